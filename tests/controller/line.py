"""A connection to the relay whose other end is played by a function of the test."""

import asyncio
from collections.abc import AsyncIterator, Callable

from sealroom.controller.connection import RelayConnection
from sealroom.protocol.frames import RelayFrame
from sealroom.protocol.requests import AnyRequest


class Line(RelayConnection):
    """`answer` hears each request and may `say` something or `drop` the line."""

    def __init__(self, answer: Callable[["Line", AnyRequest], None]) -> None:
        self._answer = answer
        self._frames: asyncio.Queue[RelayFrame | None] = asyncio.Queue()
        self.checked = 0

    def say(self, frame: RelayFrame) -> None:
        """The relay sends a frame."""
        self._frames.put_nowait(frame)

    async def send(self, request: AnyRequest) -> None:
        self._answer(self, request)

    async def frames(self) -> AsyncIterator[RelayFrame]:
        while (frame := await self._frames.get()) is not None:
            yield frame

    def drop(self) -> None:
        self._frames.put_nowait(None)

    async def check(self) -> None:
        self.checked += 1

    async def close(self) -> None:
        self.drop()
