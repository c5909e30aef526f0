"""What can be done with a room from the list: by its menu, or by keys for the one that is shown."""

from collections.abc import Coroutine
from typing import Any

from PySide6.QtCore import QObject, QPoint, Signal

from sealroom.controller.errors import UnknownRoom
from sealroom.controller.views import Badge, RoomView
from sealroom.protocol.ids import SessionId
from sealroom.ui.desk import Desk
from sealroom.ui.rooms.room_list import RoomList
from sealroom.ui.rooms.room_menu import MuteMenu, RoomMenu


class RoomActions(QObject):
    """Keeps the person's choices about rooms; what concerns others is asked for by signals."""

    windowWanted = Signal(str)
    exportWanted = Signal(str)
    settingsWanted = Signal(str)
    inviteWanted = Signal(str)
    leaveWanted = Signal(str)

    def __init__(self, desk: Desk, rooms: RoomList) -> None:
        super().__init__(rooms)
        self._desk = desk
        self._rooms = rooms
        rooms.menuWanted.connect(self.open_menu)

    def open_menu(self, session_id: SessionId, place: QPoint) -> None:
        """Everything there is."""
        room = self._room(session_id)
        if room is None:
            return
        facade, desk = self._desk.facade, self._desk
        level = facade.preferences().room_level
        menu = RoomMenu(
            room, level, desk.clock(), theme=desk.theme, keys=desk.keys, parent=self._rooms
        )
        menu.aboutToHide.connect(menu.deleteLater)
        choices = facade.choices
        menu.pinWanted.connect(lambda on: self._do(choices.pin(session_id, pinned=on)))
        menu.muteWanted.connect(lambda until: self._do(choices.mute(session_id, until)))
        menu.levelWanted.connect(lambda level: self._do(choices.set_level(session_id, level)))
        menu.archiveWanted.connect(lambda on: self._do(choices.archive(session_id, archived=on)))
        menu.unreadWanted.connect(lambda on: self._mark(session_id, unread=on))
        menu.exportWanted.connect(lambda: self.exportWanted.emit(session_id))
        menu.windowWanted.connect(lambda: self.windowWanted.emit(session_id))
        menu.settingsWanted.connect(lambda: self.settingsWanted.emit(session_id))
        menu.inviteWanted.connect(lambda: self.inviteWanted.emit(session_id))
        menu.leaveWanted.connect(lambda: self.leaveWanted.emit(session_id))
        menu.popup(place)

    def toggle_pin(self) -> None:
        """Pin the room that is shown, or unpin it."""
        if (room := self._shown()) is not None:
            self._do(self._desk.facade.choices.pin(room.session_id, pinned=not room.pinned))

    def toggle_archived(self) -> None:
        """Archive it, or bring it back."""
        if (room := self._shown()) is not None:
            choices = self._desk.facade.choices
            self._do(choices.archive(room.session_id, archived=not room.archived))

    def toggle_unread(self) -> None:
        """Mark it as unread, or as read."""
        if (room := self._shown()) is not None:
            self._mark(room.session_id, unread=room.badge is Badge.NONE)

    def toggle_muted(self) -> None:
        """Hear it again; or ask for how long it is to be muted."""
        room = self._shown()
        if room is None or room.my_role is None:
            return
        choices, session_id = self._desk.facade.choices, room.session_id
        if room.muted_until:
            self._do(choices.mute(session_id, 0))
            return
        menu = MuteMenu(self._desk.clock(), self._rooms)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.chosen.connect(lambda until: self._do(choices.mute(session_id, until)))
        menu.popup(self._rooms.menu_place(session_id))
        menu.setActiveAction(menu.actions()[0])

    def _mark(self, session_id: SessionId, *, unread: bool) -> None:
        facade = self._desk.facade
        if unread:
            self._do(facade.choices.mark_unread(session_id))
        else:
            self._do(facade.mark_read(session_id))

    def _shown(self) -> RoomView | None:
        shown = self._rooms.last_chosen
        return self._room(shown) if shown is not None else None

    def _room(self, session_id: SessionId) -> RoomView | None:
        try:
            return self._desk.facade.room(session_id)
        except UnknownRoom:
            return None

    def _do(self, work: Coroutine[Any, Any, None]) -> None:
        self._desk.bridge.start(work, name="room choice", must_finish=True)
