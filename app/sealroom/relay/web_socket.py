"""A WebSocket as the relay uses it: frames packed once for all, and word of when it is full."""

import asyncio
from collections.abc import Callable
from typing import Any

from websockets.asyncio.server import ServerConnection
from websockets.frames import CloseCode, Frame, Opcode
from websockets.protocol import State

from sealroom.relay.door import Door

_FOR_CAUSE = {
    CloseCode.PROTOCOL_ERROR,
    CloseCode.UNSUPPORTED_DATA,
    CloseCode.INVALID_DATA,
    CloseCode.POLICY_VIOLATION,
    CloseCode.MESSAGE_TOO_BIG,
}
"""What a connection is closed with for what came from its other side."""


def pack_text(text: bytes) -> bytes:
    """A text frame as it goes over the wire. A server's frames are not masked: all get the same."""
    return Frame(Opcode.TEXT, text).serialize(mask=False)


def pack_binary(data: bytes) -> bytes:
    """A binary frame, likewise."""
    return Frame(Opcode.BINARY, data).serialize(mask=False)


class Socket(ServerConnection):
    """A connection whose `on_flow` is told when its buffer is full (True) and drained (False).

    It passes through `door` as it opens and as it ends.
    """

    on_flow: Callable[[bool], None] | None = None

    def __init__(self, *arguments: Any, door: Door, **settings: Any) -> None:
        super().__init__(*arguments, **settings)
        self.address = ""
        """Where it comes from, for limits; empty where nobody knows."""
        self._door = door
        self._due: list[bytes] = []

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        peer = transport.get_extra_info("peername")
        self.address = str(peer[0]) if peer else ""
        if self._door.enter(self.address, self.loop.time()):
            super().connection_made(transport)
            return
        super(ServerConnection, self).connection_made(transport)  # without a task for a handshake
        self.transport.abort()

    def connection_lost(self, exc: Exception | None) -> None:
        self._door.leave(self.address)
        if self._was_thrown_out:
            self._door.note_thrown_out(self.address, self.loop.time())
        super().connection_lost(exc)

    @property
    def _was_thrown_out(self) -> bool:
        """Whether we closed it, or the library did, for what came from the other side."""
        sent = self.protocol.close_sent
        is_an_answer = self.protocol.close_rcvd_then_sent is True
        return sent is not None and sent.code in _FOR_CAUSE and not is_an_answer

    def take_frames_up_to(self, size: int) -> None:
        """From now on; in bytes."""
        self.protocol.max_message_size = size

    def write_packed(self, frame: bytes) -> None:
        """Write a whole frame that was packed, joined with what else is due in this turn
        of the loop: a write to the socket costs more than all else that is done for a frame.
        """
        if not self._due:
            self.loop.call_soon(self._flush)
        self._due.append(frame)

    async def close(self, code: int = CloseCode.NORMAL_CLOSURE, reason: str = "") -> None:
        """Say what is due, then close."""
        self._flush()
        await super().close(code, reason)

    def _flush(self) -> None:
        """Nothing where the connection is closing. Between frames only: none is ever in parts."""
        due, self._due = self._due, []
        if due and self.protocol.state is State.OPEN and not self.transport.is_closing():
            self.transport.write(due[0] if len(due) == 1 else b"".join(due))

    def pause_writing(self) -> None:
        super().pause_writing()
        if self.on_flow is not None:
            self.on_flow(True)

    def resume_writing(self) -> None:
        super().resume_writing()
        if self.on_flow is not None:
            self.on_flow(False)
