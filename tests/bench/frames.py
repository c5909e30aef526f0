"""Finds the frames in what a socket gave, at the cost of a few bytes looked at for each."""

from collections.abc import Iterator

TEXT, CLOSE, PING = 0x1, 0x8, 0x9
_TWO_BYTES, _EIGHT_BYTES = 126, 127


class FrameFinder:
    """Unmasked frames (RFC 6455, section 5.2), as a server sends them; parts are kept for later."""

    def __init__(self) -> None:
        self._rest = b""

    def feed(self, data: bytes) -> Iterator[tuple[int, bytes]]:
        """Opcode and payload of each frame that is complete by now."""
        if self._rest:
            data = self._rest + data
        position, end = 0, len(data)
        while end - position >= 2:
            length, start = data[position + 1], position + 2
            if length == _TWO_BYTES:
                start += 2
                length = int.from_bytes(data[position + 2 : start], "big")
            elif length == _EIGHT_BYTES:
                start += 8
                length = int.from_bytes(data[position + 2 : start], "big")
            stop = start + length
            if stop > end:
                break
            yield data[position] & 0x0F, data[start:stop]
            position = stop
        self._rest = data[position:]
