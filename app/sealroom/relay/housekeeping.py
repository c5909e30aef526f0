"""What goes after its time: inbox items and join requests that nobody fetched or answered."""

import asyncio
import logging
from collections.abc import Callable
from functools import partial

from sealroom.relay.storage import Connection, Database, StorageFailed
from sealroom.relay.storage.inbox import drop_old_inbox
from sealroom.relay.storage.join_requests import drop_old_join_requests

_log = logging.getLogger(__name__)

EVERY_SECONDS = 3_600
DAY_MS = 86_400_000


def tidy(connection: Connection, now: int, days: int) -> None:
    """Drop what is older than `days` at `now` (ms)."""
    before = now - days * DAY_MS
    drop_old_inbox(connection, before)
    drop_old_join_requests(connection, before)


async def keep_tidy(database: Database, clock: Callable[[], int], days: int) -> None:
    """Tidy now and every hour, for ever."""
    while True:
        try:
            await database.write(partial(tidy, now=clock(), days=days))
        except StorageFailed as problem:
            _log.error("housekeeping failed, and is tried again in an hour: %s", problem)
        await asyncio.sleep(EVERY_SECONDS)
