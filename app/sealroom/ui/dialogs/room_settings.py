"""A room's settings: general, sealing, people, keys."""

from collections.abc import Coroutine
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from sealroom.controller.errors import UnknownRoom
from sealroom.controller.views import RoomView
from sealroom.protocol.ids import SessionId
from sealroom.ui.desk import Desk
from sealroom.ui.dialogs.settings.general import GeneralPage
from sealroom.ui.dialogs.settings.keys import KeysPage
from sealroom.ui.dialogs.settings.page import SettingsPage
from sealroom.ui.dialogs.settings.people import PeoplePage
from sealroom.ui.dialogs.settings.sealing import SealingPage
from sealroom.ui.dialogs.work_sheet import WorkSheet
from sealroom.ui.models.refresh import Refresh
from sealroom.ui.parts.tab_bar import TabBar
from sealroom.ui.text.room_words import room_title

_WIDTH = 560
_HEIGHT = 400
"""The pages' height: the sheet does not jump from one to the other."""


class RoomSettings(WorkSheet):
    """Changes are made one by one, and shown when the room has them."""

    sealWanted = Signal(str, bool)
    leaveWanted = Signal(str)
    actionChosen = Signal(str, object, object)

    def __init__(self, desk: Desk, room: RoomView) -> None:
        super().__init__(desk, room_title(room), name="roomSettingsSheet", width=_WIDTH)
        self._session_id = room.session_id
        self.tabs = TabBar(desk.theme)
        self.tabs.setObjectName("settingsTabs")
        self.tabs.setAccessibleName(self.tr("Parts of the settings"))
        self.pages = QStackedWidget()
        self.general = GeneralPage(desk, self._act)
        self.sealing = SealingPage(desk, self._act)
        self.people = PeoplePage(desk, self._act)
        self.keys = KeysPage(desk, self._act)
        for words, page in (
            (self.tr("General"), self.general),
            (self.tr("Sealing"), self.sealing),
            (self.tr("People"), self.people),
            (self.tr("Keys"), self.keys),
        ):
            self.tabs.addTab(words)
            self.pages.addWidget(page)
        self.pages.setMinimumHeight(_HEIGHT)
        self.body.setSpacing(0)
        self.add_above(self.tabs)
        self.body.addWidget(self.pages)
        done = self.add_button(self.tr("Done"), "cancel", "primary")
        done.clicked.connect(self.accept)
        self._connect()
        self._show(room)

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(self.pages.setCurrentIndex)
        self.sealing.sealWanted.connect(lambda on: self.sealWanted.emit(self._session_id, on))
        self.general.leaveWanted.connect(lambda: self.leaveWanted.emit(self._session_id))
        self.people.actionChosen.connect(self.actionChosen)
        self._refresh = Refresh(self._read, self)
        self.desk.bridge.roomsChanged.connect(self._rooms_changed)

    def _act(self, work: Coroutine[Any, Any, None], words: str) -> None:
        self.work(work, name="room settings", words=words, then=lambda _: self._read())

    def _failed(self, words: str) -> None:
        """Switches go back to what holds."""
        super()._failed(words)
        self._read()

    def _rooms_changed(self, session_ids: frozenset[SessionId]) -> None:
        if self._session_id in session_ids:
            self._refresh.ask()

    def _read(self) -> None:
        try:
            room = self.desk.facade.room(self._session_id)
        except UnknownRoom:
            self.reject()
            return
        if room.my_role is None:
            self.reject()
        else:
            self._show(room)

    def _show(self, room: RoomView) -> None:
        self.set_title(room_title(room))
        pages: tuple[SettingsPage, ...] = (self.general, self.sealing, self.people, self.keys)
        for page in pages:
            page.show_room(room)
