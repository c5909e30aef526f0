"""Sending later, and without a notification: from the button's menu to what waits."""

from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDateTimeEdit, QLabel

from sealroom.controller.errors import NotAllowed
from sealroom.ui.text.later_words import bar_words, due_words, quick_times
from tests.ui import believable
from tests.ui.conftest import Drive
from tests.ui.scripted_facade import DAY, HOUR, MINUTE, room_id
from tests.ui.seat import Seat, seated, until

ROOM = "Field team"
ID = room_id(ROOM)


def written(seat: Seat, text: str = "see you") -> None:
    seat.open(ROOM)
    seat.write("composerField", text)


def open_menu(seat: Seat) -> None:
    seat.main.room.composer.send.setFocus()
    button = seat.main.room.composer.send
    button.menuWanted.emit(button.mapToGlobal(button.rect().center()))
    assert seat.menu() == ["sendLater", "sendSilently"]


def test_from_the_menu_to_a_quick_time(drive: Drive) -> None:
    async def story() -> None:
        async with seated(believable.furnished()) as seat:
            written(seat)
            open_menu(seat)
            seat.choose("sendLater")
            assert seat.sheet.objectName() == "sendLaterSheet"
            assert seat.main.room.composer.field.toPlainText() == "see you"
            seat.click("tomorrow")
            await until(lambda: bool(seat.asked("schedule")), "scheduled")
            ((_, text, sealed, due_at),) = seat.asked("schedule")
            assert (text, sealed) == ("see you", True)
            expected = next(each for each in quick_times(believable.NOW) if each.name == "tomorrow")
            assert due_at == expected.due_at
            assert seat.main.room.composer.field.toPlainText() == ""
            assert seat.asked("send") == []
            await until(lambda: seat.shows("scheduledBar"), "the bar tells")
            words = seat.main.room.scheduled.notice.words
            assert words == "A message waits to be sent tomorrow at 09:00"

    drive(story())


def test_at_any_time_and_cancelled_it_stays_in_the_field(drive: Drive) -> None:
    async def story() -> None:
        async with seated(believable.furnished()) as seat:
            written(seat)
            seat.main.room.composer.send_later()
            seat.press(Qt.Key.Key_Escape)
            assert seat.main.room.composer.field.toPlainText() == "see you"
            seat.main.room.composer.send_later()
            time = seat.find(QDateTimeEdit, "laterTime")
            time.setDateTime(time.dateTime().addDays(3))
            seat.click("sendThen")
            await until(lambda: bool(seat.asked("schedule")), "scheduled")
            due_at = seat.asked("schedule")[0][3]
            minute = believable.NOW // MINUTE * MINUTE
            assert due_at == minute + HOUR + 3 * DAY

    drive(story())


def test_what_cannot_be_kept_comes_back(drive: Drive) -> None:
    async def story() -> None:
        async with seated(believable.furnished()) as seat:
            written(seat)
            seat.main.room.composer.send_later()
            seat.facade.fail_next = NotAllowed("Not here.")
            seat.click("inAnHour")
            field = seat.main.room.composer.field
            await until(lambda: field.toPlainText() == "see you", "put back")
            assert seat.find(QLabel, "composerHint").text() == "Not here."

    drive(story())


def test_silently(drive: Drive) -> None:
    async def story() -> None:
        async with seated(believable.furnished()) as seat:
            written(seat)
            open_menu(seat)
            seat.choose("sendSilently")
            await until(lambda: bool(seat.asked("send")), "sent")
            assert seat.asked("send") == [(ID, "see you", True, "silent")]

    drive(story())


def test_a_change_of_a_message_goes_at_once_or_not_at_all(drive: Drive) -> None:
    async def story() -> None:
        async with seated(believable.furnished()) as seat:
            written(seat)
            composer = seat.main.room.composer
            composer.show_about("Change your message", "x", edits=True)
            composer.send.menuWanted.emit(composer.mapToGlobal(composer.rect().center()))
            assert QApplication.activePopupWidget() is None
            composer.send_later()
            assert seat.window.overlay.top is None

    drive(story())


def test_what_waits_can_go_now_be_moved_changed_or_discarded(drive: Drive) -> None:
    async def story() -> None:
        facade = believable.furnished()
        for number, text in enumerate(("one", "two", "three"), 1):
            facade.scheduling.keep(ID, text, believable.NOW + number * HOUR)
        facade.scheduling.keep(ID, "late", believable.NOW - HOUR, failure="You are muted here.")
        async with seated(facade) as seat:
            seat.open(ROOM)
            notice = seat.main.room.scheduled.notice
            assert notice.words == "A message did not go at its time"
            seat.write("composerField", "typed")
            seat.click("showScheduled")
            assert texts(seat) == ["late", "one", "two", "three"]
            assert "You are muted here." in seat.find(QLabel, "scheduledFailure").text()
            seat.click("scheduledDiscard")
            await until(lambda: texts(seat) == ["one", "two", "three"], "discarded")
            seat.click("scheduledNow")
            await until(lambda: seat.asked("reschedule") == [(ID, 1, 0)], "now")
            facade.scheduling.kept[ID].pop()
            facade._rescheduled(ID, None)
            await until(lambda: texts(seat) == ["two", "three"], "gone")
            seat.click("scheduledTime")
            seat.click("inAnHour")
            moved = (ID, 2, believable.NOW + HOUR)
            await until(lambda: seat.asked("reschedule")[-1] == moved, "moved")
            seat.click("scheduledChange")
            field = seat.main.room.composer.field
            await until(lambda: field.toPlainText() == "two\ntyped", "in the composer")
            assert seat.window.overlay.top is None

    drive(story())


def texts(seat: Seat) -> list[str]:
    return [
        each.text()
        for each in seat.window.findChildren(QLabel, "scheduledText")
        if each.isVisible()
    ]


def at(text: str) -> int:
    return round(datetime.fromisoformat(text).timestamp() * 1000)


@pytest.mark.parametrize(
    ("now", "names"),
    [
        ("2025-11-26T14:00", ["inAnHour", "thisEvening", "tomorrow", "monday"]),  # a Wednesday
        ("2025-11-26T18:45", ["inAnHour", "tomorrow", "monday"]),
        ("2025-11-30T14:00", ["inAnHour", "thisEvening", "tomorrow"]),  # a Sunday
    ],
)
def test_quick_times(qapp: QApplication, now: str, names: list[str]) -> None:
    times = quick_times(at(now))
    assert [each.name for each in times] == names
    assert all(each.due_at > at(now) for each in times)
    assert times[-1].due_at % HOUR == 0


def test_when_it_goes_in_words(qapp: QApplication) -> None:
    now = at("2025-11-26T14:00")
    assert due_words(now + HOUR, now) == "today at 15:00"
    assert due_words(now + DAY, now) == "tomorrow at 14:00"
    assert due_words(now + 5 * DAY, now) == "on 1 Dec at 14:00"
    assert bar_words([], now) == ""
