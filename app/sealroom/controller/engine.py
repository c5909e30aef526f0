"""The client's state machine: what came in goes in; what to send and to tell comes out.

No socket, no clock, no thread: the shell (`controller.py`) owns those. Each call of `handle` is one
transaction of the store; the shell sends and tells only what a committed call returned.
"""

from collections.abc import Callable
from functools import partial
from typing import Any, TypeAlias

import msgspec

from sealroom.controller import enrolment, hints, inbox, key_replacement, room_log, shared_history
from sealroom.controller.clock_watch import ClockWatch
from sealroom.controller.clocks import Moment
from sealroom.controller.context import Context, Entropy
from sealroom.controller.errors import ControllerError, RelayRefused, RelayUnreachable
from sealroom.controller.events import Event
from sealroom.controller.flow import Flow
from sealroom.controller.flow_runner import Done, FlowRunner
from sealroom.controller.key_questions import KeyQuestions
from sealroom.controller.missing_keys import MissingKeys
from sealroom.controller.room_timers import RoomTimers
from sealroom.controller.sharing import HistoryShares
from sealroom.protocol.errors import Code
from sealroom.protocol.frames import RelayFrame
from sealroom.protocol.ids import SessionId
from sealroom.protocol.keys import UserCard
from sealroom.protocol.notifications import (
    AnyNotification,
    Challenge,
    HintNotification,
    InboxNotification,
    LogNotification,
    SendRoomKeyNotification,
    UpdateRoomKeyNotification,
)
from sealroom.protocol.redacted import Redacted
from sealroom.protocol.requests import AnyRequest
from sealroom.store.repositories import Repositories


class FrameCame(msgspec.Struct, frozen=True):
    """A frame of the relay, decoded."""

    frame: RelayFrame


class ConnectionLost(msgspec.Struct, frozen=True):
    """The connection is gone."""


class Command(msgspec.Struct, frozen=True):
    """Start a use case; `done` hears of its end."""

    name: str
    flow: Callable[[Context], Flow[Any]]
    done: Done


class Register(Redacted, frozen=True):
    """Register at the relay that greeted; `done` hears of the outcome."""

    HIDDEN = frozenset({"token"})

    name: str
    relay_address: str
    token: str
    done: Done


class Tick(msgspec.Struct, frozen=True):
    """Time has passed."""


Input: TypeAlias = FrameCame | ConnectionLost | Command | Register | Tick


class Output(msgspec.Struct, frozen=True):
    """What the shell is to do once the step is committed."""

    requests: list[AnyRequest]
    events: list[Event]
    finished: list[Callable[[], None]]
    signed_in: bool
    progress: int | None
    """How much of what happened while away has come, in percent; None once everything has."""
    refused: ControllerError | None
    """Why the relay does not let this profile in; trying again will not help."""
    reconnect: bool
    """Close the connection and open another: the relay is silent, or we lost our place."""
    failed: bool
    """Our place was lost by a fault here, which the same input may bring about again."""
    wake_in: int | None
    """Handle a Tick after so many ms."""
    clock_off: int
    """By how many ms the relay's clock is ahead, where that is gross; else 0."""


class Engine:
    """One per profile. Not thread-safe: one caller at a time."""

    def __init__(self, store: Repositories, entropy: Entropy, device_label: str = "") -> None:
        self.context = Context(store, entropy, device_label)
        self.context.start = self._start
        self._requests: list[AnyRequest] = []
        self._finished: list[Callable[[], None]] = []
        self._told: list[Done] = []
        """Who is told of an end by outputs that are not committed yet."""
        self._runner = FlowRunner(self._requests.append)
        self._refused: ControllerError | None = None
        self._turned_away = False
        """Not let in, for now: the next connection may be."""
        self._clocks = ClockWatch()
        self._missing = MissingKeys()
        self._questions = KeyQuestions()
        self._shares = HistoryShares()
        self._timers = RoomTimers()
        self._updates: dict[SessionId, tuple[UpdateRoomKeyNotification, list[UserCard]]] = {}
        self.context.load()

    def handle(self, came: Input, now: Moment) -> Output:
        """Take one input in, within a transaction that the caller commits."""
        self.context.now, self.context.steady = now
        self._runner.set_time(now.steady)
        match came:
            case FrameCame(frame=frame):
                self._frame(frame)
            case ConnectionLost():
                self._lost()
            case Command(name=name, flow=flow, done=done):
                self._command(name, flow, done)
            case Register():
                self._register(came)
            case Tick():
                pass
        self._runner.check_waits()
        if self._runner.connected:
            self._questions.look(self.context, self.context.keys_to_check)
            self._shares.look(self.context, self.context.keys_to_check)
            self._runner.check_waits()
        self._missing.look(self.context, connected=self._runner.connected)
        self._timers.look(self.context)
        self.context.sessions.flush(self.context.now)
        return self._output()

    def keep_up_index(self) -> bool:
        """The last of a transaction: what was said in it is found from then on.

        Whether all that is stored is found; else there is so much that it is left to be built.
        """
        return self.context.store.search_index.keep_up()

    def committed(self) -> None:
        """What was handled so far is stored."""
        self._told.clear()

    def failed(self, problem: ControllerError) -> Output:
        """The transaction did not commit: everything in memory is read again from the store.

        Whatever ended in it did not happen, and whoever waits for it is told the problem.
        """
        self._requests.clear()
        self._finished = [partial(done, None, problem) for done in self._told]
        self._told.clear()
        self.context.changes.take()
        self.context.lent_meanwhile.clear()
        self._runner.open = self._runner.connected = False
        self._runner.abandon(problem)
        self._updates.clear()
        self._missing.forget()
        self._questions.forget()
        self._shares.forget()
        self.context.load()
        return self._output(failed=True)

    def _output(self, *, failed: bool = False) -> Output:
        requests, finished = list(self._requests), list(self._finished)
        self._requests.clear()
        self._finished.clear()
        return Output(
            requests=requests,
            events=self.context.changes.take(),
            finished=finished,
            signed_in=self._runner.connected,
            progress=self.context.catch_up.percent(),
            refused=self._refused,
            reconnect=failed or self._turned_away or self._runner.is_overdue,
            failed=failed,
            wake_in=self._wake_in(),
            clock_off=self._clocks.look(self.context.relay_now - self.context.now),
        )

    def _wake_in(self) -> int | None:
        deadline = self._runner.next_deadline()
        missing_at = self._missing.next_time(connected=self._runner.connected)
        waits = (
            None if deadline is None else deadline - self.context.steady,
            *(
                None if at is None else at - self.context.now
                for at in (missing_at, self._timers.next_time)
            ),
        )
        return min((max(0, wait) for wait in waits if wait is not None), default=None)

    def _start(self, name: str, flow: Flow[Any]) -> None:
        self._runner.start(name, flow)

    def _command(self, name: str, flow: Callable[[Context], Flow[Any]], done: Done) -> None:
        def finish(result: Any, problem: ControllerError | None) -> None:
            self._told.append(done)
            self._finished.append(partial(done, result, problem))

        self._runner.start(name, _guarded(flow, self.context), finish)

    def _frame(self, frame: RelayFrame) -> None:
        if frame.re is not None:
            outcome = frame.error or frame.result
            if outcome is not None:
                self._runner.answered(frame.re, outcome)
        acknowledged = False
        for notification in frame.notify:
            if not self._runner.open and not isinstance(notification, Challenge):
                break  # of a connection that was given up: it is asked for again from the cursors
            acknowledged |= self._notification(notification)
        if acknowledged:
            self._start("acknowledge", inbox.acknowledge(self.context))

    def _notification(self, notification: AnyNotification) -> bool:
        match notification:
            case Challenge():
                self._greeted(notification)
            case LogNotification():
                room_log.receive(self.context, notification)
                self._runner.check_waits()
            case InboxNotification():
                return inbox.receive(self.context, notification)
            case HintNotification(hint=hint):
                hints.receive(self.context, hint)
            case UpdateRoomKeyNotification(session_id=session_id):
                self._updates[session_id] = (notification, [])
                self._begin_update(session_id)
            case SendRoomKeyNotification(session_id=session_id, user=user):
                if session_id in self._updates:
                    self._updates[session_id][1].append(user)
                    self._begin_update(session_id)
        return False

    def _begin_update(self, session_id: SessionId) -> None:
        notification, cards = self._updates[session_id]
        if len(cards) >= notification.members:
            del self._updates[session_id]
            key_replacement.lent(self.context, notification, cards)

    def _greeted(self, challenge: Challenge) -> None:
        self.context.challenge = challenge
        self._turned_away = False
        self.context.relay_is_ahead = challenge.time - self.context.steady
        self._runner.open = True
        own = self.context.own
        if own is not None and own.name:
            self._runner.start("sign in", enrolment.sign_in(self.context), self._signed_in)

    def _register(self, wish: Register) -> None:
        def finish(result: object, problem: ControllerError | None) -> None:
            if problem is None:
                self._signed_in(None, None)
            self._told.append(wish.done)
            self._finished.append(partial(wish.done, result, problem))

        flow = enrolment.register(self.context, wish.name, wish.relay_address, wish.token)
        self._runner.start("register", flow, finish)

    def _signed_in(self, _result: object, problem: ControllerError | None) -> None:
        if problem is not None:
            self._refused = problem if _is_final(problem) else None
            self._turned_away = self._refused is None
            return
        self._runner.connected = True
        self._missing.look_everywhere(self.context)
        self._start("settle in", enrolment.settle_in(self.context))
        shared_history.go_on(self.context)
        hints.ask_all(self.context)

    def _lost(self) -> None:
        self._updates.clear()
        self.context.overdue_asked.clear()
        self.context.challenge = None
        self.context.log_ends = None
        self.context.catch_up.stop()
        self._runner.lost()
        self._refused, self._turned_away = None, False


def _is_final(problem: ControllerError) -> bool:
    """Whether the relay will say the same the next time, rather than be busy, or the disk full."""
    if isinstance(problem, RelayRefused):
        return problem.code not in {Code.RESOURCE_EXHAUSTED, Code.UNAVAILABLE, Code.INTERNAL}
    return isinstance(problem, RelayUnreachable)


def _guarded(flow: Callable[[Context], Flow[Any]], context: Context) -> Flow[Any]:
    """A flow that fails while it is being made fails like one that is under way."""
    return (yield from flow(context))
