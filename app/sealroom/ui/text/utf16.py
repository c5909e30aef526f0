"""Places in a text as Qt counts them: UTF-16 units, of which letters beyond the first plane take
two."""

from collections.abc import Callable
from itertools import accumulate

_FIRST_PLANE = 0xFFFF


def utf16_place(text: str) -> Callable[[int], int]:
    """From a place in characters to the same place in UTF-16 units. Read once, asked often."""
    if text.isascii() or max(map(ord, text), default=0) <= _FIRST_PLANE:
        return lambda place: place
    places = list(accumulate((1 + (ord(each) > _FIRST_PLANE) for each in text), initial=0))
    return places.__getitem__


def utf16_length(text: str) -> int:
    """How long Qt takes a text to be."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
