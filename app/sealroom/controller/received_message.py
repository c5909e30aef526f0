"""A message as it comes in: judged at its place in the log, opened where the key is here."""

from typing import NamedTuple

from sealroom.controller.alarm import raise_alarm
from sealroom.controller.amendments import wipe_where_recalled
from sealroom.controller.context import Context
from sealroom.controller.events import MessageArrived
from sealroom.controller.evidence import gather, mark_of
from sealroom.controller.hints import said_something
from sealroom.controller.lifetime import expires_at, is_over
from sealroom.controller.live_session import LiveSession
from sealroom.controller.opening import open_open, open_sealed
from sealroom.controller.timeline_views import NOT_KEPT, Doubt, Lock, SendState
from sealroom.crypto import CryptoError, verify_message
from sealroom.ledger.state import Rank, State
from sealroom.protocol.codec import decode_content
from sealroom.protocol.content import Text
from sealroom.protocol.ids import MessageId, UserId
from sealroom.protocol.message import Message, MessageHeader
from sealroom.protocol.notifications import MsgNotification
from sealroom.store.alarms import AlarmKind
from sealroom.store.timeline_row import Kind, NewMessage, OpenedMessage, TimelineRow


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
        raise_alarm(
            context,
            live,
            AlarmKind.ANOTHER_ROOM,
            "The relay delivered a message of another room.",
            mark=mark_of(spoken.message),
            evidence=gather(context, live, spoken),
        )
        return
    last = context.sessions.counter(live, header.sender, header.device)
    judged = judge(context, live, live.state, spoken, last)
    if live.alarm is not None:
        return
    missing = 0 if judged.doubt else _missing_before(context, live, spoken.message)
    if is_over(context, live.state, spoken.received_at):
        return
    kept = store_message(context, live, spoken, judged, missing, state=live.state)
    if kept.target is not None:
        return
    said_something(context, live, header.sender)
    live.spoken = True
    context.changes.timeline(live.session_id)
    if header.sender != context.user_id:
        context.changes.tell(
            MessageArrived(live.session_id, header.message_id, silent=_is_silent(kept))
        )


def _is_silent(kept: OpenedMessage) -> bool:
    said = decode_content(kept.content) if kept.content is not None else None
    return isinstance(said, Text) and said.silent


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
        expires_at=expires_at(context, live.state, taken_at) if live.state else None,
    )
    context.timers_moved = True
    row = context.store.outbox.get(own.message_id)
    if row is not None:
        context.store.outbox.delete(row.row)
    context.changes.message(live.session_id, own.message_id)
    if own.target is not None:
        context.changes.message(live.session_id, own.target)


def _recognise(
    context: Context, live: LiveSession, known: TimelineRow, spoken: MsgNotification
) -> None:
    header = spoken.message.header
    own_device = header.device == context.device_id
    live.unconfirmed.pop(header.message_id, None)
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
        if live.state is not None:  # it is the fold up to the message's place only here
            at = expires_at(context, live.state, spoken.received_at)
            context.store.timeline.set_expiry(known.row, at)
        if known.target is not None:
            _settle_amendment(context, live, known, known.target)


def _settle_amendment(
    context: Context, live: LiveSession, own: TimelineRow, target: MessageId
) -> None:
    """An own change has come by in the log: whether it holds is judged at its place, as by all."""
    context.store.timeline.set_by_rank(own.row, by_rank=_is_ranked(live.state, own.sender))
    if own.kind != Kind.REACTION:
        wipe_where_recalled(context, live, target)
    context.changes.message(live.session_id, target)


def _is_ranked(state: State | None, user_id: UserId) -> bool:
    return state is not None and state.rank(user_id) >= Rank.ADMIN


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
        or _doubt_of_head(context, live, state, spoken)
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
    context: Context, live: LiveSession, state: State, spoken: MsgNotification
) -> Doubt | None:
    """The sender may have seen no more of the ledger than stands before the message."""
    head = spoken.message.header.head
    if head == state.head:
        return None
    number = context.store.sessions.number_of(live.row, head)
    if number is None:
        raise_alarm(
            context,
            live,
            AlarmKind.TWO_HISTORIES,
            "A member was shown another history of this room than you. The relay may be lying.",
            mark=head,
            evidence=gather(context, live, spoken),
        )
        return Doubt.OTHER_HISTORY
    return None if number <= state.number else Doubt.OUT_OF_PLACE


def _doubt_of_key(state: State, header: MessageHeader) -> Doubt | None:
    if header.key_id is None:
        may_be_open = not state.e2ee_on or state.policy.open_allowed
        return None if may_be_open else Doubt.OPEN_NOT_ALLOWED
    return None if header.key_id == state.key_id else Doubt.OTHER_KEY


def _count(context: Context, live: LiveSession, message: Message) -> int:
    """Remember the counter; how many of the device's messages are missing before it."""
    header = message.header
    last = context.sessions.counter(live, header.sender, header.device)
    context.sessions.count(live, header.sender, header.device, header.counter)
    if last:
        return max(0, header.counter - last - 1)
    return header.counter - 1 if _heard_from_the_first(context, live, header.sender) else 0


def _heard_from_the_first(context: Context, live: LiveSession, sender: UserId) -> bool:
    """Whether all that somebody ever said in the room was said while oneself was in it: they came
    in, for the first time, after oneself and after what the relay does not keep any more.
    """
    me = live.state.people.get(context.user_id) if live.state else None
    them = live.state.people.get(sender) if live.state else None
    if me is None or them is None or len(them.spans) > 1:
        return False
    came = them.spans[0].joined
    place = context.store.timeline.position_of_entry(live.row, came)
    return came > me.spans[-1].joined and place is not None and place > live.counted_from


def _missing_before(context: Context, live: LiveSession, message: Message) -> int:
    missing = _count(context, live, message)
    if live.history_dropped:
        live.history_dropped = False
        return NOT_KEPT
    return missing


def store_message(
    context: Context,
    live: LiveSession,
    spoken: MsgNotification,
    judged: Judgement,
    missing: int,
    *,
    state: State,
) -> OpenedMessage:
    """Keep a judged message at its place, by the fold `state` up to there.

    `missing` of its device's before it never came.
    """
    message, header = spoken.message, spoken.message.header
    by_rank = _is_ranked(state, header.sender)
    opened = _opened(context, live, message, judged, by_rank=by_rank)
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
            kind=opened.kind,
            target=opened.target,
            by_rank=by_rank,
            mentions_me=opened.mentions_me,
            expires_at=expires_at(context, state, spoken.received_at),
        ),
    )
    context.timers_moved |= bool(state.lifetime)
    if opened.lock == Lock.WAITING and header.key_id is not None:
        context.store.timeline.add_waiting(live.row, row, header.key_id, message)
        context.keys_to_check.add(live.session_id)
    if opened.target is not None:
        amended(context, live, header.message_id, opened)
    return opened


def _opened(
    context: Context, live: LiveSession, message: Message, judged: Judgement, *, by_rank: bool
) -> OpenedMessage:
    match judged.lock:
        case Lock.OPEN:
            return open_open(context, live, message, by_rank=by_rank)
        case Lock.SEALED:
            key = context.store.room_keys.get(message.header.key_id or "")
            return open_sealed(context, live, key, message, by_rank=by_rank)
        case _:
            return OpenedMessage(judged.lock, doubt=judged.doubt)


def amended(
    context: Context, live: LiveSession, message_id: MessageId, opened: OpenedMessage
) -> None:
    """A message was opened: the line it changes is shown anew, and a recall carried out."""
    if opened.target is not None:
        context.changes.message(live.session_id, opened.target)
        if opened.kind != Kind.REACTION:
            wipe_where_recalled(context, live, opened.target)
    elif opened.content is not None:
        wipe_where_recalled(context, live, message_id)
