"""Where windows take the time from, so that pictures and tests can set it."""

import time
from collections.abc import Callable
from typing import TypeAlias

Clock: TypeAlias = Callable[[], int]
"""Milliseconds since 1970-01-01 UTC."""


def wall_clock() -> int:
    """The computer's time."""
    return time.time_ns() // 1_000_000
