"""What waits for the engine: frames, commands, ticks, in the order they came.

A relay that has much to tell, as after weeks away, tells it faster than it can be stored. The
connection is read only while there is room; what is not read waits at the relay.
"""

import asyncio
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager

from sealroom.controller.engine import FrameCame, Input

NOTIFICATIONS_WAITING = 2_048
"""Past that the connection is not read: a few seconds' work, a few MB."""


class Intake:
    """A queue. Whoever puts frames waits for room first; nobody else ever waits."""

    def __init__(self) -> None:
        self._inputs: deque[Input] = deque()
        self._some = asyncio.Event()
        self._room = asyncio.Event()
        self._weight = 0
        self._held_open = False

    def put(self, came: Input) -> None:
        """Add it at the end."""
        self._inputs.append(came)
        self._weight += _weight(came)
        self._some.set()

    @property
    def is_empty(self) -> bool:
        """Whether nothing waits."""
        return not self._inputs

    async def take(self, most: int) -> list[Input]:
        """The first inputs, at least one."""
        await self._some.wait()
        batch = [self._inputs.popleft() for _ in range(min(most, len(self._inputs)))]
        self._weight -= sum(map(_weight, batch))
        if not self._inputs:
            self._some.clear()
        self._room.set()
        return batch

    async def room(self) -> None:
        """Wait until another frame may be put."""
        while self._weight >= NOTIFICATIONS_WAITING and not self._held_open:
            self._room.clear()
            await self._room.wait()

    @contextmanager
    def held_open(self) -> Iterator[None]:
        """There is room within the block: the engine is sending, and a relay that is not read from
        may in turn not read.
        """
        self._held_open = True
        self._room.set()
        try:
            yield
        finally:
            self._held_open = False


def _weight(came: Input) -> int:
    return 1 + len(came.frame.notify) if isinstance(came, FrameCame) else 0
