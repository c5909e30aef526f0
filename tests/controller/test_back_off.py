"""How long to wait before the next try."""

import pytest

from sealroom.controller.back_off import (
    FIRST_SECONDS,
    LONGEST_SECONDS,
    STABLE_SECONDS,
    BackOff,
)


def test_it_doubles_up_to_the_longest_and_stays_there() -> None:
    back_off = BackOff(lambda: 1.0)

    waits = [back_off.next_seconds() for _ in range(30)]

    assert waits[:4] == [0.5, 1.0, 2.0, 4.0]
    assert waits[-1] == LONGEST_SECONDS


def test_a_success_begins_anew() -> None:
    back_off = BackOff(lambda: 1.0)
    for _ in range(5):
        back_off.next_seconds()

    back_off.reset()

    assert back_off.next_seconds() == FIRST_SECONDS


@pytest.mark.parametrize(("random", "expected"), [(0.0, 0.25), (0.5, 0.375), (1.0, 0.5)])
def test_jitter_spreads_over_the_upper_half(random: float, expected: float) -> None:
    assert BackOff(lambda: random).next_seconds() == expected


@pytest.mark.parametrize(
    ("held", "own_fault", "expected"),
    [
        (STABLE_SECONDS, False, FIRST_SECONDS),
        (STABLE_SECONDS, True, FIRST_SECONDS),
        (STABLE_SECONDS - 0.1, False, 4.0),
        (STABLE_SECONDS - 0.1, True, LONGEST_SECONDS),
        (None, False, 4.0),
        (None, True, LONGEST_SECONDS),
    ],
)
def test_only_a_connection_that_held_begins_anew(
    held: float | None, own_fault: bool, expected: float
) -> None:
    back_off = BackOff(lambda: 1.0)
    for _ in range(10):
        back_off.next_seconds()

    back_off.ended(held, own_fault=own_fault)

    assert back_off.next_seconds() == expected


def test_a_relay_that_comes_back_finds_everyone_within_five_seconds() -> None:
    back_off = BackOff(lambda: 1.0)
    waits = []
    for _ in range(1_000):  # an hour away
        back_off.ended(None, own_fault=False)
        waits.append(back_off.next_seconds())

    assert max(waits) < 5
