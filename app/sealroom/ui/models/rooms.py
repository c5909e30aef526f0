"""The list of rooms."""

from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from sealroom.controller.errors import UnknownRoom
from sealroom.controller.views import RoomView
from sealroom.protocol.ids import SessionId
from sealroom.ui.bridge import Bridge
from sealroom.ui.models.refresh import Refresh
from sealroom.ui.text.inert import inert_line
from sealroom.ui.text.room_words import room_spoken, room_title

_NOWHERE = QModelIndex()


class RoomRole(IntEnum):
    """What a row answers beside the usual roles."""

    ROOM = Qt.ItemDataRole.UserRole + 1
    """The `RoomView`."""
    DRAFT = Qt.ItemDataRole.UserRole + 2
    """What stands in its composer, on one line."""


class RoomListModel(QAbstractListModel):
    """Rooms, newest first; those one is out of come last. Rows move, so that a choice stays."""

    def __init__(self, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._facade = bridge.facade
        self._rooms: list[RoomView] = self._facade.rooms()
        self._drafts = {room.session_id: self._draft(room.session_id) for room in self._rooms}
        self._changed: set[SessionId] = set()
        self._refresh = Refresh(self._read, self)
        bridge.roomsChanged.connect(self._note)

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        """Rooms."""
        return 0 if parent.isValid() else len(self._rooms)

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """Title, the room itself, its draft, and the row in words for a screen reader."""
        if not index.isValid():
            return None
        room = self._rooms[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return room_title(room)
            case Qt.ItemDataRole.AccessibleTextRole:
                return room_spoken(room)
            case RoomRole.ROOM:
                return room
            case RoomRole.DRAFT:
                return self._drafts.get(room.session_id, "")
            case _:
                return None

    def row_of(self, session_id: SessionId) -> int | None:
        """Where a room stands."""
        rows = (row for row, room in enumerate(self._rooms) if room.session_id == session_id)
        return next(rows, None)

    def room_at(self, row: int) -> RoomView:
        """The room of a row."""
        return self._rooms[row]

    def note_draft(self, session_id: SessionId, text: str) -> None:
        """A draft was changed in the composer."""
        row = self.row_of(session_id)
        if row is not None and self._drafts.get(session_id) != inert_line(text):
            self._drafts[session_id] = inert_line(text)
            self.dataChanged.emit(self.index(row), self.index(row))

    def _note(self, session_ids: frozenset[SessionId]) -> None:
        self._changed |= session_ids
        self._refresh.ask()

    def _read(self) -> None:
        rooms = {room.session_id: room for room in self._rooms}
        for session_id in self._changed:
            try:
                rooms[session_id] = self._facade.room(session_id)
                self._drafts[session_id] = self._draft(session_id)
            except UnknownRoom:
                rooms.pop(session_id, None)
        self._changed = set()
        self._become(sorted(rooms.values(), key=lambda room: (room.my_role is None, -room.time)))

    def _draft(self, session_id: SessionId) -> str:
        return inert_line(self._facade.draft(session_id))

    def _become(self, wanted: list[RoomView]) -> None:
        self._drop({room.session_id for room in wanted})
        for row, room in enumerate(wanted):
            at = self.row_of(room.session_id)
            if at is None:
                self.beginInsertRows(_NOWHERE, row, row)
                self._rooms.insert(row, room)
                self.endInsertRows()
                continue
            if at != row:
                self.beginMoveRows(_NOWHERE, at, at, _NOWHERE, row)
                self._rooms.insert(row, self._rooms.pop(at))
                self.endMoveRows()
            if self._rooms[row] != room:
                self._rooms[row] = room
            self.dataChanged.emit(self.index(row), self.index(row))

    def _drop(self, keep: set[SessionId]) -> None:
        for row in reversed(range(len(self._rooms))):
            if self._rooms[row].session_id not in keep:
                self.beginRemoveRows(_NOWHERE, row, row)
                del self._rooms[row]
                self.endRemoveRows()
