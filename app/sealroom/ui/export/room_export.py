"""Reads a room page by page on the GUI's thread, in slices; a thread of its own writes the file."""

import asyncio
import queue
from collections.abc import Callable, Iterator
from pathlib import Path

from sealroom.controller.facade import Facade
from sealroom.protocol.ids import SessionId
from sealroom.store.private_file import write_private_pieces
from sealroom.ui.export.form import Form, make_writer

PAGE = 100
"""Items read at a time: a few milliseconds."""
_AHEAD = 8
"""Pages that may wait for the disk."""


class _Abandoned(Exception):
    """The person thought better of it: the file stays as it was."""


async def export_room(
    facade: Facade,
    session_id: SessionId,
    form: Form,
    file: Path,
    *,
    now: int,
    watch: Callable[[int], None],
) -> int:
    """Write it for its owner alone, whole or not at all; how many items. `watch` hears it grow.

    Raises StoreError where the disk refuses, UnknownRoom.
    """
    pieces: queue.Queue[bytes | None] = queue.Queue(_AHEAD)
    abandoned = False

    def given() -> Iterator[bytes]:
        while (piece := pieces.get()) is not None:
            yield piece
        if abandoned:
            raise _Abandoned

    writing = asyncio.create_task(asyncio.to_thread(write_private_pieces, file, given()))
    try:
        count = await _read(
            facade, session_id, form, now, pieces=pieces, writing=writing, watch=watch
        )
    except BaseException:
        abandoned = True
        _end(pieces)
        await asyncio.wait({writing})
        writing.exception()
        raise
    await asyncio.to_thread(pieces.put, None)
    await writing
    return count


async def _read(
    facade: Facade,
    session_id: SessionId,
    form: Form,
    now: int,
    *,
    pieces: "queue.Queue[bytes | None]",
    writing: "asyncio.Task[None]",
    watch: Callable[[int], None],
) -> int:
    writer, count = make_writer(form), 0
    after: float = -1
    piece = writer.head(facade.room(session_id), now)
    while page := facade.timeline_after(session_id, after, PAGE):
        piece += "".join(map(writer.item, page))
        await _give(pieces, piece.encode("utf-8", "replace"), writing)
        piece, after, count = "", page[-1].order, count + len(page)
        watch(count)
    await _give(pieces, (piece + writer.foot()).encode("utf-8", "replace"), writing)
    return count


async def _give(
    pieces: "queue.Queue[bytes | None]", piece: bytes, writing: "asyncio.Task[None]"
) -> None:
    """Wait for the disk where it is slow; raise what it refused with."""
    while True:
        if writing.done():
            writing.result()
        try:
            pieces.put_nowait(piece)
        except queue.Full:
            await asyncio.sleep(0.01)
        else:
            await asyncio.sleep(0)
            return


def _end(pieces: "queue.Queue[bytes | None]") -> None:
    """What waits is not wanted any more."""
    while not pieces.empty():
        pieces.get_nowait()
    pieces.put_nowait(None)
