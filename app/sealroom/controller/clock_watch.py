"""Whether this computer's clock and the relay's are so far apart that the person should know."""

from sealroom.controller.stamps import GROSS_MS

_NEWS_MS = 60_000
"""By less than this a difference does not change: what is told stands still."""


class ClockWatch:
    """Remembers what was told last."""

    def __init__(self) -> None:
        self._told = 0

    def look(self, ahead: int) -> int:
        """How far the relay's clock is ahead, in ms; 0 where that is not worth a word.

        `ahead` is the difference now. Nobody can tell from it which of the two is wrong.
        """
        if abs(ahead) <= GROSS_MS:
            self._told = 0
        elif abs(ahead - self._told) >= _NEWS_MS:
            self._told = ahead
        return self._told
