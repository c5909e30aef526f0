"""Against a notification service on a bus of the test's own."""

import asyncio
import shutil
import subprocess
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, suppress
from typing import Any

import pytest

from sealroom.ui.notifications.freedesktop import Freedesktop
from sealroom.ui.notifications.note import Note
from tests.ui.conftest import Drive
from tests.ui.seat import until

jeepney = pytest.importorskip("jeepney")
jeepney_io = pytest.importorskip("jeepney.io.asyncio")

pytestmark = pytest.mark.skipif(shutil.which("dbus-daemon") is None, reason="needs dbus-daemon")

NAME, PATH = "org.freedesktop.Notifications", "/org/freedesktop/Notifications"


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    daemon = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--print-address=1"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert daemon.stdout is not None
    yield daemon.stdout.readline().strip()
    daemon.terminate()
    daemon.wait()
    daemon.stdout.close()


class Service:
    """A notification service: refuses calls of another signature than the specification's."""

    def __init__(self, connection: Any, capabilities: list[str]) -> None:
        self._connection = connection
        self._capabilities = capabilities
        self.shown: dict[int, tuple[Any, ...]] = {}
        self.calls = 0
        self.refused: list[str] = []

    async def run(self) -> None:
        while True:
            call = await self._connection.receive()
            if call.header.message_type is jeepney.MessageType.method_call:
                await self._answer(call)

    async def _answer(self, call: Any) -> None:
        fields = call.header.fields
        member = fields[jeepney.HeaderFields.member]
        signature = fields.get(jeepney.HeaderFields.signature, "")
        answer: tuple[str, tuple[Any, ...]]
        match member, signature:
            case "GetCapabilities", "":
                answer = ("as", (self._capabilities,))
            case "Notify", "susssasa{sv}i":
                self.calls += 1
                number = call.body[1] or self.calls
                self.shown[number] = call.body
                answer = ("u", (number,))
            case "CloseNotification", "u":
                self.shown.pop(call.body[0], None)
                answer = ("", ())
            case _:
                self.refused.append(f"{member}({signature})")
                await self._connection.send(jeepney.new_error(call, "org.example.No"))
                return
        reply = jeepney.new_method_return(call, answer[0] or None, answer[1])
        await self._connection.send(reply)

    async def signal(self, member: str, signature: str, *body: Any) -> None:
        emitter = jeepney.DBusAddress(PATH, interface=NAME)
        await self._connection.send(jeepney.new_signal(emitter, member, signature, body))


@asynccontextmanager
async def service(address: str, *capabilities: str) -> AsyncIterator[Service]:
    connection = await jeepney_io.open_dbus_connection(address)
    async with jeepney_io.DBusRouter(connection) as router:
        await jeepney_io.Proxy(jeepney.message_bus, router).RequestName(NAME)
    served = Service(connection, list(capabilities))
    running = asyncio.create_task(served.run())
    try:
        yield served
    finally:
        running.cancel()
        with suppress(asyncio.CancelledError):
            await running
        await connection.close()


@asynccontextmanager
async def running(desktop: Freedesktop) -> AsyncIterator[None]:
    task = asyncio.create_task(desktop.run())
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


def note(key: str, body: str = "hello", *, sound: bool = True) -> Note:
    return Note(key, f"Room {key}", body, sound)


def test_notes_are_shown_replaced_clicked_and_withdrawn(drive: Drive, address: str) -> None:
    async def story() -> None:
        clicks: list[str] = []
        desktop = Freedesktop(clicks.append, activated=clicks.append, bus=address)
        async with service(address, "actions", "body") as served:
            async with running(desktop):
                desktop.show(note("a"))
                desktop.show(note("b", sound=False))
                await until(lambda: len(served.shown) == 2, "both are shown")
                app, replaced, _, title, body, actions, hints, _ = served.shown[1]
                assert (app, replaced, title, body) == ("Sealroom", 0, "Room a", "hello")
                assert actions[0] == "default"
                assert hints["desktop-entry"] == ("s", "sealroom")
                assert "suppress-sound" not in hints
                assert served.shown[2][6]["suppress-sound"] == ("b", True)
                desktop.show(note("a", "again"))
                await until(lambda: served.shown[1][4] == "again", "in its place")
                await served.signal("ActivationToken", "us", 2, "token-1")
                await served.signal("ActionInvoked", "us", 2, "default")
                await served.signal("ActionInvoked", "us", 77, "default")  # another program's
                await until(lambda: clicks == ["token-1", "b"], "the click")
                desktop.withdraw("b")
                await until(lambda: list(served.shown) == [1], "withdrawn")
                await served.signal("NotificationClosed", "uu", 1, 2)
                await served.signal("ActionInvoked", "us", 1, "default")
                await until(lambda: not desktop._ids, "it was closed")
                desktop.show(note("a", "after it was closed"))
                await until(lambda: len(served.shown) == 2, "a new one")
                assert clicks == ["token-1", "b"]
                del served.shown[1]  # the person closed that one
            assert served.shown == {}  # who ends leaves nothing standing
            assert served.refused == []

    drive(story())


def test_locking_withdraws_all_at_once(drive: Drive, address: str) -> None:
    async def story() -> None:
        desktop = Freedesktop(lambda _: None, bus=address)
        async with service(address) as served, running(desktop):
            desktop.show(note("a"))
            desktop.show(note("b"))
            await until(lambda: len(served.shown) == 2, "shown")
            desktop.withdraw_all()
            await until(lambda: served.shown == {}, "withdrawn")

    drive(story())


@pytest.mark.parametrize(
    ("capability", "shown"),
    [
        ("body-markup", "a &lt;img src='file:///x'&gt; &amp; b"),
        ("body", "a <img src='file:///x'> & b"),
    ],
)
def test_what_others_write_is_no_markup(
    drive: Drive, address: str, capability: str, shown: str
) -> None:
    async def story() -> None:
        desktop = Freedesktop(lambda _: None, bus=address)
        async with service(address, capability) as served, running(desktop):
            desktop.show(note("a", "a <img src='file:///x'> & b"))
            await until(lambda: bool(served.shown), "shown")
            assert served.shown[1][4] == shown

    drive(story())


class Fallback:
    """Another way to show notes."""

    def __init__(self) -> None:
        self.keys: list[str] = []

    def show(self, note: Note) -> None:
        self.keys.append(note.key)

    def withdraw(self, key: str) -> None:
        """Nothing to withdraw."""

    def withdraw_all(self) -> None:
        """Nothing to withdraw."""


def test_without_a_service_or_a_bus_notes_go_another_way(drive: Drive, address: str) -> None:
    async def story() -> None:
        other = Fallback()
        desktop = Freedesktop(lambda _: None, otherwise=other, bus=address)
        async with running(desktop):  # a bus, and no service on it
            desktop.show(note("a"))
            await until(lambda: other.keys == ["a"], "the other way")
        nowhere = Freedesktop(lambda _: None, otherwise=other, bus="unix:path=/nowhere/bus")
        nowhere.show(note("b"))
        await nowhere.run()
        nowhere.show(note("c"))
        assert other.keys == ["a", "b", "c"]

    drive(story())
