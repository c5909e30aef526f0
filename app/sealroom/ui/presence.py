"""Where an open profile shows itself outside of its window: tray, task bar, notifications.

One for each time the profile is open. Locked, it is gone, and with it all that it told.
"""

import sys

import msgspec
from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from sealroom.protocol.ids import SessionId
from sealroom.ui.desk import Desk
from sealroom.ui.frame import Frame
from sealroom.ui.front import take_token
from sealroom.ui.main_page import MainPage
from sealroom.ui.models.refresh import Refresh
from sealroom.ui.notifications.balloon import Balloon
from sealroom.ui.notifications.freedesktop import Freedesktop
from sealroom.ui.notifications.note import Delivery
from sealroom.ui.notifications.notifier import Notifier
from sealroom.ui.window import Window

MINUTE_MS = 60_000


class Presence(QObject):
    """Follows rooms and preferences; acts for the tray."""

    def __init__(self, desk: Desk, window: Window, frame: Frame) -> None:
        super().__init__(window)
        self._desk = desk
        self._window = window
        self._frame = frame
        self._balloon = Balloon(frame.tray.icon, self._clicked, self)
        self.notifier = Notifier(desk.bridge, desk.clock, self._delivery(), self._looks_at, self)
        self.notifier.opened.connect(self._open)
        self._refresh = Refresh(self.refresh, self)
        window.entered.connect(self._follow_rooms)
        self._follow_rooms()
        desk.bridge.preferencesChanged.connect(self._refresh.ask)
        frame.tray.lockWanted.connect(desk.lock.lock)
        frame.tray.quietWanted.connect(self._be_quiet)
        window.quitWanted.connect(frame.quit)
        frame.linkBrought.connect(self.open_link)
        window.puttingAway.connect(self.notifier.withdraw_all)
        window.puttingAway.connect(self._keep_place)
        frame.stand_at(desk.facade.preferences().window)
        self.refresh()

    def _follow_rooms(self) -> None:
        """Once there is a profile with rooms: count what their list has read."""
        if self._main is not None:
            self._main.rooms_model.wasRead.connect(self.refresh)

    def refresh(self) -> None:
        """Show what holds now."""
        preferences = self._desk.facade.preferences()
        unread = self._main.rooms_model.told_unread() if self._main is not None else 0
        quiet = not preferences.notifies or self._desk.clock() < preferences.quiet_until
        tray = self._frame.tray
        tray.set_shown(preferences.tray)
        tray.show_state(unread=unread, quiet=quiet, locked=False)
        self._frame.closes_to_tray = preferences.tray and preferences.closes_to_tray
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.setBadgeNumber(unread)

    def open_link(self) -> None:
        """What was clicked elsewhere, if anything was."""
        if link := self._frame.take_link():
            self._window.open_link(link)

    @property
    def _main(self) -> MainPage | None:
        return self._window.main

    def _delivery(self) -> Delivery:
        if sys.platform != "linux":
            return self._balloon
        desktop = Freedesktop(self._clicked, otherwise=self._balloon, activated=take_token)
        self._desk.bridge.start(desktop.run(), name="desktop notifications")
        return desktop

    def _keep_place(self) -> None:
        facade, place = self._desk.facade, self._frame.standing()
        if place != facade.preferences().window:
            wanted = msgspec.structs.replace(facade.preferences(), window=place)
            self._desk.bridge.start(
                facade.set_preferences(wanted), name="keep the window's place", must_finish=True
            )

    def _clicked(self, key: str) -> None:
        self.notifier.click(key)

    def _open(self, session_id: SessionId, order: int) -> None:
        self._frame.come_back()
        if self._main is not None:
            self._main.show_message(session_id, order)

    def _looks_at(self, session_id: SessionId) -> bool:
        return self._window.looks_at(session_id)

    def _be_quiet(self, minutes: int) -> None:
        facade = self._desk.facade
        until = self._desk.clock() + minutes * MINUTE_MS if minutes else 0
        wanted = msgspec.structs.replace(
            facade.preferences(), quiet_until=until, **({} if minutes else {"notifies": True})
        )
        self._desk.bridge.start(facade.set_preferences(wanted), name="do not disturb")
