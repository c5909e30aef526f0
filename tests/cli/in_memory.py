"""What Python still holds: values that anything in this process refers to."""

import gc
from collections.abc import Callable, Iterator

_TOLD = 5


def held(holds: Callable[[object], bool]) -> list[object]:
    """Every such value, strings, bytes and simple structs included."""
    gc.collect()
    return [value for value in _everything() if holds(value)]


def told(values: list[object]) -> list[str]:
    """The kinds of some of them, and of what refers to each; never what they hold."""
    return [f"{type(value).__name__} in {_holders(value, values)}" for value in values[:_TOLD]]


def _everything() -> Iterator[object]:
    """What the collector knows, and what that refers to."""
    left: list[object] = gc.get_objects()
    known = set(map(id, left))
    known |= {id(left), id(known)}
    while left:
        value = left.pop()
        yield value
        for each in gc.get_referents(value):
            if id(each) not in known:
                known.add(id(each))
                left.append(each)


def _holders(value: object, found: list[object]) -> str:
    return ", ".join(type(each).__name__ for each in gc.get_referrers(value) if each is not found)
