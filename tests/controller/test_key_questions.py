"""Others ask for keys: who may have them is answered, once it can be, and nobody else ever."""

from collections.abc import Callable

import msgspec
import pytest

from sealroom.controller.engine import FrameCame
from sealroom.controller.key_questions import ENTITLEMENT_MS, KEPT_MS
from sealroom.crypto import generate_room_key, unwrap_room_key
from sealroom.protocol.entry import Accept, Leave
from sealroom.protocol.errors import Code, Error
from sealroom.protocol.frames import RelayFrame
from sealroom.protocol.notifications import RequestRoomKeyNotification
from sealroom.protocol.requests import SendRoomKeyRequest
from sealroom.protocol.responses import Done
from sealroom.store.missing_keys import QUESTIONS_KEPT, KeyQuestion
from tests.controller.desk import Citizen, Desk, Hall
from tests.relay.person import Person

replace = msgspec.structs.replace


@pytest.fixture
def full(mira: Citizen, sofia: Citizen, jonas: Citizen) -> Hall:
    return Hall(mira, sofia, jonas)


@pytest.fixture
def holder(sofia: Citizen, full: Hall) -> Desk:
    """Sofia holds the key."""
    desk = Desk(sofia)
    desk.sign_in()
    desk.hear(*full.log(), full.wrap(full.owner, desk.me))
    desk.requests.clear()
    return desk


def question(
    hall: Hall, asker: Person, number: int = 2, key_id: str = ""
) -> RequestRoomKeyNotification:
    return RequestRoomKeyNotification(
        number=number,
        session_id=hall.id,
        key_id=key_id or hall.key.key_id,
        user=asker.card,
    )


def answers(desk: Desk) -> list[SendRoomKeyRequest]:
    return [each for each in desk.requests if isinstance(each, SendRoomKeyRequest)]


def waiting(desk: Desk, hall: Hall) -> list[KeyQuestion]:
    return desk.store.missing_keys.questions(hall.id)


def test_a_member_of_the_keys_time_gets_it(holder: Desk, full: Hall, jonas: Citizen) -> None:
    holder.hear(question(full, jonas.person))

    (answer,) = answers(holder)
    key = unwrap_room_key(
        jonas.person.identity,
        jonas.chain,
        holder.me.keys,
        session_id=full.id,
        key_id=answer.key_id,
        epoch=answer.epoch,
        wrapped=answer.room_key,
    )
    assert key.secret == full.key.secret
    assert len(waiting(holder, full)) == 1, "until the relay has it"
    holder.answer("send_room_key", Done())
    assert waiting(holder, full) == []


def test_a_question_survives_a_crash_before_its_answer(
    holder: Desk, full: Hall, jonas: Citizen
) -> None:
    holder.hear(question(full, jonas.person))

    holder.reload()
    holder.sent.clear()
    holder.sign_in()

    again = [each for each in holder.sent if isinstance(each, SendRoomKeyRequest)]
    assert [each.user_id for each in again] == [jonas.person.user_id]


def test_a_question_is_answered_after_the_connection_was_lost(
    holder: Desk, full: Hall, jonas: Citizen
) -> None:
    holder.hear(question(full, jonas.person))
    holder.lose_connection()
    assert len(waiting(holder, full)) == 1

    holder.sign_in()

    again = [each for each in holder.sent if isinstance(each, SendRoomKeyRequest)]
    assert [each.user_id for each in again] == 2 * [jonas.person.user_id]


def test_whoever_waits_for_the_key_too_answers_when_it_comes(
    sofia: Citizen, full: Hall, jonas: Citizen
) -> None:
    desk = Desk(sofia)
    desk.sign_in()
    desk.hear(*full.log(), question(full, jonas.person, number=1))
    assert answers(desk) == []
    desk.reload()
    desk.sign_in()

    desk.hear(full.wrap(full.owner, desk.me, number=2))

    assert [each.user_id for each in answers(desk)] == [jonas.person.user_id]


def test_a_question_ahead_of_the_log_is_answered_when_the_ledger_shows_the_asker(
    mira: Citizen, sofia: Citizen, jonas: Citizen
) -> None:
    hall = Hall(mira, sofia)
    desk = Desk(sofia)
    desk.sign_in()
    desk.hear(*hall.log(), hall.wrap(hall.owner, desk.me))
    desk.hear(question(hall, jonas.person))
    assert answers(desk) == []

    desk.hear(hall.grow(hall.invitation_of(jonas.person)))
    assert answers(desk) == []
    desk.hear(hall.grow(hall.room.sign(jonas.person, Accept(jonas.person.keys))))

    assert [each.user_id for each in answers(desk)] == [jonas.person.user_id]


def _stranger(hall: Hall, _desk: Desk, jonas: Person) -> RequestRoomKeyNotification:
    return question(hall, jonas)


def _other_keys(hall: Hall, _desk: Desk, jonas: Person) -> RequestRoomKeyNotification:
    forged = replace(hall.owner.card, keys=jonas.keys, kem_key=jonas.card.kem_key)
    return replace(question(hall, hall.owner), user=forged)


def _key_of_no_room(hall: Hall, _desk: Desk, _jonas: Person) -> RequestRoomKeyNotification:
    return question(hall, hall.owner, key_id="a" * 52)


def _newcomer(hall: Hall, desk: Desk, jonas: Person) -> RequestRoomKeyNotification:
    """The relay puts a question for someone who came when that key's time was over."""
    first = hall.key.key_id
    desk.hear(*hall.renew_key())
    desk.hear(hall.grow(hall.invitation_of(jonas)))
    desk.hear(hall.grow(hall.room.sign(jonas, Accept(jonas.keys))))
    return question(hall, jonas, key_id=first)


def _departed(hall: Hall, desk: Desk, jonas: Person) -> RequestRoomKeyNotification:
    """They are out, and the key is still in use: what comes is not for them."""
    desk.hear(hall.grow(hall.invitation_of(jonas)))
    desk.hear(hall.grow(hall.room.sign(jonas, Accept(jonas.keys))))
    desk.hear(hall.grow(hall.room.sign(jonas, Leave())))
    return question(hall, jonas)


def test_who_has_left_is_answered_once_the_key_is_out_of_use(
    mira: Citizen, sofia: Citizen, jonas: Citizen
) -> None:
    hall = Hall(mira, sofia)
    desk = Desk(sofia)
    desk.sign_in()
    desk.hear(*hall.log(), hall.wrap(hall.owner, desk.me))
    desk.hear(_departed(hall, desk, jonas.person))
    assert "send_room_key" not in desk.ops()
    second = generate_room_key(hall.id)

    desk.hear(hall.grow(hall.room.sign(hall.owner, hall.key_action(second))))

    (given,) = [each for each in desk.requests if isinstance(each, SendRoomKeyRequest)]
    assert (given.user_id, given.key_id) == (jonas.person.user_id, hall.key.key_id)


def test_who_has_left_answers_for_the_keys_of_their_time(
    mira: Citizen, sofia: Citizen, jonas: Citizen
) -> None:
    hall = Hall(mira, sofia, jonas)
    desk = Desk(sofia)
    desk.sign_in()
    desk.hear(*hall.log(), hall.wrap(hall.owner, desk.me))
    desk.hear(hall.grow(hall.room.sign(desk.me, Leave())))

    desk.hear(question(hall, jonas.person))

    (given,) = [each for each in desk.requests if isinstance(each, SendRoomKeyRequest)]
    assert given.user_id == jonas.person.user_id


@pytest.mark.parametrize("ask", [_stranger, _other_keys, _key_of_no_room, _newcomer])
def test_nobody_is_answered_who_was_not_a_member_in_the_keys_time(
    mira: Citizen,
    sofia: Citizen,
    jonas: Citizen,
    ask: Callable[[Hall, Desk, Person], RequestRoomKeyNotification],
) -> None:
    hall = Hall(mira, sofia)
    desk = Desk(sofia)
    desk.sign_in()
    desk.hear(*hall.log(), hall.wrap(hall.owner, desk.me))

    desk.hear(ask(hall, desk, jonas.person))
    desk.pass_seconds(5)
    desk.hear(hall.spoken(hall.message(hall.owner, "go on")))

    assert answers(desk) == []
    desk.pass_seconds(ENTITLEMENT_MS / 1000)
    desk.hear(*hall.renew_key())
    assert answers(desk) == []
    assert waiting(desk, hall) == [], "and it is not kept"


def test_a_question_does_not_wait_for_ever(sofia: Citizen, full: Hall, jonas: Citizen) -> None:
    desk = Desk(sofia)
    desk.sign_in()
    desk.hear(*full.log(), question(full, jonas.person, number=1))

    desk.pass_seconds(KEPT_MS / 1000 + 1)
    desk.hear(full.wrap(full.owner, desk.me, number=2))

    assert answers(desk) == []
    assert waiting(desk, full) == []


def test_no_more_than_so_many_questions_are_kept(holder: Desk, full: Hall, jonas: Citizen) -> None:
    for number in range(QUESTIONS_KEPT + 5):
        asked = KeyQuestion(full.id, f"{number:052}", jonas.person.card, number)
        holder.store.missing_keys.add_question(asked)

    kept = waiting(holder, full)
    assert len(kept) == QUESTIONS_KEPT
    assert kept[0].received_at == 5, "the oldest went"


def test_what_the_relay_refuses_is_not_tried_for_ever(
    holder: Desk, full: Hall, jonas: Citizen
) -> None:
    holder.hear(question(full, jonas.person))
    (answer,) = answers(holder)

    error = Error(code=Code.PERMISSION_DENIED, detail="no")
    holder.take(FrameCame(RelayFrame(re=answer.id, error=error)))

    assert waiting(holder, full) == []


def test_asked_again_after_the_answer_it_is_answered_again(
    holder: Desk, full: Hall, jonas: Citizen
) -> None:
    for number in (2, 3):
        holder.hear(question(full, jonas.person, number=number))
        assert len(answers(holder)) == 1
        holder.answer("send_room_key", Done())
