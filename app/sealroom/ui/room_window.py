"""A room in a window of its own, beside the main one."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sealroom.protocol.ids import SessionId
from sealroom.ui.commands import Commands
from sealroom.ui.commands.of_window import offer_page
from sealroom.ui.desk import Desk
from sealroom.ui.overlay import Overlay
from sealroom.ui.parts.toast import Toast
from sealroom.ui.room.page_sheets import connect_page
from sealroom.ui.room.room_page import RoomPage
from sealroom.ui.room.typing_keys import types_into
from sealroom.ui.sheets import Sheets
from sealroom.ui.shortcuts import Key

_SIZE = (720, 680)
_LEAST = (440, 400)


class RoomWindow(QWidget):
    """Its sheets stand in it; its room never changes."""

    closed = Signal(str)
    """The room."""

    def __init__(self, desk: Desk, session_id: SessionId) -> None:
        super().__init__()
        self._desk = desk
        self.session_id = session_id
        self.setObjectName("roomWindow")
        self.setProperty("kind", "background")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumSize(*_LEAST)
        self.resize(*_SIZE)
        desk.theme.dress(self)
        self.room = RoomPage(desk)
        self.room.header.details.hide()  # people and keys are in the room's settings
        self.overlay = Overlay(desk.theme, self)
        self.toast = Toast(desk.theme, self)
        self.sheets = Sheets(desk, self.overlay)
        self.sheets.said.connect(self.toast.say)
        connect_page(self.room, self.sheets)
        for asked in (self.room.header.settingsWanted, self.room.header.keysWanted):
            asked.connect(lambda: self.sheets.settings(session_id))
        self.room.header.titled.connect(self.setWindowTitle)
        self._offer()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.room)
        self.room.open(session_id)

    def _offer(self) -> None:
        self.commands = Commands(self, self._desk.keys)
        self.sheets.offered = self.commands.names
        offer_page(self.commands, self.room, lambda: True)
        self.commands.offer(Key.ROOM_SETTINGS, lambda: self.sheets.settings(self.session_id))
        self.commands.offer(Key.INVITE, lambda: self.sheets.invite(self.session_id), self._invites)
        self.commands.offer(Key.PALETTE, lambda: self.sheets.palette(self.commands.all()))
        self.commands.offer(Key.SHOW_KEYS, lambda: self.sheets.show_keys(self.commands.names()))
        self.commands.offer(Key.LOCK, self._desk.lock.lock, above_sheets=True)
        self.commands.offer(Key.CLOSE_WINDOW, self.close)
        self.overlay.opened.connect(lambda: self.commands.set_below_sheet(True))
        self.overlay.emptied.connect(lambda: self.commands.set_below_sheet(False))

    def _invites(self) -> bool:
        return self._desk.facade.room(self.session_id).may_invite

    def looks_at(self, session_id: SessionId) -> bool:
        """Whether this room is seen, to its end, in front of all else."""
        return session_id == self.session_id and self.isActiveWindow() and self.room.timeline.at_end

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes the innermost thing and never the window; text goes to the composer."""
        if self.overlay.top is not None:
            return
        if event.key() == Qt.Key.Key_Escape:
            self.room.escape()
        else:
            types_into(self.room.composer.field, event)

    def changeEvent(self, event: QEvent) -> None:
        """In front: what is on screen is read. Not any more: what is written is kept."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange:
            if self.isActiveWindow():
                self.room.look()
            else:
                self.room.keep_draft()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep what is written."""
        self.overlay.close_all()
        self.room.keep_draft()
        event.accept()
        self.closed.emit(self.session_id)
