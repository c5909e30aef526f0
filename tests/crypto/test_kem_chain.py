"""The chain of weekly seeds: forward for all devices alike, never back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sealroom.crypto import KemChain, KemKeyGone, start_chain, week_of
from sealroom.crypto.kem_chain import FARTHEST_WEEKS, WEEK_MS
from tests.crypto.people import EXAMPLES, NOW

SEED = bytes(range(32))


def public_key(chain: KemChain, week: int) -> bytes:
    return chain.private_key(week).public_key().public_bytes_raw()


def test_weeks_are_counted_from_1970() -> None:
    assert week_of(0) == 0
    assert week_of(WEEK_MS - 1) == 0
    assert week_of(WEEK_MS) == 1
    assert week_of(NOW) == 2976


def test_a_new_chain_begins_this_week_with_a_seed_of_its_own() -> None:
    chains = [start_chain(NOW) for _ in range(2)]
    assert chains[0].week == week_of(NOW)
    assert chains[0].seed != chains[1].seed


@EXAMPLES
@given(first=st.integers(0, 60), second=st.integers(0, 60), week=st.integers(0, 60))
def test_all_devices_derive_the_same_key_however_they_advanced(
    first: int, second: int, week: int
) -> None:
    chain = KemChain(100, SEED)
    advanced = chain.advanced_to(100 + first).advanced_to(100 + second)
    week = max(advanced.week, 100 + week)
    assert public_key(advanced, week) == public_key(chain, week)


def test_every_week_has_a_key_of_its_own() -> None:
    chain = KemChain(100, SEED)
    assert len({public_key(chain, week) for week in range(100, 120)}) == 20


def test_an_advanced_chain_holds_no_earlier_week() -> None:
    advanced = KemChain(100, SEED).advanced_to(103)
    assert advanced.week == 103
    assert advanced.seed != SEED
    with pytest.raises(KemKeyGone) as caught:
        advanced.private_key(102)
    assert (caught.value.week, caught.value.first) == (102, 103)


def test_a_clock_set_back_leaves_the_chain_as_it_is() -> None:
    chain = KemChain(100, SEED)
    assert chain.advanced_to(99) is chain
    assert chain.advanced_to(100) is chain


@pytest.mark.parametrize("week", [101 + FARTHEST_WEEKS, 2**53, 2**64])
def test_a_stranger_cannot_make_it_walk_forever(week: int) -> None:
    chain = KemChain(100, SEED)
    with pytest.raises(KemKeyGone):
        chain.private_key(week)
    with pytest.raises(KemKeyGone):
        chain.advanced_to(week)
    chain.private_key(100 + FARTHEST_WEEKS)


def test_chains_without_sense_are_not_made() -> None:
    for week, seed in ((-1, SEED), (0, SEED[:31]), (0, b"")):
        with pytest.raises(ValueError, match="a chain has"):
            KemChain(week, seed)
