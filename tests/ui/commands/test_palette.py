"""The palette: typed letters find what can be done; Enter does it."""

from PySide6.QtCore import Qt

from sealroom.ui.commands.command import Command
from sealroom.ui.commands.matching import matching
from sealroom.ui.dialogs.palette import Palette
from sealroom.ui.shortcuts import Key
from tests.ui import believable
from tests.ui.conftest import Drive
from tests.ui.scripted_facade import room_id
from tests.ui.seat import Seat, seated

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def command(key: Key, words: str, *, enabled: bool = True) -> Command:
    return Command(key, words, "", lambda: enabled, lambda: None)


def test_what_begins_so_comes_first_and_what_cannot_be_done_not_at_all() -> None:
    commands = [
        command(Key.ROOM_SETTINGS, "Settings of this room"),
        command(Key.NEW_ROOM, "New room"),
        command(Key.NEXT_ROOM, "Next room"),
        command(Key.BACK, "Room before", enabled=False),
        command(Key.FIND, "Groom the list"),
    ]
    assert [each.name for each in matching("room", commands)] == [
        Key.ROOM_SETTINGS,
        Key.NEW_ROOM,
        Key.NEXT_ROOM,
        Key.FIND,
    ]
    assert [each.name for each in matching("RO ne", commands)] == [Key.NEW_ROOM, Key.NEXT_ROOM]
    assert [each.name for each in matching("set", commands)] == [Key.ROOM_SETTINGS]
    assert len(matching("  ", commands)) == 4


def open_palette(seat: Seat) -> Palette:
    seat.press(Qt.Key.Key_P, CTRL | SHIFT)
    sheet = seat.sheet
    assert isinstance(sheet, Palette)
    return sheet


def test_typed_letters_and_enter_do_it(drive: Drive) -> None:
    async def story() -> None:
        async with seated(believable.furnished()) as seat:
            palette = open_palette(seat)
            assert palette.field.hasFocus()
            assert palette.model.rowCount() > 5
            seat.write("paletteField", "new ro")
            assert palette.model.index(0).data() == "New room"
            seat.press(Qt.Key.Key_Return)
            assert seat.sheet.objectName() == "newRoomSheet"

    drive(story())


def test_arrows_move_and_nothing_found_is_said(drive: Drive) -> None:
    async def story() -> None:
        async with seated(believable.furnished()) as seat:
            palette = open_palette(seat)
            seat.press(Qt.Key.Key_Up)
            assert palette.list.currentIndex().row() == palette.model.rowCount() - 1
            seat.press(Qt.Key.Key_Down)
            assert palette.list.currentIndex().row() == 0
            seat.write("paletteField", "next room")
            seat.press(Qt.Key.Key_Return)
            assert seat.main.room.session_id == room_id("Newsroom")
            open_palette(seat)
            seat.write("paletteField", "zzz")
            assert seat.shows("paletteNothing")
            seat.press(Qt.Key.Key_Return)
            seat.press(Qt.Key.Key_Escape)
            assert seat.window.overlay.top is None

    drive(story())
