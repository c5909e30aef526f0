"""Failed and waiting messages: again, not at all, or back into the composer."""

from sealroom.controller import reading_state, unsent
from sealroom.controller.errors import NotAllowed
from sealroom.controller.timeline_views import SendState
from sealroom.protocol.errors import Code, Reason
from sealroom.protocol.responses import MsgAccepted
from tests.controller.desk import Desk, Hall
from tests.controller.test_engine import refuse, sends, states, write


def fail(desk: Desk, hall: Hall, *texts: str) -> list[str]:
    """Messages that the relay refused."""
    failed = []
    for text in texts:
        failed.append(write(desk, hall, text))
        refuse(desk, Reason.MUTED, Code.PERMISSION_DENIED)
    return failed


def accept(desk: Desk, seq: int) -> None:
    desk.answer("send_msg", MsgAccepted(seq, desk.now))


def unsent_of(desk: Desk, hall: Hall) -> tuple[int, int]:
    room = desk.reader.room(hall.id, desk.now)
    return room.waiting, room.failed


def test_later_messages_go_on_and_the_log_decides_the_order(desk: Desk, hall: Hall) -> None:
    (first,) = fail(desk, hall, "first")
    write(desk, hall, "second")
    write(desk, hall, "third")
    assert states(desk, hall) == [
        ("first", SendState.FAILED),
        ("second", SendState.SENDING),
        ("third", SendState.SENDING),
    ], "as they were written, while none has a place in the log"

    accept(desk, 10)
    desk.run(lambda c: unsent.retry(c, hall.id, first))
    accept(desk, 11)
    assert [each.message.header.message_id for each in sends(desk)] == [first]
    accept(desk, 12)

    assert [text for text, _ in states(desk, hall)] == ["second", "third", "first"]
    assert [line.state for line in desk.lines(hall.id)] == [SendState.SENT] * 3


def test_tried_again_it_goes_before_all_that_still_waits(desk: Desk, hall: Hall) -> None:
    (first,) = fail(desk, hall, "first")
    write(desk, hall, "on its way")
    write(desk, hall, "waits")
    desk.run(lambda c: unsent.retry(c, hall.id, first))

    accept(desk, 10)

    assert [each.message.header.message_id for each in sends(desk)] == [first]


def test_all_are_tried_again_in_the_order_they_were_written(desk: Desk, hall: Hall) -> None:
    failed = fail(desk, hall, "one", "two", "three")
    assert unsent_of(desk, hall) == (0, 3)

    desk.run(lambda c: unsent.retry_all(c, hall.id))

    assert unsent_of(desk, hall) == (3, 0)
    went, counters = [], []
    for seq in (10, 11, 12):
        header = sends(desk)[0].message.header
        went.append(header.message_id)
        counters.append(header.counter)
        accept(desk, seq)
    assert went == failed
    assert counters == [1, 2, 3]
    assert unsent_of(desk, hall) == (0, 0)


def test_all_failed_ones_are_discarded_and_what_waits_stays(desk: Desk, hall: Hall) -> None:
    fail(desk, hall, "one", "two")
    write(desk, hall, "on its way")

    desk.run(lambda c: unsent.discard_all(c, hall.id))

    assert states(desk, hall) == [("on its way", SendState.SENDING)]
    assert unsent_of(desk, hall) == (1, 0)


def test_a_failed_message_is_discarded(desk: Desk, hall: Hall) -> None:
    (failed,) = fail(desk, hall, "unwelcome")

    desk.run(lambda c: unsent.discard(c, hall.id, failed))

    assert states(desk, hall) == []


def test_what_was_handed_to_the_relay_cannot_be_taken_back(desk: Desk, hall: Hall) -> None:
    sending = write(desk, hall, "on its way")
    (line,) = desk.lines(hall.id)
    assert not line.may_take_back

    discarded = desk.run(lambda c: unsent.discard(c, hall.id, sending))
    taken = desk.run(lambda c: unsent.take_back(c, hall.id, sending, ""))

    assert [type(problem) for _, problem in (*discarded, *taken)] == [NotAllowed] * 2
    assert states(desk, hall) == [("on its way", SendState.SENDING)]


def test_what_was_never_handed_over_can_be_discarded(desk: Desk, hall: Hall) -> None:
    desk.lose_connection()
    first, second = write(desk, hall, "never mind"), write(desk, hall, "this one")
    assert [line.may_take_back for line in desk.lines(hall.id)] == [True, True]

    desk.run(lambda c: unsent.discard(c, hall.id, first))
    news = hall.spoken(hall.message(hall.owner, "news"))
    desk.sign_in({hall.id: news.seq})
    desk.hear(news)

    assert [each.message.header.message_id for each in sends(desk)] == [second]


def test_a_message_goes_back_before_what_stands_in_the_composer(desk: Desk, hall: Hall) -> None:
    (failed,) = fail(desk, hall, "Shall we meet")

    ((draft, problem),) = desk.run(lambda c: unsent.take_back(c, hall.id, failed, "at nine?"))

    assert problem is None
    assert draft == desk.reader.draft(hall.id) == "Shall we meet\nat nine?"
    assert states(desk, hall) == []


def test_a_message_that_went_out_meanwhile_leaves_the_draft_alone(desk: Desk, hall: Hall) -> None:
    sent = write(desk, hall, "quick")
    accept(desk, 10)
    desk.run(lambda c: reading_state.set_draft(c, hall.id, "next"))

    ((draft, _),) = desk.run(lambda c: unsent.take_back(c, hall.id, sent, "next"))

    assert draft == desk.reader.draft(hall.id) == "next"
    assert states(desk, hall) == [("quick", SendState.SENT)]
