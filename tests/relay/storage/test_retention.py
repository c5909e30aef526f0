"""Messages that go by age, and what stays of them."""

from sealroom.protocol.errors import Code, Error
from sealroom.protocol.responses import MsgAccepted
from sealroom.relay.housekeeping import DAY_MS
from sealroom.relay.storage.retention import drop_messages, forget_dropped
from tests.relay.house import House
from tests.relay.person import message_by

MOST = 100


def drop(house: House, days: int, most: int = MOST) -> int:
    before = house.relay.now - days * DAY_MS
    return house.relay.database.run(lambda connection: drop_messages(connection, before, most))


def forget(house: House, days: int, most: int = MOST) -> int:
    before = house.relay.now - days * DAY_MS
    return house.relay.database.run(lambda connection: forget_dropped(connection, before, most))


def test_only_older_ones_go_oldest_first_and_no_more_than_asked(house: House) -> None:
    house.commit(3)
    house.relay.now += 2 * DAY_MS
    house.commit(1)
    assert [drop(house, days=1, most=2) for _ in range(3)] == [2, 1, 0]
    assert drop(house, days=0) == 0  # of this very moment
    house.relay.now += 1
    assert drop(house, days=0) == 1


def test_a_dropped_message_that_is_sent_again_gets_the_first_answer(house: House) -> None:
    speech = house.speech(house.ada)
    first = house.relay.ask(house.ada, speech)
    house.relay.now += 2 * DAY_MS
    assert drop(house, days=1) == 1
    assert house.relay.ask(house.ada, speech) == first
    assert house.relay.unpublished == []


def test_its_id_stays_its_sender_s(house: House) -> None:
    house.ben_accepts()
    speech = house.speech(house.ada)
    house.relay.ask(house.ada, speech)
    house.relay.now += 2 * DAY_MS
    drop(house, days=1)
    known = speech.message.header.message_id
    forged = message_by(house.ben, house.session_id, house.room.head, None, message_id=known)
    theirs = type(speech)(id=0, is_encrypted=False, message=forged)
    answer = house.relay.turn([(house.ben, theirs)])[0].result
    assert isinstance(answer, Error)
    assert answer.code == Code.ALREADY_EXISTS


def test_its_id_is_forgotten_in_the_end(house: House) -> None:
    speech = house.speech(house.ada)
    first = house.relay.ask(house.ada, speech)
    house.relay.now += 2 * DAY_MS
    drop(house, days=1)
    assert forget(house, days=3) == 0
    assert [forget(house, days=1) for _ in range(2)] == [1, 0]
    again = house.relay.ask(house.ada, speech)
    assert isinstance(first, MsgAccepted)
    assert isinstance(again, MsgAccepted)
    assert again.seq > first.seq


def test_a_client_is_told_where_it_lacks_what_is_not_kept(house: House) -> None:
    """1-3 founding, 4 said, 5 Ben in, 6-7 said; all that was said goes."""
    relay = house.relay
    house.commit(1)
    house.ben_accepts()
    house.commit(2)
    relay.now += 2 * DAY_MS
    drop(house, days=1)
    room = house.session_id
    held = relay.look(relay.attach(house.ben))
    for cursor, told in [(0, {room: 7}), (5, {room: 7}), (6, {room: 7}), (7, {})]:
        assert held.answer({room: cursor}).dropped == told
    assert held.answer({}).sessions == {room: 5}  # the last that can come: nobody waits for 7


def test_what_was_said_before_one_came_is_not_lacking(house: House) -> None:
    relay = house.relay
    house.commit(2)
    house.ben_accepts()
    relay.now += 2 * DAY_MS
    drop(house, days=1)
    answer = relay.look(relay.attach(house.ben)).answer({})
    assert (answer.dropped, answer.sessions) == ({}, {house.session_id: 6})


def test_an_old_cursor_goes_on_over_the_gap_and_becomes_live(house: House) -> None:
    relay = house.relay
    house.ben_accepts()
    house.commit(9)
    relay.now += 2 * DAY_MS
    relay.publish()
    drop(house, days=1)
    subscriber = relay.attach(house.ben)
    relay.open(subscriber, {house.session_id: 5})
    relay.catch_up(subscriber)
    house.say(2)
    sink = subscriber.sink
    assert [each.seq for each in sink.got if hasattr(each, "seq")] == [14, 15]  # type: ignore[attr-defined]
