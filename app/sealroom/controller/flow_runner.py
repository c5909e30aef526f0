"""Runs flows: numbers their requests, resumes them with answers, and ends their waits."""

import logging
from collections.abc import Callable
from functools import partial
from typing import Any

import msgspec

from sealroom.controller.errors import ControllerError, NoAnswer, NotConnected, RelayRefused
from sealroom.controller.flow import Ask, AskAll, Flow, Step, WaitFor
from sealroom.protocol.errors import Error
from sealroom.protocol.requests import (
    AnyRequest,
    FetchHistoryRequest,
    FindUsersRequest,
    GetLedgerRequest,
    GetUserRequest,
    RegisterRequest,
    SendMsgRequest,
    SignInRequest,
    SyncRequest,
)
from sealroom.protocol.responses import (
    AnyResponse,
    HistoryFound,
    LedgerFound,
    MsgAccepted,
    SignedIn,
    Synced,
    UserFound,
    UsersFound,
)

_log = logging.getLogger(__name__)

ANSWER_MS = 30_000
"""How long the relay may take to answer before the connection is given up."""

Done = Callable[[Any, ControllerError | None], None]
"""Called with the result, or with what the flow failed with."""


class _Task:
    """A flow at the step it waits for."""

    def __init__(self, name: str, flow: Flow[Any], done: Done) -> None:
        self.name = name
        self.flow = flow
        self.done = done
        self.open: set[int] = set()
        self.answers: list[AnyResponse | ControllerError | None] = []
        self.expected: list[type[AnyResponse] | None] = []
        self.several = False
        self.predicate: Callable[[], bool] | None = None
        self.until = 0


class FlowRunner:
    """All flows under way. `send` takes requests in order; they go out after the commit."""

    def __init__(self, send: Callable[[AnyRequest], None]) -> None:
        self._send = send
        self._tasks: list[_Task] = []
        self._by_request: dict[int, tuple[_Task, int]] = {}
        self._next_id = 1
        self._now = 0
        self.connected = False
        """Whether requests other than signing in can be sent."""
        self.open = False
        """Whether there is a connection at all."""

    def start(self, name: str, flow: Flow[Any], done: Done | None = None) -> None:
        """Run a flow up to its first wait."""
        task = _Task(name, flow, done or _log_failure(name))
        self._tasks.append(task)
        self._resume(task, lambda: task.flow.send(None))

    def set_time(self, now: int) -> None:
        """Milliseconds of a clock that nobody sets; waits are measured by it."""
        self._now = now

    def answered(self, re: int, outcome: AnyResponse | Error) -> None:
        """Resume who asked. Answers to nothing are dropped."""
        found = self._by_request.pop(re, None)
        if found is None:
            return
        task, index = found
        task.open.discard(re)
        task.answers[index] = _judged(outcome, task.expected[index])
        if not task.open:
            self._answer(task)

    def lost(self) -> None:
        """The connection is gone: whoever waits for an answer is told so."""
        self.open = self.connected = False
        waiting = {id(task): task for task, _ in self._by_request.values()}
        self._by_request.clear()
        for task in waiting.values():
            task.open.clear()
            task.answers = [NoAnswer()]
            self._answer(task)

    def check_waits(self) -> None:
        """Resume flows whose wait is over; again while that changes something."""
        progress = True
        while progress:
            progress = False
            for task in list(self._tasks):
                if task.predicate is None:
                    continue
                if task.predicate():
                    self._end_wait(task, outcome=True)
                    progress = True
                elif self._now >= task.until:
                    self._end_wait(task, outcome=False)
                    progress = True

    def next_deadline(self) -> int | None:
        """When the first wait ends by itself, or an answer is overdue."""
        waiting = [task.until for task in self._tasks if task.predicate is not None or task.open]
        return min(waiting, default=None)

    @property
    def is_overdue(self) -> bool:
        """Whether the relay has left someone without an answer for too long."""
        return any(task.open and self._now >= task.until for task in self._tasks)

    def abandon(self, problem: ControllerError) -> None:
        """Drop every flow; whoever waits for one is told the problem."""
        tasks, self._tasks = self._tasks, []
        self._by_request.clear()
        for task in tasks:
            task.flow.close()
            task.done(None, problem)

    def _end_wait(self, task: _Task, *, outcome: bool) -> None:
        task.predicate = None
        self._resume(task, lambda: task.flow.send(outcome))

    def _answer(self, task: _Task) -> None:
        for answer in task.answers:
            if isinstance(answer, ControllerError):
                self._resume(task, partial(task.flow.throw, answer))
                return
        answers: Any = list(task.answers) if task.several else task.answers[0]
        self._resume(task, lambda: task.flow.send(answers))

    def _resume(self, task: _Task, advance: Callable[[], Step]) -> None:
        try:
            step = advance()
        except StopIteration as finished:
            self._tasks.remove(task)
            task.done(finished.value, None)
        except ControllerError as problem:
            self._tasks.remove(task)
            task.done(None, problem)
        else:
            self._begin(task, step)

    def _begin(self, task: _Task, step: Step) -> None:
        match step:
            case WaitFor(predicate=predicate, seconds=seconds):
                task.predicate = predicate
                task.until = self._now + int(seconds * 1000)
            case Ask(request=request):
                self._ask(task, [request], several=False)
            case AskAll(requests=requests):
                self._ask(task, requests, several=True)

    def _ask(self, task: _Task, requests: list[AnyRequest], *, several: bool) -> None:
        task.several = several
        if not requests:
            self._resume(task, lambda: task.flow.send([]))
            return
        if not all(map(self._can_send, requests)):
            self._resume(task, lambda: task.flow.throw(NotConnected()))
            return
        task.answers = [None] * len(requests)
        task.expected = [_ANSWERS.get(type(request)) for request in requests]
        task.until = self._now + ANSWER_MS
        for index, request in enumerate(requests):
            number = self._next_id
            self._next_id += 1
            task.open.add(number)
            self._by_request[number] = (task, index)
            self._send(msgspec.structs.replace(request, id=number))

    def _can_send(self, request: AnyRequest) -> bool:
        return self.connected or (
            self.open and isinstance(request, RegisterRequest | SignInRequest)
        )


_ANSWERS: dict[type[AnyRequest], type[AnyResponse]] = {
    RegisterRequest: SignedIn,
    SignInRequest: SignedIn,
    GetUserRequest: UserFound,
    FindUsersRequest: UsersFound,
    SyncRequest: Synced,
    GetLedgerRequest: LedgerFound,
    FetchHistoryRequest: HistoryFound,
    SendMsgRequest: MsgAccepted,
}
"""What is answered with more than that it is done."""


def _judged(
    outcome: AnyResponse | Error, expected: type[AnyResponse] | None
) -> AnyResponse | ControllerError:
    """The answer, or what to raise for it: also where it answers another question."""
    if isinstance(outcome, Error):
        return RelayRefused(outcome)
    if expected is not None and not isinstance(outcome, expected):
        return NoAnswer()
    return outcome


def _log_failure(name: str) -> Done:
    def done(_result: object, problem: ControllerError | None) -> None:
        if isinstance(problem, RelayRefused):
            _log.info("%s: refused with %s %s", name, problem.code, problem.reason or "")
        elif problem is not None:
            _log.info("%s: %s", name, type(problem).__name__)

    return done
