"""Bans are written to the database by another program (`admin`); here they take hold.

The database itself refuses who is banned as they sign in. Whoever is connected already is found by
looking at the list every other second, which stays short.
"""

import asyncio
import logging

from sealroom.relay.presence import Presence
from sealroom.relay.storage import Database, StorageFailed
from sealroom.relay.storage.bans import banned_users

_log = logging.getLogger(__name__)


async def end_banned(database: Database, presence: Presence, every_seconds: float) -> None:
    """End the connections of who is banned, for ever."""
    while True:
        await asyncio.sleep(every_seconds)
        try:
            ended = presence.end(await database.read(banned_users))
            if ended:
                fields = {"connections": ended}
                _log.info("connections of banned users were ended", extra={"fields": fields})
        except StorageFailed as problem:
            _log.error("the list of bans could not be read: %s", problem)
