"""Sending: the draft becomes a message in one step, and nothing goes out before one caught up."""

from sealroom.controller import outbox, reading_state
from sealroom.controller.alarm import raise_alarm
from sealroom.controller.context import Context
from sealroom.controller.errors import NotAllowed
from sealroom.controller.flow import Flow
from sealroom.controller.timeline_views import SendState
from sealroom.protocol.content import Text
from sealroom.protocol.entry import Mute
from sealroom.protocol.responses import MsgAccepted
from sealroom.store.alarms import AlarmKind
from tests.controller.desk import Citizen, Desk, Hall
from tests.controller.test_engine import sends, states, write


def test_the_draft_goes_in_the_step_that_keeps_the_message(desk: Desk, hall: Hall) -> None:
    desk.run(lambda c: reading_state.set_draft(c, hall.id, "hello"))
    desk.run(lambda c: outbox.write(c, hall.id, Text("hello"), sealed=True, ends_draft=True))
    assert desk.reader.draft(hall.id) == ""
    assert states(desk, hall) == [("hello", SendState.SENDING)]


def test_a_refused_message_leaves_the_draft(desk: Desk, hall: Hall) -> None:
    desk.run(lambda c: reading_state.set_draft(c, hall.id, "hello"))
    muted = hall.grow(hall.room.sign(hall.owner, Mute(desk.me.user_id, None)))
    desk.hear(muted)

    ((_, problem),) = desk.run(
        lambda c: outbox.write(c, hall.id, Text("hello"), sealed=True, ends_draft=True)
    )

    assert isinstance(problem, NotAllowed)
    assert desk.reader.draft(hall.id) == "hello"


def test_a_message_from_elsewhere_leaves_the_draft(desk: Desk, hall: Hall) -> None:
    desk.run(lambda c: reading_state.set_draft(c, hall.id, "half a"))
    write(desk, hall, "by a bot")
    assert desk.reader.draft(hall.id) == "half a"


def test_back_after_hours_nothing_goes_out_before_one_caught_up(desk: Desk, hall: Hall) -> None:
    desk.lose_connection()
    write(desk, hall, "written in the dark")
    desk.pass_seconds(3 * outbox.KEY_SECONDS)
    news = hall.spoken(hall.message(hall.owner, "news"))

    desk.sign_in({hall.id: news.seq})
    desk.pass_seconds(3 * outbox.KEY_SECONDS)
    assert sends(desk) == []

    desk.hear(news)
    assert len(sends(desk)) == 1


def test_between_two_messages_one_catches_up_again(desk: Desk, hall: Hall) -> None:
    write(desk, hall, "one")
    write(desk, hall, "two")
    desk.lose_connection()
    desk.requests.clear()
    news = hall.spoken(hall.message(hall.owner, "news"))

    desk.sign_in({hall.id: news.seq})
    assert sends(desk) == []
    desk.hear(news)

    desk.answer("send_msg", MsgAccepted(news.seq + 1, desk.now))
    assert [each.message.header.counter for each in sends(desk)] == [2]


def test_a_message_that_waits_for_its_key_is_not_held_up_by_an_alarm(
    sofia: Citizen, hall: Hall
) -> None:
    desk = Desk(sofia)
    desk.sign_in()
    desk.hear(*hall.log())
    write(desk, hall, "under a key to come")
    assert states(desk, hall) == [("under a key to come", SendState.SENDING)]

    desk.run(lambda c: raise_now(c, hall))

    (line,) = desk.lines(hall.id)
    assert (line.state, line.failure) == (SendState.FAILED, "Two histories.")


def test_the_key_that_comes_with_a_new_connection_waits_for_what_happened_meanwhile(
    sofia: Citizen, hall: Hall
) -> None:
    desk = Desk(sofia)
    desk.sign_in()
    desk.hear(*hall.log())
    write(desk, hall, "under a key to come")
    desk.lose_connection()
    news = hall.grow(hall.room.sign(hall.owner, Mute(desk.me.user_id, None)))

    desk.sign_in({hall.id: news.seq})
    desk.hear(hall.wrap(hall.owner, desk.me))
    assert sends(desk) == [], "one may be muted, or someone may have left"

    desk.hear(news)
    assert len(sends(desk)) == 1


def raise_now(context: Context, hall: Hall) -> Flow[None]:
    raise_alarm(context, context.session(hall.id), AlarmKind.TWO_HISTORIES, "Two histories.")
    yield from ()
