"""A message as it comes in: judged at its place in the log, opened where the key is here."""

from sealroom.controller.alarm import raise_alarm
from sealroom.controller.context import Context
from sealroom.controller.events import MessageArrived
from sealroom.controller.live_session import LiveSession
from sealroom.controller.views import NOT_KEPT, Lock, SendState
from sealroom.crypto import CryptoError, RoomKey, open_message, verify_message
from sealroom.ledger.state import State
from sealroom.protocol.codec import decode_content
from sealroom.protocol.errors import ProtocolError
from sealroom.protocol.ids import EntryHash
from sealroom.protocol.message import Message
from sealroom.protocol.notifications import MsgNotification
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
    lock = judge(context, live, live.state, spoken, last)
    if live.alarm is not None:
        return
    missing = 0 if lock == Lock.UNVERIFIED else _missing_before(context, live, spoken.message)
    store_message(context, live, spoken, lock, missing)
    context.changes.timeline(live.session_id)
    if header.sender != context.user_id:
        context.changes.tell(MessageArrived(live.session_id, header.message_id))


def settle_own(
    context: Context, live: LiveSession, own: TimelineRow, position: int, message: Message | None
) -> None:
    """An own message has its place in the log: it leaves the outbox."""
    if own.state == SendState.SENT:
        return
    if own.message_id is None:
        return
    key_id = message.header.key_id if message else own.key_id
    context.store.timeline.set_sent(own.row, position, key_id, own.lock, SendState.SENT)
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
        settle_own(context, live, known, spoken.seq, spoken.message)
        _count(context, live, spoken.message)


def judge(
    context: Context, live: LiveSession, state: State, spoken: MsgNotification, last_counter: int
) -> Lock:
    """Which of the four signs it gets; the alarm where it shows another history of the room.

    `state` is the fold up to the message's place in the log, `last_counter` its device's before.
    """
    message, header = spoken.message, spoken.message.header
    person = state.people.get(header.sender)
    if person is None or person.role is None or header.counter <= last_counter:
        return Lock.UNVERIFIED
    if state.is_muted(header.sender, spoken.received_at):
        return Lock.UNVERIFIED
    try:
        verify_message(person.keys, message)
    except CryptoError:
        return Lock.UNVERIFIED
    if not _is_known_head(context, live, state, header.head):
        return Lock.UNVERIFIED
    if header.key_id is None:
        return Lock.OPEN if _may_be_open(state) else Lock.UNVERIFIED
    if header.key_id != state.key_id:
        return Lock.UNVERIFIED
    return Lock.SEALED if context.store.room_keys.has(header.key_id) else Lock.WAITING


def _may_be_open(state: State) -> bool:
    return not state.e2ee_on or state.policy.open_allowed


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
    context: Context, live: LiveSession, spoken: MsgNotification, lock: Lock, missing: int
) -> None:
    """Keep a judged message at its place; `missing` of its device's before it never came."""
    message, header = spoken.message, spoken.message.header
    lock, content = _content(context, live, message, lock)
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
            lock=lock,
            state=SendState.SENT if mine else SendState.RECEIVED,
            missing_before=missing,
            content=content,
        ),
    )
    if lock == Lock.WAITING and header.key_id is not None:
        context.store.timeline.add_waiting(live.row, row, header.key_id, message)
        context.keys_to_check.add(live.session_id)


def _content(
    context: Context, live: LiveSession, message: Message, lock: Lock
) -> tuple[Lock, bytes | None]:
    match lock:
        case Lock.OPEN:
            return checked_content(message.body, lock)
        case Lock.SEALED:
            key = context.store.room_keys.get(message.header.key_id or "")
            return open_content(live, key, message)
        case _:
            return lock, None


def open_content(
    live: LiveSession, key: RoomKey | None, message: Message
) -> tuple[Lock, bytes | None]:
    """The content of a sealed message; UNVERIFIED and None where it does not open."""
    sender = live.state.people.get(message.header.sender) if live.state else None
    if key is None or sender is None:
        return Lock.WAITING, None
    try:
        return checked_content(open_message(key, sender.keys, message), Lock.SEALED)
    except CryptoError:
        return Lock.UNVERIFIED, None


def checked_content(content: bytes, lock: Lock) -> tuple[Lock, bytes | None]:
    """The content where it is of a form we know."""
    try:
        decode_content(content)
    except ProtocolError:
        return Lock.UNVERIFIED, None
    return lock, content
