"""What is fuzzed: a function that is given bytes and raises where something is wrong."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Target:
    """`try_one` swallows the errors its subject documents and no others."""

    name: str
    try_one: Callable[[bytes], None]
    seeds: Callable[[], Iterable[bytes]]
    """Sound inputs, from which others are made."""
    longest: int = 8_192
    """Bytes of an input."""


class Drawn:
    """Choices, drawn from bytes until there are no more."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0

    @property
    def is_over(self) -> bool:
        return self._at >= len(self._data)

    def below(self, end: int) -> int:
        """A number from 0 on; 0 once all bytes are drawn."""
        size = (max(1, end - 1).bit_length() + 7) // 8
        piece = self._data[self._at : self._at + size]
        self._at += size
        return int.from_bytes(piece, "big") % end

    def rest(self) -> bytes:
        """All that was not drawn."""
        rest, self._at = self._data[self._at :], len(self._data)
        return rest
