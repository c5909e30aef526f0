"""What the relay said it took and then leaves out of the log is not shown as sent."""

import pytest

from sealroom.controller import outbox, unsent
from sealroom.controller.left_out import LEFT_OUT
from sealroom.controller.timeline_views import MessageView, SendState
from sealroom.protocol.content import Text
from sealroom.protocol.notifications import MsgNotification
from sealroom.protocol.requests import SendMsgRequest
from sealroom.protocol.responses import MsgAccepted
from tests.controller.desk import Desk, Hall


def say(desk: Desk, hall: Hall, text: str) -> SendMsgRequest:
    """Written, and handed to the relay."""
    desk.run(lambda c: outbox.write(c, hall.id, Text(text), sealed=True))
    [asked] = [each for each in desk.requests if isinstance(each, SendMsgRequest)]
    return asked


def take(desk: Desk, seq: int) -> None:
    """The relay says it took it, there."""
    desk.answer("send_msg", MsgAccepted(seq=seq, received_at=desk.now))


def echo(hall: Hall, asked: SendMsgRequest, seq: int) -> MsgNotification:
    message = asked.message
    return MsgNotification(
        session_id=hall.id, seq=seq, received_at=message.header.sent_at, message=message
    )


def line_of(desk: Desk, hall: Hall, text: str) -> MessageView:
    return next(line for line in desk.lines(hall.id) if line.text == text)


@pytest.mark.parametrize("answered_first", [True, False])
def test_what_the_log_shows_is_sent(desk: Desk, hall: Hall, answered_first: bool) -> None:
    asked, seq = say(desk, hall, "hello"), hall.seq + 1
    if answered_first:
        take(desk, seq)
        desk.hear(echo(hall, asked, seq))
    else:
        desk.hear(echo(hall, asked, seq))
        take(desk, seq)
    hall.skip(1)
    desk.hear(hall.spoken(hall.message(hall.owner, "and on")))
    assert line_of(desk, hall, "hello").state is SendState.SENT


@pytest.mark.parametrize("places", [0, 3])
def test_what_the_log_goes_on_without_is_not(desk: Desk, hall: Hall, places: int) -> None:
    """Something else stands in its place, or behind it."""
    say(desk, hall, "hello")
    take(desk, hall.seq + 1)
    assert line_of(desk, hall, "hello").state is SendState.SENT
    hall.skip(places)
    desk.hear(hall.spoken(hall.message(hall.owner, "and on")))
    line = line_of(desk, hall, "hello")
    assert (line.state, line.failure) == (SendState.FAILED, LEFT_OUT)
    assert [each.text for each in desk.lines(hall.id)] == ["and on", "hello"]
    assert desk.reader.room(hall.id, desk.now).failed == 1


def test_it_can_be_sent_again_and_bears_another_number(desk: Desk, hall: Hall) -> None:
    first = say(desk, hall, "hello")
    take(desk, hall.seq + 1)
    desk.hear(hall.spoken(hall.message(hall.owner, "and on")))
    line = line_of(desk, hall, "hello")
    desk.run(lambda c: unsent.retry(c, hall.id, line.message_id))
    [again] = [each for each in desk.requests if isinstance(each, SendMsgRequest)]
    assert again.message.header.message_id == first.message.header.message_id
    assert again.message.header.counter == first.message.header.counter + 1
    take(desk, hall.seq + 1)
    desk.hear(echo(hall, again, hall.seq + 1))
    hall.skip(1)
    desk.hear(hall.spoken(hall.message(hall.owner, "there it is", counter=2)))
    assert line_of(desk, hall, "hello").state is SendState.SENT
    assert desk.reader.room(hall.id, desk.now).failed == 0


def test_it_is_looked_to_after_a_restart_too(desk: Desk, hall: Hall) -> None:
    say(desk, hall, "hello")
    take(desk, hall.seq + 1)
    desk.reload()
    desk.sign_in({hall.id: hall.seq + 1})
    assert line_of(desk, hall, "hello").state is SendState.SENT
    desk.hear(hall.spoken(hall.message(hall.owner, "and on")))
    assert line_of(desk, hall, "hello").state is SendState.FAILED


def test_a_log_said_to_end_before_it_has_lost_it(desk: Desk, hall: Hall) -> None:
    say(desk, hall, "hello")
    take(desk, hall.seq + 1)
    desk.lose_connection()
    desk.sign_in({hall.id: hall.seq})
    assert line_of(desk, hall, "hello").failure == LEFT_OUT


def test_a_place_that_is_taken_is_none(desk: Desk, hall: Hall) -> None:
    desk.hear(hall.spoken(hall.message(hall.owner, "before")))
    say(desk, hall, "hello")
    take(desk, hall.seq)
    assert line_of(desk, hall, "hello").failure == LEFT_OUT
    assert line_of(desk, hall, "before").state is SendState.RECEIVED


def test_one_that_comes_after_all_is_sent_after_all(desk: Desk, hall: Hall) -> None:
    asked = say(desk, hall, "hello")
    take(desk, hall.seq + 1)
    desk.hear(hall.spoken(hall.message(hall.owner, "and on")))
    desk.hear(echo(hall, asked, hall.seq + 1))
    assert line_of(desk, hall, "hello").state is SendState.SENT
    assert desk.reader.room(hall.id, desk.now).failed == 0


def test_what_the_relay_does_not_keep_any_more_is_not_left_out(desk: Desk, hall: Hall) -> None:
    """Its days were over before this device saw it come by; a repeat is answered as at first."""
    say(desk, hall, "hello")
    desk.lose_connection()
    seq = hall.seq + 1
    hall.skip(1)
    desk.sign_in({hall.id: hall.seq}, dropped={hall.id: seq})
    desk.run(lambda c: unsent.retry_all(c, hall.id))
    if "send_msg" in desk.ops():
        take(desk, seq)
    desk.hear(hall.spoken(hall.message(hall.owner, "and on")))
    if "send_msg" in desk.ops():
        take(desk, seq)
    hall.skip(1)
    desk.hear(hall.spoken(hall.message(hall.owner, "and further", counter=2)))
    assert line_of(desk, hall, "hello").state is SendState.SENT
