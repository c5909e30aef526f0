"""An asyncio loop whose time is a number: nothing waits, nothing runs beside, all is repeatable.

Work that would go to a thread is done at once, and its outcome comes a drawn moment later, so that
other things happen between a commit and what follows from it.
"""

import asyncio
from collections.abc import Callable
from typing import Any

Delay = Callable[[], float]


class PowerCut(BaseException):
    """A machine stops in the middle of its work. Nothing that runs on it may catch this."""


class Standstill(Exception):
    """Everything waits, and nothing is due: the history has come to a dead end."""


class _Idle:
    """Takes the place of the selector: to wait is to move the time on."""

    def __init__(self, loop: "VirtualLoop") -> None:
        self._loop = loop

    def select(self, timeout: float | None) -> list[Any]:
        if timeout is None:
            raise Standstill
        self._loop.now += timeout
        return []


class VirtualLoop(asyncio.BaseEventLoop):
    """Time begins at 0 and moves only when everything that was due is done."""

    def __init__(self, thread_delay: Delay) -> None:
        super().__init__()
        self.now = 0.0
        self._selector = _Idle(self)
        self._thread_delay = thread_delay
        self.faults: list[str] = []
        self.set_exception_handler(self._keep_fault)

    def time(self) -> float:
        return self.now

    def _process_events(self, event_list: list[Any]) -> None:
        """There are none."""

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
