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

    def forget(self) -> None:
        """Ask from the beginning, as after a new connection."""
        self._tries.clear()

    def next_time(self) -> int | None:
        """When to look again."""
        return min((at for _, at in self._tries.values()), default=None)

    def look(self, context: Context) -> None:
        """Ask for what is due. Call when something may have changed, and at `next_time`."""
        missing = {
            (live.session_id, key_id): (live, live.state)
            for live in list(context.sessions.all())
            if live.alarm is None and live.state is not None and live.is_member(context.user_id)
            for key_id in _wanted(context, live, live.state)
        }
        self._tries = {wanted: tries for wanted, tries in self._tries.items() if wanted in missing}
        for wanted, (live, state) in missing.items():
            count, at = self._tries.setdefault(wanted, (0, context.now + FIRST_PATIENCE_MS))
            if context.now >= at:
                pause = min(FIRST_PATIENCE_MS << min(count + 1, 16), LONGEST_PATIENCE_MS)
                self._tries[wanted] = (count + 1, context.now + pause)
                _ask_next(context, live, state, wanted[1], count)


def _wanted(context: Context, live: LiveSession, state: State) -> set[KeyId]:
    wanted = set(context.store.timeline.waited_keys(live.row))
    if state.key_id is not None and context.store.room_keys.get(state.key_id) is None:
        wanted.add(state.key_id)
    return wanted


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
