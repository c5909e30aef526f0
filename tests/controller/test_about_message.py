"""What can be said about a message: who could read it, under which key, and what is not right."""

import os

import pytest

from sealroom.controller.about_views import AboutMessage, HandedView, Readers
from sealroom.controller.stamps import ClockDoubt
from sealroom.controller.timeline_views import Doubt, EventKind, Lock
from sealroom.crypto import generate_room_key, sign_open_message
from sealroom.protocol.codec import encode_content
from sealroom.protocol.content import Text
from sealroom.protocol.entry import Accept, Leave, Remove, ShareHistory
from sealroom.protocol.message import Message
from sealroom.protocol.notifications import UpdateReason
from tests.controller import test_received_message as received
from tests.controller.desk import Citizen, Desk, Hall
from tests.relay.person import Person

HOUR = 3_600_000


def about(desk: Desk, hall: Hall, message: Message) -> AboutMessage:
    found = desk.reader.about_message(hall.id, message.header.message_id)
    assert found is not None
    return found


def readers(desk: Desk, hall: Hall, message: Message) -> Readers:
    found = about(desk, hall, message).readers
    assert found is not None
    return found


def ids(people: tuple[object, ...]) -> list[str]:
    return [each.user_id for each in people]  # type: ignore[attr-defined]


def said(desk: Desk, hall: Hall, text: str, counter: int = 1) -> Message:
    message = hall.message(hall.owner, text, counter=counter)
    desk.hear(hall.spoken(message))
    return message


def let_in(desk: Desk, hall: Hall, person: Person) -> None:
    desk.hear(hall.grow(hall.invitation_of(person)))
    desk.hear(hall.grow(hall.room.sign(person, Accept(person.keys))))


def renew(desk: Desk, hall: Hall) -> None:
    """The owner replaces the key, which is due, and hands it to the desk."""
    hall.key = generate_room_key(hall.id)
    desk.hear(hall.grow(hall.room.sign(hall.owner, hall.key_action(hall.key))))
    epoch = hall.room.state.epoch
    desk.hear(hall.wrap(hall.owner, desk.me, number=epoch, key=hall.key, epoch=epoch))


def test_who_was_in_the_room_could_read_it_and_nobody_else(desk: Desk, hall: Hall) -> None:
    found = readers(desk, hall, said(desk, hall, "just us"))

    assert ids(found.members) == [desk.me.user_id, hall.owner.user_id], "oneself first"
    assert (found.handed, found.holders) == ((), ())
    assert {each.out_since for each in found.members} == {None}


def test_who_left_since_is_marked_so_and_did_read_it(
    desk: Desk, hall: Hall, jonas: Citizen
) -> None:
    let_in(desk, hall, jonas.person)
    message = said(desk, hall, "while Jonas was here")
    left = hall.room.sign(jonas.person, Leave())
    desk.hear(hall.grow(left))

    found = {each.user_id: each for each in readers(desk, hall, message).members}
    assert found[jonas.person.user_id].out_since == left.time
    assert found[hall.owner.user_id].out_since is None


def test_who_came_later_under_the_same_key_is_told_apart(
    desk: Desk, hall: Hall, jonas: Citizen
) -> None:
    message = said(desk, hall, "before Jonas came")
    let_in(desk, hall, jonas.person)

    found = readers(desk, hall, message)
    assert jonas.person.user_id not in ids(found.members)
    assert ids(found.holders) == [jonas.person.user_id]
    assert found.holders[0].came_at == hall.room.state.time


def test_who_came_under_another_key_has_nothing_to_do_with_it(
    desk: Desk, hall: Hall, jonas: Citizen
) -> None:
    message = said(desk, hall, "before Jonas came")
    desk.hear(*hall.renew_key())
    let_in(desk, hall, jonas.person)

    assert jonas.person.user_id not in ids(readers(desk, hall, message).holders)


def test_who_had_left_while_the_key_was_not_replaced_still_holds_it(
    desk: Desk, hall: Hall, jonas: Citizen
) -> None:
    let_in(desk, hall, jonas.person)
    desk.hear(hall.grow(hall.room.sign(jonas.person, Leave())))
    message = said(desk, hall, "by who had not heard of it")

    found = readers(desk, hall, message)
    assert jonas.person.user_id not in ids(found.members)
    assert ids(found.holders) == [jonas.person.user_id]
    assert found.holders[0].came_at is None
    assert found.holders[0].out_since is not None


def test_with_whom_it_was_shared_later_by_whom_and_when(
    desk: Desk, hall: Hall, jonas: Citizen
) -> None:
    message = said(desk, hall, "worth sharing")
    let_in(desk, hall, jonas.person)
    shared = hall.room.sign(hall.owner, ShareHistory(jonas.person.user_id, 0))
    desk.hear(hall.grow(shared))

    found = readers(desk, hall, message)
    (handed,) = found.handed
    assert isinstance(handed, HandedView)
    assert (handed.reader.user_id, handed.by, handed.time, handed.by_me) == (
        jonas.person.user_id,
        hall.owner.user_id,
        shared.time,
        False,
    )
    assert found.holders == ()


def test_what_was_shared_from_later_on_does_not_reach_back_to_it(
    desk: Desk, hall: Hall, jonas: Citizen
) -> None:
    message = said(desk, hall, "too old to be shared")
    line = desk.lines(hall.id)[0]
    hall.room.clock = lambda: line.sent_at + HOUR
    let_in(desk, hall, jonas.person)
    since = line.sent_at + HOUR - 1
    desk.hear(hall.grow(hall.room.sign(hall.owner, ShareHistory(jonas.person.user_id, since))))

    found = readers(desk, hall, message)
    assert found.handed == ()
    assert ids(found.holders) == [jonas.person.user_id], "the key is theirs, the message is not"


def test_its_key_is_told_with_the_reason_and_how_it_came_here(
    desk: Desk, hall: Hall, jonas: Citizen
) -> None:
    first = about(desk, hall, said(desk, hall, "under the first key"))
    assert first.key is not None
    assert (first.key.epoch, first.key.reason) == (1, UpdateReason.SWITCHED_ON)
    assert first.key_id == first.key.key_id

    let_in(desk, hall, jonas.person)
    desk.hear(hall.grow(hall.room.sign(hall.owner, Remove(jonas.person.user_id))))
    renew(desk, hall)
    second = about(desk, hall, said(desk, hall, "under the second", counter=2))

    assert second.key is not None
    assert (second.key.epoch, second.key.reason) == (2, UpdateReason.DEPARTURE)
    assert [each.how for each in second.key.departed] == [EventKind.REMOVED]
    assert second.key_origin is not None
    assert (second.key_origin.how, second.key_origin.by_me) == ("handed", False)


def test_an_open_message_has_no_key(desk: Desk, hall: Hall) -> None:
    header = received.replace(hall.message(hall.owner, "x").header, key_id=None)
    message = sign_open_message(hall.owner.identity, header, encode_content(Text("in the open")))
    desk.hear(hall.spoken(message))

    found = about(desk, hall, message)
    assert (found.key, found.key_id, found.key_origin) == (None, None, None)
    assert found.readers is not None
    assert len(found.readers.members) == 2
    assert found.readers.holders == ()


def test_of_what_is_not_believed_nothing_is_said_but_why(desk: Desk, hall: Hall) -> None:
    message = received.replace(hall.message(hall.owner, "x"), signature=bytes(64))
    desk.hear(hall.spoken(message))

    found = about(desk, hall, message)
    assert (found.message.lock, found.doubt, found.readers) == (
        Lock.UNVERIFIED,
        Doubt.SIGNATURE,
        None,
    )


def test_device_and_times_are_told(desk: Desk, hall: Hall) -> None:
    spoken = hall.spoken(hall.message(hall.owner, "on time"))
    desk.hear(spoken)

    found = about(desk, hall, spoken.message)
    assert (found.device, found.this_device) == (hall.owner.device, False)
    assert found.stamps.sent == spoken.message.header.sent_at
    assert (found.stamps.taken, found.stamps.received) == (spoken.received_at, desk.now)
    assert found.message.clock is None


def test_a_sender_whose_clock_is_ahead_is_told_at_the_message(desk: Desk, hall: Hall) -> None:
    spoken = hall.spoken(hall.message(hall.owner, "from the future"))
    early = received.replace(spoken, received_at=spoken.received_at - HOUR)
    desk.now -= HOUR
    desk.hear(early)

    found = about(desk, hall, spoken.message).message.clock
    assert found is not None
    assert [line.clock for line in desk.lines(hall.id)] == [found]
    assert found.doubt is ClockDoubt.SENDER_AHEAD
    assert abs(found.by - HOUR) < 1000


def test_the_room_not_trusted_any_more_is_told_with_each_of_its_messages(
    desk: Desk, hall: Hall
) -> None:
    message = said(desk, hall, "before the alarm")
    other = generate_room_key("q" * 52)
    desk.hear(hall.spoken(hall.message(hall.owner, "for elsewhere", key=other)))

    note = about(desk, hall, message).alarm
    assert note is not None
    assert note.words == desk.alarm(hall.id)


def test_a_message_that_is_not_here_has_nothing_to_tell(desk: Desk, hall: Hall) -> None:
    assert desk.reader.about_message(hall.id, "a" * 26) is None


@pytest.mark.parametrize("counter", [1, 2])
def test_what_was_not_recorded_is_said_to_be_unknown(desk: Desk, hall: Hall, counter: int) -> None:
    """Rows from before these were recorded."""
    message = said(desk, hall, os.urandom(4).hex(), counter)
    desk.store.timeline._connection.execute(
        "UPDATE timeline SET device = NULL, taken_at = NULL, received_at = NULL"
    )

    found = about(desk, hall, message)
    assert (found.device, found.stamps.taken, found.stamps.received, found.message.clock) == (
        None,
        None,
        None,
        None,
    )
