"""How long to wait before the next try."""

from collections.abc import Callable

FIRST_SECONDS = 0.5
LONGEST_SECONDS = 30.0
STABLE_SECONDS = 10.0
"""A connection that was let in and held this long worked."""
STEADY_STEP = 3
"""A relay that is off, or lets in and then cuts off again and again, is tried every 2 to 4 seconds:
a try costs nothing, and once it is back everyone is, within 5 seconds."""
_MOST_STEPS = 16


class BackOff:
    """Doubles, with jitter, so that a relay's return is no stampede.

    Up to half a minute where the fault is ours, else up to 4 seconds.
    """

    def __init__(self, random: Callable[[], float]) -> None:
        self._random = random
        self._tries = 0

    def reset(self) -> None:
        """It worked, or the person asks for it now."""
        self._tries = 0

    def ended(self, held_seconds: float | None, *, own_fault: bool) -> None:
        """A connection ended that was let in for so long; None where it never was.

        Being let in alone proves nothing: only what held begins anew. What we cannot take in comes
        again with the next connection, so after an own fault the waits go on growing.
        """
        if held_seconds is not None and held_seconds >= STABLE_SECONDS:
            self.reset()
        elif not own_fault:
            self._tries = min(self._tries, STEADY_STEP)

    def next_seconds(self) -> float:
        """Between half and the whole of the present step."""
        step = min(FIRST_SECONDS * (1 << self._tries), LONGEST_SECONDS)
        self._tries = min(self._tries + 1, _MOST_STEPS)
        return step * (0.5 + self._random() / 2)
