"""What goes after its time: messages, inbox items, join requests; and the room they took.

All of it in small batches with pauses between them, each a transaction of its own among those of
the senders, so that nobody waits for longer than one batch takes.
"""

import asyncio
import logging
from collections.abc import Callable, Iterator
from functools import partial
from typing import TypeAlias

from sealroom.protocol.limits import SLOW_MODE_SECONDS
from sealroom.relay.retention import Retention
from sealroom.relay.storage import Connection, StorageFailed, TidyDatabase
from sealroom.relay.storage.inbox import drop_old_inbox
from sealroom.relay.storage.join_requests import drop_old_join_requests
from sealroom.relay.storage.last_spoken import drop_old_spoken
from sealroom.relay.storage.retention import drop_messages, forget_dropped

_log = logging.getLogger(__name__)

EVERY_SECONDS = 3_600
LOG_SECONDS = 60
PAUSE_SECONDS = 0.05
BATCH = 200
"""Rows in one transaction: a few milliseconds."""
DAY_MS = 86_400_000
MESSAGE_IDS_KEPT_DAYS = 400
"""How much longer than a message its id is kept: longer than an outbox is likely to be away."""

Batch: TypeAlias = Callable[[Connection], int]
"""Drops up to `BATCH` rows and says how many it were."""


def batches(now: int, retention: Retention) -> Iterator[Batch]:
    """What is to be done at `now` (ms), each until it finds less than `BATCH`."""
    inbox_before = now - retention.inbox_days * DAY_MS
    yield partial(drop_old_inbox, before=inbox_before, most=BATCH)
    yield partial(drop_old_join_requests, before=inbox_before, most=BATCH)
    spoken_before = now - SLOW_MODE_SECONDS * 1000
    yield partial(drop_old_spoken, before=spoken_before, most=BATCH)
    if retention.message_days is not None:
        yield from message_batches(now, retention.message_days)


def message_batches(now: int, days: int) -> Iterator[Batch]:
    """Those of messages that are older than so many days."""
    messages_before = now - days * DAY_MS
    yield partial(drop_messages, before=messages_before, most=BATCH)
    ids_before = messages_before - MESSAGE_IDS_KEPT_DAYS * DAY_MS
    yield partial(forget_dropped, before=ids_before, most=BATCH)


async def tidy(
    database: TidyDatabase, now: int, retention: Retention, pause_seconds: float = PAUSE_SECONDS
) -> None:
    """Drop what is over its time, then give free space back. Raises StorageFailed."""
    for batch in batches(now, retention):
        more = True
        while more:
            more = await database.write(batch) == BATCH
            await asyncio.sleep(pause_seconds)
    more = True
    while more:
        more = await database.give_back_space()
        await asyncio.sleep(pause_seconds)


async def keep_log_short(database: TidyDatabase) -> None:
    """Look after what is written ahead every minute, for ever."""
    while True:
        await asyncio.sleep(LOG_SECONDS)
        try:
            await database.cut_log()
        except StorageFailed as problem:
            _log.error("the write-ahead log could not be cut: %s", problem)


async def keep_tidy(database: TidyDatabase, clock: Callable[[], int], retention: Retention) -> None:
    """Tidy now and every hour, for ever."""
    while True:
        try:
            await tidy(database, clock(), retention)
        except StorageFailed as problem:
            _log.error("housekeeping failed, and is tried again in an hour: %s", problem)
        await asyncio.sleep(EVERY_SECONDS)
