"""Keys that are missing: their maker is asked first, then the others, with patience."""

import pytest

from sealroom.controller import missing_keys
from sealroom.controller.engine import FrameCame
from sealroom.controller.errors import NotConnected
from sealroom.controller.missing_keys import AT_ONCE, FIRST_PATIENCE_MS, LONGEST_PATIENCE_MS
from sealroom.controller.timeline_views import KeyWait, Lock
from sealroom.crypto import generate_room_key
from sealroom.protocol.entry import Leave
from sealroom.protocol.errors import Code, Error
from sealroom.protocol.frames import RelayFrame
from sealroom.protocol.requests import RequestRoomKeyRequest
from sealroom.protocol.responses import Done
from tests.controller.desk import Citizen, Desk, Hall

MOMENT = 1.0
LATE = 2.0


@pytest.fixture
def full(mira: Citizen, sofia: Citizen, jonas: Citizen) -> Hall:
    """Mira made the key; Sofia and Jonas are there, too."""
    return Hall(mira, sofia, jonas)


@pytest.fixture
def keyless(sofia: Citizen, full: Hall) -> Desk:
    """Sofia hears a message whose key has not come."""
    desk = Desk(sofia)
    desk.sign_in()
    desk.hear(*full.log(), full.spoken(full.message(full.owner, "hello")))
    desk.requests.clear()
    return desk


def asked(desk: Desk) -> list[str]:
    """Whom the questions that wait for the relay's answer go to."""
    return [each.user_id for each in desk.requests if isinstance(each, RequestRoomKeyRequest)]


def refuse(desk: Desk) -> None:
    request = next(each for each in desk.requests if isinstance(each, RequestRoomKeyRequest))
    desk.requests.remove(request)
    error = Error(code=Code.FAILED_PRECONDITION, detail="no")
    desk.take(FrameCame(RelayFrame(re=request.id, error=error)))


def wait_of(desk: Desk, hall: Hall) -> KeyWait | None:
    return desk.lines(hall.id)[0].wait


def test_nothing_is_said_of_a_key_that_comes_within_a_moment(keyless: Desk, full: Hall) -> None:
    assert keyless.lines(full.id)[0].lock == Lock.WAITING
    assert wait_of(keyless, full) is None
    keyless.pass_seconds(MOMENT)
    assert wait_of(keyless, full) is None

    keyless.hear(full.wrap(full.owner, keyless.me))

    (line,) = keyless.lines(full.id)
    assert (line.text, line.lock, line.wait) == ("hello", Lock.SEALED, None)
    assert keyless.store.missing_keys.all() == []


def test_a_late_key_is_told_and_after_a_while_who_was_asked(keyless: Desk, full: Hall) -> None:
    keyless.events.clear()
    keyless.pass_seconds(LATE)
    wait = wait_of(keyless, full)
    assert wait is not None
    assert wait.asked == ()
    assert [type(event).__name__ for event in keyless.events] == [
        "MessagesChanged",
        "RoomsChanged",
    ], "and the window hears of it"

    keyless.pass_seconds(LATE + 1)
    keyless.answer("request_room_key", Done())

    wait = wait_of(keyless, full)
    assert wait is not None
    assert [person.user_id for person in wait.asked] == [full.owner.user_id]
    assert wait == keyless.reader.room(full.id, keyless.now).key_wait
    assert wait.next_at > keyless.now


def test_the_maker_is_asked_first_then_the_others_and_nobody_twice_before(
    keyless: Desk, full: Hall, jonas: Citizen
) -> None:
    order = []
    for _ in range(4):
        keyless.pass_seconds(700)
        order += asked(keyless)
        keyless.answer("request_room_key", Done())

    mira, other = full.owner.user_id, jonas.person.user_id
    assert order == [mira, other, mira, other]


def test_each_pause_is_longer_up_to_a_bound(keyless: Desk) -> None:
    pauses, last = [], keyless.now
    for _ in range(12):
        while not asked(keyless):
            keyless.pass_seconds(1)
        pauses.append(keyless.now - last)
        last = keyless.now
        keyless.answer("request_room_key", Done())

    assert pauses == sorted(pauses)
    assert pauses[0] == FIRST_PATIENCE_MS
    assert pauses[-1] == LONGEST_PATIENCE_MS


def test_a_restart_goes_on_where_it_stood(keyless: Desk, full: Hall, jonas: Citizen) -> None:
    keyless.pass_seconds(5)
    keyless.answer("request_room_key", Done())

    keyless.reload()
    keyless.sign_in()
    keyless.pass_seconds(5)
    assert asked(keyless) == [], "the pause goes on, too"
    assert wait_of(keyless, full) is not None
    keyless.pass_seconds(5)

    assert asked(keyless) == [jonas.person.user_id]


def test_a_question_that_did_not_reach_the_relay_was_not_put(keyless: Desk, full: Hall) -> None:
    keyless.pass_seconds(5)
    keyless.lose_connection()
    wait = wait_of(keyless, full)
    assert wait is not None
    assert wait.asked == ()

    keyless.requests.clear()
    keyless.sign_in()
    keyless.pass_seconds(20)

    assert asked(keyless) == [full.owner.user_id]


def test_whom_the_relay_does_not_let_one_ask_is_not_named_and_not_waited_for(
    keyless: Desk, full: Hall, jonas: Citizen
) -> None:
    keyless.pass_seconds(5)
    refuse(keyless)
    keyless.pass_seconds(10)

    assert asked(keyless) == [jonas.person.user_id]
    keyless.answer("request_room_key", Done())
    wait = wait_of(keyless, full)
    assert wait is not None
    assert [person.user_id for person in wait.asked] == [jonas.person.user_id]


def test_a_maker_who_has_left_is_not_asked(keyless: Desk, full: Hall, jonas: Citizen) -> None:
    keyless.hear(full.grow(full.room.sign(full.owner, Leave())))

    keyless.pass_seconds(5)

    assert asked(keyless) == [jonas.person.user_id]


def test_who_has_left_is_asked_before_who_came_after_the_keys_time(
    mira: Citizen, sofia: Citizen, jonas: Citizen
) -> None:
    hall = Hall(mira, sofia)
    desk = Desk(sofia)
    desk.sign_in()
    desk.hear(*hall.log(), hall.spoken(hall.message(hall.owner, "hello")))
    hall.room.take(hall.room.sign(hall.owner, Leave()))
    second = generate_room_key(hall.id)
    desk.hear(hall.entry(hall.room.entries[-1]))
    key_entry = hall.room.sign(desk.me, hall.key_action(second))
    desk.hear(hall.grow(key_entry))
    desk.requests.clear()

    for _ in range(3):
        desk.pass_seconds(700)

    assert set(asked(desk)) == {hall.owner.user_id}, "who has left, for nobody else was there"


def test_asking_now_asks_the_next_in_line(keyless: Desk, full: Hall, jonas: Citizen) -> None:
    keyless.pass_seconds(5)
    keyless.answer("request_room_key", Done())

    ends = keyless.run(lambda context: missing_keys.ask_now(context, full.id, full.key.key_id))
    assert asked(keyless) == [jonas.person.user_id]
    keyless.answer("request_room_key", Done())

    assert ends == [(None, None)]
    wait = wait_of(keyless, full)
    assert wait is not None
    assert len(wait.asked) == 2


def test_asking_now_needs_the_relay_and_a_key_that_is_missing(keyless: Desk, full: Hall) -> None:
    (end,) = keyless.run(lambda context: missing_keys.ask_now(context, full.id, "a" * 52))
    assert end == (None, None)
    assert asked(keyless) == []

    keyless.lose_connection()

    (end,) = keyless.run(lambda context: missing_keys.ask_now(context, full.id, full.key.key_id))
    assert isinstance(end[1], NotConnected)


def test_nothing_is_asked_while_away_nor_does_the_engine_wake_for_it(keyless: Desk) -> None:
    keyless.pass_seconds(LATE)
    output = keyless.lose_connection()

    assert output.wake_in is None
    keyless.pass_seconds(60)
    assert asked(keyless) == []


def test_many_missing_keys_are_asked_for_a_few_at_a_time(mira: Citizen, sofia: Citizen) -> None:
    hall = Hall(mira, sofia)
    desk = Desk(sofia)
    desk.sign_in()
    desk.hear(*hall.log())
    for _ in range(3 * AT_ONCE):
        desk.hear(hall.spoken(hall.message(hall.owner, "hello", counter=1 + hall.seq)))
        desk.hear(*hall.renew_key())
    desk.requests.clear()

    desk.pass_seconds(5)

    assert len(asked(desk)) == AT_ONCE
    desk.pass_seconds(0.5)
    assert len(asked(desk)) == AT_ONCE
    desk.pass_seconds(1)
    assert len(asked(desk)) == 2 * AT_ONCE


@pytest.mark.parametrize("hours", [-48, 48])
def test_a_clock_that_jumps_neither_stops_the_asking_nor_makes_a_burst(
    keyless: Desk, hours: int
) -> None:
    keyless.pass_seconds(5)
    keyless.answer("request_room_key", Done())

    keyless.turn_clock(hours)
    keyless.pass_seconds(5)

    assert len(asked(keyless)) == 1
