"""What a frame holds, read once however many members get it.

All members get the same bytes, so a frame is known by its length, its first bytes (they hold the
first message's number) and its last (they hold the last message's signature); all but the first
member's copy cost one look-up. So the load stays lighter than the server it measures.
"""

from typing import NamedTuple

import msgspec

from sealroom.protocol.ids import MessageId

HEAD_BYTES = TAIL_BYTES = 144


class Batch(NamedTuple):
    """The messages of one frame, in order. `numbers` are the relay's; a bare server gives none."""

    ids: tuple[MessageId, ...]
    numbers: tuple[int, ...]


class _Header(msgspec.Struct):
    message_id: str


class _Message(msgspec.Struct):
    header: _Header


class _Item(msgspec.Struct):
    type: str
    seq: int = 0
    message: _Message | None = None


class _Frame(msgspec.Struct):
    """Either the relay's (`notify`, or an answer) or a request as it was sent (`message`)."""

    notify: list[_Item] = []
    message: _Message | None = None
    error: msgspec.Raw | None = None


class Refused(Exception):
    """The server answered a message with an error."""


class BatchReader:
    """Reads frames, remembering those it has seen."""

    def __init__(self) -> None:
        self._known: dict[tuple[int, bytes, bytes], Batch] = {}
        self._decoder = msgspec.json.Decoder(_Frame)

    def read(self, frame: bytes) -> Batch:
        """Its messages; none in an answer. Raises Refused."""
        mark = (len(frame), frame[:HEAD_BYTES], frame[-TAIL_BYTES:])
        batch = self._known.get(mark)
        if batch is None:
            batch = self._read(frame)
            if batch.ids:
                self._known[mark] = batch
        return batch

    def forget(self) -> None:
        """A new round begins."""
        self._known.clear()

    def _read(self, frame: bytes) -> Batch:
        decoded = self._decoder.decode(frame)
        if decoded.error is not None:
            raise Refused(bytes(decoded.error).decode())
        if decoded.message is not None:
            return Batch((decoded.message.header.message_id,), ())
        spoken = [(item.message, item.seq) for item in decoded.notify if item.message is not None]
        return Batch(
            tuple(message.header.message_id for message, _ in spoken),
            tuple(number for _, number in spoken),
        )
