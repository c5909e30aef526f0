"""Brings up feeds that are behind, page by page, in turns: none waits for another's whole log."""

import asyncio
import logging
from functools import partial

from sealroom.relay.faults import where_it_failed
from sealroom.relay.storage import Connection, Database
from sealroom.relay.storage.pages import Page, PageSize, inbox_page, log_page
from sealroom.relay.streams import Feed, Streams, Subscriber

_log = logging.getLogger(__name__)


class CatchUp:
    """Owns the line of subscribers with feeds behind. `run` is its one task."""

    def __init__(self, database: Database, size: PageSize) -> None:
        self._database = database
        self._size = size
        self._line: dict[Subscriber, None] = {}
        """In order; a subscriber stands in it once."""
        self._some = asyncio.Event()

    @property
    def waiting(self) -> int:
        """Connections in the line."""
        return len(self._line)

    def wake(self, subscriber: Subscriber) -> None:
        """Have it served: it has fallen behind, or there is room in its socket again."""
        self._line.setdefault(subscriber)
        self._some.set()

    async def run(self, streams: Streams) -> None:
        """Serve the line for ever."""
        while True:
            await self._some.wait()
            if not self._line:
                self._some.clear()
                continue
            subscriber = next(iter(self._line))
            del self._line[subscriber]
            await self._serve(streams, subscriber)

    async def _serve(self, streams: Streams, subscriber: Subscriber) -> None:
        if not subscriber.behind or subscriber.sink.is_full:
            return  # a full socket wakes us once it has drained
        feed = subscriber.behind[0]
        try:
            page = await self._database.read(partial(read_page, feed=feed, size=self._size))
        except Exception as fault:  # noqa: BLE001 - the edge that reports our own faults
            _log.error("catching up failed, its connection is closed: %s", where_it_failed(fault))
            subscriber.sink.give_up()
            return
        streams.take_page(feed, page)
        if subscriber.behind:
            self.wake(subscriber)


def read_page(connection: Connection, feed: Feed, size: PageSize) -> Page:
    """The next page for a feed."""
    user_id = feed.subscriber.user_id
    if feed.session_id is None:
        return inbox_page(connection, user_id, feed.position, size)
    return log_page(connection, feed.session_id, user_id, feed.position, size)
