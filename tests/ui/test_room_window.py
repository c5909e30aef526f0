"""A room in a window of its own."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from sealroom.ui.dialogs.room_settings import RoomSettings
from sealroom.ui.room_window import RoomWindow
from tests.ui import believable
from tests.ui.conftest import Drive
from tests.ui.scripted_facade import room_id
from tests.ui.seat import Seat, seated, until

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ROOM = room_id("Field team")


async def own_window(seat: Seat) -> RoomWindow:
    seat.window.activateWindow()
    await until(seat.window.isActiveWindow, "the main window is in front")
    seat.open("Field team")
    seat.press(Qt.Key.Key_O, CTRL | SHIFT, on=seat.window)
    window = seat.window.room_windows[ROOM]
    await until(window.isActiveWindow, "in front")
    return window


def test_it_shows_and_sends_beside_the_main_window(drive: Drive) -> None:
    async def story() -> None:
        facade = believable.furnished()
        async with seated(facade) as seat:
            window = await own_window(seat)
            assert window.windowTitle() == "Field team"
            seat.open("Newsroom")
            window.activateWindow()
            await until(window.isActiveWindow, "in front again")
            QTest.keyClicks(window, "hello")  # typing anywhere goes to its composer
            QTest.keyClick(window.room.composer.field, Qt.Key.Key_Return)
            await until(lambda: bool(seat.asked("send")), "sent")
            assert seat.asked("send")[0][0] == ROOM
            window.room.timeline.to_end()
            assert seat.window.looks_at(ROOM)
            assert not seat.window.looks_at(room_id("Newsroom"))

    drive(story())


def test_there_is_one_a_room_and_its_sheets_stand_in_it(drive: Drive) -> None:
    async def story() -> None:
        async with seated(believable.furnished()) as seat:
            window = await own_window(seat)
            seat.window.open_room_window(ROOM)
            assert list(seat.window.room_windows.values()) == [window]
            window.room.header.settings.click()
            assert isinstance(window.overlay.top, RoomSettings)
            assert seat.window.overlay.top is None
            QTest.keyClick(window.overlay.top, Qt.Key.Key_Escape)
            QTest.keyClick(window, Qt.Key.Key_Escape)
            assert window.isVisible()

    drive(story())


def test_its_draft_survives_its_closing_and_the_main_windows_closes_it(drive: Drive) -> None:
    async def story() -> None:
        facade = believable.furnished()
        async with seated(facade) as seat:
            window = await own_window(seat)
            QTest.keyClicks(window.room.composer.field, "not yet")
            QTest.keyClick(window, Qt.Key.Key_W, CTRL)
            await until(lambda: not seat.window.room_windows, "closed")
            await until(lambda: facade.rooms_by_id[ROOM].draft == "not yet", "kept")
            other = await own_window(seat)
            assert other.room.composer.field.toPlainText() == "not yet"
            seat.window.close()
            assert not other.isVisible()

    drive(story())


def test_the_rooms_menu_offers_it(drive: Drive) -> None:
    async def story() -> None:
        async with seated(believable.furnished()) as seat:
            rooms = seat.main.rooms.rooms
            seat.main.room_actions.open_menu(ROOM, rooms.mapToGlobal(rooms.rect().center()))
            seat.choose("ownWindow")
            assert ROOM in seat.window.room_windows

    drive(story())
