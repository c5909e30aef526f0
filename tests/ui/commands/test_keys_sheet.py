"""F1: keys are searched, changed, taken from another, taken away and brought back."""

from PySide6.QtCore import Qt

from sealroom.ui.dialogs.keys.row import KeyRow
from sealroom.ui.dialogs.keys.sheet import KeysSheet
from sealroom.ui.parts.notice import Notice
from sealroom.ui.shortcuts import Key
from tests.ui import believable
from tests.ui.conftest import Drive
from tests.ui.seat import Seat, seated, until

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


def open_keys(seat: Seat) -> KeysSheet:
    seat.press(Qt.Key.Key_F1)
    sheet = seat.sheet
    assert isinstance(sheet, KeysSheet)
    return sheet


def test_they_are_searched_by_what_they_do_and_by_keys(drive: Drive) -> None:
    async def story() -> None:
        async with seated(believable.furnished()) as seat:
            sheet = open_keys(seat)
            assert sheet.editor.search.hasFocus()
            assert Key.BOLD not in sheet.editor.rows or Key.BOLD in seat.window.commands.names()

            def shown() -> list[Key]:
                return [key for key, row in sheet.editor.rows.items() if row.isVisible()]

            assert len(shown()) > 20
            seat.write("keySearch", "new room")
            assert shown() == [Key.NEW_ROOM]
            sheet.editor.search.setText("alt+left")
            assert shown() == [Key.BACK]
            sheet.editor.search.setText("fly to the moon")
            assert shown() == []
            assert seat.shows("noSuchKey")

    drive(story())


def test_other_keys_are_pressed_and_hold_at_once(drive: Drive) -> None:
    async def story() -> None:
        facade = believable.furnished()
        async with seated(facade) as seat:
            open_keys(seat)
            seat.click("key_newRoom")
            row = seat.find(KeyRow, "key_newRoom")
            assert row.waiting
            seat.press(Qt.Key.Key_Control)
            seat.press(Qt.Key.Key_N, CTRL | SHIFT)
            assert row.keys == ("Ctrl+Shift+N",)
            await until(lambda: len(facade.preferred.keys) == 1, "kept")
            seat.press(Qt.Key.Key_Escape)
            assert seat.window.overlay.top is None
            seat.press(Qt.Key.Key_N, CTRL | SHIFT)
            assert seat.sheet.objectName() == "newRoomSheet"
            seat.press(Qt.Key.Key_Escape)
            open_keys(seat)
            seat.click("reset_newRoom")
            assert seat.find(KeyRow, "key_newRoom").keys == ("Ctrl+N",)
            assert not seat.shows("reset_newRoom")

    drive(story())


def test_escape_leaves_all_as_it_was_and_backspace_takes_keys_away(drive: Drive) -> None:
    async def story() -> None:
        async with seated(believable.furnished()) as seat:
            open_keys(seat)
            seat.click("key_joinRoom")
            seat.press(Qt.Key.Key_Escape)
            assert isinstance(seat.sheet, KeysSheet)
            seat.click("key_newRoom")
            seat.press(Qt.Key.Key_Backspace)
            assert seat.find(KeyRow, "key_newRoom").keys == ()
            seat.click("resetAllKeys")
            assert seat.find(KeyRow, "key_newRoom").keys == ("Ctrl+N",)
            assert not seat.shows("resetAllKeys")

    drive(story())


def test_keys_in_use_are_said_and_taken_only_when_asked(drive: Drive) -> None:
    async def story() -> None:
        async with seated(believable.furnished()) as seat:
            open_keys(seat)
            seat.click("key_joinRoom")
            seat.press(Qt.Key.Key_N, CTRL)
            notice = seat.find(Notice, "keyConflict")
            assert notice.words == "Ctrl+N is in use: New room."
            assert seat.find(KeyRow, "key_newRoom").keys == ("Ctrl+N",)
            seat.press(Qt.Key.Key_Space)  # the offer has the focus
            assert seat.find(KeyRow, "key_joinRoom").keys == ("Ctrl+N",)
            assert seat.find(KeyRow, "key_newRoom").keys == ()
            assert not seat.shows("keyConflict")

    drive(story())


def test_keys_that_write_or_that_every_field_needs_are_refused_with_words(drive: Drive) -> None:
    async def story() -> None:
        async with seated(believable.furnished()) as seat:
            open_keys(seat)
            seat.click("key_joinRoom")
            row = seat.find(KeyRow, "key_joinRoom")
            for key, modifiers in (
                (Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier),
                (Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier),
                (Qt.Key.Key_C, CTRL),
            ):
                seat.press(key, modifiers, on=row)
                assert row.waiting
                assert seat.find(Notice, "keyConflict").words
                assert not seat.shows("useKeysHere")
            seat.press(Qt.Key.Key_Backtab, CTRL | ALT | SHIFT, on=row)
            assert row.keys == ("Ctrl+Alt+Shift+Tab",)

    drive(story())
