"""Keys that went missing come back: ask the key's maker, then the others, paced."""

from sealroom.controller.context import Context
from sealroom.controller.errors import RelayRefused
from sealroom.controller.flow import Ask, Flow
from sealroom.controller.live_session import LiveSession
from sealroom.ledger.state import State
from sealroom.protocol.ids import KeyId, SessionId, UserId
from sealroom.protocol.requests import RequestRoomKeyRequest

FIRST_PATIENCE_MS = 4_000
"""A key is usually on its way already."""
LONGEST_PATIENCE_MS = 600_000


class MissingKeys:
    """Which keys are asked for, whom was asked, and when the next is."""

    def __init__(self) -> None:
        self._tries: dict[tuple[SessionId, KeyId], tuple[int, int]] = {}

    def next_time(self) -> int | None:
        """When to look again."""
        return min((at for _, at in self._tries.values()), default=None)

    def look_everywhere(self, context: Context) -> None:
        """Begin anew with every session, as after a new connection."""
        self._tries.clear()
        context.keys_to_check.update(live.session_id for live in context.sessions.all())

    def look(self, context: Context) -> None:
        """Note what is missing in the sessions to check, and ask for what is due."""
        for session_id in context.keys_to_check:
            self._note(context, session_id)
        context.keys_to_check.clear()
        due = [wanted for wanted, (_, at) in self._tries.items() if context.now >= at]
        for session_id, key_id in due:
            self._note(context, session_id)
            if (session_id, key_id) in self._tries:
                self._ask(context, session_id, key_id)

    def _note(self, context: Context, session_id: SessionId) -> None:
        missing = _missing(context, session_id)
        for wanted in [wanted for wanted in self._tries if wanted[0] == session_id]:
            if wanted[1] not in missing:
                del self._tries[wanted]
        for key_id in missing:
            self._tries.setdefault((session_id, key_id), (0, context.now + FIRST_PATIENCE_MS))

    def _ask(self, context: Context, session_id: SessionId, key_id: KeyId) -> None:
        count, _ = self._tries[session_id, key_id]
        pause = min(FIRST_PATIENCE_MS << min(count + 1, 16), LONGEST_PATIENCE_MS)
        self._tries[session_id, key_id] = (count + 1, context.now + pause)
        live, state = context.member_session(session_id)
        _ask_next(context, live, state, key_id, count)


def _missing(context: Context, session_id: SessionId) -> set[KeyId]:
    live = context.sessions.get(session_id)
    if live is None or live.alarm is not None or live.state is None:
        return set()
    if not live.is_member(context.user_id):
        return set()
    missing = set(context.store.timeline.waited_keys(live.row))
    current = live.state.key_id
    if current is not None and context.store.room_keys.get(current) is None:
        missing.add(current)
    return missing


def _ask_next(context: Context, live: LiveSession, state: State, key_id: KeyId, count: int) -> None:
    record = state.key_record(key_id)
    if record is None or not state.was_member_under(context.user_id, record):
        return
    others = [person.user_id for person in state.members() if person.user_id != record.made_by]
    holders = [record.made_by] if state.is_member(record.made_by) else []
    candidates = [*holders, *(user for user in others if user != context.user_id)]
    if candidates:
        target = candidates[count % len(candidates)]
        context.start("ask for a key", _ask(live.session_id, key_id, target))


def _ask(session_id: SessionId, key_id: KeyId, user_id: UserId) -> Flow[None]:
    try:
        yield Ask(
            RequestRoomKeyRequest(id=0, session_id=session_id, key_id=key_id, user_id=user_id)
        )
    except RelayRefused:
        return  # the next in line is asked at the next turn
