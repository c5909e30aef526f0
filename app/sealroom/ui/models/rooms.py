"""The list of rooms."""

from enum import IntEnum
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from sealroom.controller.errors import UnknownRoom
from sealroom.controller.views import Badge, RoomView
from sealroom.protocol.ids import SessionId
from sealroom.ui.bridge import Bridge
from sealroom.ui.models.refresh import Refresh
from sealroom.ui.models.room_sections import Heading, Row, Section, arranged, row_key
from sealroom.ui.text.inert import inert_line
from sealroom.ui.text.room_choice_words import section_words
from sealroom.ui.text.room_words import heading_spoken, room_spoken, room_title

_NOWHERE = QModelIndex()


class RoomRole(IntEnum):
    """What a row answers beside the usual roles."""

    ROOM = Qt.ItemDataRole.UserRole + 1
    """The `RoomView`; None for a heading."""
    DRAFT = Qt.ItemDataRole.UserRole + 2
    """What stands in its composer, on one line."""
    HEADING = Qt.ItemDataRole.UserRole + 3
    """The `Heading`; None for a room."""


class RoomListModel(QAbstractListModel):
    """Rooms by section, with a heading above each. Rows move, so that a choice stays."""

    wasRead = Signal()
    """It shows what the facade says now of the rooms that changed."""

    def __init__(self, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._facade = bridge.facade
        self._rooms = {room.session_id: room for room in self._facade.rooms()}
        self._drafts = {session_id: self._draft(session_id) for session_id in self._rooms}
        self._archived_shown = False
        self._rows = self._arranged()
        self._changed: set[SessionId] = set()
        self._refresh = Refresh(self._read, self)
        bridge.roomsChanged.connect(self._note)
        bridge.namesChanged.connect(self._note_names)

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        """Rooms that are shown, and headings."""
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        """Headings cannot be chosen; that of the archive can be reached, to fold it."""
        row = self._rows[index.row()] if index.isValid() else None
        if isinstance(row, Heading):
            can_fold = row.section is Section.ARCHIVED
            return Qt.ItemFlag.ItemIsEnabled if can_fold else Qt.ItemFlag.NoItemFlags
        return super().flags(index)

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """Title, the room itself, its draft, and the row in words for a screen reader."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        return self._heading(row, role) if isinstance(row, Heading) else self._room(row, role)

    def _heading(self, heading: Heading, role: int) -> Any:
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return section_words(heading.section)
            case Qt.ItemDataRole.AccessibleTextRole:
                return heading_spoken(heading)
            case RoomRole.HEADING:
                return heading
            case _:
                return None

    def _room(self, room: RoomView, role: int) -> Any:
        draft = self._drafts.get(room.session_id, "")
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return room_title(room)
            case Qt.ItemDataRole.AccessibleTextRole:
                return room_spoken(room, draft)
            case RoomRole.ROOM:
                return room
            case RoomRole.DRAFT:
                return draft
            case _:
                return None

    def row_of(self, session_id: SessionId) -> int | None:
        """Where a room stands; None where it is not here, or folded away."""
        return self._row_of(session_id)

    def session_at(self, row: int) -> SessionId | None:
        """The room of a row; None for a heading."""
        found = self._rows[row]
        return None if isinstance(found, Heading) else found.session_id

    def sessions(self) -> list[SessionId]:
        """The rooms that are shown, in their order."""
        return [row.session_id for row in self._rows if not isinstance(row, Heading)]

    def all_rooms(self) -> list[RoomView]:
        """Every room, shown or folded away, in no order."""
        return list(self._rooms.values())

    def room(self, session_id: SessionId) -> RoomView | None:
        """One room, shown or folded away."""
        return self._rooms.get(session_id)

    def told_unread(self) -> int:
        """How many unread messages are worth a number: not those of muted rooms."""
        counted = (Badge.COUNT, Badge.MENTION)
        return sum(
            room.unread if room.badge is Badge.COUNT else room.mentions
            for room in self._rooms.values()
            if room.badge in counted
        )

    def show_archived(self, shown: bool) -> None:
        """Unfold the archive, or fold it."""
        self._archived_shown = shown
        self._become(self._arranged())

    def toggle(self, row: int) -> None:
        """Fold or unfold what a heading stands above."""
        heading = self._rows[row]
        if isinstance(heading, Heading) and heading.section is Section.ARCHIVED:
            self.show_archived(heading.folded)

    def note_draft(self, session_id: SessionId, text: str) -> None:
        """A draft was changed in the composer."""
        row = self.row_of(session_id)
        if row is not None and self._drafts.get(session_id) != inert_line(text):
            self._drafts[session_id] = inert_line(text)
            self.dataChanged.emit(self.index(row), self.index(row))

    def _note(self, session_ids: frozenset[SessionId]) -> None:
        self._changed |= session_ids
        self._refresh.ask()

    def _note_names(self) -> None:
        """Lines name who spoke last, and rooms for two are called after the other."""
        self._note(frozenset(self._rooms))

    def _read(self) -> None:
        for session_id in self._changed:
            try:
                self._rooms[session_id] = self._facade.room(session_id)
                self._drafts[session_id] = self._draft(session_id)
            except UnknownRoom:
                self._rooms.pop(session_id, None)
        self._changed = set()
        self._become(self._arranged())
        self.wasRead.emit()

    def _arranged(self) -> list[Row]:
        return arranged(self._rooms.values(), archived_shown=self._archived_shown)

    def _draft(self, session_id: SessionId) -> str:
        return inert_line(self._facade.draft(session_id))

    def _row_of(self, key: SessionId | Section) -> int | None:
        return next((at for at, row in enumerate(self._rows) if row_key(row) == key), None)

    def _become(self, wanted: list[Row]) -> None:
        self._drop({row_key(row) for row in wanted})
        for at, row in enumerate(wanted):
            stands = self._row_of(row_key(row))
            if stands is None:
                self.beginInsertRows(_NOWHERE, at, at)
                self._rows.insert(at, row)
                self.endInsertRows()
                continue
            if stands != at:
                self.beginMoveRows(_NOWHERE, stands, stands, _NOWHERE, at)
                self._rows.insert(at, self._rows.pop(stands))
                self.endMoveRows()
            if self._rows[at] != row:
                self._rows[at] = row
            self.dataChanged.emit(self.index(at), self.index(at))

    def _drop(self, keep: set[SessionId | Section]) -> None:
        for at in reversed(range(len(self._rows))):
            if row_key(self._rows[at]) not in keep:
                self.beginRemoveRows(_NOWHERE, at, at)
                del self._rows[at]
                self.endRemoveRows()
