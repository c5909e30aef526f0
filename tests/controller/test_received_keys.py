"""Room keys as they come in: only from members, for members, and as the ledger names them."""

import msgspec
import pytest

from sealroom.crypto import generate_room_key
from sealroom.protocol.entry import Accept, E2eeize, Leave
from sealroom.protocol.notifications import (
    AllowUserJoinSessionNotification,
    ReceiveRoomKeyNotification,
)
from tests.controller.desk import Citizen, Desk, Hall

replace = msgspec.structs.replace


@pytest.fixture
def keyless(sofia: Citizen, hall: Hall) -> Desk:
    """Sofia is in the room and waits for its key."""
    desk = Desk(sofia)
    desk.sign_in()
    desk.hear(*hall.log())
    assert waits(desk, hall)
    desk.requests.clear()
    return desk


def waits(desk: Desk, hall: Hall) -> bool:
    return desk.reader.room(hall.id, desk.now).waiting_for_key


def test_the_key_of_a_member_is_taken(keyless: Desk, hall: Hall) -> None:
    keyless.hear(hall.wrap(hall.owner, keyless.me))

    assert not waits(keyless, hall)
    assert keyless.ops() == ["ack_inbox"]


def test_a_key_ahead_of_the_log_is_held_until_the_ledger_names_it(
    sofia: Citizen, hall: Hall
) -> None:
    desk = Desk(sofia)
    desk.sign_in()
    desk.hear(hall.wrap(hall.owner, desk.me))

    desk.hear(*hall.log())

    assert not waits(desk, hall)


def test_a_key_held_survives_a_restart(sofia: Citizen, hall: Hall) -> None:
    desk = Desk(sofia)
    desk.sign_in()
    desk.hear(hall.wrap(hall.owner, desk.me))

    desk.reload()
    desk.sign_in()
    desk.hear(*hall.log())

    assert not waits(desk, hall)


def test_a_key_from_a_stranger_is_not_used(keyless: Desk, hall: Hall, jonas: Citizen) -> None:
    keyless.hear(hall.wrap(jonas.person, keyless.me))

    assert waits(keyless, hall)
    keyless.hear(hall.wrap(hall.owner, keyless.me, number=2))
    assert not waits(keyless, hall), "the owner's is taken all the same"


def _altered(came: ReceiveRoomKeyNotification) -> ReceiveRoomKeyNotification:
    wrap = came.room_key
    return replace(came, room_key=wrap[:-1] + bytes([wrap[-1] ^ 1]))


def _cut_short(came: ReceiveRoomKeyNotification) -> ReceiveRoomKeyNotification:
    return replace(came, room_key=came.room_key[:10])


def _other_epoch(came: ReceiveRoomKeyNotification) -> ReceiveRoomKeyNotification:
    return replace(came, epoch=2)


@pytest.mark.parametrize("forge", [_altered, _cut_short, _other_epoch])
def test_an_altered_wrap_is_refused_and_the_right_one_taken_later(
    keyless: Desk, hall: Hall, forge: object
) -> None:
    assert callable(forge)
    keyless.hear(forge(hall.wrap(hall.owner, keyless.me)))

    assert waits(keyless, hall)
    keyless.hear(hall.wrap(hall.owner, keyless.me, number=2))
    assert not waits(keyless, hall)


def test_a_wrap_for_someone_else_is_refused(keyless: Desk, hall: Hall, jonas: Citizen) -> None:
    keyless.hear(hall.wrap(hall.owner, jonas.person))

    assert waits(keyless, hall)


def test_a_wrap_in_a_members_name_by_another_is_refused(
    keyless: Desk, hall: Hall, jonas: Citizen
) -> None:
    forged = replace(hall.wrap(jonas.person, keyless.me), sender=hall.owner.user_id)

    keyless.hear(forged)

    assert waits(keyless, hall)


def test_a_key_that_the_ledger_does_not_name_is_never_used(keyless: Desk, hall: Hall) -> None:
    other = generate_room_key(hall.id)

    keyless.hear(hall.wrap(hall.owner, keyless.me, key=other))

    assert waits(keyless, hall)
    assert keyless.store.room_keys.get(other.key_id) is None


def test_a_key_from_before_ones_own_time_is_not_used(mira: Citizen, sofia: Citizen) -> None:
    hall = Hall(mira)
    first = hall.key
    hall.room.take(hall.room.sign(hall.owner, E2eeize(open_allowed=True)))
    hall.key = generate_room_key(hall.id)
    hall.room.take(hall.room.sign(hall.owner, hall.key_action(hall.key)))
    hall.room.take(hall.invitation_of(sofia.person))
    hall.room.take(hall.room.sign(sofia.person, Accept(sofia.person.keys)))
    desk = Desk(sofia)
    desk.sign_in()
    desk.hear(*hall.log())

    desk.hear(hall.wrap(hall.owner, desk.me, key=first))

    assert desk.store.room_keys.get(first.key_id) is None
    desk.hear(hall.wrap(hall.owner, desk.me, number=2, epoch=2))
    assert not waits(desk, hall)


def test_a_key_of_ones_time_is_taken_from_a_member_who_has_left_since(
    keyless: Desk, hall: Hall
) -> None:
    handed = hall.wrap(hall.owner, keyless.me)
    keyless.hear(hall.grow(hall.room.sign(hall.owner, Leave())))

    keyless.hear(handed)

    assert keyless.store.room_keys.get(hall.key.key_id) is not None


def test_the_key_that_comes_with_an_admission_is_taken(keyless: Desk, hall: Hall) -> None:
    handed = hall.wrap(hall.owner, keyless.me)

    keyless.hear(
        AllowUserJoinSessionNotification(
            number=1,
            session_id=hall.id,
            accepted=True,
            settled_by=hall.owner.user_id,
            epoch=1,
            key_id=handed.key_id,
            room_key=handed.room_key,
        )
    )

    assert not waits(keyless, hall)


def test_a_missing_key_is_asked_for_from_its_maker_with_patience(keyless: Desk, hall: Hall) -> None:
    keyless.pass_seconds(1)
    assert "request_room_key" not in keyless.ops(), "it is usually on its way"

    keyless.pass_seconds(4)
    assert keyless.ops().count("request_room_key") == 1
    keyless.pass_seconds(4)
    keyless.pass_seconds(5)
    assert keyless.ops().count("request_room_key") == 2, "each pause is longer"

    keyless.hear(hall.wrap(hall.owner, keyless.me))
    keyless.pass_seconds(25)
    assert keyless.ops().count("request_room_key") == 2
