"""A connection between one app and the relay, over a network that may break at any frame."""

import asyncio
import enum
from collections import deque
from collections.abc import AsyncIterator, Callable
from random import Random
from typing import Any, Self

from sealroom.controller.connection import RelayConnection
from sealroom.controller.errors import NotConnected
from sealroom.protocol.codec import decode_relay_frame, encode_request
from sealroom.protocol.frames import RelayFrame
from sealroom.protocol.requests import AnyRequest

REPEATED_FRAMES = 0.02
"""How many of the relay's frames of notifications come a second time."""

TICK = 1e-6
"""Seconds between two frames: timers that are due at one moment run in any order."""


class Trap(enum.Enum):
    """At which frame the connection is to break."""

    REQUEST_LOST = "before the next request arrives"
    REQUEST_ARRIVED = "after the next request arrives, before its answer"
    ANSWER_LOST = "before the next frame of the relay arrives"
    ANSWER_ARRIVED = "after the next frame of the relay arrives"


class Pipe:
    """One direction: frames arrive in order, each a drawn moment after it was sent."""

    def __init__(self, loop: asyncio.AbstractEventLoop, random: Random) -> None:
        self._loop = loop
        self._random = random
        self._arrived: deque[Any] = deque()
        self._waiting: asyncio.Future[None] | None = None
        self._last_arrival = 0.0
        self._ended = False
        self.under_way = 0

    def send(self, frame: object) -> None:
        delay = self._random.choice((0.001, 0.005, 0.02, 0.05, 0.3))
        at = max(self._loop.time() + delay, self._last_arrival + TICK)
        self._last_arrival = at
        self.under_way += 1
        self._loop.call_at(at, self._arrive, frame)

    def end(self) -> None:
        """Nothing arrives any more; what has arrived can still be read."""
        self._ended = True
        self._wake()

    def forget(self) -> None:
        """What has arrived is not read any more."""
        self._arrived.clear()
        self.end()

    async def next(self) -> Any:
        """The next frame; None at the end."""
        while not self._arrived:
            if self._ended:
                return None
            self._waiting = self._loop.create_future()
            await self._waiting
        return self._arrived.popleft()

    def _arrive(self, frame: object) -> None:
        self.under_way -= 1
        if not self._ended:
            self._arrived.append(frame)
            self._wake()

    def _wake(self) -> None:
        if self._waiting is not None and not self._waiting.done():
            self._waiting.set_result(None)


class Wire:
    """Both directions, and what each end sees of the other."""

    def __init__(self, loop: asyncio.AbstractEventLoop, random: Random) -> None:
        self._loop = loop
        self._random = random
        self.to_relay = Pipe(loop, random)
        self.to_app = Pipe(loop, random)
        self.trap: Trap | None = None
        self.is_cut = False
        self.link = Link(self)
        self.socket = SimSocket(self)

    @property
    def is_quiet(self) -> bool:
        return self.is_cut or not (self.to_relay.under_way or self.to_app.under_way)

    def send_request(self, text: str) -> None:
        trap = self._sprung(Trap.REQUEST_LOST, Trap.REQUEST_ARRIVED)
        if trap is not Trap.REQUEST_LOST:
            self.to_relay.send(text)
        if trap is not None:
            self.cut()

    def send_frame(self, text: bytes) -> None:
        trap = self._sprung(Trap.ANSWER_LOST, Trap.ANSWER_ARRIVED)
        if trap is not Trap.ANSWER_LOST:
            self.to_app.send(text)
            if b'{"notify":[' in text[:11] and b"Challenge" not in text[:40] and self._repeats():
                self.to_app.send(text)
        if trap is Trap.ANSWER_ARRIVED:
            self._loop.call_later(0.3, self.cut)
        elif trap is not None:
            self.cut()

    def cut(self) -> None:
        """The app sees it at once, the relay later; what is on its way to the relay may arrive."""
        if self.is_cut:
            return
        self.is_cut = True
        self.to_app.end()
        self._loop.call_later(self._random.choice((0.0, 0.05, 0.5, 20.0)), self.to_relay.end)

    def relay_died(self) -> None:
        """The relay's computer stopped: nothing it had not read is ever read."""
        self.to_relay.forget()
        self.is_cut = True
        self.to_app.end()

    def _repeats(self) -> bool:
        return self._random.random() < REPEATED_FRAMES

    def _sprung(self, *traps: Trap) -> Trap | None:
        if self.trap not in traps:
            return None
        trap, self.trap = self.trap, None
        return trap


class Link(RelayConnection):
    """The app's end."""

    def __init__(self, wire: Wire) -> None:
        self._wire = wire

    async def send(self, request: AnyRequest) -> None:
        if self._wire.is_cut:
            raise NotConnected
        self._wire.send_request(encode_request(request).decode())

    async def frames(self) -> AsyncIterator[RelayFrame]:
        while (frame := await self._wire.to_app.next()) is not None:
            yield decode_relay_frame(frame)

    def drop(self) -> None:
        self._wire.cut()

    async def close(self) -> None:
        self._wire.cut()

    async def __aenter__(self) -> Self:
        return self


class SimSocket:
    """The relay's end, in the place of its WebSocket."""

    def __init__(self, wire: Wire) -> None:
        self._wire = wire
        self.on_flow: Callable[[bool], None] | None = None
        self.paused = False
        self.transport = self
        self._drained = asyncio.Event()

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> str:
        frame = await self._wire.to_relay.next()
        if frame is None:
            raise StopAsyncIteration
        text: str = frame
        return text

    def write_packed(self, frame: bytes) -> None:
        if not self._wire.is_cut:
            self._wire.send_frame(frame)

    def take_frames_up_to(self, size: int) -> None:
        """The wire's frames are of any size."""

    def hold_up(self, seconds: float, loop: asyncio.AbstractEventLoop) -> None:
        """The app does not read for a while: the relay's buffer is full."""
        if self.paused or self.on_flow is None:
            return
        self.paused = True
        self._drained.clear()
        self.on_flow(True)
        loop.call_later(seconds, self._go_on)

    def _go_on(self) -> None:
        self.paused = False
        self._drained.set()
        if self.on_flow is not None:
            self.on_flow(False)

    async def drain(self) -> None:
        await self._drained.wait()

    async def close(self, code: int = 1000, reason: str = "") -> None:
        self.abort()

    def abort(self) -> None:
        self._wire.cut()
        self._wire.to_relay.end()
