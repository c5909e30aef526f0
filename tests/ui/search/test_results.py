"""Searching everywhere: by keys and clicks, from the left pane to the message in its room."""

import asyncio
from functools import partial

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from sealroom.controller.errors import ProfileTrouble
from sealroom.controller.events import IndexGrew
from sealroom.ui.search.results import SearchResults
from sealroom.ui.search.results_model import HitRow, ResultRole
from tests.ui import believable
from tests.ui.conftest import Drive
from tests.ui.scripted_facade import DAY, MINUTE, Room
from tests.ui.seat import Seat, seated, until
from tests.ui.timeline.test_jump import lit
from tests.ui.timeline.test_view import long_room, seen, view_of

CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def results(seat: Seat) -> SearchResults:
    return seat.main.rooms.results


def rows(seat: Seat) -> list[str]:
    model = results(seat).model
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def hits(seat: Seat) -> list[HitRow]:
    model = results(seat).model
    found = (model.index(row, 0).data(ResultRole.ROW) for row in range(model.rowCount()))
    return [row for row in found if isinstance(row, HitRow)]


async def search(seat: Seat, typed: str) -> None:
    seat.press(Qt.Key.Key_F, CTRL_SHIFT)
    field = seat.find(QLineEdit, "search")
    assert field.hasFocus()
    before = len(seat.asked("search"))
    QTest.keyClicks(field, typed)
    await until(lambda: len(seat.asked("search")) > before, "it is looked for")
    await until(lambda: bool(rows(seat) or results(seat).note), "something is found or said")


def test_by_keys_to_a_message_in_another_room(drive: Drive) -> None:
    async def story() -> None:
        facade = believable.furnished()
        room = long_room(facade, 2_000)
        facade.say(room, facade.person("Ravi"), "the needle", believable.NOW - DAY)
        room.items.sort(key=lambda item: item.order)
        for number in range(300):
            facade.say(room, facade.person("Ravi"), f"later {number}", believable.NOW)
        async with seated(facade) as seat:
            seat.open("Field team")
            await search(seat, "needle")
            (hit,) = hits(seat)
            assert hit.excerpt.text == "the needle"
            assert hit.excerpt.marks == ((4, 10),)
            assert not seat.shows("roomList")
            assert seat.shows("searchList")

            seat.press(Qt.Key.Key_Return)

            assert seat.main.room.session_id == room.session_id
            assert "the needle" in seen(view_of(seat))
            assert lit(seat) == hit.hit.message.order
            assert seat.main.room.composer.field.hasFocus()
            assert seat.shows("searchList"), "the next result is one click away"
            seat.press(Qt.Key.Key_Escape)
            assert seat.shows("roomList")
            assert seat.find(QLineEdit, "search").text() == ""

    drive(story())


def test_arrows_walk_and_a_click_opens(drive: Drive) -> None:
    async def story() -> None:
        facade = believable.furnished()
        room = facade.add_room(Room("Boats", read_to=100))
        for number in range(3):
            facade.say(
                room, facade.person("Sofia"), f"boat {number}", believable.NOW + number * MINUTE
            )
        async with seated(facade) as seat:
            await search(seat, "boat")
            assert rows(seat) == ["Rooms", "Boats", "Messages", "boat 2", "boat 1", "boat 0"]
            view = results(seat).list
            assert view.currentIndex().data() == "Boats"
            seat.press(Qt.Key.Key_Down)
            assert view.currentIndex().data() == "boat 2", "the heading is passed over"
            seat.press(Qt.Key.Key_Down)
            seat.press(Qt.Key.Key_Up)
            seat.press(Qt.Key.Key_Up)
            seat.press(Qt.Key.Key_Up)
            assert view.currentIndex().data() == "Boats"
            place = view.visualRect(results(seat).model.index(5, 0)).center()
            QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
            assert seat.main.room.session_id == room.session_id
            assert lit(seat) == room.items[0].order
            heading = view.visualRect(results(seat).model.index(2, 0)).center()
            QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=heading)
            assert seat.shows("searchList")

    drive(story())


def test_a_room_that_is_found_by_its_name_is_opened_and_the_search_is_over(drive: Drive) -> None:
    async def story() -> None:
        async with seated(believable.furnished()) as seat:
            await search(seat, "book")
            seat.press(Qt.Key.Key_Return)
            assert seat.main.room.header.title.whole == "Book club"
            assert seat.shows("roomList")

    drive(story())


def test_each_letter_ends_the_search_before(drive: Drive) -> None:
    async def story() -> None:
        facade = believable.furnished()
        facade.finding.gate = asyncio.Event()
        async with seated(facade) as seat:
            seat.press(Qt.Key.Key_F, CTRL_SHIFT)
            field = seat.find(QLineEdit, "search")
            QTest.keyClicks(field, "s")
            await until(lambda: len(seat.asked("search")) == 1, "the first letter")
            QTest.keyClicks(field, "zzzz")
            await until(lambda: len(seat.asked("search")) == 2, "all letters")
            facade.finding.gate.set()
            await until(lambda: bool(results(seat).note), "the second answers")
            assert rows(seat) == []
            assert results(seat).note == "Nothing was found."
            assert [asked[0] for asked in seat.asked("search")] == ["s", "szzzz"]

    drive(story())


def test_more_is_read_as_one_scrolls(drive: Drive) -> None:
    async def story() -> None:
        facade = believable.furnished()
        room = facade.add_room(Room("Boats", read_to=1_000))
        for number in range(170):
            facade.say(room, facade.person("Sofia"), f"zoar {number}", believable.NOW + number)
        async with seated(facade) as seat:
            await search(seat, "zoar")
            assert len(hits(seat)) == 50
            bar = results(seat).list.verticalScrollBar()

            def scroll_for(expected: int) -> bool:
                bar.setValue(bar.maximum())
                return len(hits(seat)) == expected

            for expected in (100, 150, 170):
                await until(partial(scroll_for, expected), f"{expected} of them")
            texts = [row.excerpt.text for row in hits(seat)]
            assert texts == [f"zoar {number}" for number in range(169, -1, -1)]

    drive(story())


def test_where_looking_takes_long_what_is_found_is_shown_and_more_follows(drive: Drive) -> None:
    async def story() -> None:
        facade = believable.furnished()
        room = facade.add_room(Room("Boats", read_to=1_000))
        for number in range(8):
            facade.say(room, facade.person("Sofia"), f"zoar {number}", believable.NOW + number)
        facade.finding.short_pages = 3
        async with seated(facade) as seat:
            await search(seat, "zoar")
            await until(lambda: len(hits(seat)) == 8, "all of them")
            assert len(seat.asked("search")) == 4

    drive(story())


def test_what_is_not_found_and_why_is_said(drive: Drive) -> None:
    async def story() -> None:
        facade = believable.furnished()
        async with seated(facade) as seat:
            await search(seat, "in:nowhere x")
            assert "nowhere" in results(seat).note
            assert "called" in results(seat).note
            field = seat.find(QLineEdit, "search")
            field.clear()
            assert results(seat).note == ""
            facade.finding.percent = 40
            await search(seat, "zzz")
            assert "40 %" in results(seat).note
            facade.finding.percent = 100
            facade.tell(IndexGrew(100))
            await until(lambda: results(seat).note == "Nothing was found.", "asked again")
            facade.fail_next = ProfileTrouble("The disk is gone.")
            QTest.keyClicks(field, "z")
            await until(lambda: results(seat).note == "The disk is gone.", "the trouble is said")

    drive(story())


@pytest.mark.parametrize("width", [600, 760])
def test_in_a_narrow_window_the_pane_comes_over_the_room(drive: Drive, width: int) -> None:
    async def story() -> None:
        facade = believable.furnished()
        async with seated(facade) as seat:
            seat.window.resize(width, 520)
            seat.open("Field team")
            if width == 600:
                assert not seat.shows("search")
                seat.click("openSearch")
                assert seat.main.panes.left_drawn
            await search(seat, "parking")
            seat.press(Qt.Key.Key_Return)
            assert not seat.main.panes.left_drawn
            assert any("Parking" in text for text in seen(view_of(seat)))

    drive(story())


def test_escape_in_the_empty_field_goes_back_to_writing(drive: Drive) -> None:
    async def story() -> None:
        async with seated(believable.furnished()) as seat:
            seat.open("Field team")
            await search(seat, "maps")
            seat.press(Qt.Key.Key_Escape)
            assert seat.find(QLineEdit, "search").text() == ""
            seat.press(Qt.Key.Key_Escape)
            assert seat.main.room.composer.field.hasFocus()

    drive(story())


def test_a_screen_reader_hears_all_of_a_result(drive: Drive) -> None:
    async def story() -> None:
        async with seated(believable.furnished()) as seat:
            await search(seat, "parking")
            model = results(seat).model
            spoken = model.index(model.rowCount() - 1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
            for part in ("Sofia", "Field team", "Parking is free", "10:04", "not sealed"):
                assert part in spoken

    drive(story())


def test_texts_of_others_stay_harmless(drive: Drive) -> None:
    async def story() -> None:
        facade = believable.furnished()
        room = facade.add_room(Room("x\N{RIGHT-TO-LEFT OVERRIDE}y", read_to=100))
        hostile = (
            "zoar \N{RIGHT-TO-LEFT OVERRIDE}gpj.exe <img src=file:///etc/passwd> \x00 oar"
            + "o" * 9_000
        )
        facade.say(room, facade.person("\N{RIGHT-TO-LEFT OVERRIDE}Eve"), hostile, believable.NOW)
        async with seated(facade) as seat:
            await search(seat, "zoar")
            (row,) = hits(seat)
            assert "\N{RIGHT-TO-LEFT OVERRIDE}" not in row.excerpt.text
            assert len(row.excerpt.text) < 200
            assert row.excerpt.marks[0] == (0, 4)
            results(seat).list.grab()
            QTest.mouseMove(results(seat).list.viewport(), QPoint(40, 40))

    drive(story())
