"""Jumping into the timeline: to an item, to a day; and back to its end."""

import pytest
from PySide6.QtCore import QDate, QDateTime, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCalendarWidget, QTableView

from sealroom.ui.models.timeline import MOST, PAGE
from sealroom.ui.timeline import highlight
from sealroom.ui.timeline.delegate import TimelineDelegate
from sealroom.ui.timeline.region import Region
from tests.ui import believable
from tests.ui.conftest import Drive
from tests.ui.scripted_facade import DAY, MINUTE, Room, ScriptedFacade
from tests.ui.seat import Seat, seated, until
from tests.ui.timeline.test_view import click, long_room, seen, view_of

CTRL = Qt.KeyboardModifier.ControlModifier


def order_of(room: Room, number: int) -> float:
    return room.items[number].order


def lit(seat: Seat) -> float | None:
    delegate = view_of(seat).itemDelegate()
    assert isinstance(delegate, TimelineDelegate)
    return delegate.highlight.order


def test_a_jump_far_up_reads_what_stands_around_it_and_scrolls_on_both_ways(drive: Drive) -> None:
    async def story() -> None:
        facade = believable.furnished()
        room = long_room(facade, 3_000)
        async with seated(facade) as seat:
            seat.open("Long")
            view = view_of(seat)

            seat.main.open_at(room.session_id, order_of(room, 1_500))

            assert any(text.startswith("line 1500 ") for text in seen(view))
            assert lit(seat) == order_of(room, 1_500)
            assert view.model().rowCount() <= 4 * PAGE
            assert seat.shows("toEnd")
            bar = view.verticalScrollBar()
            for _ in range(40):
                bar.setValue(bar.value() - 1_000)
            assert any(int(text.split()[1]) < 1_400 for text in seen(view))
            assert view.model().rowCount() <= MOST + PAGE
            for _ in range(80):
                bar.setValue(bar.value() + 1_000)
            assert any(int(text.split()[1]) > 1_600 for text in seen(view))
            seat.click("toEnd")
            assert view.at_end
            assert any(text.startswith("line 2999 ") for text in seen(view))

    drive(story())


@pytest.mark.parametrize("number", [0, 1, 59, 500, 998, 999])
def test_any_item_of_another_room_is_opened_with_its_room(drive: Drive, number: int) -> None:
    async def story() -> None:
        facade = believable.furnished()
        room = long_room(facade)
        async with seated(facade) as seat:
            seat.open("Field team")

            seat.main.open_at(room.session_id, order_of(room, number))

            assert seat.main.room.session_id == room.session_id
            assert seat.main.rooms.rooms.current == room.session_id
            assert f"line {number}" in {" ".join(text.split()[:2]) for text in seen(view_of(seat))}
            assert view_of(seat).at_end == (not seat.shows("toEnd"))

    drive(story())


def test_what_is_in_sight_is_marked_where_it_stands(drive: Drive) -> None:
    async def story() -> None:
        facade = believable.furnished()
        room = long_room(facade)
        async with seated(facade) as seat:
            seat.open("Long")
            before = seen(view_of(seat))

            seat.main.open_at(room.session_id, order_of(room, 998))

            assert seen(view_of(seat)) == before
            assert lit(seat) == order_of(room, 998)

    drive(story())


def test_the_mark_goes_by_itself(drive: Drive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(highlight, "SHOWN_MS", 20)

    async def story() -> None:
        facade = believable.furnished()
        room = long_room(facade)
        async with seated(facade) as seat:
            seat.main.open_at(room.session_id, order_of(room, 500))
            view = view_of(seat)
            row = seat.main.room.model.row_from(order_of(room, 500))
            marked = view.grab(view.visualRect(view.model().index(row, 0))).toImage()
            assert lit(seat) is not None
            await until(lambda: lit(seat) is None, "the mark goes")
            assert view.grab(view.visualRect(view.model().index(row, 0))).toImage() != marked

    drive(story())


def test_what_arrives_does_not_move_who_jumped(drive: Drive) -> None:
    async def story() -> None:
        facade = believable.furnished()
        room = long_room(facade)
        async with seated(facade) as seat:
            seat.main.open_at(room.session_id, order_of(room, 500))
            before = seen(view_of(seat))
            facade.arrive(room, facade.person("Ravi"), "something new")
            await until(lambda: seat.main.room.model.new_from is not None, "the new line")
            assert seen(view_of(seat)) == before

    drive(story())


def days_room(facade: ScriptedFacade) -> Room:
    """Three messages a day for a year."""
    room = facade.add_room(Room("Days", read_to=10_000))
    for day in range(365):
        for number in range(3):
            time = believable.NOW - (364 - day) * DAY + number * MINUTE - 10 * MINUTE
            facade.say(room, facade.person("Sofia"), f"day {day} number {number}", time)
    return room


def calendar() -> QCalendarWidget:
    """The one that is open."""
    popup = QApplication.activePopupWidget()
    assert popup is not None
    found = popup.findChild(QCalendarWidget)
    assert found is not None
    return found


def press(key: Qt.Key) -> None:
    days = calendar().findChild(QTableView)
    assert days is not None
    QTest.keyClick(days, key)


def first_day(seat: Seat) -> QDate:
    """Of the highest heading that is seen whole."""
    view, model = view_of(seat), seat.main.room.model
    rows = range(view.first_seen_row() or 0, model.rowCount())
    placed = (model.placement(row) for row in rows if view.day_rect(row).top() >= 0)
    return next(placement.day for placement in placed if placement.day is not None)


def test_a_days_heading_leads_to_another_day(drive: Drive) -> None:
    async def story() -> None:
        facade = believable.furnished()
        days_room(facade)
        async with seated(facade) as seat:
            seat.open("Days")
            view, model = view_of(seat), seat.main.room.model
            row = next(
                row
                for row in range(view.last_seen_row() or 0, 0, -1)
                if model.placement(row).day is not None
            )
            click(view, row, Region.DAY)
            day = model.placement(row).day
            assert day is not None
            assert calendar().selectedDate() == day

            for _ in range(7):
                press(Qt.Key.Key_PageUp)
            press(Qt.Key.Key_Up)
            press(Qt.Key.Key_Return)

            assert QApplication.activePopupWidget() is None
            assert first_day(seat) == day.addMonths(-7).addDays(-7)
            assert lit(seat) is None
            assert seat.shows("toEnd")

    drive(story())


def test_the_calendar_opens_by_key_and_escape_leaves_all_as_it_was(drive: Drive) -> None:
    async def story() -> None:
        facade = believable.furnished()
        days_room(facade)
        async with seated(facade) as seat:
            seat.open("Days")
            before = seen(view_of(seat))
            seat.press(Qt.Key.Key_J, CTRL)
            first = QDateTime.fromMSecsSinceEpoch(believable.NOW - 364 * DAY - 10 * MINUTE).date()
            assert calendar().minimumDate() == first
            assert calendar().maximumDate() == QDateTime.fromMSecsSinceEpoch(believable.NOW).date()
            press(Qt.Key.Key_Escape)
            assert QApplication.activePopupWidget() is None
            assert seen(view_of(seat)) == before

    drive(story())


def test_a_day_after_all_that_was_said_leads_to_the_end(drive: Drive) -> None:
    async def story() -> None:
        facade = believable.furnished()
        room = facade.add_room(Room("Quiet", read_to=10_000))
        for number in range(200):
            facade.say(room, facade.person("Ravi"), f"line {number}", believable.NOW - 30 * DAY)
        async with seated(facade) as seat:
            seat.main.open_at(room.session_id, order_of(room, 20))
            assert not view_of(seat).at_end
            seat.press(Qt.Key.Key_J, CTRL)
            calendar().setSelectedDate(calendar().maximumDate())
            press(Qt.Key.Key_Return)
            assert view_of(seat).at_end

    drive(story())
