"""How long to wait before the next try."""

from collections.abc import Callable

FIRST_SECONDS = 0.5
LONGEST_SECONDS = 30.0


class BackOff:
    """Doubles, up to half a minute, with jitter, so that a relay's return is no stampede."""

    def __init__(self, random: Callable[[], float]) -> None:
        self._random = random
        self._tries = 0

    def reset(self) -> None:
        """It worked."""
        self._tries = 0

    def next_seconds(self) -> float:
        """Between half and the whole of the present step."""
        step = min(FIRST_SECONDS * (1 << self._tries), LONGEST_SECONDS)
        self._tries = min(self._tries + 1, 16)
        return step * (0.5 + self._random() / 2)
