"""Signals over a bus of the test's own: what a desktop says when somebody leaves."""

import shutil
import subprocess
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QEventLoop
from PySide6.QtWidgets import QApplication

from sealroom.ui.screen_lock import ScreenLock

QtDBus = pytest.importorskip("PySide6.QtDBus")
PATIENCE_MS = 5_000

pytestmark = pytest.mark.skipif(shutil.which("dbus-daemon") is None, reason="needs dbus-daemon")


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    daemon = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--print-address=1"],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert daemon.stdout is not None
    yield daemon.stdout.readline().strip()
    daemon.terminate()
    daemon.wait()
    daemon.stdout.close()


class Desktop:
    """Says things on the bus, and what was heard of them."""

    def __init__(self, address: str) -> None:
        self.heard = 0
        self.lock = ScreenLock(session_bus=address, system_bus=address)
        self.lock.left.connect(self._note)
        self._bus = QtDBus.QDBusConnection.connectToBus(address, "the test's")

    def _note(self) -> None:
        self.heard += 1

    def say(self, interface: str, name: str, *arguments: object) -> None:
        message = QtDBus.QDBusMessage.createSignal("/org/test", interface, name)
        message.setArguments(list(arguments))
        assert self._bus.send(message)

    def hears(self, times: int) -> bool:
        """Whether so much was heard, in bounded time."""
        until = QDeadlineTimer(PATIENCE_MS)
        while self.heard < times and not until.hasExpired():
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 100)
        return self.heard == times


@pytest.fixture
def desktop(qapp: QApplication, address: str) -> Desktop:
    return Desktop(address)


@pytest.mark.parametrize(
    ("interface", "name"),
    [
        ("org.freedesktop.ScreenSaver", "ActiveChanged"),
        ("org.gnome.ScreenSaver", "ActiveChanged"),
        ("org.cinnamon.ScreenSaver", "ActiveChanged"),
        ("org.freedesktop.login1.Manager", "PrepareForSleep"),
    ],
)
def test_who_leaves_is_heard_and_who_comes_back_is_not(
    desktop: Desktop, interface: str, name: str
) -> None:
    desktop.say(interface, name, False)
    desktop.say(interface, name, True)
    assert desktop.hears(1)
    desktop.say(interface, name, False)
    desktop.say("org.freedesktop.login1.Session", "Lock")
    assert desktop.hears(2)


def test_what_others_say_is_nothing_to_it(desktop: Desktop) -> None:
    desktop.say("org.example.Player", "ActiveChanged", True)
    desktop.say("org.freedesktop.login1.Session", "Unlock")
    desktop.say("org.freedesktop.login1.Session", "Lock")
    assert desktop.hears(1)
