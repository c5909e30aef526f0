"""Who could read a message, as rows: the first of them, or all."""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from sealroom.controller.about_views import ReaderView
from sealroom.controller.views import PersonView
from sealroom.ui.models.people import PersonRole
from sealroom.ui.text.person_words import person_name, person_spoken

FEW = 5
"""Shown before all are asked for; one more is not worth asking."""
_NOWHERE = QModelIndex()


class ReaderRow(NamedTuple):
    """Somebody, and what is told of them: said when it is shown, for there may be thousands."""

    reader: ReaderView
    tell: Callable[[], str]


class ReadersModel(QAbstractListModel):
    """Answers the same roles as the people of a room."""

    def __init__(self, rows: Sequence[ReaderRow], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows = rows
        self._shown = len(rows) if len(rows) <= FEW + 1 else FEW

    @property
    def hidden(self) -> int:
        """How many are not shown."""
        return len(self._rows) - self._shown

    def show_all(self) -> None:
        """Show every one."""
        self.beginInsertRows(_NOWHERE, self._shown, len(self._rows) - 1)
        self._shown = len(self._rows)
        self.endInsertRows()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        """Those shown."""
        return 0 if parent.isValid() else self._shown

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """Name, person, note, and the row in words for a screen reader."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        person = _person(row.reader)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return person_name(person)
            case Qt.ItemDataRole.AccessibleTextRole:
                return ", ".join(filter(None, (person_spoken(person), row.tell())))
            case PersonRole.PERSON:
                return person
            case PersonRole.NOTE:
                return row.tell()
            case _:
                return None


def _person(reader: ReaderView) -> PersonView:
    return PersonView(reader.user_id, reader.name, None, reader.is_me, reader.verified)
