"""The outbox: what was written is sent, one message of a room at a time, until the relay answers.

One at a time keeps the order and the counters without gaps, also where a message is refused. What
was refused steps aside, and what was written after it goes on; tried again, it goes before all that
still waits. Its place in the log is given when it is taken: every screen, also the sender's, then
shows it after what went out meanwhile.
"""

from functools import partial

from sealroom.controller import key_replacement, left_out
from sealroom.controller.context import Context
from sealroom.controller.drafting import LEDGER_SECONDS
from sealroom.controller.errors import (
    ControllerError,
    NoAnswer,
    NotAllowed,
    NotConnected,
    RelayRefused,
    RoomNotTrusted,
    TextRefused,
)
from sealroom.controller.events import FilesWaiting
from sealroom.controller.flow import Ask, Flow, WaitFor
from sealroom.controller.live_session import LiveSession
from sealroom.controller.opening import kind_of, target_of
from sealroom.controller.received_message import settle_own
from sealroom.controller.slow_mode import may_speak_at
from sealroom.controller.timeline_views import Lock, SendState
from sealroom.crypto import RoomKey, seal_message, sealed_size, sign_open_message
from sealroom.ledger.state import Rank, State
from sealroom.protocol.codec import decode_content, encode_content
from sealroom.protocol.content import AnyContent, Content, files_of
from sealroom.protocol.errors import Code, Reason
from sealroom.protocol.ids import MESSAGE_ID_BYTES, FileId, MessageId, SessionId, message_id_from
from sealroom.protocol.limits import TEXT_BYTES
from sealroom.protocol.message import Message, MessageHeader
from sealroom.protocol.requests import SendMsgRequest
from sealroom.protocol.responses import MsgAccepted
from sealroom.store.outbox import OutboxRow
from sealroom.store.timeline import OUTBOX_POSITION
from sealroom.store.timeline_row import NewMessage, TimelineRow

MESSAGE_NONCE_BYTES = 12
KEY_SECONDS = 3600.0
"""How long a message waits for the room's key before the outbox looks again."""
BUSY_SECONDS = 2.0


_PASSING = {Code.RESOURCE_EXHAUSTED, Code.UNAVAILABLE, Code.UNAUTHENTICATED}
"""Refusals that have nothing to do with the message."""


class Unsendable(ControllerError):
    """This message cannot go as it was meant; the person decides."""


def write(
    context: Context,
    session_id: SessionId,
    said: Content,
    *,
    sealed: bool,
    ends_draft: bool = False,
) -> Flow[MessageId]:
    """Store a message and start sending. Raises TextRefused, NotAllowed, RoomNotTrusted.

    `ends_draft`: the room's draft became this message, and goes in the same step.
    """
    live, state = context.member_session(session_id)
    check_lock(state, sealed=sealed)
    if state.is_muted(context.user_id, context.relay_now):
        raise NotAllowed("You may not write in this room at the moment.")
    if target_of(said) is None:
        _check_pace(context, live, state)
    if ends_draft:
        context.store.sessions.set_draft(live.row, "")
        context.store.sessions.set_draft_about(live.row, None, edits=False)
    kind, target = kind_of(said), target_of(said)
    message_id = message_id_from(context.entropy(MESSAGE_ID_BYTES))
    row = context.store.timeline.add_message(
        live.row,
        NewMessage(
            position=OUTBOX_POSITION + context.store.outbox.next_number(),
            message_id=message_id,
            sender=context.user_id,
            mine=True,
            key_id=None,
            sent_at=context.now,
            lock=Lock.SEALED if sealed else Lock.OPEN,
            state=SendState.SENDING,
            content=encode_content(said),
            device=context.device_id,
            kind=kind,
            target=target,
            by_rank=state.rank(context.user_id) >= Rank.ADMIN,
        ),
    )
    context.store.outbox.add(row, live.row, message_id, sealed=sealed)
    _await_files(context, row, said)
    if target is None:
        live.was_active(context.now)
        live.spoken = True
        context.changes.timeline(session_id)
    else:
        context.changes.message(session_id, target)
    start(context, session_id)
    yield from ()
    return message_id


def _await_files(context: Context, timeline: int, said: AnyContent) -> None:
    """The message goes once the relay holds its files; what is written after it does not wait."""
    for attachment in files_of(said):
        context.store.uploads.add(
            timeline, attachment.file.file_id, sealed_size(attachment.file.size)
        )
        context.changes.tell(FilesWaiting())


def file_arrived(context: Context, session_id: SessionId, file_id: FileId) -> Flow[None]:
    """The relay holds a file: its message may go, if that was the last it waited for."""
    context.store.uploads.done(file_id)
    start(context, session_id)
    yield from ()


def file_refused(
    context: Context, session_id: SessionId, message_id: MessageId, words: str
) -> Flow[None]:
    """The relay does not take a file, or it is not here any more: its message cannot go."""
    live, row = context.session(session_id), context.store.outbox.get(message_id)
    if row is not None and not row.failed:
        _fail(context, live, row, Unsendable(words))
    yield from ()


def start_all(context: Context) -> None:
    """Send what waits in every room."""
    waiting = set(context.store.outbox.sessions())
    for live in list(context.sessions.all()):
        if live.row in waiting:
            start(context, live.session_id)


def start(context: Context, session_id: SessionId) -> None:
    """Send what waits in one room, unless that is under way."""
    if session_id not in context.draining:
        context.draining.add(session_id)
        context.start("outbox", _drain(context, session_id))


def _drain(context: Context, session_id: SessionId) -> Flow[None]:
    live = context.session(session_id)
    try:
        while row := context.store.outbox.next(live.row):
            if not _caught_up(context, live):
                yield WaitFor(partial(_caught_up, context, live), KEY_SECONDS)
                continue
            try:
                yield from _send(context, live, row)
            except (NotAllowed, RoomNotTrusted, Unsendable) as problem:
                _fail(context, live, row, problem)
    except (NoAnswer, NotConnected):
        return  # goes on when the connection is back
    finally:
        context.draining.discard(session_id)


def _caught_up(context: Context, live: LiveSession) -> bool:
    """Whether what happened in the room while one was away is known: who left, which key is new."""
    if live.alarm is not None:
        return True
    ends = context.log_ends
    return ends is not None and live.log_cursor >= ends.get(live.session_id, 0)


def _send(context: Context, live: LiveSession, row: OutboxRow) -> Flow[None]:
    context.member_session(live.session_id)
    key = (yield from _key_for(context, live.session_id)) if row.sealed else None
    line = context.store.timeline.message(live.row, row.message_id)
    if line is None or line.content is None or context.store.outbox.get(row.message_id) is None:
        return
    if not _caught_up(context, live):
        return  # the connection came anew while the message waited for its key
    message, number = _sealed(context, live, row, line, key), live.number
    try:
        files = [each.file.file_id for each in files_of(decode_content(line.content))]
        request = SendMsgRequest(id=0, is_encrypted=row.sealed, message=message, files=files)
        answer = yield Ask(request)
    except RelayRefused as refused:
        if refused.reason == Reason.FILE_MISSING:
            _give_counter_back(context, live, row)
            _await_files(context, row.timeline, decode_content(line.content))
            return
        yield from _refused(live, number, refused)
    else:
        line = context.store.timeline.message(live.row, row.message_id)
        if line is not None and line.state != SendState.SENT:
            _take_place(context, live, line, message, answer)
        if row.sealed:
            key_replacement.ask_where_overdue(context, live.session_id)


def _take_place(
    context: Context, live: LiveSession, line: TimelineRow, message: Message, answer: MsgAccepted
) -> None:
    """The relay answered before the log showed the message; whether it does is looked to."""
    message_id = message.header.message_id
    if context.store.timeline.is_taken(live.row, answer.seq):
        left_out.put_back(context, live, message_id)
        return
    settle_own(context, live, line, message, position=answer.seq, taken_at=answer.received_at)
    if answer.seq > max(live.log_cursor, live.counted_from):
        live.unconfirmed[message_id] = answer.seq


def _key_for(context: Context, session_id: SessionId) -> Flow[RoomKey]:
    """The key to speak under: never one that someone outside holds. Waits for it where need be."""
    while True:
        live, state = context.member_session(session_id)
        check_lock(state, sealed=True)
        if key_replacement.must_come_first(state):
            yield from key_replacement.ensure_replaced(context, session_id)
            continue
        key = context.store.room_keys.get(state.key_id or "")
        if key is not None:
            return key
        number = live.number
        yield WaitFor(
            lambda live=live, number=number, state=state: (
                live.number != number  # type: ignore[misc]
                or live.alarm is not None
                or context.store.room_keys.has(state.key_id or "")
            ),
            KEY_SECONDS,
        )


def _sealed(
    context: Context,
    live: LiveSession,
    row: OutboxRow,
    line: TimelineRow,
    key: RoomKey | None,
) -> Message:
    _, state = context.member_session(live.session_id)
    counter = row.counter
    if counter is None:
        counter = live.own_counter + 1
        live.own_counter = counter
        context.store.sessions.set_own_counter(live.row, counter)
        context.store.outbox.set_counter(row.row, counter)
    header = MessageHeader(
        session_id=live.session_id,
        message_id=row.message_id,
        sender=context.user_id,
        device=context.device_id,
        key_id=key.key_id if key else None,
        counter=counter,
        head=state.head,
        sent_at=line.sent_at,
    )
    content = line.content or b""
    if key is None:
        return sign_open_message(context.identity, header, content)
    nonce = context.entropy(MESSAGE_NONCE_BYTES)
    return seal_message(context.identity, key, header, content, nonce)


def _refused(live: LiveSession, number: int, refused: RelayRefused) -> Flow[None]:
    """Wait for what the relay names, then the message is tried again; or it has failed.

    `number` is the ledger's as the message was sealed: what it lacked may have come meanwhile.
    """
    data = refused.error.data
    match refused.reason:
        case (
            Reason.STALE_KEY
            | Reason.NO_KEY_YET
            | Reason.NOT_SEALED
            | Reason.NOT_A_MEMBER
            | Reason.LEDGER_MOVED
        ):
            moved = yield WaitFor(
                lambda: live.number != number or live.alarm is not None, LEDGER_SECONDS
            )
            if not moved:
                raise Unsendable(str(refused))
        case _ if refused.code in _PASSING:
            yield WaitFor(lambda: False, data.retry_after or BUSY_SECONDS)
        case _:
            raise Unsendable(str(refused))


def _give_counter_back(context: Context, live: LiveSession, row: OutboxRow) -> None:
    """It goes to the next message, so that nobody misses one."""
    current = context.store.outbox.get(row.message_id)
    if current is not None and current.counter is not None and current.counter == live.own_counter:
        live.own_counter -= 1
        context.store.sessions.set_own_counter(live.row, live.own_counter)
        context.store.outbox.set_counter(row.row, None)


def _fail(context: Context, live: LiveSession, row: OutboxRow, problem: ControllerError) -> None:
    """Mark it, and let others go before it."""
    _give_counter_back(context, live, row)
    context.store.outbox.set_failed(row.row, failed=True)
    context.store.timeline.set_state(row.timeline, SendState.FAILED, str(problem))
    context.changes.message(live.session_id, row.message_id)
    line = context.store.timeline.message(live.row, row.message_id)
    if line is not None and line.target is not None:
        context.changes.message(live.session_id, line.target)


def check_text(text: str) -> None:
    """Raise TextRefused for what is no message."""
    if not text.strip():
        raise TextRefused("The message is empty.")
    if len(text.encode()) > TEXT_BYTES:
        raise TextRefused("The message is too long: 64 KiB at most. Send it in parts.")


def _check_pace(context: Context, live: LiveSession, state: State) -> None:
    wait = may_speak_at(context.store, live.row, state, context.user_id) - context.now
    if wait > 0:
        seconds = -(-wait // 1000)
        raise NotAllowed(f"Slow mode: you can write here again in {seconds} s.")


def check_lock(state: State, *, sealed: bool) -> None:
    """Raise NotAllowed where the room does not take messages so."""
    if sealed and not state.e2ee_on:
        raise NotAllowed("This room is not sealed any more, and the message was meant to be.")
    if not sealed and state.e2ee_on and not state.policy.open_allowed:
        raise NotAllowed("Only sealed messages are allowed in this room.")
