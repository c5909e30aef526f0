"""A message as it comes in: judged at its place in the log, opened where the key is here."""

from typing import NamedTuple

from sealroom.controller.alarm import raise_alarm
from sealroom.controller.context import Context
from sealroom.controller.events import MessageArrived
from sealroom.controller.live_session import LiveSession
from sealroom.controller.views import NOT_KEPT, Doubt, Lock, SendState
from sealroom.crypto import CryptoError, RoomKey, open_message, verify_message
from sealroom.ledger.state import State
from sealroom.protocol.codec import decode_content
from sealroom.protocol.errors import ProtocolError
from sealroom.protocol.ids import EntryHash
from sealroom.protocol.message import Message, MessageHeader
from sealroom.protocol.notifications import MsgNotification
from sealroom.protocol.redacted import Redacted
from sealroom.store.timeline import NewMessage, TimelineRow


def receive_message(context: Context, live: LiveSession, spoken: MsgNotification) -> None:
    """Store one message of the log, or recognise one's own or a repeat."""
    header = spoken.message.header
    if live.state is None or not live.is_member(context.user_id):
        return
    known = context.store.timeline.message(live.row, header.message_id)
    if known is not None:
        _recognise(context, live, known, spoken)
        return
    if header.session_id != live.session_id:
        raise_alarm(context, live, "The relay delivered a message of another room.")
        return
    last = context.sessions.counter(live, header.sender, header.device)
    judged = judge(context, live, live.state, spoken, last)
    if live.alarm is not None:
        return
    missing = 0 if judged.doubt else _missing_before(context, live, spoken.message)
    store_message(context, live, spoken, judged, missing)
    live.spoken = True
    context.changes.timeline(live.session_id)
    if header.sender != context.user_id:
        context.changes.tell(MessageArrived(live.session_id, header.message_id))


def settle_own(
    context: Context,
    live: LiveSession,
    own: TimelineRow,
    message: Message,
    *,
    position: int,
    taken_at: int,
) -> None:
    """An own message has its place in the log: it leaves the outbox."""
    if own.state == SendState.SENT:
        return
    if own.message_id is None:
        return
    context.store.timeline.set_sent(
        own.row,
        position,
        message.header.key_id,
        SendState.SENT,
        taken_at=taken_at,
        received_at=context.now,
    )
    row = context.store.outbox.get(own.message_id)
    if row is not None:
        context.store.outbox.delete(row.row)
    context.changes.message(live.session_id, own.message_id)


def _recognise(
    context: Context, live: LiveSession, known: TimelineRow, spoken: MsgNotification
) -> None:
    header = spoken.message.header
    own_device = header.device == context.device_id
    if known.mine and known.state != SendState.RECEIVED and own_device:
        settle_own(
            context,
            live,
            known,
            spoken.message,
            position=spoken.seq,
            taken_at=spoken.received_at,
        )
        _count(context, live, spoken.message)


class Judgement(NamedTuple):
    """Which of the four signs a message gets, and why where it is not believed."""

    lock: Lock
    doubt: Doubt | None = None


def judge(
    context: Context, live: LiveSession, state: State, spoken: MsgNotification, last_counter: int
) -> Judgement:
    """What a message is worth; the alarm where it shows another history of the room.

    `state` is the fold up to the message's place in the log, `last_counter` its device's before.
    """
    header = spoken.message.header
    doubt = (
        _doubt_of_author(state, spoken, last_counter)
        or _doubt_of_head(context, live, state, header.head)
        or _doubt_of_key(state, header)
    )
    if doubt is not None:
        return Judgement(Lock.UNVERIFIED, doubt)
    if header.key_id is None:
        return Judgement(Lock.OPEN)
    has_key = context.store.room_keys.has(header.key_id)
    return Judgement(Lock.SEALED if has_key else Lock.WAITING)


def _doubt_of_author(state: State, spoken: MsgNotification, last_counter: int) -> Doubt | None:
    header = spoken.message.header
    person = state.people.get(header.sender)
    if person is None or person.role is None:
        return Doubt.NOT_A_MEMBER
    if header.counter <= last_counter:
        return Doubt.REPEATED
    if state.is_muted(header.sender, spoken.received_at):
        return Doubt.MUTED
    try:
        verify_message(person.keys, spoken.message)
    except CryptoError:
        return Doubt.SIGNATURE
    return None


def _doubt_of_head(
    context: Context, live: LiveSession, state: State, head: EntryHash
) -> Doubt | None:
    return None if _is_known_head(context, live, state, head) else Doubt.OUT_OF_PLACE


def _doubt_of_key(state: State, header: MessageHeader) -> Doubt | None:
    if header.key_id is None:
        may_be_open = not state.e2ee_on or state.policy.open_allowed
        return None if may_be_open else Doubt.OPEN_NOT_ALLOWED
    return None if header.key_id == state.key_id else Doubt.OTHER_KEY


def _is_known_head(context: Context, live: LiveSession, state: State, head: EntryHash) -> bool:
    """Whether the sender had seen no more of the ledger than stands before the message."""
    if head == state.head:
        return True
    number = context.store.sessions.number_of(live.row, head)
    if number is None:
        words = "A member was shown another history of this room than you. The relay may be lying."
        raise_alarm(context, live, words)
    return number is not None and number <= state.number


def _count(context: Context, live: LiveSession, message: Message) -> int:
    """Remember the counter; how many of the device's messages are missing before it."""
    header = message.header
    last = context.sessions.counter(live, header.sender, header.device)
    context.sessions.count(live, header.sender, header.device, header.counter)
    return max(0, header.counter - last - 1) if last else 0


def _missing_before(context: Context, live: LiveSession, message: Message) -> int:
    missing = _count(context, live, message)
    if live.history_dropped:
        live.history_dropped = False
        return NOT_KEPT
    return missing


def store_message(
    context: Context, live: LiveSession, spoken: MsgNotification, judged: Judgement, missing: int
) -> None:
    """Keep a judged message at its place; `missing` of its device's before it never came."""
    message, header = spoken.message, spoken.message.header
    opened = _opened(context, live, message, judged)
    mine = header.sender == context.user_id
    row = context.store.timeline.add_message(
        live.row,
        NewMessage(
            position=spoken.seq,
            message_id=header.message_id,
            sender=header.sender,
            mine=mine,
            key_id=header.key_id,
            sent_at=header.sent_at,
            lock=opened.lock,
            state=SendState.SENT if mine else SendState.RECEIVED,
            missing_before=missing,
            content=opened.content,
            device=header.device,
            taken_at=spoken.received_at,
            received_at=context.now,
            doubt=opened.doubt,
        ),
    )
    if opened.lock == Lock.WAITING and header.key_id is not None:
        context.store.timeline.add_waiting(live.row, row, header.key_id, message)
        context.keys_to_check.add(live.session_id)


class Opened(Redacted, frozen=True):
    """A message's content; None while it waits for its key or is not believed."""

    HIDDEN = frozenset({"content"})

    lock: Lock
    content: bytes | None = None
    doubt: Doubt | None = None


def _opened(context: Context, live: LiveSession, message: Message, judged: Judgement) -> Opened:
    match judged.lock:
        case Lock.OPEN:
            return _checked(message.body, Lock.OPEN)
        case Lock.SEALED:
            key = context.store.room_keys.get(message.header.key_id or "")
            return open_content(live, key, message)
        case _:
            return Opened(judged.lock, None, judged.doubt)


def open_content(live: LiveSession, key: RoomKey | None, message: Message) -> Opened:
    """The content of a sealed message, or that it does not open."""
    sender = live.state.people.get(message.header.sender) if live.state else None
    if key is None or sender is None:
        return Opened(Lock.WAITING)
    try:
        return _checked(open_message(key, sender.keys, message), Lock.SEALED)
    except CryptoError:
        return Opened(Lock.UNVERIFIED, None, Doubt.UNREADABLE)


def _checked(content: bytes, lock: Lock) -> Opened:
    """The content where it is of a form we know."""
    try:
        decode_content(content)
    except ProtocolError:
        return Opened(Lock.UNVERIFIED, None, Doubt.UNREADABLE)
    return Opened(lock, content)
