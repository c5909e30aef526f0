"""The list of rooms as a view. Says which room is chosen; keeps the choice when rows move."""

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from sealroom.protocol.ids import SessionId
from sealroom.ui.desk import Desk
from sealroom.ui.models.rooms import RoomListModel
from sealroom.ui.rooms.room_delegate import RoomDelegate


class RoomList(QListView):
    """Shows a `RoomListModel`."""

    chosen = Signal(str)
    """The session id of the room to show."""
    menuWanted = Signal(str, QPoint)

    def __init__(self, desk: Desk, model: RoomListModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rooms = model
        self.setObjectName("roomList")
        self.setAccessibleName(self.tr("Rooms"))
        self.setModel(model)
        self.setItemDelegate(RoomDelegate(desk.theme, desk.clock, self))
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.verticalScrollBar().setSingleStep(32)
        self.selectionModel().currentChanged.connect(self._current_changed)
        desk.theme.changed.connect(self.viewport().update)

    @property
    def current(self) -> SessionId | None:
        """The chosen room."""
        index = self.currentIndex()
        return self._rooms.room_at(index.row()).session_id if index.isValid() else None

    def choose(self, session_id: SessionId) -> bool:
        """Choose a room. Whether it is in the list."""
        row = self._rooms.row_of(session_id)
        if row is not None:
            self.setCurrentIndex(self._rooms.index(row))
        return row is not None

    def choose_none(self) -> None:
        """No room is shown."""
        self.selectionModel().setCurrentIndex(
            QModelIndex(), QItemSelectionModel.SelectionFlag.Clear
        )

    def step(self, rows: int) -> None:
        """Choose the room so many rows further."""
        count = self._rooms.rowCount()
        if count:
            at = self.currentIndex().row() if self.currentIndex().isValid() else -1
            self.setCurrentIndex(self._rooms.index(max(0, min(count - 1, at + rows))))

    def has_rooms(self) -> bool:
        """Whether there is any."""
        return self.has_row(0)

    def has_row(self, row: int) -> bool:
        """Whether so many are there."""
        return row < self._rooms.rowCount()

    def choose_row(self, row: int) -> None:
        """Choose the room that stands there."""
        if self.has_row(row):
            self.setCurrentIndex(self._rooms.index(row))

    def has_unread(self) -> bool:
        """Whether there is a room with unread messages that is not chosen."""
        return self._next_unread(1) is not None

    def step_unread(self, direction: int) -> None:
        """Choose the next room down (1) or up (-1) that has unread messages, around the ends."""
        row = self._next_unread(direction)
        if row is not None:
            self.choose_row(row)

    def _next_unread(self, direction: int) -> int | None:
        count, at = self._rooms.rowCount(), self.currentIndex().row()
        start = at if at >= 0 else (-1 if direction > 0 else count)
        rows = [(start + direction * step) % count for step in range(1, count + 1)]
        return next((row for row in rows if row != at and self._rooms.room_at(row).unread), None)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The room's menu."""
        index = self.indexAt(self.viewport().mapFromGlobal(event.globalPos()))
        if index.isValid():
            self.menuWanted.emit(self._rooms.room_at(index.row()).session_id, event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Text is not searched for in the list: it goes to the composer."""
        if event.text().isprintable() and event.text() and event.key() != Qt.Key.Key_Space:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _current_changed(self, current: QModelIndex, previous: QModelIndex) -> None:
        if current.isValid():
            self.chosen.emit(self._rooms.room_at(current.row()).session_id)
