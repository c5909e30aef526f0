"""The smallest siege that has all its parts: the honest is served; how fast is for the bench."""

import pytest

from tests.bench.siege import Siege, measure


@pytest.mark.slow
def test_the_honest_sender_is_heard_among_idle_and_hostile_connections() -> None:
    figures = {figure.key for figure in measure(Siege(idle=20, hostile=10, messages=20))}
    assert {"siege_p99_ms", "siege_alone_p99_ms", "siege_busy"} <= figures
