"""A time by which something has to have happened."""

import asyncio
from collections.abc import Callable


class Deadline:
    """Calls `missed` once the time set is over, unless it was lifted before."""

    def __init__(self, missed: Callable[[], None]) -> None:
        self._missed = missed
        self._timer: asyncio.TimerHandle | None = None

    def set(self, seconds: float) -> None:
        """Begin, or begin anew."""
        self.lift()
        self._timer = asyncio.get_running_loop().call_later(seconds, self._missed)

    def lift(self) -> None:
        """It has happened."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
