"""Ctrl+K: to a room, a person or a command by a few letters."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from sealroom.ui.dialogs.message_someone import MessageSomeone
from sealroom.ui.search.switcher import Switcher
from tests.ui import believable
from tests.ui.conftest import Drive
from tests.ui.scripted_facade import Room
from tests.ui.seat import Seat, seated, until

CTRL = Qt.KeyboardModifier.ControlModifier


def open_switcher(seat: Seat) -> Switcher:
    seat.press(Qt.Key.Key_K, CTRL)
    sheet = seat.sheet
    assert isinstance(sheet, Switcher)
    assert sheet.field.hasFocus()
    return sheet


def goals(switcher: Switcher) -> list[str]:
    model = switcher.model
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def test_a_room_by_a_few_letters_and_enter(drive: Drive) -> None:
    async def story() -> None:
        async with seated(believable.furnished()) as seat:
            seat.open("Field team")
            switcher = open_switcher(seat)
            QTest.keyClicks(switcher.field, "bkcl")
            assert goals(switcher)[0] == "Book club"
            seat.press(Qt.Key.Key_Return)
            assert seat.main.room.header.title.whole == "Book club"
            assert seat.main.room.composer.field.hasFocus()
            assert seat.window.overlay.top is None

    drive(story())


def test_nothing_typed_offers_the_rooms_of_last_time_the_present_one_last(drive: Drive) -> None:
    async def story() -> None:
        async with seated(believable.furnished()) as seat:
            seat.open("Newsroom")
            switcher = open_switcher(seat)
            assert goals(switcher)[0] == "Field team"
            assert goals(switcher)[-1] == "Newsroom"
            seat.press(Qt.Key.Key_Return)
            assert seat.main.room.header.title.whole == "Field team"

    drive(story())


def test_arrows_move_escape_leaves_all_as_it_was(drive: Drive) -> None:
    async def story() -> None:
        async with seated(believable.furnished()) as seat:
            seat.open("Newsroom")
            switcher = open_switcher(seat)
            second = goals(switcher)[1]
            seat.press(Qt.Key.Key_Down)
            assert switcher.list.currentIndex().data() == second
            seat.press(Qt.Key.Key_Escape)
            assert seat.main.room.header.title.whole == "Newsroom"
            switcher = open_switcher(seat)
            place = switcher.list.visualRect(switcher.model.index(1, 0)).center()
            QTest.mouseClick(switcher.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
            assert seat.main.room.header.title.whole == second

    drive(story())


def test_a_person_without_a_room_for_two_is_looked_for_to_write_to(drive: Drive) -> None:
    async def story() -> None:
        facade = believable.furnished()
        facade.person("Zacharias")
        async with seated(facade) as seat:
            switcher = open_switcher(seat)
            QTest.keyClicks(switcher.field, "zach")
            assert goals(switcher) == ["Zacharias"]
            seat.press(Qt.Key.Key_Return)
            sheet = seat.sheet
            assert isinstance(sheet, MessageSomeone)
            assert sheet.search.edit.text() == "Zacharias"
            await until(lambda: bool(seat.asked("find_people")), "they are looked for")

    drive(story())


def test_what_can_be_done_is_found_below(drive: Drive) -> None:
    async def story() -> None:
        async with seated(believable.furnished()) as seat:
            seat.open("Field team")
            switcher = open_switcher(seat)
            QTest.keyClicks(switcher.field, "find in this")
            assert goals(switcher) == ["Find in this room"]
            seat.press(Qt.Key.Key_Return)
            assert seat.find(QLineEdit, "findField").hasFocus()

    drive(story())


def test_no_fit_is_said_and_names_stay_harmless(drive: Drive) -> None:
    async def story() -> None:
        facade = believable.furnished()
        facade.add_room(Room("qq\N{RIGHT-TO-LEFT OVERRIDE}gpj <b>x</b>"))
        async with seated(facade) as seat:
            switcher = open_switcher(seat)
            QTest.keyClicks(switcher.field, "qq")
            assert "\N{RIGHT-TO-LEFT OVERRIDE}" not in goals(switcher)[0]
            QTest.keyClicks(switcher.field, "qqqqqq")
            assert goals(switcher) == []
            assert seat.shows("switcherNothing")
            seat.press(Qt.Key.Key_Return)
            assert seat.sheet is switcher

    drive(story())
