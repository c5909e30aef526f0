"""The list of rooms as a view. Says which room is chosen; keeps the choice when rows move."""

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from sealroom.controller.views import Badge
from sealroom.protocol.ids import SessionId
from sealroom.ui.desk import Desk
from sealroom.ui.models.rooms import RoomListModel
from sealroom.ui.rooms.room_delegate import RoomDelegate

_FOLD_KEYS = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}


class RoomList(QListView):
    """Shows a `RoomListModel`."""

    chosen = Signal(str)
    """The session id of the room to show."""
    menuWanted = Signal(str, QPoint)

    def __init__(self, desk: Desk, model: RoomListModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rooms = model
        self._last: SessionId | None = None
        """What was chosen last, which may be folded away at the moment."""
        self.setObjectName("roomList")
        self.setAccessibleName(self.tr("Rooms"))
        self.setModel(model)
        self.setItemDelegate(RoomDelegate(desk.theme, desk.clock, self))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.verticalScrollBar().setSingleStep(32)
        self.selectionModel().currentChanged.connect(self._current_changed)
        model.rowsInserted.connect(self._come_back)
        desk.theme.changed.connect(self.viewport().update)
        desk.theme.resized.connect(self.scheduleDelayedItemsLayout)

    @property
    def current(self) -> SessionId | None:
        """The chosen room."""
        chosen = self.selectionModel().selectedIndexes()
        return self._rooms.session_at(chosen[0].row()) if chosen else None

    @property
    def last_chosen(self) -> SessionId | None:
        """The room that is shown, although it may be folded away here."""
        return self._last

    def choose(self, session_id: SessionId) -> bool:
        """Choose a room. Whether it is in the list."""
        room = self._rooms.room(session_id)
        if room is not None and room.archived:
            self._rooms.show_archived(True)
        row = self._rooms.row_of(session_id)
        if row is not None:
            self.setCurrentIndex(self._rooms.index(row))
        else:
            self._let_go()
            self._last = session_id
        return row is not None

    def choose_none(self) -> None:
        """No room is shown."""
        self._last = None
        self._let_go()

    def step(self, rows: int) -> None:
        """Choose the room so many rooms further."""
        sessions = self._rooms.sessions()
        if sessions:
            at = sessions.index(self.current) if self.current is not None else -1
            self.choose(sessions[max(0, min(len(sessions) - 1, at + rows))])

    def menu_place(self, session_id: SessionId) -> QPoint:
        """Where a room's menu opens that no pointer asked for."""
        row = self._rooms.row_of(session_id)
        at = self.visualRect(self._rooms.index(row)).center() if row is not None else QPoint(40, 40)
        return self.viewport().mapToGlobal(at)

    def has_rooms(self) -> bool:
        """Whether there is any."""
        return self.has_row(0)

    def has_row(self, row: int) -> bool:
        """Whether so many rooms are shown, headings apart."""
        return row < len(self._rooms.sessions())

    def choose_row(self, row: int) -> None:
        """Choose the room that stands there among the rooms."""
        if self.has_row(row):
            self.choose(self._rooms.sessions()[row])

    def has_unread(self) -> bool:
        """Whether there is a room with something unread that is not chosen."""
        return self._next_unread(1) is not None

    def step_unread(self, direction: int) -> None:
        """Choose the next room down (1) or up (-1) with something unread, around the ends.

        Quiet ones are passed.
        """
        session_id = self._next_unread(direction)
        if session_id is not None:
            self.choose(session_id)

    def _next_unread(self, direction: int) -> SessionId | None:
        sessions, current = self._rooms.sessions(), self.current
        at = sessions.index(current) if current is not None else (-1 if direction > 0 else 0)
        after = [*sessions[at + 1 :], *sessions[: max(0, at)]]
        for session_id in after if direction > 0 else reversed(after):
            room = self._rooms.room(session_id)
            if room is not None and room.badge is not Badge.NONE and not room.quiet:
                return session_id
        return None

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The room's menu, by pointer or by key."""
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        if by_key:
            session_id = self.current
        else:
            index = self.indexAt(self.viewport().mapFromGlobal(event.globalPos()))
            session_id = self._rooms.session_at(index.row()) if index.isValid() else None
        if session_id is not None:
            place = self.menu_place(session_id) if by_key else event.globalPos()
            self.menuWanted.emit(session_id, place)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The right button opens a menu and chooses nothing."""
        if event.button() == Qt.MouseButton.RightButton:
            event.accept()
        else:
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on the archive's heading folds it."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.button() == Qt.MouseButton.LeftButton:
            self._rooms.toggle(index.row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Text is not searched for in the list: it goes to the composer."""
        index = self.currentIndex()
        if event.key() in _FOLD_KEYS and index.isValid():
            self._rooms.toggle(index.row())
        elif event.text().isprintable() and event.text():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def selectionCommand(
        self, index: QModelIndex | QPersistentModelIndex, event: object = None
    ) -> QItemSelectionModel.SelectionFlag:
        """On a heading the room that is shown stays the chosen one."""
        if index.isValid() and self._rooms.session_at(index.row()) is None:
            return QItemSelectionModel.SelectionFlag.NoUpdate
        return QItemSelectionModel.SelectionFlag.ClearAndSelect

    def rowsAboutToBeRemoved(
        self, parent: QModelIndex | QPersistentModelIndex, start: int, end: int
    ) -> None:
        """A room that goes, or is folded away, does not open the one beside it."""
        if start <= self.currentIndex().row() <= end:
            self._let_go()
        super().rowsAboutToBeRemoved(parent, start, end)

    def _let_go(self) -> None:
        self.selectionModel().setCurrentIndex(
            QModelIndex(), QItemSelectionModel.SelectionFlag.Clear
        )

    def _come_back(self) -> None:
        """The room that is shown is in the list again."""
        row = self._rooms.row_of(self._last) if self._last and self.current is None else None
        if row is not None:
            self.setCurrentIndex(self._rooms.index(row))

    def _current_changed(self, current: QModelIndex, previous: QModelIndex) -> None:
        session_id = self._rooms.session_at(current.row()) if current.isValid() else None
        if session_id is not None and session_id != self._last:
            self._last = session_id
            self.chosen.emit(session_id)
