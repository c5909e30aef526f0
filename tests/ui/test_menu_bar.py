"""The menu bar of macOS: all that is offered, with its keys, which it does not bind again."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction

from sealroom.ui.menu_bar import MenuBar
from sealroom.ui.shortcuts import BY_NUMBER, Key
from tests.ui import believable
from tests.ui.conftest import Drive
from tests.ui.seat import Seat, seated


def action(seat: Seat, key: Key) -> QAction:
    found = seat.window.findChild(QAction, f"menu_{key}")
    assert isinstance(found, QAction)
    return found


def test_it_holds_all_that_is_offered(drive: Drive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sealroom.ui.window.has_menu_bar", lambda: True)

    async def story() -> None:
        async with seated(believable.furnished()) as seat:
            bar = seat.window.findChild(MenuBar)
            assert isinstance(bar, MenuBar)
            offered = {each.name for each in seat.window.commands.all()} - set(BY_NUMBER)
            assert {
                each for each in Key if seat.window.findChild(QAction, f"menu_{each}")
            } == offered
            assert action(seat, Key.NEW_ROOM).shortcut().toString() == "Ctrl+N"
            assert action(seat, Key.QUIT).menuRole() is QAction.MenuRole.QuitRole
            bar._dim()
            assert not action(seat, Key.END).isEnabled()
            seat.window._desk.keys.choose(Key.NEW_ROOM, ("Ctrl+Alt+N",))
            assert action(seat, Key.NEW_ROOM).shortcut().toString() == "Ctrl+Alt+N"
            seat.press(
                Qt.Key.Key_N,
                Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier,
            )
            assert seat.sheet.objectName() == "newRoomSheet"
            seat.press(Qt.Key.Key_Escape)
            action(seat, Key.SETTINGS).trigger()
            assert seat.sheet.objectName() == "appSettingsSheet"

    drive(story())


def test_elsewhere_there_is_none(drive: Drive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "linux")

    async def story() -> None:
        async with seated(believable.furnished()) as seat:
            assert seat.window.findChild(MenuBar) is None

    drive(story())
