"""What is told of two clocks stands still while they drift."""

from hypothesis import given
from hypothesis import strategies as st

from sealroom.controller.clock_watch import ClockWatch
from sealroom.controller.stamps import GROSS_MS
from tests.controller.desk import Citizen, Desk

HOUR = 3_600_000


@given(st.lists(st.integers(-GROSS_MS, GROSS_MS)))
def test_clocks_that_are_near_are_not_worth_a_word(differences: list[int]) -> None:
    watch = ClockWatch()
    assert {watch.look(each) for each in differences} <= {0}


@given(
    st.integers(GROSS_MS + 30_000, 10**14),
    st.sampled_from((1, -1)),
    st.lists(st.integers(-29_000, 29_000)),
)
def test_what_is_told_does_not_tremble(off: int, sign: int, drift: list[int]) -> None:
    watch = ClockWatch()
    told = watch.look(sign * off)
    assert told == sign * off
    assert {watch.look(sign * off + each) for each in drift} <= {told}


def test_another_difference_is_told_and_none_is_forgotten() -> None:
    watch = ClockWatch()
    assert [watch.look(each) for each in (2 * HOUR, 3 * HOUR, 0, 3 * HOUR)] == [
        2 * HOUR,
        3 * HOUR,
        0,
        3 * HOUR,
    ]


def test_a_relay_far_ahead_at_sign_in_is_told_with_the_connection(sofia: Citizen) -> None:
    desk = Desk(sofia)
    desk.relay_clock = desk.now + 5 * HOUR
    desk.sign_in()
    assert desk.pass_seconds(1).clock_off == 5 * HOUR


def test_a_clock_that_is_set_while_connected_is_told_and_set_right_again_not_any_more(
    sofia: Citizen,
) -> None:
    desk = Desk(sofia)
    desk.sign_in()
    assert desk.pass_seconds(1).clock_off == 0
    desk.turn_clock(-4)
    assert desk.pass_seconds(1).clock_off == 4 * HOUR
    desk.turn_clock(4)
    assert desk.pass_seconds(1).clock_off == 0
