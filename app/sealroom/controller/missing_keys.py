"""Keys that went missing come back: ask the key's maker, then the others, with growing pauses.

Who was asked and when the next is asked is stored, so a restart goes on where it stood.
"""

import msgspec

from sealroom.controller.context import Context
from sealroom.controller.errors import NotAllowed, RelayRefused
from sealroom.controller.flow import Ask, Flow
from sealroom.ledger.state import RoomKeyRecord, State
from sealroom.protocol.ids import KeyId, SessionId, UserId
from sealroom.protocol.requests import RequestRoomKeyRequest
from sealroom.store.missing_keys import KeyAsk, MissingKey

LATE_MS = 1_500
"""A key is usually here by then; until then nothing is said of it."""
FIRST_PATIENCE_MS = 4_000
LONGEST_PATIENCE_MS = 600_000
AT_ONCE = 4
"""Most questions put in one go, however many keys are missing."""
PAUSE_MS = 1_000
"""Between two goes."""

_replace = msgspec.structs.replace


class MissingKeys:
    """The keys that are waited for, as the store has them."""

    def __init__(self) -> None:
        self._wanted: dict[tuple[SessionId, KeyId], MissingKey] | None = None
        self._quiet_until = 0

    def forget(self) -> None:
        """What is in memory may not have been stored; it is read again."""
        self._wanted = None

    def next_time(self, *, connected: bool) -> int | None:
        """When to look again."""
        wanted = (self._wanted or {}).values()
        times = [missing.since + LATE_MS for missing in wanted if not missing.late]
        if connected:
            times += [max(missing.next_at, self._quiet_until) for missing in wanted]
        return min(times, default=None)

    def look_everywhere(self, context: Context) -> None:
        """After a new connection: what the inbox holds comes first, questions later."""
        self._quiet_until = context.now + FIRST_PATIENCE_MS
        context.keys_to_check.update(live.session_id for live in context.sessions.all())

    def look(self, context: Context, *, connected: bool) -> None:
        """Note what is missing in the sessions to check, say what is late, ask for what is due."""
        wanted = self._load(context)
        for session_id in context.keys_to_check:
            self._note(context, session_id)
        context.keys_to_check.clear()
        for missing in list(wanted.values()):
            if not missing.late and not 0 <= context.now - missing.since < LATE_MS:
                self._save(context, _replace(missing, late=True))
                _tell(context, missing.session_id, missing.key_id)
        if connected:
            self._ask_due(context)

    def _load(self, context: Context) -> dict[tuple[SessionId, KeyId], MissingKey]:
        if self._wanted is None:
            stored = context.store.missing_keys.all()
            self._wanted = {(each.session_id, each.key_id): each for each in stored}
        return self._wanted

    def _save(self, context: Context, missing: MissingKey) -> None:
        self._load(context)[missing.session_id, missing.key_id] = missing
        context.store.missing_keys.save(missing)

    def _note(self, context: Context, session_id: SessionId) -> None:
        wanted, missing = self._load(context), _missing(context, session_id)
        for known in [each for each in wanted if each[0] == session_id]:
            if known[1] not in missing:
                del wanted[known]
                context.store.missing_keys.drop(*known)
                context.changes.room(session_id)
        for key_id in missing:
            if (session_id, key_id) not in wanted:
                self._save(context, _begun(session_id, key_id, context.now))

    def _ask_due(self, context: Context) -> None:
        if 0 < self._quiet_until - context.now <= FIRST_PATIENCE_MS:
            return
        due = [each for each in self._load(context).values() if _is_due(each, context.now)]
        for missing in sorted(due, key=lambda each: each.next_at)[:AT_ONCE]:
            pause = min(FIRST_PATIENCE_MS << min(missing.tries + 1, 16), LONGEST_PATIENCE_MS)
            self._save(
                context, _replace(missing, tries=missing.tries + 1, next_at=context.now + pause)
            )
            target = _next_in_line(context, missing.session_id, missing.key_id)
            if target is not None:
                flow = _ask(context, missing.session_id, missing.key_id, target)
                context.start("ask for a key", flow)
        if due:
            self._quiet_until = context.now + PAUSE_MS


def ask_now(context: Context, session_id: SessionId, key_id: KeyId) -> Flow[None]:
    """Ask the next in line without waiting. Raises NotAllowed where there is nobody to ask."""
    context.member_session(session_id)
    if context.store.missing_keys.get(session_id, key_id) is None:
        return
    target = _next_in_line(context, session_id, key_id)
    if target is None:
        raise NotAllowed("Nobody who is in this room now can have this key.")
    yield from _ask(context, session_id, key_id, target)


def _begun(session_id: SessionId, key_id: KeyId, now: int) -> MissingKey:
    return MissingKey(
        session_id=session_id,
        key_id=key_id,
        since=now,
        late=False,
        tries=0,
        next_at=now + FIRST_PATIENCE_MS,
    )


def _is_due(missing: MissingKey, now: int) -> bool:
    """Its time has come; or the clock was set back, and it would never come."""
    return now >= missing.next_at or missing.next_at - now > LONGEST_PATIENCE_MS


def _missing(context: Context, session_id: SessionId) -> set[KeyId]:
    live = context.sessions.get(session_id)
    if live is None or live.state is None:
        return set()
    missing = set(context.store.timeline.waited_keys(live.row))
    current = live.state.key_id if live.is_member(context.user_id) else None
    if current is not None and not context.store.room_keys.has(current):
        missing.add(current)
    return missing


def _next_in_line(context: Context, session_id: SessionId, key_id: KeyId) -> UserId | None:
    """Who was never asked, or else who was asked longest ago."""
    live = context.sessions.get(session_id)
    if live is None or live.state is None or live.alarm is not None:
        return None
    record = live.state.key_record(key_id)
    if record is None:
        return None
    asks = context.store.missing_keys.asks(session_id, key_id)
    asked_at = {ask.user_id: ask.asked_at for ask in asks}
    line = _line(context, live.state, record)
    return min(line, key=lambda user_id: asked_at.get(user_id, 0), default=None)


def _line(context: Context, state: State, record: RoomKeyRecord) -> list[UserId]:
    """Who may have the key: its maker, one's own other devices, the others as they came.

    Whoever has left comes last; they held the key all the same, and may be the only ones.
    """
    me = context.user_id
    if not state.may_read(me, record):
        return []
    holders = [
        user_id
        for user_id in state.people
        if (user_id != me or context.has_other_devices) and state.may_read(user_id, record)
    ]
    return sorted(
        holders,
        key=lambda user_id: (
            not state.is_member(user_id) and user_id != me,
            user_id != record.made_by,
            user_id != me,
        ),
    )


def _ask(context: Context, session_id: SessionId, key_id: KeyId, user_id: UserId) -> Flow[None]:
    """Put the question; it counts as asked once the relay took it, or refused it for good."""
    question = RequestRoomKeyRequest(id=0, session_id=session_id, key_id=key_id, user_id=user_id)
    taken = True
    try:
        yield Ask(question)
    except RelayRefused:
        taken = False  # the next in line is asked at the next turn
    context.store.missing_keys.add_ask(session_id, key_id, KeyAsk(user_id, context.now, taken))
    _tell(context, session_id, key_id)


def _tell(context: Context, session_id: SessionId, key_id: KeyId) -> None:
    """What waits for the key looks different now."""
    live = context.sessions.get(session_id)
    if live is not None:
        for message_id in context.store.timeline.waiting_ids(live.row, key_id):
            context.changes.message(session_id, message_id)
        context.changes.room(session_id)
