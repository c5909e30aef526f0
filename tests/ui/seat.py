"""A window over a scripted facade, moved by clicks and keys."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import TypeVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from sealroom.protocol.ids import SessionId
from sealroom.ui.bridge import Bridge
from sealroom.ui.desk import Desk
from sealroom.ui.destroy import destroy
from sealroom.ui.dialogs.first_start import LocalRelay
from sealroom.ui.dialogs.sheet import Sheet
from sealroom.ui.main_page import MainPage
from sealroom.ui.sheets import Sheets
from sealroom.ui.theme import Appearance, Theme
from sealroom.ui.window import Window
from tests.ui import believable
from tests.ui.scripted_facade import Room, ScriptedFacade, room_id

PATIENCE_SECONDS = 5.0
NO_KEY = Qt.KeyboardModifier.NoModifier
W = TypeVar("W", bound=QWidget)


async def until(holds: Callable[[], bool], what: str = "") -> None:
    """Let the window work until `holds`."""
    try:
        async with asyncio.timeout(PATIENCE_SECONDS):
            while not holds():  # noqa: ASYNC110 - what a window shows has no one event
                await asyncio.sleep(0.002)
    except TimeoutError:
        raise AssertionError(f"it did not happen: {what}") from None


class Seat:
    """Somebody at a window."""

    def __init__(self, window: Window, facade: ScriptedFacade, bridge: Bridge) -> None:
        self.window = window
        self.facade = facade
        self.bridge = bridge

    @property
    def main(self) -> MainPage:
        assert self.window.main is not None
        return self.window.main

    @property
    def sheets(self) -> Sheets:
        found = self.window.findChild(Sheets)
        assert found is not None
        return found

    @property
    def sheet(self) -> Sheet:
        """The sheet that is to be answered."""
        sheet = self.window.overlay.top
        assert sheet is not None
        return sheet

    @property
    def last_call(self) -> tuple[object, ...]:
        return self.facade.calls[-1]

    def asked(self, name: str) -> list[tuple[object, ...]]:
        """Calls of one kind."""
        return [call[1:] for call in self.facade.calls if call[0] == name]

    def room(self, title: str) -> Room:
        return self.facade.rooms_by_id[room_id(title)]

    def open(self, title: str) -> SessionId:
        """Choose a room in the list."""
        self.main.rooms.rooms.choose(room_id(title))
        return room_id(title)

    def find(self, kind: type[W], name: str = "") -> W:
        """What of that kind and name can be seen."""
        shown = [each for each in self.window.findChildren(kind) if each.isVisible()]
        named = [each for each in shown if not name or each.objectName() == name]
        assert named, f"{kind.__name__} {name} is not shown"
        return named[0]

    def shows(self, name: str) -> bool:
        """Whether something of that name can be seen."""
        return any(each.isVisible() for each in self.window.findChildren(QWidget, name))

    def click(self, name: str) -> None:
        widget = self.find(QWidget, name)
        assert widget.isEnabled(), f"{name} is dim"
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)

    def write(self, name: str, text: str) -> None:
        field = self.find(QWidget, name)
        field.setFocus()
        QTest.keyClicks(field, text)

    def press(
        self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NO_KEY, on: QWidget | None = None
    ) -> None:
        QTest.keyClick(on or QApplication.focusWidget() or self.window, key, modifiers)

    def choose(self, name: str) -> None:
        """Choose from the menu that is open."""
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        action = next(each for each in menu.actions() if each.objectName() == name)
        place: QPoint = menu.actionGeometry(action).center()
        QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=place)

    def menu(self) -> list[str]:
        """What the open menu offers."""
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        return [each.objectName() for each in menu.actions() if not each.isSeparator()]


@asynccontextmanager
async def seated(
    facade: ScriptedFacade,
    *,
    size: tuple[int, int] = (1200, 800),
    local_relay: LocalRelay | None = None,
    appearance: Appearance = Appearance.LIGHT,
) -> AsyncIterator[Seat]:
    """A window in front, over `facade`."""
    async with Bridge(facade) as bridge:
        window = Window(Desk(bridge, Theme(appearance), believable.clock), local_relay)
        window.resize(*size)
        window.show()
        window.activateWindow()
        await until(window.isActiveWindow, "the window is in front")
        try:
            yield Seat(window, facade, bridge)
        finally:
            window.close()
    destroy(window)
