"""What was found, as rows: rooms by their names, then messages, newest first."""

import enum
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any, TypeAlias

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from sealroom.controller.search_views import Hit, HitPage, words_of
from sealroom.controller.views import RoomView
from sealroom.store.search_text import Needle
from sealroom.ui.text.excerpt import Excerpt, excerpt
from sealroom.ui.text.room_words import room_spoken, room_title
from sealroom.ui.text.search_words import hit_spoken, section_words

ROOMS_MOST = 5
_NOWHERE = QModelIndex()


class Part(enum.Enum):
    """What stands below a heading."""

    ROOMS = enum.auto()
    MESSAGES = enum.auto()


@dataclass(frozen=True)
class HitRow:
    """A message that was found, and what is shown of it."""

    hit: Hit
    excerpt: Excerpt


ResultRow: TypeAlias = Part | RoomView | HitRow


class ResultRole(IntEnum):
    """What a row answers beside the usual roles."""

    ROW = Qt.ItemDataRole.UserRole + 1


class ResultsModel(QAbstractListModel):
    """Grows at its end: `moreWanted` is told once the end comes into sight."""

    moreWanted = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[ResultRow] = []
        self._seen: set[str] = set()
        self._more = False

    @property
    def hits(self) -> int:
        """Messages that are shown."""
        return len(self._seen)

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        """Results and headings."""
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        """Headings cannot be chosen."""
        if index.isValid() and isinstance(self._rows[index.row()], Part):
            return Qt.ItemFlag.ItemIsEnabled
        return super().flags(index)

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """Words of the row, the row itself, and all of it for a screen reader."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return _words(row)
            case Qt.ItemDataRole.AccessibleTextRole:
                return _spoken(row)
            case ResultRole.ROW:
                return row
            case _:
                return None

    def clear(self) -> None:
        """Nothing is looked for."""
        self.show([], HitPage())

    def show(self, rooms: Sequence[RoomView], page: HitPage) -> None:
        """Begin with these."""
        self.beginResetModel()
        self._seen.clear()
        self._rows = [Part.ROOMS, *rooms[:ROOMS_MOST]] if rooms else []
        hits = self._new(page.hits, page.needles)
        self._rows += [Part.MESSAGES, *hits] if hits else []
        self._more = page.older is not None
        self.endResetModel()

    def add(self, page: HitPage) -> None:
        """Go on with these."""
        self._more = page.older is not None
        hits: list[ResultRow] = [*self._new(page.hits, page.needles)]
        if hits and Part.MESSAGES not in self._rows:
            hits.insert(0, Part.MESSAGES)
        if hits:
            at = len(self._rows)
            self.beginInsertRows(_NOWHERE, at, at + len(hits) - 1)
            self._rows += hits
            self.endInsertRows()

    def canFetchMore(self, parent: QModelIndex | QPersistentModelIndex) -> bool:
        """Whether there is more."""
        return self._more

    def fetchMore(self, parent: QModelIndex | QPersistentModelIndex) -> None:
        """The end is seen."""
        self._more = False
        self.moreWanted.emit()

    def _new(self, hits: Sequence[Hit], needles: Sequence[Needle]) -> list[HitRow]:
        """Each message once: an edited one may be found in several versions."""
        fresh = [hit for hit in hits if hit.message.message_id not in self._seen]
        self._seen.update(hit.message.message_id for hit in fresh)
        return [HitRow(hit, excerpt(words_of(hit.message), needles)) for hit in fresh]


def _words(row: ResultRow) -> str:
    match row:
        case Part():
            return section_words(messages=row is Part.MESSAGES)
        case HitRow():
            return row.excerpt.text
        case _:
            return room_title(row)


def _spoken(row: ResultRow) -> str:
    match row:
        case Part():
            return section_words(messages=row is Part.MESSAGES)
        case HitRow():
            return hit_spoken(row.hit, row.excerpt.text)
        case _:
            return room_spoken(row)
