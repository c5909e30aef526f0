"""Ledger states kept between operations."""

from sealroom.ledger.state import State
from sealroom.relay.session_state import StateCache
from tests.relay.person import new_person, now_ms
from tests.relay.room import Room, founding


def states(count: int) -> list[State]:
    ada = new_person("Ada")
    return [Room(founding(ada, [], now_ms())).state for _ in range(count)]


def test_the_one_used_longest_ago_goes_first() -> None:
    cache = StateCache(size=2)
    one, two, three = states(3)
    cache.keep(one)
    cache.keep(two)
    assert cache.find(one.session_id, one.head) is one
    cache.keep(three)
    assert cache.find(two.session_id, two.head) is None
    assert cache.find(one.session_id, one.head) is one


def test_a_state_is_found_by_its_head_alone() -> None:
    cache = StateCache()
    one, two = states(2)
    cache.keep(one)
    assert cache.find(one.session_id, two.head) is None


def test_large_rooms_leave_room_for_fewer() -> None:
    cache = StateCache(people=2)
    one, two, three = states(3)
    for state in (one, two, two, three):
        cache.keep(state)
    assert cache.find(one.session_id, one.head) is None
    assert cache.find(two.session_id, two.head) is two
    assert cache.find(three.session_id, three.head) is three


def test_the_room_in_use_is_kept_however_large() -> None:
    cache = StateCache(people=0)
    one, two = states(2)
    cache.keep(one)
    cache.keep(two)
    assert cache.find(one.session_id, one.head) is None
    assert cache.find(two.session_id, two.head) is two
