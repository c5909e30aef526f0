"""Two clocks: the one that people read, which may be set anew at any time, and one that goes on.

How long something is waited for, and what the time is at the relay, must not depend on the first.
"""

import time
from collections.abc import Callable
from typing import NamedTuple


class Moment(NamedTuple):
    """A point in time by both, in ms."""

    wall: int
    """Since 1970-01-01 UTC."""
    steady: int
    """Since some moment in the past, the time that the computer slept included."""


def wall_clock() -> int:
    """Milliseconds since 1970-01-01 UTC."""
    return time.time_ns() // 1_000_000


def steady_clock() -> int:
    """Milliseconds that nobody sets."""
    return _steady_ns() // 1_000_000


def _best_steady() -> Callable[[], int]:
    """Python's own stands still on Linux and macOS while the computer sleeps; these do not."""
    for name in ("CLOCK_BOOTTIME", "CLOCK_MONOTONIC"):
        clock = getattr(time, name, None)
        if clock is not None:
            return lambda: time.clock_gettime_ns(clock)
    return time.monotonic_ns


_steady_ns = _best_steady()
