"""Replacing a room key (seed: The replacement of room_key), whole or not at all.

The new key is stored, wrapped for every other member and deposited; one ledger entry then makes it
current. Until that entry comes down the log, everyone goes on under the old key.
"""

import logging
from collections.abc import Callable
from functools import partial

from sealroom.controller import people
from sealroom.controller.context import Context
from sealroom.controller.drafting import LEDGER_SECONDS, TRIES
from sealroom.controller.errors import (
    ControllerError,
    NotAllowed,
    RelayRefused,
)
from sealroom.controller.flow import Ask, AskAll, Flow, WaitFor
from sealroom.controller.key_age import current_key_age
from sealroom.controller.live_session import LiveSession
from sealroom.controller.room_info import UNTITLED, known_info, sealed_under
from sealroom.crypto import RoomKey, generate_room_key, wrap_room_key
from sealroom.ledger.state import RoomKeyRecord, State
from sealroom.protocol.entry import ReplaceRoomKey
from sealroom.protocol.errors import Code, Reason
from sealroom.protocol.ids import SessionId, UserId
from sealroom.protocol.keys import UserCard
from sealroom.protocol.limits import ENTRY_CLOCK_SECONDS, UPDATE_LEASE_SECONDS
from sealroom.protocol.notifications import UpdateReason, UpdateRoomKeyNotification
from sealroom.protocol.requests import (
    AnyRequest,
    ReplaceRoomKeyRequest,
    SendRoomKeyRequest,
    UpdateRoomKeyRequest,
)
from sealroom.store.room_keys import KeyOrigin

_log = logging.getLogger(__name__)

TITLE_SECONDS = 20.0
"""How long to wait for the title, which goes along with the new key, where its key is missing."""
_RETRY_SECONDS = 5.0
_PAUSE_SECONDS = 1.0


def must_come_first(state: State) -> bool:
    """Whether nobody may speak before: someone outside holds the key, or there is none."""
    return state.e2ee_on and (state.key_id is None or state.due == UpdateReason.DEPARTURE)


def ensure_replaced(context: Context, session_id: SessionId) -> Flow[None]:
    """Return when the key is replaced, by this device or another."""
    live, state = context.member_session(session_id)
    epoch, number = state.epoch, live.number
    try:
        yield Ask(UpdateRoomKeyRequest(id=0, session_id=session_id))
    except RelayRefused as refused:
        if refused.reason not in {Reason.UPDATE_LENT, Reason.UPDATE_NOT_DUE} and (
            refused.code not in {Code.RESOURCE_EXHAUSTED, Code.UNAVAILABLE}
        ):
            raise NotAllowed(str(refused)) from None
        wait = refused.error.data.retry_after or _RETRY_SECONDS
        yield WaitFor(lambda: _settled(live, epoch, number), wait)
    else:
        yield from _see_through(context, live, partial(_settled, live, epoch, number))


def _see_through(context: Context, live: LiveSession, settled: Callable[[], bool]) -> Flow[None]:
    """Wait for the replacement lent to this device; where it comes to nothing, only shortly."""
    session_id = live.session_id
    yield WaitFor(lambda: settled() or session_id in context.replacing, _RETRY_SECONDS)
    yield WaitFor(
        lambda: settled() or session_id not in context.replacing, float(UPDATE_LEASE_SECONDS)
    )
    yield WaitFor(settled, _PAUSE_SECONDS)


def _settled(live: LiveSession, epoch: int, number: int) -> bool:
    state = live.state
    return state is not None and (
        state.epoch > epoch or (state.number != number and not must_come_first(state))
    )


def lent(context: Context, notification: UpdateRoomKeyNotification, cards: list[UserCard]) -> None:
    """The relay lends the replacement to this device: begin."""
    session_id = notification.session_id
    if session_id in context.replacing:
        context.lent_meanwhile[session_id] = partial(lent, context, notification, cards)
        return
    context.replacing.add(session_id)
    flow = _replace_and_go_on(context, session_id, notification.reason, cards)
    context.start("replace key", flow)


def _replace_and_go_on(
    context: Context, session_id: SessionId, reason: UpdateReason, cards: list[UserCard]
) -> Flow[None]:
    """Replace, then begin what was lent meanwhile. Whatever fails, the relay lends it again."""
    try:
        yield from _replace(context, session_id, reason, cards)
    except ControllerError as problem:
        _log.info("a key replacement did not come about: %s", type(problem).__name__)
    context.replacing.discard(session_id)
    if begin := context.lent_meanwhile.pop(session_id, None):
        begin()


def _replace(
    context: Context, session_id: SessionId, reason: UpdateReason, offered: list[UserCard]
) -> Flow[None]:
    if reason == UpdateReason.PERIOD and not _may_be_over(context, session_id):
        _log.info("a key was not replaced: by this computer's clock its time is not over")
        return
    cards = {card.user_id: card for card in offered}
    key, deposited = generate_room_key(session_id), set[UserId]()
    context.store.room_keys.add(key, KeyOrigin("made", context.user_id, context.now))
    yield WaitFor(partial(_is_known_due, context, session_id, reason), LEDGER_SECONDS)
    yield WaitFor(partial(_knows_title, context, session_id), TITLE_SECONDS)
    for _ in range(TRIES):
        live, state = context.member_session(session_id)
        if not _is_due(context, state, reason):
            return
        try:
            yield from _deposit(context, state, key, cards, deposited)
            if (yield from _commit(context, live, key, reason, deposited)):
                return
        except RelayRefused:  # the room has moved while the wraps were on their way
            yield WaitFor(partial(_has_moved, live, state.number), _RETRY_SECONDS)


def _may_be_over(context: Context, session_id: SessionId) -> bool:
    """Whether one's own clock lets the relay be right about the key in use."""
    live = context.sessions.get(session_id)
    if live is None or live.state is None or live.state.due is not None:
        return True
    age = current_key_age(context.store.room_keys, live.state)
    return age is None or age.may_be_over(context.now)


def ask_where_overdue(context: Context, session_id: SessionId) -> None:
    """After speaking: the relay has not lent a replacement that is long due by one's own clock."""
    live = context.sessions.get(session_id)
    if live is None or live.state is None or session_id in context.overdue_asked:
        return
    age = current_key_age(context.store.room_keys, live.state)
    overdue_at = age.overdue_at() if age else None
    if overdue_at is not None and context.now > overdue_at:
        context.overdue_asked.add(session_id)
        context.start("ask for a new key", _ask(session_id))


def _ask(session_id: SessionId) -> Flow[None]:
    try:
        yield Ask(UpdateRoomKeyRequest(id=0, session_id=session_id))
    except RelayRefused as refused:
        _log.info("the relay lends no replacement: %s", refused.reason or refused.code)


def _knows_title(context: Context, session_id: SessionId) -> bool:
    live = context.sessions.get(session_id)
    return live is not None and known_info(context, live) is not None


def _has_moved(live: LiveSession, number: int) -> bool:
    return live.number != number


def _is_known_due(context: Context, session_id: SessionId, reason: UpdateReason) -> bool:
    """Whether the log has brought what the replacement is for; the loan may be ahead of it."""
    live = context.sessions.get(session_id)
    return live is not None and live.state is not None and _is_due(context, live.state, reason)


def _is_due(context: Context, state: State, reason: UpdateReason) -> bool:
    return state.due_reason(_time(context, state, reason)) is not None


def _time(context: Context, state: State, reason: UpdateReason) -> int:
    """The entry's time; where the relay says the period is over, our clock does not argue, much."""
    now = max(context.relay_now, state.time)
    ahead = state.period_over_at - now
    if reason == UpdateReason.PERIOD and state.due is None and ahead <= ENTRY_CLOCK_SECONDS * 1000:
        return max(now, state.period_over_at)
    return now


def _deposit(
    context: Context,
    state: State,
    key: RoomKey,
    cards: dict[UserId, UserCard],
    deposited: set[UserId],
) -> Flow[None]:
    """Wrap for every member of the ledger who has no wrap yet, and for nobody else.

    For oneself where one has other devices: they need the key like everyone.
    """
    cards[context.user_id] = context.own_card
    requests: list[AnyRequest] = []
    missing = [person for person in state.members() if person.user_id not in deposited]
    for person in missing:
        if person.user_id == context.user_id and not context.has_other_devices:
            continue
        card = cards.get(person.user_id)
        if card is None or not people.is_genuine(context, card):
            card = yield from people.get_user(context, person.user_id)
            cards[person.user_id] = card
        requests.append(
            SendRoomKeyRequest(
                id=0,
                session_id=state.session_id,
                user_id=person.user_id,
                key_id=key.key_id,
                epoch=state.epoch + 1,
                room_key=wrap_room_key(context.identity, card, key, state.epoch + 1),
            )
        )
    yield AskAll(requests)
    deposited.update(person.user_id for person in missing)


def _commit(
    context: Context,
    live: LiveSession,
    key: RoomKey,
    reason: UpdateReason,
    deposited: set[UserId],
) -> Flow[bool]:
    """Make the key current; False where the room has moved and it has to be tried again."""
    state = live.state
    if state is None:
        return False
    # Nobody may be left who could hand the title's key over: the room goes on without a title.
    info = known_info(context, live) or UNTITLED
    if any(person.user_id not in deposited for person in state.members()):
        return False  # someone joined while the wraps were on their way
    action = ReplaceRoomKey(
        epoch=state.epoch + 1,
        key_id=key.key_id,
        info=sealed_under(context, key, state.number + 1, info),
    )
    entry = context.draft(state, action, _time(context, state, reason))
    try:
        yield Ask(ReplaceRoomKeyRequest(id=0, session_id=live.session_id, entry=entry))
    except RelayRefused as refused:
        if refused.reason == Reason.WRAPS_MISSING:
            deposited.clear()  # the relay dropped some, as after someone left and came back
            return False
        if refused.reason != Reason.LEDGER_MOVED:
            raise
        yield WaitFor(lambda: live.number >= entry.number, _RETRY_SECONDS)
        return False
    yield WaitFor(lambda: live.number >= entry.number, LEDGER_SECONDS)
    return True


def hand_over(
    context: Context, session_id: SessionId, card: UserCard, key_id: str | None
) -> Flow[None]:
    """Wrap a key for someone who waits for it: the one named, or to a member the one in use.

    Nobody gets a key whom the ledger does not show as a member of that key's time.
    """
    live = context.sessions.get(session_id)
    if live is None or not people.is_genuine(context, card):
        return
    yield WaitFor(partial(_can_hand_over, context, live, card.user_id, key_id), LEDGER_SECONDS)
    for _ in range(TRIES):
        record = _record_for(context, live, card.user_id, key_id)
        key = context.store.room_keys.get(record.key_id) if record else None
        if record is None or key is None or live.alarm is not None:
            return
        request = SendRoomKeyRequest(
            id=0,
            session_id=session_id,
            user_id=card.user_id,
            key_id=record.key_id,
            epoch=record.epoch,
            room_key=wrap_room_key(context.identity, card, key, record.epoch),
        )
        number = live.number
        try:
            yield Ask(request)
        except RelayRefused as refused:
            if refused.reason not in {Reason.STALE_KEY, Reason.LEDGER_MOVED}:
                raise
            yield WaitFor(lambda: live.number != number, _RETRY_SECONDS)  # noqa: B023
        else:
            return


def _can_hand_over(
    context: Context, live: LiveSession, user_id: UserId, key_id: str | None
) -> bool:
    """Whether the log shows that they may have the key, and the key has come here, too.

    True also where a member came into a room that has no key: there is nothing to wait for.
    """
    state = live.state
    if key_id is None and state and state.is_member(user_id) and state.key_id is None:
        return True
    record = _record_for(context, live, user_id, key_id)
    return record is not None and context.store.room_keys.has(record.key_id)


def _record_for(
    context: Context, live: LiveSession, user_id: UserId, key_id: str | None
) -> RoomKeyRecord | None:
    """The key that is wanted, where the ledger shows that they may have it."""
    state = live.state
    if state is None:
        return None
    if key_id is not None:
        record = state.key_record(key_id)
    elif state.is_member(user_id) and state.is_member(context.user_id):
        record = state.current_key
    else:
        record = None
    return record if record is not None and state.may_be_given(user_id, record) else None
