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
