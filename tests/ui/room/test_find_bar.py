"""Finding in the room: by Ctrl+F, from one message to the next."""

import asyncio

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from sealroom.ui.room.find_bar import FindBar
from tests.ui import believable
from tests.ui.conftest import Drive
from tests.ui.scripted_facade import MINUTE, Room, ScriptedFacade
from tests.ui.seat import Seat, seated, until
from tests.ui.timeline.test_jump import lit
from tests.ui.timeline.test_view import seen, view_of

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def boats(facade: ScriptedFacade, messages: int = 1_200, every: int = 100) -> Room:
    """A long room in which each hundredth message is about a boat."""
    room = facade.add_room(Room("Boats", read_to=10_000))
    for number in range(messages):
        words = f"the boat {number}" if number % every == 0 else f"line {number}"
        time = believable.NOW - (messages - number) * MINUTE
        facade.say(room, facade.person("Sofia" if number % 200 else "Ravi"), words, time)
    return room


def bar(seat: Seat) -> FindBar:
    return seat.main.room.find_bar


async def find(seat: Seat, typed: str) -> None:
    seat.press(Qt.Key.Key_F, CTRL)
    field = seat.find(QLineEdit, "findField")
    assert field.hasFocus()
    QTest.keyClicks(field, typed)
    await until(lambda: bool(bar(seat).words), "it is found or not")


def test_enter_goes_up_shift_enter_down_and_round(drive: Drive) -> None:
    async def story() -> None:
        facade = believable.furnished()
        boats(facade)
        async with seated(facade) as seat:
            seat.open("Boats")
            await find(seat, "boat")
            assert bar(seat).words == "1 of 12"
            assert "the boat 1100" in seen(view_of(seat))
            for number in range(2, 13):
                seat.press(Qt.Key.Key_Return)
                assert bar(seat).words == f"{number} of 12"
                shown = f"the boat {1_200 - 100 * number}"
                assert shown in seen(view_of(seat))
            seat.press(Qt.Key.Key_Return)
            assert bar(seat).words == "1 of 12"
            seat.press(Qt.Key.Key_Return, SHIFT)
            assert bar(seat).words == "12 of 12"
            assert "the boat 0" in seen(view_of(seat))
            seat.click("findNewer")
            seat.click("findNewer")
            seat.click("findOlder")
            assert bar(seat).words == "11 of 12"
            assert seat.find(QLineEdit, "findField").hasFocus()

    drive(story())


def test_escape_closes_it_and_what_was_found_stays_in_sight(drive: Drive) -> None:
    async def story() -> None:
        facade = believable.furnished()
        room = boats(facade)
        async with seated(facade) as seat:
            seat.open("Boats")
            await find(seat, "boat")
            seat.press(Qt.Key.Key_Return)
            assert lit(seat) == room.items[1_000].order
            seat.press(Qt.Key.Key_Escape)
            assert not seat.shows("findBar")
            assert seat.main.room.composer.field.hasFocus()
            assert "the boat 1000" in seen(view_of(seat))
            seat.press(Qt.Key.Key_F, CTRL)
            field = seat.find(QLineEdit, "findField")
            assert field.selectedText() == "boat", "it can be typed over"
            await until(lambda: bar(seat).words == "1 of 12", "found again")

    drive(story())


def test_escape_elsewhere_closes_it_too_and_another_room_begins_without(drive: Drive) -> None:
    async def story() -> None:
        facade = believable.furnished()
        boats(facade)
        async with seated(facade) as seat:
            seat.open("Boats")
            seat.click("findInRoom")
            assert seat.shows("findBar")
            view_of(seat).setFocus()
            seat.press(Qt.Key.Key_Escape)
            assert not seat.shows("findBar")
            seat.click("findInRoom")
            seat.open("Field team")
            assert not seat.shows("findBar")

    drive(story())


def test_only_the_room_that_is_shown_is_searched_and_filters_count(drive: Drive) -> None:
    async def story() -> None:
        facade = believable.furnished()
        room = boats(facade)
        async with seated(facade) as seat:
            seat.open("Boats")
            await find(seat, "from:ravi boat")
            assert bar(seat).words == "1 of 6"
            assert all(asked[1] == room.session_id for asked in seat.asked("search"))

    drive(story())


def test_what_is_not_there_is_said_and_typing_on_begins_anew(drive: Drive) -> None:
    async def story() -> None:
        facade = believable.furnished()
        boats(facade)
        async with seated(facade) as seat:
            seat.open("Boats")
            await find(seat, "boatz")
            assert bar(seat).words == "Not found"
            assert view_of(seat).at_end
            assert not seat.find(FindBar)._older.isEnabled()
            seat.press(Qt.Key.Key_Return)
            seat.press(Qt.Key.Key_Backspace)
            await until(lambda: bar(seat).words == "1 of 12", "found")

    drive(story())


def test_very_many_are_counted_up_to_a_thousand(drive: Drive) -> None:
    async def story() -> None:
        facade = believable.furnished()
        boats(facade, 1_500, every=1)
        async with seated(facade) as seat:
            seat.open("Boats")
            await find(seat, "boat")
            await until(lambda: bar(seat).words == "1 of 1,000+", "counted")

    drive(story())


def test_who_types_on_is_not_moved_by_what_was_found_before(drive: Drive) -> None:
    async def story() -> None:
        facade = believable.furnished()
        boats(facade)
        facade.finding.gate = asyncio.Event()
        async with seated(facade) as seat:
            seat.open("Boats")
            seat.press(Qt.Key.Key_F, CTRL)
            QTest.keyClicks(seat.find(QLineEdit, "findField"), "boat")
            await until(lambda: len(seat.asked("search")) == 1, "asked")
            QTest.keyClicks(seat.find(QLineEdit, "findField"), "zz")
            facade.finding.gate.set()
            await until(lambda: bar(seat).words == "Not found", "the new one alone")
            assert view_of(seat).at_end

    drive(story())
