"""People at real windows: a controller and a SQLCipher file each, moved by clicks and keys."""

import asyncio
import os
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from sealroom.controller.controller import Controller
from sealroom.controller.timeline_views import MessageView
from sealroom.controller.views import ConnectionState, KeyView, RoomView
from sealroom.store.database import open_database
from sealroom.ui.app import Ended, run
from sealroom.ui.composer.field import ComposerField
from sealroom.ui.rooms.room_list import RoomList
from sealroom.ui.window import Window

PATIENCE_SECONDS = 15.0
W = TypeVar("W", bound=QWidget)


async def until(holds: Callable[[], bool], what: str = "") -> None:
    """Let the windows work until `holds`."""
    try:
        async with asyncio.timeout(PATIENCE_SECONDS):
            while not holds():  # noqa: ASYNC110 - what windows show has no one event
                await asyncio.sleep(0.01)
    except TimeoutError:
        raise AssertionError(f"it did not happen: {what}") from None


class Sitter:
    """One person and their window."""

    def __init__(self, folder: Path, name: str) -> None:
        self.name = name
        self._file, self._key = folder / f"{name}.db", os.urandom(32)
        self.database = open_database(self._file, self._key)
        self.controller = Controller(self.database)
        self.task: asyncio.Task[Ended] | None = None
        self.window = Window.__new__(Window)

    async def sit_down(self) -> None:
        """Start the app; its first window is theirs."""
        self.controller.start()
        before = set(QApplication.topLevelWidgets())
        self.task = asyncio.create_task(run(self.controller, local_relay=None))
        await until(lambda: bool(_new_windows(before)), "a window")
        self.window = _new_windows(before)[0]

    async def get_up(self) -> None:
        """Close the window, as a person does, and let it finish."""
        self.window.close()
        if self.task is not None:
            await self.task
        await self.controller.close()
        self.database.close()

    async def come_back(self) -> None:
        """Start the app again after `get_up`, over the same profile."""
        self.database = open_database(self._file, self._key)
        self.controller = Controller(self.database)
        await self.sit_down()

    def open_first_room(self) -> None:
        """Click the uppermost room of the list."""
        (rooms,) = self.shown(RoomList, "roomList")
        place = rooms.visualRect(rooms.model().index(0, 0)).center()
        QTest.mouseClick(rooms.viewport(), Qt.MouseButton.LeftButton, pos=place)

    def shown(self, kind: type[W], name: str) -> list[W]:
        """What of that name can be seen."""
        return [each for each in self.window.findChildren(kind, name) if each.isVisible()]

    async def see(self, kind: type[W], name: str) -> W:
        """Wait for something to be seen and enabled."""
        await until(
            lambda: any(each.isEnabled() for each in self.shown(kind, name)),
            f"{self.name} sees {name}",
        )
        return next(each for each in self.shown(kind, name) if each.isEnabled())

    async def click(self, name: str) -> None:
        """Click what has this name, once it is there."""
        widget = await self.see(QWidget, name)
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)

    async def write(self, name: str, text: str) -> None:
        """Type into the field of this name."""
        field = await self.see(QWidget, name)
        QTest.mouseClick(field, Qt.MouseButton.LeftButton, pos=QPoint(12, 12))
        QTest.keyClicks(field, text)

    async def register(self, address: str) -> None:
        """Go through first start, and put the recovery kit off."""
        await self.write("yourName", self.name)
        await self.click("atARelay")
        await self.write("relayAddress", address)
        await self.click("continue")
        await until(lambda: self.window.main is not None, f"{self.name}'s main page")
        await self.click("cancel")
        await until(lambda: self.window.overlay.top is None, "put off")

    async def say(self, text: str) -> None:
        """Write in the composer and send with Enter."""
        field = await self.see(ComposerField, "composerField")
        QTest.keyClicks(field, text)
        QTest.keyClick(field, Qt.Key.Key_Return)

    async def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> None:
        """Press a key anywhere in the window."""
        self.window.activateWindow()
        await until(self.window.isActiveWindow, f"{self.name}'s window is in front")
        QTest.keyClick(self.window, key, modifiers)

    def choose_from_menu(self, button: QWidget, action: str) -> None:
        """Open a button's menu and choose the action of this name."""

        def choose() -> None:
            menu = QApplication.activePopupWidget()
            assert isinstance(menu, QMenu)
            wanted = next(each for each in menu.actions() if each.objectName() == action)
            QTest.mouseClick(
                menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(wanted).center()
            )

        QTimer.singleShot(50, choose)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    async def connected(self) -> None:
        """Wait until the relay is there."""
        await until(
            lambda: self.controller.connection().state == ConnectionState.CONNECTED, "connected"
        )

    async def key_replaced(self, epoch: int) -> KeyView:
        """Wait for the key of this epoch."""
        session_id = self.room.session_id
        await until(lambda: self.controller.room_keys(session_id)[0].epoch == epoch, f"key {epoch}")
        return self.controller.room_keys(session_id)[0]

    @property
    def room(self) -> RoomView:
        """The one room there is."""
        return self.controller.rooms()[0]

    def messages(self) -> list[MessageView]:
        """What was said in it."""
        items = self.controller.timeline(self.room.session_id)
        return [item for item in items if isinstance(item, MessageView)]

    async def hears(self, text: str) -> MessageView:
        """Wait until a message is there."""
        await until(
            lambda: any(message.text == text for message in self.messages()),
            f"{self.name} reads “{text}”",
        )
        return next(message for message in self.messages() if message.text == text)


def _new_windows(before: set[QWidget]) -> list[Window]:
    now = QApplication.topLevelWidgets()
    return [each for each in now if isinstance(each, Window) and each not in before]
