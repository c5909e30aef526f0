"""Messages that go later: when, once, and what becomes of those that cannot."""

from sealroom.controller.outbox import write
from sealroom.controller.scheduling import (
    MOST_AHEAD_MS,
    discard,
    reschedule,
    schedule,
    take_back,
)
from sealroom.controller.scheduling_facade import ScheduledView
from sealroom.protocol.codec import decode_content
from sealroom.protocol.content import Mention, Text
from sealroom.protocol.entry import Mute, SetSlowMode
from sealroom.protocol.requests import SendMsgRequest
from tests.controller.desk import Desk, Hall

HOUR_S = 3_600
HOUR = HOUR_S * 1000


def keep(desk: Desk, hall: Hall, text: str = "later", hours: float = 1, **more: object) -> None:
    said = Text(text, **more)  # type: ignore[arg-type]
    due_at = desk.now + int(hours * HOUR)
    ((_, problem),) = desk.run(lambda c: schedule(c, hall.id, said, sealed=True, due_at=due_at))
    assert problem is None


def waiting(desk: Desk, hall: Hall) -> list[ScheduledView]:
    return desk.reader.scheduled(hall.id)


def sent(desk: Desk) -> list[SendMsgRequest]:
    return [each for each in desk.sent if isinstance(each, SendMsgRequest)]


def test_it_waits_uncounted_and_unsealed_and_goes_when_it_is_due(desk: Desk, hall: Hall) -> None:
    keep(desk, hall)
    room = desk.reader.room(hall.id, desk.now)
    assert (room.scheduled, room.waiting, room.failed) == (1, 0, 0)
    assert desk.lines(hall.id) == []
    assert not desk.reader.any_waiting(), "closing does not wait for it"
    assert sent(desk) == []

    assert desk.pass_seconds(HOUR_S - 1).wake_in is not None
    assert sent(desk) == []
    desk.pass_seconds(1)
    (request,) = sent(desk)
    assert request.is_encrypted
    (line,) = desk.lines(hall.id)
    assert (line.text, line.sent_at) == ("later", desk.now), "dated when it goes"
    assert waiting(desk, hall) == []
    desk.pass_seconds(HOUR_S)
    assert len(desk.lines(hall.id)) == 1, "once"


def test_the_engine_wakes_when_it_is_due(desk: Desk, hall: Hall) -> None:
    desk.lose_connection()
    keep(desk, hall, hours=0.5)
    output = desk.pass_seconds(60)
    assert output.wake_in is not None
    assert output.wake_in <= HOUR // 2 - 60_000


def test_one_that_was_missed_goes_at_the_next_start(desk: Desk, hall: Hall) -> None:
    keep(desk, hall)
    desk.now += 5 * HOUR
    desk.reload()
    desk.pass_seconds(0)
    assert [line.text for line in desk.lines(hall.id)] == ["later"]
    assert waiting(desk, hall) == []


def test_they_go_in_the_order_of_their_times(desk: Desk, hall: Hall) -> None:
    keep(desk, hall, "second", hours=2)
    keep(desk, hall, "first", hours=1)
    keep(desk, hall, "third", hours=3)
    assert [each.text for each in waiting(desk, hall)] == ["first", "second", "third"]
    desk.pass_seconds(2.5 * HOUR_S)
    assert [line.text for line in desk.lines(hall.id)] == ["first", "second"]


def test_it_keeps_what_it_answers_whom_it_names_and_that_it_is_silent(
    desk: Desk, hall: Hall
) -> None:
    mention = Mention(hall.owner.user_id, 0, 5)
    keep(desk, hall, reply_to="a" * 26, mentions=(mention,), silent=True)
    (view,) = waiting(desk, hall)
    assert view.silent
    desk.pass_seconds(HOUR_S)
    row = desk.store.sessions.get(hall.id)
    assert row is not None
    line = desk.store.timeline.message(row.row, desk.lines(hall.id)[0].message_id)
    assert line is not None
    assert line.content is not None
    assert decode_content(line.content) == Text(
        "later", "a" * 26, (mention,), forwarded=False, silent=True
    )


def test_the_draft_became_it(desk: Desk, hall: Hall) -> None:
    row = desk.store.sessions.get(hall.id)
    assert row is not None
    with desk.database.write():
        desk.store.sessions.set_draft(row.row, "later")
    keep(desk, hall)
    assert desk.reader.draft(hall.id) == ""


def test_another_time_now_or_never(desk: Desk, hall: Hall) -> None:
    keep(desk, hall, "a")
    keep(desk, hall, "b")
    keep(desk, hall, "c")
    a, b, c = (each.number for each in waiting(desk, hall))
    desk.run(lambda context: reschedule(context, hall.id, a, desk.now + 2 * HOUR))
    desk.run(lambda context: reschedule(context, hall.id, b, 0))
    desk.run(lambda context: discard(context, hall.id, c))
    desk.pass_seconds(0)
    assert [line.text for line in desk.lines(hall.id)] == ["b"]
    desk.pass_seconds(HOUR_S)
    assert [each.text for each in waiting(desk, hall)] == ["a"]
    desk.pass_seconds(HOUR_S)
    assert [line.text for line in desk.lines(hall.id)] == ["b", "a"]


def test_taken_back_it_stands_before_what_is_being_written(desk: Desk, hall: Hall) -> None:
    keep(desk, hall)
    (view,) = waiting(desk, hall)
    ((draft, problem),) = desk.run(lambda c: take_back(c, hall.id, view.number, "typed meanwhile"))
    assert problem is None
    assert draft == desk.reader.draft(hall.id) == "later\ntyped meanwhile"
    assert waiting(desk, hall) == []
    desk.pass_seconds(2 * HOUR_S)
    assert desk.lines(hall.id) == []


def test_one_that_may_not_go_stays_and_says_why(desk: Desk, hall: Hall) -> None:
    keep(desk, hall)
    desk.hear(hall.grow(hall.room.sign(hall.owner, Mute(desk.me.user_id, None))))
    desk.pass_seconds(HOUR_S)
    (view,) = waiting(desk, hall)
    assert view.failure == "You may not write in this room at the moment."
    assert desk.lines(hall.id) == []
    desk.pass_seconds(HOUR_S)
    assert len(waiting(desk, hall)) == 1
    assert sent(desk) == []


def test_in_slow_mode_it_waits_its_turn(desk: Desk, hall: Hall) -> None:
    desk.hear(hall.grow(hall.room.sign(hall.owner, SetSlowMode(60))))
    keep(desk, hall, hours=0.01)
    desk.run(lambda c: write(c, hall.id, Text("now"), sealed=True))
    desk.lose_connection()
    desk.pass_seconds(40)
    (view,) = waiting(desk, hall)
    assert view.failure is None
    desk.pass_seconds(20)
    assert [line.text for line in desk.lines(hall.id)] == ["now", "later"]


def test_a_year_is_the_furthest(desk: Desk, hall: Hall) -> None:
    keep(desk, hall, hours=24 * 366 * 40)
    (view,) = waiting(desk, hall)
    assert view.due_at == desk.now + MOST_AHEAD_MS
