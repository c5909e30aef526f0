"""Where strangers and those in a hurry stand in line: one of them a turn of the loop.

The loop serves everyone who is ready once a turn. A flood from hundreds of connections would make
each turn as long as all their frames take; so the frames of a flood go one a turn, all connections
together, and whoever asks at a person's pace waits for one of them at most. Where nobody else is
there, turns are short and the line moves as fast as the relay can.
"""

import asyncio
from collections import deque


class Lane:
    """First come, first served."""

    def __init__(self) -> None:
        self._line: deque[asyncio.Future[None]] = deque()

    async def turn(self) -> None:
        """Wait for one's own."""
        loop = asyncio.get_running_loop()
        mine: asyncio.Future[None] = loop.create_future()
        self._line.append(mine)
        if len(self._line) == 1:
            loop.call_soon(self._next)
        await mine

    def _next(self) -> None:
        while self._line:
            first = self._line.popleft()
            if not first.done():  # its connection may have ended meanwhile
                first.set_result(None)
                break
        if self._line:
            asyncio.get_running_loop().call_soon(self._next)
