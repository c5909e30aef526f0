"""How many sockets are let in, and which are refused."""

from sealroom.relay.allowance import Rate
from sealroom.relay.door import SHUT_KEPT, Door
from sealroom.relay.limits import Limits

HERE, THERE = "192.0.2.1", "192.0.2.2"


def test_the_newest_of_an_address_is_refused_and_others_come_in() -> None:
    door = Door(Limits(connections_per_address=2))
    for _ in range(2):
        assert door.enter(HERE, 0)
        assert not door.is_full(HERE)
    assert door.enter(HERE, 0)
    assert door.is_full(HERE)
    assert door.enter(THERE, 0)
    assert not door.is_full(THERE)
    door.leave(HERE)
    assert not door.is_full(HERE)
    assert door.total == 3


def test_all_addresses_together_have_a_bound() -> None:
    door = Door(Limits(connections=2))
    for address in (HERE, THERE, HERE):
        door.enter(address, 0)
    assert door.is_full(HERE)
    assert door.is_full(THERE)


def test_who_comes_while_too_many_wait_to_be_refused_is_cut_off() -> None:
    door = Door(Limits(connections_per_address=2, refusals_at_once=3))
    assert [door.enter(HERE, 0) for _ in range(7)] == [True] * 5 + [False] * 2
    assert door.enter(THERE, 0)
    for _ in range(7):
        door.leave(HERE)
    assert door.enter(HERE, 0)
    assert not door.is_full(HERE)


def test_who_connects_faster_than_handshakes_are_given_is_cut_off() -> None:
    door = Door(Limits(connects=Rate(1, 2)))
    assert [door.enter(HERE, 0) for _ in range(3)] == [True, True, False]
    assert door.enter(THERE, 0)
    assert door.enter(HERE, 1)


def test_an_address_of_which_many_were_thrown_out_is_shut_for_a_while() -> None:
    door = Door(Limits(thrown_out=Rate(1, 2), shut_seconds=5))
    for _ in range(2):
        door.note_thrown_out(HERE, 0)
        assert door.enter(HERE, 0)
    door.note_thrown_out(HERE, 0)
    assert not door.enter(HERE, 0)
    assert not door.enter(HERE, 4.9)
    assert door.enter(THERE, 0)
    assert door.enter(HERE, 5)


def test_of_addresses_that_were_shut_only_those_are_kept_that_still_are() -> None:
    door = Door(Limits(thrown_out=Rate(1, 1), shut_seconds=5))
    for number in range(SHUT_KEPT + 1):
        for _ in range(2):
            door.note_thrown_out(f"192.0.{number}", now=0 if number < SHUT_KEPT else 6)
    assert len(door._shut_until) == 1
