"""An asyncio loop whose time is a number: nothing waits, nothing runs beside, all is repeatable.

Work that would go to a thread is done at once, and its outcome comes a drawn moment later, so that
other things happen between a commit and what follows from it.
"""

import asyncio
import heapq
from collections import deque
from collections.abc import Callable
from contextvars import Context
from typing import Any

Delay = Callable[[], float]


class PowerCut(BaseException):
    """A machine stops in the middle of its work. Nothing that runs on it may catch this."""


class Standstill(Exception):
    """Everything waits, and nothing is due: the history has come to a dead end."""


class VirtualLoop(asyncio.BaseEventLoop):
    """Time begins at 0 and moves only when everything that was due is done.

    Calls come in the order in which asyncio's own loops make them; what those do besides, for other
    threads, sockets and debugging, is left out, for it took a tenth of the simulation's time.
    """

    def __init__(self, thread_delay: Delay) -> None:
        super().__init__()
        self._ready: deque[asyncio.Handle] = deque()
        self._scheduled: list[tuple[float, asyncio.TimerHandle]] = []
        """Each with its time, for numbers are compared without a call."""
        self.now = 0.0
        self._thread_delay = thread_delay
        self.faults: list[str] = []
        self.set_exception_handler(self._keep_fault)

    def time(self) -> float:
        return self.now

    def call_soon(  # type: ignore[override]
        self, callback: Callable[..., object], *args: Any, context: Context | None = None
    ) -> asyncio.Handle:
        handle = asyncio.Handle(callback, args, self, context)
        self._ready.append(handle)
        return handle

    def call_at(  # type: ignore[override]
        self,
        when: float,
        callback: Callable[..., object],
        *args: Any,
        context: Context | None = None,
    ) -> asyncio.TimerHandle:
        timer = asyncio.TimerHandle(when, callback, args, self, context)
        heapq.heappush(self._scheduled, (when, timer))
        return timer

    def _run_once(self) -> None:
        ready, scheduled = self._ready, self._scheduled
        while scheduled and scheduled[0][1].cancelled():
            heapq.heappop(scheduled)
        if not ready:
            if not scheduled:
                raise Standstill
            self.now = max(self.now, scheduled[0][0])
        while scheduled and scheduled[0][0] <= self.now:
            ready.append(heapq.heappop(scheduled)[1])
        for _ in range(len(ready)):
            handle = ready.popleft()
            if not handle.cancelled():
                handle._run()

    def _timer_handle_cancelled(self, handle: asyncio.TimerHandle) -> None:
        """It is passed over when its time comes."""

    def _write_to_self(self) -> None:
        """Nobody waits in another thread."""

    def run_in_executor(  # type: ignore[override]
        self, executor: object, func: Callable[..., Any], *args: Any
    ) -> asyncio.Future[Any]:
        """Do it now; the future is done a moment later, or never where the power went."""
        future: asyncio.Future[Any] = self.create_future()
        try:
            result = func(*args)
        except PowerCut:
            return future
        except Exception as problem:  # noqa: BLE001 - handed to whoever waits
            self.call_later(self._thread_delay(), _fail, future, problem)
        else:
            self.call_later(self._thread_delay(), _succeed, future, result)
        return future

    def _keep_fault(self, _loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        fault = context.get("exception")
        self.faults.append(f"{context.get('message')}: {fault!r}")


def _succeed(future: asyncio.Future[Any], result: object) -> None:
    if not future.done():
        future.set_result(result)


def _fail(future: asyncio.Future[Any], problem: Exception) -> None:
    if not future.done():
        future.set_exception(problem)
