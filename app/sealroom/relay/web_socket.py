"""A WebSocket as the relay uses it: frames packed once for all, and word of when it is full."""

from collections.abc import Callable

from websockets.asyncio.server import ServerConnection
from websockets.frames import Frame, Opcode
from websockets.protocol import State


def pack_text(text: bytes) -> bytes:
    """A text frame as it goes over the wire. A server's frames are not masked: all get the same."""
    return Frame(Opcode.TEXT, text).serialize(mask=False)


class Socket(ServerConnection):
    """A connection whose `on_flow` is told when its buffer is full (True) and drained (False)."""

    on_flow: Callable[[bool], None] | None = None

    def write_packed(self, frame: bytes) -> None:
        """Write a whole frame that `pack_text` made; nothing where the connection is closing.

        Never between the parts of a fragmented message: the relay sends none.
        """
        if self.protocol.state is State.OPEN and not self.transport.is_closing():
            self.transport.write(frame)

    def pause_writing(self) -> None:
        super().pause_writing()
        if self.on_flow is not None:
            self.on_flow(True)

    def resume_writing(self) -> None:
        super().resume_writing()
        if self.on_flow is not None:
            self.on_flow(False)
