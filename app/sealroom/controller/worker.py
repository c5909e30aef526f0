"""The one thread on which the engine and the writing side of the database run."""

import asyncio
import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import TypeVar

from sealroom.controller.engine import Command, Engine, Input, Output, Register
from sealroom.controller.errors import ControllerError, ProfileTrouble
from sealroom.controller.events import Trouble
from sealroom.controller.fault import where
from sealroom.controller.surroundings import Surroundings
from sealroom.store.database import Database
from sealroom.store.errors import StoreError
from sealroom.store.repositories import Repositories
from sealroom.store.search_index import Built, SearchIndex

_T = TypeVar("_T")
_log = logging.getLogger(__name__)

INDEX_SLICE = 500
"""Lines added to the search index at once: what comes meanwhile waits some 40 ms at most."""
SPACE_MS = 60_000
"""How often, while there is work, the profile's files are seen to."""


class OwnFault(ControllerError):
    """Sealroom itself went wrong."""

    def __init__(self) -> None:
        super().__init__(
            "Something went wrong in Sealroom. What is stored is safe; it goes on from there."
        )


class Worker:
    """Runs steps of the engine, each batch in one transaction, away from the loop's thread."""

    def __init__(
        self,
        database: Database,
        around: Surroundings,
    ) -> None:
        self._database = database
        self._around = around
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="engine")
        self._engine: Engine | None = None
        self._kept_small_at: int | None = None
        self._in_the_way = ""
        self._index_left = True
        self._told = ""
        """The words of the last `Trouble`, until something is stored again."""

    @property
    def in_the_way(self) -> str:
        """What kept the last step from being stored, in words; empty where nothing does."""
        return self._in_the_way

    @property
    def index_left(self) -> bool:
        """Whether something is stored that the search index does not have, as far as is known."""
        return self._index_left

    async def build_index(self) -> Built | None:
        """Add some of it; how far the index reaches then. None where nothing could be added."""
        return await self.run(self._build_index)

    async def try_storing(self) -> None:
        """Where a step could not be stored: see whether one can be now. Raises ProfileTrouble."""
        if self._in_the_way:
            await self.run(self._try_storing)

    async def step(self, inputs: list[Input]) -> list[Output]:
        """Handle inputs in order; what comes back is committed."""
        return await self.run(lambda: self._step(inputs))

    async def run(self, work: Callable[[], _T]) -> _T:
        """Run something on the engine's thread."""
        return await asyncio.get_running_loop().run_in_executor(self._thread, work)

    async def begin_anew_after(self, work: Callable[[], _T]) -> _T:
        """Run what rewrites the profile in a transaction of its own; the engine reads it again."""
        return await self.run(lambda: self._begin_anew_after(work))

    def _begin_anew_after(self, work: Callable[[], _T]) -> _T:
        result = work()
        self._engine = None
        return result

    def close(self) -> None:
        """Wait for what is under way."""
        self._thread.shutdown(wait=True)

    def _step(self, inputs: list[Input]) -> list[Output]:
        before = self._database.connection.rows_changed
        try:
            with self._database.write():
                engine = self._loaded()
                now = self._around.moment()
                outputs = [engine.handle(came, now) for came in inputs]
                if self._database.connection.rows_changed != before:
                    self._index_left = not engine.keep_up_index()
        except StoreError as problem:
            _log.error("a step could not be stored: %s", type(problem).__name__)
            return [self._not_stored(inputs, problem)]
        except Exception as fault:  # noqa: BLE001 - the edge that reports our own faults
            _log.error("a step failed: %s", where(fault))
            return [self._recover(inputs, OwnFault(), tell=True)]
        engine.committed()
        if self._database.connection.rows_changed != before:
            self._in_the_way = self._told = ""
        self._keep_small(now.steady)
        return outputs

    def _build_index(self) -> Built | None:
        """Where it fails, it goes on after the next step that could be stored."""
        index = SearchIndex(self._database.connection)
        self._index_left = False
        try:
            if not index.built().is_complete:
                with self._database.write():
                    self._index_left = index.build(INDEX_SLICE)
            return index.built()
        except StoreError as problem:
            _log.warning("the search index waits: %s", type(problem).__name__)
            return None

    def _keep_small(self, now: int) -> None:
        """What is stored stands: where this fails, it is tried again later."""
        if self._kept_small_at is not None and now - self._kept_small_at < SPACE_MS:
            return
        self._kept_small_at = now
        try:
            self._database.give_back_space()
        except StoreError as problem:
            _log.warning("the profile's files stay large: %s", type(problem).__name__)

    def _loaded(self) -> Engine:
        if self._engine is None:
            store = Repositories(self._database.connection)
            self._engine = Engine(store, self._around.entropy, self._around.device_label)
        return self._engine

    def _try_storing(self) -> None:
        try:
            self._database.try_writing()
        except StoreError as problem:
            self._in_the_way = str(problem)
            raise ProfileTrouble(self._in_the_way) from None
        self._in_the_way = ""

    def _not_stored(self, inputs: list[Input], problem: StoreError) -> Output:
        self._in_the_way = str(problem)
        tell = self._told != self._in_the_way
        self._told = self._in_the_way
        return self._recover(inputs, ProfileTrouble(self._in_the_way), tell=tell)

    def _recover(self, inputs: list[Input], problem: ControllerError, *, tell: bool) -> Output:
        """Nothing of the step is stored: go on from what is."""
        output = self._from_store(problem)
        output.finished.extend(
            partial(came.done, None, problem)
            for came in inputs
            if isinstance(came, Command | Register)
        )
        if tell:
            output.events.append(Trouble(str(problem)))
        return output

    def _from_store(self, problem: ControllerError) -> Output:
        if self._engine is not None:
            try:
                return self._engine.failed(problem)
            except StoreError as unread:
                _log.error("what is stored cannot be read: %s", type(unread).__name__)
                self._engine = None
        return Output(
            requests=[],
            events=[],
            finished=[],
            signed_in=False,
            progress=None,
            refused=None,
            reconnect=True,
            failed=True,
            wake_in=None,
            clock_off=0,
        )
