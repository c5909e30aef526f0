"""Long lists of ids in portions that fit one statement."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

BATCH = 500
"""Ids in one statement; databases bound the number of its parameters."""

T = TypeVar("T")


def in_batches(items: Iterable[T]) -> Iterator[list[T]]:
    """Yield all items, at most BATCH at a time."""
    rest = iter(items)
    while batch := list(islice(rest, BATCH)):
        yield batch
