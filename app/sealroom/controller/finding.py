"""Finds in what is stored, on a thread of its own where it may take long. Is a `Finding`."""

import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor

from sealroom.controller.errors import ProfileTrouble
from sealroom.controller.finding_facade import HITS_PER_PAGE
from sealroom.controller.reading import Reader
from sealroom.controller.search import Search, Stopped
from sealroom.controller.search_views import HitPage
from sealroom.controller.views import PersonView
from sealroom.protocol.ids import SessionId
from sealroom.store.database import Database
from sealroom.store.driver import DriverConnection
from sealroom.store.errors import StoreError
from sealroom.store.repositories import Repositories


class Finder:
    """Over an open profile database; `close` it before that."""

    def __init__(self, database: Database, reader: Reader) -> None:
        self._database = database
        self._reader = reader
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="search")
        self._connection: DriverConnection | None = None
        self._closed = threading.Event()

    def people(self) -> list[PersonView]:
        return self._reader.known_people()

    def order_at(self, session_id: SessionId, time: int) -> int | None:
        return self._reader.order_at(session_id, time)

    async def search(
        self,
        typed: str,
        room: SessionId | None = None,
        before: int | None = None,
        limit: int = HITS_PER_PAGE,
    ) -> HitPage:
        stop = threading.Event()
        looking = asyncio.get_running_loop().run_in_executor(
            self._thread, self._look, typed, room, before, limit, stop
        )
        try:
            return await looking
        except StoreError as problem:
            raise ProfileTrouble(str(problem)) from None
        finally:
            stop.set()

    def close(self) -> None:
        """Stop, and wait for the end of what is under way."""
        self._closed.set()
        self._thread.shutdown(wait=True, cancel_futures=True)

    def _look(
        self,
        typed: str,
        room: SessionId | None,
        before: int | None,
        limit: int,
        stop: threading.Event,
    ) -> HitPage:
        def stopped() -> bool:
            return stop.is_set() or self._closed.is_set()

        if stopped():
            return HitPage()
        if self._connection is None:
            self._connection = self._database.reader()
        store = Repositories(self._connection)
        try:
            with self._database.long_read():
                search = Search(store, Reader(store), typed, room, stopped)
                return search.page(before, limit)
        except Stopped:
            return HitPage()
