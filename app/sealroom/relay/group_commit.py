"""Many writes, one transaction: whoever asks to write is answered after the commit that holds it.

While one turn is on its way to the disk the next gathers, so the busier the relay, the more share
the cost of a commit. The loop stays free meanwhile.
"""

import asyncio
import logging
from collections import deque
from collections.abc import Awaitable, Callable, Iterator, Sequence
from functools import partial
from typing import NamedTuple

from sealroom.protocol.errors import Code, ErrorData, ProtocolError
from sealroom.protocol.requests import NewSessionRequest
from sealroom.relay.effects import Effect
from sealroom.relay.faults import INTERNAL, UNAVAILABLE, where_it_failed
from sealroom.relay.limits import Limits
from sealroom.relay.metrics import Metrics
from sealroom.relay.session_state import StateCache
from sealroom.relay.storage import Database, StorageFailed
from sealroom.relay.turn import Job, Outcome, Turn, run_turn

_log = logging.getLogger(__name__)


class _Begun(NamedTuple):
    jobs: list[Job]
    committed: Awaitable[Turn]
    at: float
    """By the loop's time."""


class GroupCommit:
    """Owns the queue of writes. `run` is its one task; `clock` gives ms."""

    def __init__(
        self,
        database: Database,
        clock: Callable[[], int],
        publish: Callable[[Sequence[Effect]], None],
        limits: Limits,
        metrics: Metrics,
    ) -> None:
        self._database = database
        self._clock = clock
        self._publish = publish
        self._limits = limits
        self._metrics = metrics
        self._states = StateCache()
        self._jobs: deque[Job] = deque()
        self._some = asyncio.Event()
        self._is_closing = False
        self._ended = asyncio.Event()

    @property
    def waiting(self) -> int:
        """Writes that are in no turn yet."""
        return len(self._jobs)

    def submit(self, job: Job) -> None:
        """Queue a write. Raises ProtocolError (RESOURCE_EXHAUSTED) where too many wait."""
        if len(self._jobs) >= self._limits.writes_waiting or self._is_closing:
            data = ErrorData(retry_after=self._limits.retry_seconds)
            words = "The relay is busy; try again in a moment."
            raise ProtocolError(Code.RESOURCE_EXHAUSTED, words, data)
        self._jobs.append(job)
        self._some.set()

    async def run(self) -> None:
        """Commit turn after turn, until `close` and the queue is empty."""
        begun: _Begun | None = None
        try:
            while begun or self._jobs or not self._is_closing:
                if begun is None:
                    await self._some.wait()
                    begun = self._begin()
                    continue
                turn = await self._finished(begun)
                ended, begun = begun, self._begin()
                self._deliver(ended.jobs, turn)
        finally:
            self._ended.set()

    async def close(self) -> None:
        """Take no more writes, and wait until those taken are committed and answered."""
        self._is_closing = True
        self._some.set()
        await self._ended.wait()

    def _begin(self) -> _Begun | None:
        jobs = list(self._next_jobs())
        if not self._jobs and not self._is_closing:
            self._some.clear()
        if not jobs:
            return None
        work = partial(
            run_turn, jobs=jobs, now=self._clock(), states=self._states, limits=self._limits
        )
        return _Begun(jobs, self._database.write(work), _time())

    def _next_jobs(self) -> Iterator[Job]:
        room = self._limits.entries_per_turn
        while self._jobs and room > 0:
            job = self._jobs.popleft()
            room -= _weight(job)
            yield job

    async def _finished(self, begun: _Begun) -> Turn:
        try:
            turn = await begun.committed
            self._metrics.committed(len(begun.jobs), _time() - begun.at)
            return turn
        except StorageFailed as problem:
            self._metrics.is_storing = False
            _log.error("a commit failed, %d writes are refused: %s", len(begun.jobs), problem)
            return Turn([Outcome(UNAVAILABLE, [])] * len(begun.jobs), [])
        except Exception as fault:  # noqa: BLE001 - the edge that reports our own faults
            _log.error("a turn failed: %s", where_it_failed(fault))
            return Turn([Outcome(INTERNAL, [])] * len(begun.jobs), [])

    def _deliver(self, jobs: list[Job], turn: Turn) -> None:
        for job, outcome in zip(jobs, turn.outcomes, strict=True):
            _guarded(partial(job.answer, outcome))
        _guarded(partial(self._publish, turn.effects))


def _time() -> float:
    return asyncio.get_running_loop().time()


def _weight(job: Job) -> int:
    """Checking a ledger entry's signature is most of the work of a write."""
    return len(job.request.entries) if isinstance(job.request, NewSessionRequest) else 1


def _guarded(tell: Callable[[], None]) -> None:
    """What is committed stands; who cannot be told finds the gap and catches up from storage."""
    try:
        tell()
    except Exception as fault:  # noqa: BLE001 - the edge that reports our own faults
        _log.error("telling of a commit failed: %s", where_it_failed(fault))
