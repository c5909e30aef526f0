"""The engine as a whole: signing in, the outbox, and what follows a step that was not stored."""

import pytest

from sealroom.controller import outbox, reading_state, unsent
from sealroom.controller.engine import Command, FrameCame
from sealroom.controller.errors import NoAnswer, NotAllowed, ProfileTrouble, RelayUnreachable
from sealroom.controller.flow import Flow, WaitFor
from sealroom.controller.timeline_views import SendState
from sealroom.protocol.content import Text
from sealroom.protocol.entry import Leave, Remove, Role, SetRole
from sealroom.protocol.errors import Code, Error, ErrorData, Reason
from sealroom.protocol.frames import RelayFrame
from sealroom.protocol.notifications import Challenge, Registration
from sealroom.protocol.requests import SendMsgRequest
from sealroom.protocol.responses import MsgAccepted, SignedIn, Synced
from tests.controller.desk import Citizen, Desk, Hall


def greeting(desk: Desk, relay: str) -> Challenge:
    return Challenge(
        nonce=bytes(32),
        relay=relay,
        time=desk.now,
        registration=Registration.OPEN,
        room_key_period=0,
    )


def write(desk: Desk, hall: Hall, text: str, *, sealed: bool = True) -> str:
    ((message_id, problem),) = desk.run(
        lambda context: outbox.write(context, hall.id, Text(text), sealed=sealed)
    )
    assert problem is None
    return str(message_id)


def states(desk: Desk, hall: Hall) -> list[tuple[str, SendState]]:
    return [(line.text, line.state) for line in desk.lines(hall.id)]


def sends(desk: Desk) -> list[SendMsgRequest]:
    return [each for each in desk.requests if isinstance(each, SendMsgRequest)]


def refuse(desk: Desk, reason: Reason, code: Code = Code.FAILED_PRECONDITION) -> None:
    (request,) = sends(desk)
    desk.requests.remove(request)
    error = Error(code=code, detail="No.", data=ErrorData(reason=reason))
    desk.take(FrameCame(RelayFrame(re=request.id, error=error)))


def test_another_relay_than_ones_own_is_not_signed_in_to(sofia: Citizen) -> None:
    desk = Desk(sofia)

    output = desk.hear(greeting(desk, "someone else"))

    assert isinstance(output.refused, RelayUnreachable)
    assert desk.ops() == []
    assert not output.signed_in


def test_an_answer_lost_while_signing_in_is_no_refusal(sofia: Citizen) -> None:
    desk = Desk(sofia)
    desk.hear(greeting(desk, "relayrelayrelayrelayrelayr"))
    assert desk.ops() == ["sign_in"]

    output = desk.lose_connection()

    assert output.refused is None
    assert not output.signed_in


def test_a_relay_that_is_busy_while_signing_in_is_asked_again(sofia: Citizen) -> None:
    desk = Desk(sofia)
    desk.hear(greeting(desk, "relayrelayrelayrelayrelayr"))
    (request,) = desk.requests
    busy = Error(code=Code.UNAVAILABLE, detail="The disk is full.", data=ErrorData())

    output = desk.take(FrameCame(RelayFrame(re=request.id, error=busy)))

    assert output.refused is None
    assert output.reconnect
    assert not desk.lose_connection().reconnect, "once is enough"


def test_an_own_full_disk_while_signing_in_is_no_refusal(sofia: Citizen) -> None:
    desk = Desk(sofia)
    desk.hear(greeting(desk, "relayrelayrelayrelayrelayr"))

    output = desk.engine.failed(ProfileTrouble("The disk is full."))

    assert output.refused is None
    assert output.reconnect
    assert not desk.hear(greeting(desk, "relayrelayrelayrelayrelayr")).reconnect


def test_a_connection_lost_while_signing_in_does_not_end_the_next_one(sofia: Citizen) -> None:
    desk = Desk(sofia)
    desk.hear(greeting(desk, "relayrelayrelayrelayrelayr"))
    desk.lose_connection()

    output = desk.hear(greeting(desk, "relayrelayrelayrelayrelayr"))

    assert not output.reconnect


def test_messages_of_a_room_go_one_at_a_time_in_order(desk: Desk, hall: Hall) -> None:
    for text in ("one", "two", "three"):
        write(desk, hall, text)
    assert len(sends(desk)) == 1

    counters = []
    for seq in (10, 11, 12):
        counters.append(sends(desk)[0].message.header.counter)
        desk.answer("send_msg", MsgAccepted(seq, desk.now))

    assert counters == [1, 2, 3]
    assert [state for _, state in states(desk, hall)] == [SendState.SENT] * 3


def test_a_refused_message_fails_and_leaves_no_gap(desk: Desk, hall: Hall) -> None:
    message_id = write(desk, hall, "unwelcome")
    write(desk, hall, "fine")

    refuse(desk, Reason.MUTED, Code.PERMISSION_DENIED)

    (line, _) = desk.lines(hall.id)
    assert line.state == SendState.FAILED
    assert line.failure == "You may not write in this room at the moment."
    assert [each.message.header.counter for each in sends(desk)] == [1]
    desk.answer("send_msg", MsgAccepted(10, desk.now))
    desk.run(lambda context: unsent.retry(context, hall.id, message_id))
    assert [each.message.header.counter for each in sends(desk)] == [2]


def test_a_busy_relay_is_asked_again_later(desk: Desk, hall: Hall) -> None:
    write(desk, hall, "patience")

    refuse(desk, Reason.FULL, Code.RESOURCE_EXHAUSTED)
    assert sends(desk) == []
    desk.pass_seconds(outbox.BUSY_SECONDS)

    assert [each.message.header.counter for each in sends(desk)] == [1]
    assert states(desk, hall) == [("patience", SendState.SENDING)]


def test_after_a_pause_nothing_goes_out_before_the_log_has_caught_up(
    desk: Desk, hall: Hall
) -> None:
    desk.lose_connection()
    write(desk, hall, "not too soon")
    left = hall.grow(hall.room.sign(hall.owner, SetRole(desk.me.user_id, Role.ADMIN)))

    desk.hear(greeting(desk, "relayrelayrelayrelayrelayr"))
    desk.answer("sign_in", SignedIn(desk.me.user_id, desk.me.name))
    desk.answer("fetch_msgs", Synced({hall.id: left.seq}, 1))
    assert sends(desk) == []
    desk.hear(left)

    (request,) = sends(desk)
    assert request.message.header.head == hall.room.head


def test_a_departure_is_answered_with_a_new_key_before_a_word_is_said(
    mira: Citizen, sofia: Citizen, jonas: Citizen
) -> None:
    hall = Hall(mira, sofia, jonas)
    desk = Desk(sofia)
    desk.sign_in()
    desk.hear(*hall.log(), hall.wrap(hall.owner, desk.me))
    desk.hear(hall.grow(hall.room.sign(jonas.person, Leave())))
    desk.requests.clear()

    write(desk, hall, "among ourselves")

    assert "update_room_key" in desk.ops()
    assert sends(desk) == []


def test_an_open_message_needs_no_new_key(mira: Citizen, sofia: Citizen, jonas: Citizen) -> None:
    hall = Hall(mira, sofia, jonas)
    desk = Desk(sofia)
    desk.sign_in()
    desk.hear(*hall.log(), hall.wrap(hall.owner, desk.me))
    desk.hear(hall.grow(hall.room.sign(jonas.person, Leave())))

    write(desk, hall, "for everyone", sealed=False)

    assert len(sends(desk)) == 1
    assert not sends(desk)[0].is_encrypted


def test_who_was_put_out_has_what_waited_marked_as_failed(desk: Desk, hall: Hall) -> None:
    desk.lose_connection()
    write(desk, hall, "too late")
    removed = hall.grow(hall.room.sign(hall.owner, Remove(desk.me.user_id)))

    desk.hear(greeting(desk, "relayrelayrelayrelayrelayr"))
    desk.answer("sign_in", SignedIn(desk.me.user_id, desk.me.name))
    desk.hear(removed)
    desk.answer("fetch_msgs", Synced({}, 1))

    (line,) = desk.lines(hall.id)
    assert line.state == SendState.FAILED
    assert "not in this room any more" in (line.failure or "")


def test_a_step_that_was_not_stored_did_not_happen(desk: Desk, hall: Hall) -> None:
    write(desk, hall, "under way")
    waiting = desk.run(lambda context: _ask_forever())
    ends: list[object] = []
    connection = desk.database.connection
    connection.execute("BEGIN")
    command = Command(
        "set draft",
        lambda context: reading_state.set_draft(context, hall.id, "never stored"),
        lambda *end: ends.append(end),
    )
    lost = desk.engine.handle(command, desk.moment)
    spoken = hall.spoken(hall.message(hall.owner, "comes twice"))
    desk.engine.handle(FrameCame(RelayFrame(notify=[spoken])), desk.moment)
    connection.execute("ROLLBACK")
    assert lost.finished

    output = desk.engine.failed(NoAnswer())
    for finished in output.finished:
        finished()

    assert output.reconnect
    assert not output.signed_in
    assert output.requests == []
    assert [type(end[1]) for end in ends] == [NoAnswer]  # type: ignore[index]
    assert [type(problem) for _, problem in waiting] == [NoAnswer]
    assert desk.reader.draft(hall.id) == ""
    assert states(desk, hall) == [("under way", SendState.SENDING)]

    later = hall.spoken(hall.message(hall.owner, "of the old connection", counter=2))
    desk.hear(later)
    assert states(desk, hall) == [("under way", SendState.SENDING)], "not without the one before"
    desk.requests.clear()
    desk.lose_connection()
    desk.sign_in({hall.id: later.seq})
    desk.hear(spoken, later)
    assert [text for text, _ in states(desk, hall)] == [
        "comes twice",
        "of the old connection",
        "under way",
    ]
    assert desk.alarm(hall.id) is None
    assert [each.message.header.counter for each in sends(desk)] == [1]


def test_a_use_case_that_fails_at_once_tells_so(desk: Desk, hall: Hall) -> None:
    ends = desk.run(lambda context: outbox.write(context, "a" * 52, Text("x"), sealed=True))

    assert len(ends) == 1
    assert ends[0][1] is not None


def _ask_forever() -> Flow[None]:
    yield WaitFor(lambda: False, 1e6)
    raise NotAllowed


@pytest.mark.parametrize("hours", [-72, 72])
def test_a_clock_that_is_set_while_connected_changes_neither_entries_nor_waits(
    desk: Desk, hall: Hall, hours: int
) -> None:
    write(desk, hall, "before")
    relay_time = desk.engine.context.relay_now
    waited = desk.run(lambda context: _wait(5.0))

    desk.turn_clock(hours)
    assert desk.engine.context.relay_now == relay_time
    assert waited == []
    output = desk.pass_seconds(4)
    assert output.wake_in is not None
    assert output.wake_in <= 1_000
    desk.pass_seconds(1)

    assert waited == [(False, None)]
    assert desk.engine.context.relay_now == relay_time + 5_000


def _wait(seconds: float) -> Flow[bool]:
    came: bool = yield WaitFor(lambda: False, seconds)
    return came
