"""The smallest fan-out that has all its parts: what is measured, never how fast."""

import pytest

from tests.bench.batch import Batch
from tests.bench.fan_out import Size, measure
from tests.bench.load import NotExactlyOnce, check_histories

ASKED = {
    "fanout_per_s",
    "fanout_limit_per_s",
    "fanout_saturated_per_s",
    "p99_ms",
    "relay_rss_mib",
}


@pytest.mark.slow
def test_a_small_run_gives_every_figure_that_is_asked() -> None:
    figures = {
        each.key: each.value
        for each in measure(Size(members=4, rounds=1, closed=(2, 8), saturated=(3, 9)))
    }
    assert figures.keys() >= ASKED
    assert all(figures[key] > 0 for key in ASKED)


@pytest.mark.parametrize(
    "histories",
    [
        [[Batch(("a", "b"), (4, 5))], [Batch(("a",), (4,))]],
        [[Batch(("a", "a"), (4, 5))], [Batch(("a", "a"), (4, 5))]],
        [[Batch(("a", "b"), (4, 6))], [Batch(("a", "b"), (4, 6))]],
        [[Batch(("b", "a"), (4, 5))], [Batch(("a", "b"), (4, 5))]],
    ],
    ids=["lost", "twice", "gap", "order"],
)
def test_what_did_not_come_exactly_once_is_noticed(histories: list[list[Batch]]) -> None:
    with pytest.raises(NotExactlyOnce):
        check_histories(histories, ["a", "b"])


def test_a_room_heard_in_several_frames_is_whole() -> None:
    whole = [Batch(("a", "b"), (4, 5))]
    check_histories([whole, [Batch(("a",), (4,)), Batch(("b",), (5,))]], ["a", "b"])
