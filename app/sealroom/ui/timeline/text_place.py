"""Places in a message's text: in which block, and how many UTF-16 units (as Qt counts) in it."""

from typing import NamedTuple


class TextPlace(NamedTuple):
    """Before a letter."""

    block: int
    unit: int


class TextRange(NamedTuple):
    """From a place to a later one."""

    start: TextPlace
    end: TextPlace

    @property
    def is_some(self) -> bool:
        """Whether there is anything in it."""
        return self.start != self.end

    def within(self, block: int, length: int) -> tuple[int, int] | None:
        """Which units of a block lie in it; None for none."""
        if not self.start.block <= block <= self.end.block:
            return None
        first = self.start.unit if block == self.start.block else 0
        last = self.end.unit if block == self.end.block else length
        return (first, last) if first < last else None
