"""Hears from a Linux desktop that the screen is locked, or that the computer goes to sleep.

Over D-Bus, where there is one: `ActiveChanged` of the screen savers of freedesktop.org, GNOME, KDE
and Cinnamon on the session's bus; on the system's bus systemd-logind's `PrepareForSleep`, and its
`Lock` of a session. Whoever may speak there can lock the app by it, and nothing else. Elsewhere
nothing is heard, and only `waking` tells of a sleep.
"""

import sys
from typing import cast

from PySide6.QtCore import SLOT, QObject, Signal, Slot

_SCREEN_SAVERS = tuple(f"org.{whose}.ScreenSaver" for whose in ("freedesktop", "gnome", "cinnamon"))
_TURNED, _LOCKED = (cast("bytes", SLOT(name)) for name in ("turned(bool)", "locked()"))
"""PySide's stubs want bytes where it takes strings alone."""
_LOGIN = "org.freedesktop.login1"


class ScreenLock(QObject):
    """Emits `left` when the person did or will leave."""

    left = Signal()

    def __init__(
        self, parent: QObject | None = None, *, session_bus: str = "", system_bus: str = ""
    ) -> None:
        """Addresses of buses are for tests; without one it is the computer's own."""
        super().__init__(parent)
        if sys.platform == "linux":
            self._listen(session_bus, system_bus)

    def _listen(self, session_bus: str, system_bus: str) -> None:
        from PySide6.QtDBus import QDBusConnection  # noqa: PLC0415 - other systems may lack it

        bus = QDBusConnection
        session = bus.connectToBus(session_bus, "session") if session_bus else bus.sessionBus()
        if session.isConnected():
            for name in _SCREEN_SAVERS:
                session.connect("", "", name, "ActiveChanged", self, _TURNED)
        system = bus.connectToBus(system_bus, "system") if system_bus else bus.systemBus()
        if system.isConnected():
            manager, one = f"{_LOGIN}.Manager", f"{_LOGIN}.Session"
            system.connect("", "", manager, "PrepareForSleep", self, _TURNED)
            system.connect("", "", one, "Lock", self, _LOCKED)

    @Slot(bool)
    def turned(self, on: bool) -> None:
        """A screen saver begins or ends; a sleep begins or is over."""
        if on:
            self.left.emit()

    @Slot()
    def locked(self) -> None:
        """The session is locked."""
        self.left.emit()
