"""A relay that misbehaves on command, before real apps with real profiles on real sockets.

Behind it runs the real relay, in a process of its own; in front of it every person has a line of
their own on which the test says what becomes of each notification, answer and request: dropped,
changed, repeated, kept back, made up. Without a command everything is as the relay means it.
"""

import asyncio
import itertools
from collections.abc import Callable, Coroutine, Sequence
from pathlib import Path
from typing import TypeVar

import msgspec

from sealroom.protocol import codec
from sealroom.protocol.entry import Entry
from sealroom.protocol.frames import RelayFrame
from sealroom.protocol.ids import SessionId
from sealroom.protocol.message import Message
from sealroom.protocol.notifications import (
    AnyNotification,
    InboxNotification,
    LedgerNotification,
    LogNotification,
    MsgNotification,
    Notification,
)
from sealroom.protocol.requests import AnyRequest, SyncRequest
from sealroom.protocol.responses import AnyResponse, Synced
from tests.flows.person import Person
from tests.flows.relay_process import RelayProcess
from tests.flows.stage import Stage
from tests.flows.wire import Wire
from tests.relay.person import now_ms

N = TypeVar("N", bound=Notification)
R = TypeVar("R", bound=AnyRequest)

_FIRST_OWN_ID = 1_000_000
"""Requests that the test puts on a line; the app counts its own from 1."""

_replace = msgspec.structs.replace


class HostileLine(Wire):
    """What stands between one app and the relay. Numbers of a log stay without a repeat where
    something was slipped in, so that nothing but the lie itself gives it away."""

    def __init__(self, relay: str, news: Callable[[], None]) -> None:
        super().__init__(relay, news)
        self._changes: list[Callable[[AnyNotification], Sequence[AnyNotification] | None]] = []
        self._answers: dict[str, Callable[[AnyRequest, RelayFrame], RelayFrame | None]] = {}
        self._wishes: dict[str, Callable[[AnyRequest], Sequence[AnyRequest]]] = {}
        self._open: dict[int, AnyRequest] = {}
        self._own: dict[int, asyncio.Future[RelayFrame]] = {}
        self._ids = itertools.count(_FIRST_OWN_ID)
        self.log_ends: dict[SessionId, int] = {}
        """The last number of each log that the app was given."""
        self.inbox_end = 0
        self._slipped_in: dict[SessionId, list[int]] = {}
        """At which numbers, as the app is given them, in order."""
        self._slipped_in_inbox = 0

    # what becomes of what the relay and the app say

    def on(self, kind: type[N], become: Callable[[N], Sequence[AnyNotification]]) -> None:
        """Give the app these in place of each notification of that kind; none drops it."""

        def change(each: AnyNotification) -> Sequence[AnyNotification] | None:
            return become(each) if isinstance(each, kind) else None

        self._changes.append(change)

    def withhold(
        self, kind: type[N], which: Callable[[N], bool] = lambda _: True
    ) -> list[AnyNotification]:
        """Keep these from the app; the list they are kept in."""
        kept: list[AnyNotification] = []

        def become(each: N) -> Sequence[AnyNotification]:
            if not which(each):
                return [each]  # type: ignore[list-item]  # each came as a notification
            kept.append(each)  # type: ignore[arg-type]
            return []

        self.on(kind, become)
        return kept

    def on_answer(
        self, op: str, become: Callable[[AnyRequest, RelayFrame], RelayFrame | None]
    ) -> None:
        """Give the app this for an answer to that operation; None drops it."""
        self._answers[op] = become

    def answer_with(self, op: str, response: Callable[[AnyRequest], AnyResponse]) -> None:
        """Answer that operation so, whatever the relay said."""
        self.on_answer(op, lambda request, _: RelayFrame(re=request.id, result=response(request)))

    def on_request(self, kind: type[R], become: Callable[[R], Sequence[AnyRequest]]) -> None:
        """Give the relay these in place of a request; none swallows it."""
        self._wishes[str(kind.__struct_config__.tag)] = become  # type: ignore[assignment]

    def be_honest(self) -> None:
        """Change nothing any more. What was slipped in before stays where it is."""
        self._changes.clear()
        self._answers.clear()
        self._wishes.clear()

    # what is made up

    async def tell(self, *notifications: AnyNotification) -> None:
        """Tell the app what the relay never said."""
        encoded = [codec.encode_notification(each) for each in notifications]
        await self.forge(codec.join_notifications(encoded).decode())

    async def slip_in(self, room: SessionId, *items: Entry | Message) -> None:
        """Put these into the room's log, as this app is given it, after what it has had."""
        await self.tell(*(self._next_in_log(room, item) for item in items))

    async def slip_into_inbox(self, make: Callable[[int], InboxNotification]) -> None:
        """Put this into the inbox; it is made with the next number there."""
        self.inbox_end += 1
        self._slipped_in_inbox += 1
        await self.tell(make(self.inbox_end))  # type: ignore[arg-type]  # one of AnyNotification

    async def ask(self, request: AnyRequest) -> RelayFrame:
        """Ask the relay in the app's name, over its connection; the app hears nothing of it."""
        number = next(self._ids)
        self._own[number] = asyncio.get_running_loop().create_future()
        await self.repeat(_replace(request, id=number))
        async with asyncio.timeout(10):
            return await self._own[number]

    def _next_in_log(self, room: SessionId, item: Entry | Message) -> AnyNotification:
        seq = self.log_ends[room] = self.log_ends.get(room, 0) + 1
        self._slipped_in.setdefault(room, []).append(seq)
        if isinstance(item, Entry):
            return LedgerNotification(session_id=room, seq=seq, entry=item)
        return MsgNotification(session_id=room, seq=seq, received_at=now_ms(), message=item)

    def _shown_as(self, room: SessionId, seq: int) -> int:
        """The number that the app is given for the relay's own."""
        for at in self._slipped_in.get(room, ()):
            seq += at <= seq
        return seq

    # passing on

    def passed_on(self, frame: str | bytes, *, to_app: bool) -> list[str | bytes]:
        if not to_app:
            return [codec.encode_request(each).decode() for each in self._wanted(frame)]
        came = codec.decode_relay_frame(frame)
        if came.re is not None and came.re in self._own:
            self._own.pop(came.re).set_result(came)
            return []
        if came.re is not None:
            answer = self._answer(came.re, came)
            return [msgspec.json.encode(answer).decode()] if answer else []
        told = [after for each in came.notify for after in self._told(each)]
        if came.notify:
            return [msgspec.json.encode(RelayFrame(notify=told)).decode()] if told else []
        return [frame]

    def _wanted(self, frame: str | bytes) -> Sequence[AnyRequest]:
        request = codec.decode_request(frame)
        self._open[request.id] = request
        if isinstance(request, SyncRequest):
            request = self._without_lies(request)
        become = self._wishes.get(_tag(request))
        return become(request) if become else [request]

    def _without_lies(self, sync: SyncRequest) -> SyncRequest:
        """The app's cursors as the relay counts."""
        sessions = {
            room: seq - sum(at <= seq for at in self._slipped_in.get(room, ()))
            for room, seq in sync.sessions.items()
        }
        inbox = sync.inbox - min(sync.inbox, self._slipped_in_inbox)
        return _replace(sync, sessions=sessions, inbox=inbox)

    def _answer(self, re: int, frame: RelayFrame) -> RelayFrame | None:
        request = self._open.pop(re, None)
        if isinstance(frame.result, Synced):
            frame = _replace(frame, result=self._with_lies(frame.result))
        become = self._answers.get(_tag(request)) if request else None
        return become(request, frame) if become and request else frame

    def _with_lies(self, synced: Synced) -> Synced:
        sessions = {room: self._shown_as(room, seq) for room, seq in synced.sessions.items()}
        return _replace(synced, sessions=sessions, inbox=synced.inbox + self._slipped_in_inbox)

    def _told(self, each: AnyNotification) -> Sequence[AnyNotification]:
        if isinstance(each, LogNotification):
            each = _replace(each, seq=self._shown_as(each.session_id, each.seq))
            self.log_ends[each.session_id] = max(self.log_ends.get(each.session_id, 0), each.seq)
        elif isinstance(each, InboxNotification):
            each = _replace(each, number=each.number + self._slipped_in_inbox)
            self.inbox_end = max(self.inbox_end, each.number)
        for change in self._changes:
            changed = change(each)
            if changed is not None:
                return changed
        return [each]


class HostileStage(Stage):
    """A stage whose relay is an enemy."""

    def __init__(self, relay: RelayProcess, folder: Path) -> None:
        super().__init__(relay, folder)
        self._later: set[asyncio.Task[None]] = set()

    def later(self, work: Coroutine[None, None, None]) -> None:
        """Do it once what is under way has gone its way."""
        task = asyncio.create_task(work)
        self._later.add(task)
        task.add_done_callback(self._later.discard)

    def wire(self) -> Wire:
        return HostileLine(self.relay.address, self.wake)


def line_of(person: Person) -> HostileLine:
    """The enemy's hand on one person's line."""
    assert isinstance(person.wire, HostileLine)
    return person.wire


def _tag(request: AnyRequest) -> str:
    return str(request.__struct_config__.tag)
