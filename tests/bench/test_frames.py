"""Frames are found wherever the socket cut them."""

import pytest
from websockets.frames import Frame, Opcode

from tests.bench.frames import PING, TEXT, FrameFinder

PAYLOADS = [b"", b"a", b"b" * 125, b"c" * 126, b"d" * 65_535, b"e" * 65_536]


@pytest.mark.parametrize("step", [1, 2, 7, 126, 65_000, 1 << 20])
def test_frames_come_whole_and_in_order(step: int) -> None:
    stream = b"".join(Frame(Opcode.TEXT, each).serialize(mask=False) for each in PAYLOADS)
    if step < 7:
        stream = stream[:400]
    finder = FrameFinder()
    found = [
        frame
        for start in range(0, len(stream), step)
        for frame in finder.feed(stream[start : start + step])
    ]
    assert found == [(TEXT, each) for each in PAYLOADS[: len(found)]]
    assert len(found) == (4 if step < 7 else len(PAYLOADS))


def test_a_ping_is_told_from_text() -> None:
    frame = Frame(Opcode.PING, b"mark").serialize(mask=False)
    assert list(FrameFinder().feed(frame)) == [(PING, b"mark")]
