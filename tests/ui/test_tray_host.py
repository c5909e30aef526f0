"""The tray as a desktop sees it: a StatusNotifierWatcher of the test's own, under Xvfb."""

import asyncio
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import pytest

jeepney = pytest.importorskip("jeepney")
jeepney_io = pytest.importorskip("jeepney.io.asyncio")

pytestmark = [
    pytest.mark.skipif(shutil.which("dbus-daemon") is None, reason="needs dbus-daemon"),
    pytest.mark.skipif(shutil.which("Xvfb") is None, reason="needs Xvfb"),
]

WATCHER = "org.kde.StatusNotifierWatcher"
ITEM = "org.kde.StatusNotifierItem"
APP = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from sealroom.ui.tray import Tray
app = QApplication([])
tray = Tray(app)
tray.show_state(unread=3, quiet=False, locked=False)
tray.set_shown(True)
tray.openWanted.connect(lambda: print("open", flush=True))
tray.lockWanted.connect(lambda: print("lock", flush=True))
tray.quitWanted.connect(app.quit)
print("possible" if Tray.possible() else "impossible", flush=True)
QTimer.singleShot(20_000, app.quit)
app.exec()
"""


@pytest.fixture
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


@pytest.fixture
def display() -> Iterator[str]:
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "640x480x24", "-nolisten", "tcp"],
        pass_fds=[write],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    with os.fdopen(read) as told:
        number = told.readline().strip()
    yield f":{number}"
    server.terminate()
    server.wait()


class Host:
    """Keeps the tray, and asks what stands in it."""

    def __init__(self, connection: Any) -> None:
        self._connection = connection
        self._replies: dict[int, asyncio.Future[Any]] = {}
        self.item: asyncio.Future[str] = asyncio.get_running_loop().create_future()

    async def run(self) -> None:
        fields = jeepney.HeaderFields
        while True:
            message = await self._connection.receive()
            header = message.header
            reply = self._replies.get(header.fields.get(fields.reply_serial, 0))
            if reply is not None:
                reply.set_result(message)
            elif header.message_type is jeepney.MessageType.method_call:
                if header.fields[fields.member] == "RegisterStatusNotifierItem":
                    self.item.set_result(header.fields[fields.sender])
                    answer = jeepney.new_method_return(message)
                else:
                    answer = jeepney.new_method_return(message, "v", (("b", True),))
                await self._connection.send(answer)

    async def ask(self, path: str, interface: str, method: str, signature: str, *said: Any) -> Any:
        place = jeepney.DBusAddress(path, bus_name=await self.item, interface=interface)
        serial = next(self._connection.outgoing_serial)
        reply = self._replies[serial] = asyncio.get_running_loop().create_future()
        call = jeepney.new_method_call(place, method, signature, said)
        await self._connection.send(call, serial=serial)
        answer = await reply
        assert answer.header.message_type is jeepney.MessageType.method_return, answer.body
        return answer.body

    async def property(self, name: str) -> Any:
        get = "org.freedesktop.DBus.Properties"
        ((_, value),) = await self.ask("/StatusNotifierItem", get, "Get", "ss", ITEM, name)
        return value

    async def labels(self) -> dict[str, int]:
        """What is visible in the menu, and its numbers."""
        menu = "com.canonical.dbusmenu"
        _, (_, _, shown) = await self.ask("/MenuBar", menu, "GetLayout", "iias", 0, 1, [])
        found = {}
        for _, (number, said, _) in shown:
            if "label" in said and said.get("visible", ("b", True))[1]:
                found[said["label"][1]] = number
        return found


def test_it_stands_there_with_what_is_unread_and_its_menu_answers(
    address: str, display: str
) -> None:
    async def story() -> None:
        connection = await jeepney_io.open_dbus_connection(address)
        async with jeepney_io.DBusRouter(connection) as router:
            await jeepney_io.Proxy(jeepney.message_bus, router).RequestName(WATCHER)
        host = Host(connection)
        running = asyncio.create_task(host.run())
        app = await asyncio.create_subprocess_exec(
            sys.executable,
            "-c",
            APP,
            env={
                **os.environ,
                "DISPLAY": display,
                "QT_QPA_PLATFORM": "xcb",
                "DBUS_SESSION_BUS_ADDRESS": address,
            },
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
        )
        try:
            async with asyncio.timeout(20):
                await seen(host, app)
        finally:
            with suppress(ProcessLookupError):
                app.kill()
            await app.wait()
            running.cancel()
            await asyncio.wait({running})
            await connection.close()

    asyncio.run(story())


async def seen(host: Host, app: asyncio.subprocess.Process) -> None:
    assert app.stdout is not None
    assert await app.stdout.readline() == b"possible\n"
    assert (await host.property("ToolTip"))[2] == "Sealroom: 3 unread messages"
    assert await host.property("IconPixmap")
    labels = await host.labels()
    assert list(labels) == ["Open Sealroom", "Do not disturb", "Lock Sealroom", "Quit Sealroom"]
    await host.ask("/StatusNotifierItem", ITEM, "Activate", "ii", 0, 0)
    assert await app.stdout.readline() == b"open\n"
    menu = ("/MenuBar", "com.canonical.dbusmenu", "Event", "isvu")
    await host.ask(*menu, labels["Lock Sealroom"], "clicked", ("s", ""), 0)
    assert await app.stdout.readline() == b"lock\n"
    await host.ask(*menu, labels["Quit Sealroom"], "clicked", ("s", ""), 0)
    assert await app.wait() == 0
