"""A key's age by one's own clock: a lying one is bounded, and honest ones may differ."""

from hypothesis import given
from hypothesis import strategies as st

from sealroom.controller.key_age import SLACK_MS, KeyAge
from sealroom.controller.stamps import GROSS_MS

NOW = 1_800_000_000_000
DAY = 86_400_000
PERIOD = 30 * DAY
periods = st.integers(1, 400 * DAY)
honest = st.integers(-SLACK_MS, SLACK_MS)
anything = st.integers(-(10**14), 10**14)


@given(periods, honest, st.integers(0, 400 * DAY))
def test_a_key_whose_time_is_over_may_be_replaced_though_clocks_differ_honestly(
    period: int, drift: int, over: int
) -> None:
    now = NOW + period + over
    assert KeyAge(NOW + drift, NOW, period).may_be_over(now)
    assert KeyAge(NOW + drift, now, period).may_be_over(now), "for who came just now, too"


@given(periods, st.integers(0, 400 * DAY), st.integers(0, 10**14))
def test_no_clock_at_the_relay_makes_a_key_old_that_is_not(
    period: int, age: int, dated_back: int
) -> None:
    """Whoever made it, dated by a relay that was ahead or right; the relay says anything now."""
    now = NOW + age
    may_be = KeyAge(NOW + dated_back, NOW, period).may_be_over(now)
    assert not may_be or age >= period * 3 // 4 - SLACK_MS


@given(periods, anything)
def test_where_ones_own_clock_was_set_back_the_relays_word_stands(period: int, dated: int) -> None:
    assert KeyAge(NOW + dated, NOW, period).may_be_over(NOW - DAY)


@given(periods, anything)
def test_a_key_dated_far_ahead_is_overdue_all_the_same(period: int, ahead: int) -> None:
    overdue_at = KeyAge(NOW + GROSS_MS + 1 + abs(ahead), NOW, period).overdue_at()
    assert overdue_at is not None
    assert overdue_at <= NOW + period * 5 // 4 + SLACK_MS


@given(periods, honest)
def test_no_key_is_overdue_within_its_time(period: int, drift: int) -> None:
    overdue_at = KeyAge(NOW + drift, NOW, period).overdue_at()
    assert overdue_at is not None
    assert overdue_at >= NOW + period + SLACK_MS


def test_who_came_late_counts_from_then_and_who_lacks_the_key_not_at_all() -> None:
    late = KeyAge(NOW, NOW + 20 * DAY, PERIOD).overdue_at()
    assert late is not None
    assert late > NOW + 20 * DAY + PERIOD
    assert KeyAge(NOW, None, PERIOD).overdue_at() is None
    assert KeyAge(NOW, NOW, 0).overdue_at() is None
