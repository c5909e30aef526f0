"""The load: members who listen, and senders among them who speak again once they hear themselves.

One message of each sender is on its way at any time, so as many are in flight as there are senders.
"""

import asyncio
import time
from collections import deque
from collections.abc import Sequence
from itertools import chain
from typing import NamedTuple

from websockets.frames import Frame, Opcode

from sealroom.protocol.ids import MessageId
from tests.bench.batch import Batch, BatchReader
from tests.bench.frames import CLOSE, PING, TEXT, FrameFinder

PATIENCE_SECONDS = 120


class Speech(NamedTuple):
    """A message ready to go: a whole masked frame, and the id by which it is known again."""

    message_id: MessageId
    frame: bytes


class Result(NamedTuple):
    """What one round came to."""

    deliveries: int
    seconds: float
    own_back_ms: list[float]
    """From writing a message to hearing it oneself."""


class NotExactlyOnce(Exception):
    """A member did not get every message exactly once, in the room's order."""


class Listener(asyncio.Protocol):
    """One member's socket; takes over an open WebSocket's transport."""

    def __init__(self, round_: "Round", reader: BatchReader) -> None:
        self._frames = FrameFinder()
        self._reader = reader
        self.round = round_
        self.transport: asyncio.Transport | None = None
        self.heard: list[Batch] = []
        self.to_say: deque[Speech] = deque()
        self._said: MessageId | None = None
        self._said_at = 0.0

    def take_over(self, transport: asyncio.Transport) -> None:
        self.transport = transport
        transport.set_protocol(self)

    def data_received(self, data: bytes) -> None:
        try:
            for opcode, payload in self._frames.feed(data):
                if opcode == TEXT:
                    self._hear(self._reader.read(payload))
                elif opcode == PING and self.transport is not None:
                    self.transport.write(_pong(payload))
                elif opcode == CLOSE:
                    raise ConnectionAbortedError("the server closed a connection")
        except Exception as problem:  # noqa: BLE001 - a loop would swallow it
            self.round.fail(problem)

    def connection_lost(self, exc: Exception | None) -> None:
        self.round.fail(exc or ConnectionAbortedError("the server ended a connection"))

    def speak(self) -> None:
        """Say the next, if there is one."""
        self._said = None
        if self.to_say and self.transport is not None:
            self._said, frame = self.to_say.popleft()
            self._said_at = time.perf_counter()
            self.transport.write(frame)

    def _hear(self, batch: Batch) -> None:
        if not batch.ids:
            return
        self.heard.append(batch)
        if self._said is not None and self._said in batch.ids:
            self.round.own_back_ms.append((time.perf_counter() - self._said_at) * 1000)
            self.speak()
        self.round.count(len(batch.ids))


class Round:
    """Counts until every member has everything."""

    def __init__(self) -> None:
        self.own_back_ms: list[float] = []
        self._left = 0
        self._done: asyncio.Future[None] | None = None

    def expect(self, deliveries: int) -> asyncio.Future[None]:
        """Begin; the answer is done when that many were counted."""
        self.own_back_ms = []
        self._left = deliveries
        self._done = asyncio.get_running_loop().create_future()
        return self._done

    def count(self, deliveries: int) -> None:
        self._left -= deliveries
        if self._left <= 0 and self._done is not None and not self._done.done():
            self._done.set_result(None)

    def fail(self, problem: Exception) -> None:
        if self._done is not None and not self._done.done():
            self._done.set_exception(problem)


class Load:
    """All members' sockets at one server."""

    def __init__(self, transports: Sequence[asyncio.Transport]) -> None:
        self._round, self._reader = Round(), BatchReader()
        self._listeners = [Listener(self._round, self._reader) for _ in transports]
        for listener, transport in zip(self._listeners, transports, strict=True):
            listener.take_over(transport)

    async def run(self, speeches: Sequence[Sequence[Speech]]) -> Result:
        """One round: the first members say what is theirs, all hear it. Raises NotExactlyOnce."""
        senders = self._listeners[: len(speeches)]
        for sender, own in zip(senders, speeches, strict=True):
            sender.to_say.extend(own)
        everything = [speech.message_id for speech in chain.from_iterable(speeches)]
        deliveries = len(everything) * len(self._listeners)
        done = self._round.expect(deliveries)
        began = time.perf_counter()
        for sender in senders:
            sender.speak()
        await asyncio.wait_for(done, PATIENCE_SECONDS)
        seconds = time.perf_counter() - began
        self._check(everything)
        return Result(deliveries, seconds, self._round.own_back_ms)

    def close(self) -> None:
        """Drop all sockets."""
        for listener in self._listeners:
            if listener.transport is not None:
                listener.transport.abort()

    def _check(self, everything: Sequence[MessageId]) -> None:
        check_histories([listener.heard for listener in self._listeners], everything)
        for listener in self._listeners:
            listener.heard.clear()
        self._reader.forget()


def check_histories(heard: Sequence[Sequence[Batch]], everything: Sequence[MessageId]) -> None:
    """All members heard everything once, in one order, and numbers have no gap."""
    histories = [tuple(chain(*(batch.ids for batch in each))) for each in heard]
    numbers = tuple(chain(*(batch.numbers for batch in heard[0])))
    if any(history != histories[0] for history in histories):
        raise NotExactlyOnce("two members heard different things")
    if len(histories[0]) != len(everything) or set(histories[0]) != set(everything):
        raise NotExactlyOnce("something was lost or came twice")
    if numbers and numbers != tuple(range(numbers[0], numbers[0] + len(everything))):
        raise NotExactlyOnce("the relay's numbers have gaps")


def _pong(payload: bytes) -> bytes:
    return Frame(Opcode.PONG, payload).serialize(mask=True)
