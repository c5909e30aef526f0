"""Which of three clocks is off is judged by what agrees, and never by what is merely old."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sealroom.controller.stamps import GROSS_MS, ClockDoubt, Stamps, clock_note, dated_ahead

NOW = 1_800_000_000_000
HOUR = 3_600_000
DAY = 24 * HOUR


def clock_doubt(stamps: Stamps, *, sent_here: bool = False) -> ClockDoubt | None:
    note = clock_note(stamps, sent_here=sent_here)
    return note.doubt if note else None


small = st.integers(-GROSS_MS // 2, GROSS_MS // 2)


@pytest.mark.parametrize(
    ("sent", "taken", "received", "doubt"),
    [
        (0, 1, 2, None),
        (HOUR, 0, 0, ClockDoubt.SENDER_AHEAD),
        (2 * DAY, 0, 5 * DAY, ClockDoubt.SENDER_AHEAD),
        (-HOUR, 0, 0, ClockDoubt.EARLIER),
        (-DAY, 0, 9 * DAY, ClockDoubt.EARLIER),
        (0, -HOUR, 0, ClockDoubt.RELAY_BEHIND),
        (0, HOUR, 0, ClockDoubt.RELAY_AHEAD),
        (0, 0, -HOUR, ClockDoubt.OWN_BEHIND),
        (-DAY, 0, -HOUR, ClockDoubt.DISAGREE),
        (DAY, HOUR, 0, ClockDoubt.DISAGREE),
    ],
)
def test_the_one_that_two_do_not_agree_with_is_named(
    sent: int, taken: int, received: int, doubt: ClockDoubt | None
) -> None:
    assert clock_doubt(Stamps(NOW + sent, NOW + taken, NOW + received)) == doubt


@given(st.integers(0, 400 * DAY), small, small)
def test_what_is_merely_fetched_late_is_not_doubted(away: int, drift: int, way: int) -> None:
    taken = NOW + drift
    received = max(taken, NOW) + abs(way) + away
    assert clock_doubt(Stamps(NOW, taken, received)) is None


@given(st.integers(0, 400 * DAY), st.integers(-400 * DAY, 400 * DAY))
def test_a_right_clock_is_never_blamed_while_two_are_right(away: int, off: int) -> None:
    """Sender and relay are right, or sender and this computer, or relay and this computer."""
    wrong_sender = clock_doubt(Stamps(NOW + off, NOW, NOW + away))
    assert wrong_sender not in {ClockDoubt.RELAY_AHEAD, ClockDoubt.OWN_BEHIND}
    wrong_relay = clock_doubt(Stamps(NOW, NOW + off, NOW))
    assert wrong_relay not in {ClockDoubt.SENDER_AHEAD, ClockDoubt.OWN_BEHIND}
    wrong_here = clock_doubt(Stamps(NOW, NOW, NOW + off))
    assert wrong_here in {ClockDoubt.OWN_BEHIND, None}


@given(st.integers(-400 * DAY, 400 * DAY), st.integers(0, 400 * DAY))
def test_ones_own_clock_is_no_witness_for_what_one_wrote(off: int, waited: int) -> None:
    doubt = clock_doubt(Stamps(NOW + off - waited, NOW, NOW + off), sent_here=True)
    assert doubt in {ClockDoubt.DISAGREE, ClockDoubt.EARLIER, None}


def test_how_far_it_is_off_is_told() -> None:
    note = clock_note(Stamps(NOW + 2 * HOUR, NOW, NOW))
    assert note is not None
    assert note.by == 2 * HOUR


def test_what_was_not_recorded_is_not_judged() -> None:
    assert clock_doubt(Stamps(NOW)) is None
    assert clock_doubt(Stamps(NOW, None, NOW - DAY)) is None
    assert clock_doubt(Stamps(NOW + DAY, NOW)) is None


@given(st.integers(-400 * DAY, GROSS_MS), st.integers(-400 * DAY, 400 * DAY))
def test_an_entry_is_dated_ahead_only_where_both_clocks_say_so(by: int, off: int) -> None:
    later = NOW + max(0, off)
    assert not dated_ahead(Stamps(later + by, NOW, NOW + off))
    assert dated_ahead(Stamps(later + GROSS_MS + 1, NOW, NOW + off))
    assert not dated_ahead(Stamps(later + DAY))
