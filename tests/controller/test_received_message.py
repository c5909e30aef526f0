"""How each message is judged: only what is genuine is shown, and lies stop the room."""

from collections.abc import Callable

import msgspec
import pytest

from sealroom.controller import outbox
from sealroom.controller.errors import RoomNotTrusted
from sealroom.controller.events import MessageArrived, MessagesChanged, RoomAlarm
from sealroom.controller.timeline_views import NOT_KEPT, Doubt, Lock
from sealroom.crypto import generate_room_key, sign_open_message
from sealroom.protocol.codec import encode_content
from sealroom.protocol.content import Text
from sealroom.protocol.entry import Accept, E2eeize, Leave, Mute
from sealroom.protocol.ids import fingerprint
from sealroom.protocol.message import Message
from sealroom.protocol.notifications import AnyNotification
from tests.controller.desk import Citizen, Desk, Hall

replace = msgspec.structs.replace


def marks(desk: Desk, hall: Hall) -> list[tuple[str, Lock]]:
    return [(line.text, line.lock) for line in desk.lines(hall.id)]


def test_a_genuine_message_is_opened_and_told(desk: Desk, hall: Hall) -> None:
    message = hall.message(hall.owner, "hello there")

    desk.hear(hall.spoken(message))

    assert marks(desk, hall) == [("hello there", Lock.SEALED)]
    assert MessageArrived(hall.id, message.header.message_id) in desk.events


def test_a_silent_one_is_told_as_that(desk: Desk, hall: Hall) -> None:
    content = encode_content(Text("at night", silent=True))
    message = hall.message(hall.owner, "", content=content)

    desk.hear(hall.spoken(message))

    assert MessageArrived(hall.id, message.header.message_id, silent=True) in desk.events


def test_an_open_message_is_marked_open(desk: Desk, hall: Hall) -> None:
    header = replace(hall.message(hall.owner, "x").header, key_id=None)
    message = sign_open_message(hall.owner.identity, header, encode_content(Text("in the open")))

    desk.hear(hall.spoken(message))

    assert marks(desk, hall) == [("in the open", Lock.OPEN)]


def _unsigned(message: Message) -> Message:
    return replace(message, signature=bytes(64))


def _altered_body(message: Message) -> Message:
    return replace(message, body=message.body[:-1] + bytes([message.body[-1] ^ 1]))


def _later(message: Message) -> Message:
    return replace(message, header=replace(message.header, sent_at=message.header.sent_at + 1))


def _other_device(message: Message) -> Message:
    return replace(message, header=replace(message.header, device="a" * 16))


def _opened(message: Message) -> Message:
    return replace(message, header=replace(message.header, key_id=None))


@pytest.mark.parametrize("forge", [_unsigned, _altered_body, _later, _other_device, _opened])
def test_an_altered_message_is_shown_without_its_text(
    desk: Desk, hall: Hall, forge: Callable[[Message], Message]
) -> None:
    desk.hear(hall.spoken(forge(hall.message(hall.owner, "altered"))))

    assert marks(desk, hall) == [("", Lock.UNVERIFIED)]
    assert desk.alarm(hall.id) is None
    desk.hear(hall.spoken(hall.message(hall.owner, "genuine")))
    assert marks(desk, hall)[-1] == ("genuine", Lock.SEALED)
    assert desk.lines(hall.id)[-1].missing_before == 0


def test_a_message_in_anothers_name_is_not_believed(desk: Desk, hall: Hall) -> None:
    mine = hall.message(desk.me, "by Sofia, says the relay")
    forged = replace(mine, header=replace(mine.header, sender=hall.owner.user_id))

    desk.hear(hall.spoken(forged))

    assert marks(desk, hall) == [("", Lock.UNVERIFIED)]


def test_a_stranger_is_not_believed(desk: Desk, hall: Hall, jonas: Citizen) -> None:
    desk.hear(hall.spoken(hall.message(jonas.person, "let me in")))

    assert marks(desk, hall) == [("", Lock.UNVERIFIED)]


def test_a_member_who_left_is_not_believed(desk: Desk, hall: Hall) -> None:
    message = hall.message(hall.owner, "after I left")
    desk.hear(hall.grow(hall.room.sign(hall.owner, Leave())))

    desk.hear(hall.spoken(message))

    assert marks(desk, hall) == [("", Lock.UNVERIFIED)]


def test_a_message_under_a_key_the_ledger_does_not_name_is_not_believed(
    desk: Desk, hall: Hall
) -> None:
    other = generate_room_key(hall.id)

    desk.hear(hall.spoken(hall.message(hall.owner, "under a key of my own", key=other)))

    assert marks(desk, hall) == [("", Lock.UNVERIFIED)]


def test_the_same_message_delivered_again_is_there_once(desk: Desk, hall: Hall) -> None:
    message = hall.message(hall.owner, "said once")

    desk.hear(hall.spoken(message), hall.spoken(message))
    desk.hear(hall.spoken(message))

    assert marks(desk, hall) == [("said once", Lock.SEALED)]


def test_a_counter_used_before_is_a_replay(desk: Desk, hall: Hall) -> None:
    desk.hear(hall.spoken(hall.message(hall.owner, "five", counter=5)))

    desk.hear(hall.spoken(hall.message(hall.owner, "five again", counter=5)))
    desk.hear(hall.spoken(hall.message(hall.owner, "four", counter=4)))

    assert marks(desk, hall) == [
        ("five", Lock.SEALED),
        ("", Lock.UNVERIFIED),
        ("", Lock.UNVERIFIED),
    ]


def test_a_gap_in_a_senders_count_is_shown(desk: Desk, hall: Hall) -> None:
    for counter in (1, 4, 5):
        desk.hear(hall.spoken(hall.message(hall.owner, f"number {counter}", counter=counter)))

    assert [line.missing_before for line in desk.lines(hall.id)] == [0, 2, 0]


def test_a_head_nobody_knows_means_two_histories_and_stops_the_room(desk: Desk, hall: Hall) -> None:
    elsewhere = fingerprint("sealroom/test/elsewhere")

    desk.hear(hall.spoken(hall.message(hall.owner, "in another world", head=elsewhere)))

    assert "another history" in (desk.alarm(hall.id) or "")
    assert [type(event) for event in desk.events if isinstance(event, RoomAlarm)] == [RoomAlarm]
    assert desk.lines(hall.id) == []
    ((_, problem),) = desk.run(lambda c: outbox.write(c, hall.id, Text("anyone?"), sealed=True))
    assert isinstance(problem, RoomNotTrusted)
    desk.hear(hall.spoken(hall.message(hall.owner, "as if nothing was")))
    assert desk.lines(hall.id) == []


def test_a_message_of_another_room_stops_the_room(desk: Desk, hall: Hall) -> None:
    other = generate_room_key(fingerprint("sealroom/test/other room"))

    desk.hear(hall.spoken(hall.message(hall.owner, "for elsewhere", key=other)))

    assert "another room" in (desk.alarm(hall.id) or "")
    assert desk.lines(hall.id) == []


def test_an_earlier_head_is_fine(desk: Desk, hall: Hall) -> None:
    message = hall.message(hall.owner, "before I knew", head=hall.room.entries[1].hash())

    desk.hear(hall.spoken(message))

    assert marks(desk, hall) == [("before I knew", Lock.SEALED)]


def test_content_of_an_unknown_form_is_not_shown(desk: Desk, hall: Hall) -> None:
    desk.hear(hall.spoken(hall.message(hall.owner, "", content=b'{"type":"text","text":7}')))

    assert marks(desk, hall) == [("", Lock.UNVERIFIED)]


def doubts(desk: Desk, hall: Hall) -> list[str | None]:
    row = desk.store.sessions.get(hall.id)
    assert row is not None
    lines = desk.store.timeline.page_before(row.row, 1 << 60, 100)
    return [line.doubt for line in lines if line.message_id is not None]


@pytest.mark.parametrize(
    ("forge", "doubt"),
    [
        (lambda hall, _: _unsigned(hall.message(hall.owner, "x")), Doubt.SIGNATURE),
        (lambda hall, jonas: hall.message(jonas.person, "x"), Doubt.NOT_A_MEMBER),
        (lambda hall, _: hall.message(hall.owner, "x", counter=0), Doubt.REPEATED),
        (
            lambda hall, _: hall.message(hall.owner, "x", key=generate_room_key(hall.id)),
            Doubt.OTHER_KEY,
        ),
        (lambda hall, _: hall.message(hall.owner, "x", content=b"[]"), Doubt.UNREADABLE),
    ],
)
def test_why_it_is_not_believed_is_remembered(
    desk: Desk,
    hall: Hall,
    jonas: Citizen,
    forge: Callable[[Hall, Citizen], Message],
    doubt: Doubt,
) -> None:
    desk.hear(hall.spoken(forge(hall, jonas)))

    assert doubts(desk, hall) == [doubt]


def test_open_where_only_sealed_is_allowed_and_muted_are_told_apart(desk: Desk, hall: Hall) -> None:
    only_sealed = hall.room.sign(hall.owner, E2eeize(open_allowed=False))
    desk.hear(hall.grow(only_sealed))
    header = replace(hall.message(hall.owner, "x").header, key_id=None)
    desk.hear(hall.spoken(sign_open_message(hall.owner.identity, header, b"")))
    desk.hear(hall.grow(hall.room.sign(hall.owner, Mute(desk.me.user_id, None))))
    desk.hear(hall.spoken(hall.message(desk.me, "said by another of my devices")))

    assert doubts(desk, hall) == [Doubt.OPEN_NOT_ALLOWED, Doubt.MUTED]


def test_when_it_was_taken_and_when_it_came_are_kept(desk: Desk, hall: Hall) -> None:
    spoken = hall.spoken(hall.message(hall.owner, "on time"))
    desk.hear(spoken)

    row = desk.store.sessions.get(hall.id)
    assert row is not None
    line = desk.store.timeline.message(row.row, spoken.message.header.message_id)
    assert line is not None
    assert (line.device, line.taken_at) == (hall.owner.device, spoken.received_at)
    assert line.received_at == desk.now


def test_without_the_key_it_waits_visibly_and_opens_when_the_key_comes(
    sofia: Citizen, hall: Hall
) -> None:
    desk = Desk(sofia)
    desk.sign_in()
    desk.hear(*hall.log())
    message = hall.message(hall.owner, "worth the wait")
    desk.hear(hall.spoken(message))
    assert marks(desk, hall) == [("", Lock.WAITING)]

    desk.hear(hall.wrap(hall.owner, desk.me))

    assert marks(desk, hall) == [("worth the wait", Lock.SEALED)]
    changed = MessagesChanged(hall.id, frozenset({message.header.message_id}))
    assert changed in desk.events


def test_what_comes_before_ones_own_time_is_not_kept(sofia: Citizen, mira: Citizen) -> None:
    hall = Hall(mira)
    desk = Desk(sofia)
    desk.sign_in()

    desk.hear(*hall.log(), hall.spoken(hall.message(hall.owner, "not for Sofia")))
    desk.hear(hall.grow(hall.invitation_of(desk.me)))

    row = desk.store.sessions.get(hall.id)
    assert row is not None
    assert desk.store.timeline.page_before(row.row, 1 << 60, 10) == []


# ---- the first messages of somebody


def comes_in(hall: Hall, whom: Citizen) -> list[AnyNotification]:
    return [
        hall.grow(hall.invitation_of(whom.person)),
        hall.grow(hall.room.sign(whom.person, Accept(whom.person.keys))),
    ]


def gaps(desk: Desk, hall: Hall) -> list[tuple[str, int]]:
    return [(line.text, line.missing_before) for line in desk.lines(hall.id)]


def test_the_first_messages_of_who_came_later_are_missed_too(
    desk: Desk, hall: Hall, jonas: Citizen
) -> None:
    desk.hear(*comes_in(hall, jonas))
    desk.hear(hall.spoken(hall.message(jonas.person, "my third", counter=3)))
    desk.hear(hall.spoken(hall.message(jonas.person, "my fourth", counter=4)))
    assert gaps(desk, hall) == [("my third", 2), ("my fourth", 0)]


def test_who_was_there_before_may_have_spoken_before(desk: Desk, hall: Hall) -> None:
    desk.hear(hall.spoken(hall.message(hall.owner, "my fifth", counter=5)))
    assert gaps(desk, hall) == [("my fifth", 0)]


def test_who_came_back_counts_on_from_their_earlier_stay(
    desk: Desk, hall: Hall, jonas: Citizen
) -> None:
    desk.hear(*comes_in(hall, jonas))
    desk.hear(hall.grow(hall.room.sign(jonas.person, Leave())))
    desk.engine.context.sessions.forget_counters(desk.engine.context.session(hall.id))
    desk.hear(*comes_in(hall, jonas))
    desk.hear(*hall.renew_key())
    desk.hear(hall.wrap(hall.owner, desk.me, number=9, epoch=2))
    desk.hear(hall.spoken(hall.message(jonas.person, "my sixth", counter=6)))
    assert gaps(desk, hall) == [("my sixth", 0)]


def test_what_the_relay_does_not_keep_is_not_missed_of_newcomers_either(
    desk: Desk, hall: Hall, jonas: Citizen
) -> None:
    desk.hear(*comes_in(hall, jonas))
    desk.lose_connection()
    hall.skip(2)
    desk.sign_in({hall.id: hall.seq}, dropped={hall.id: hall.seq})
    desk.hear(hall.spoken(hall.message(hall.owner, "the first that is kept", counter=1)))
    desk.reload()
    desk.sign_in({hall.id: hall.seq})
    desk.hear(hall.spoken(hall.message(jonas.person, "my third", counter=3)))
    assert gaps(desk, hall) == [("the first that is kept", NOT_KEPT), ("my third", 0)]
