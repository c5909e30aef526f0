"""Files that go: with their message or their room, by age, for room, and what nobody ever sent.

A file's row goes first, then its bytes; what a power cut leaves between the two has no row, and is
swept away as what has none.
"""

import asyncio
import logging
from collections.abc import Callable, Iterator
from functools import partial
from typing import TypeAlias

from sealroom.relay.core import RelayCore
from sealroom.relay.files import FilesFailed, FileStore
from sealroom.relay.housekeeping import BATCH, DAY_MS, PAUSE_SECONDS
from sealroom.relay.retention import Retention
from sealroom.relay.storage import Connection, Database, StorageFailed
from sealroom.relay.storage.files import (
    FileRow,
    drop_files,
    files_before,
    files_held,
    files_in_no_message,
    files_of_nobody,
    find_files,
)

_log = logging.getLogger(__name__)

EVERY_SECONDS = 600
UNSENT_MS = 2 * DAY_MS
"""How long a file waits for its rest, and for the message that carries it."""
UNTOUCHED_SECONDS = 3_600
"""Bytes without a row that changed within that time may get theirs yet."""
FILLED_UP_TO = 0.9
"""Of the room for all files, what is left of them when it gets tight."""

Find: TypeAlias = Callable[[Connection], list[FileRow]]


def over_their_time(now: int, retention: Retention) -> Iterator[Find]:
    """What is to go at `now` (ms), up to `BATCH` at a time."""
    yield partial(files_in_no_message, before=now - UNSENT_MS, most=BATCH)
    yield partial(files_of_nobody, most=BATCH)
    if retention.file_days is not None:
        yield partial(files_before, before=now - retention.file_days * DAY_MS, most=BATCH)


async def tidy_files(
    database: Database, files: FileStore, core: RelayCore, pause_seconds: float = PAUSE_SECONDS
) -> None:
    """Drop what is over its time or over the room. Raises StorageFailed, FilesFailed."""
    now, most = core.around.clock(), core.limits.files_size
    finds = [*over_their_time(now, core.config.retention)]
    if most is not None:
        finds.append(partial(_oldest_over, now=now, most=int(most * FILLED_UP_TO)))
    for find in finds:
        more = True
        while more:
            more = await _drop(database, files, find) == BATCH
            await asyncio.sleep(pause_seconds)


async def sweep(database: Database, files: FileStore) -> None:
    """Remove bytes that no row speaks of, of a part of what is held."""
    held = await files.untouched(UNTOUCHED_SECONDS)
    if held:
        known = await database.read(partial(find_files, file_ids=held))
        await files.remove([file_id for file_id in held if file_id not in known])


async def keep_files_tidy(database: Database, files: FileStore, core: RelayCore) -> None:
    """Now and every ten minutes, for ever."""
    while True:
        try:
            await tidy_files(database, files, core)
            await sweep(database, files)
        except (StorageFailed, FilesFailed) as problem:
            _log.error("files could not be tidied, and it is tried again: %s", problem)
        await asyncio.sleep(EVERY_SECONDS)


async def _drop(database: Database, files: FileStore, find: Find) -> int:
    def work(connection: Connection) -> list[FileRow]:
        rows = find(connection)
        drop_files(connection, [row.file_id for row in rows])
        return rows

    rows = await database.write(work)
    await files.remove([row.file_id for row in rows])
    return len(rows)


def _oldest_over(connection: Connection, now: int, most: int) -> list[FileRow]:
    """Those that have to go until no more than `most` bytes are left."""
    over = files_held(connection).bytes - most
    if over <= 0:
        return []
    going = []
    for row in files_before(connection, now + 1, BATCH):
        going.append(row)
        over -= row.size
        if over <= 0:
            break
    return going
