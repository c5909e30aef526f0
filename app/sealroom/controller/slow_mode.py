"""Slow mode: a Member waits between two messages. The relay sees to it; we do not try before."""

from sealroom.ledger.state import State
from sealroom.protocol.ids import UserId
from sealroom.store.repositories import Repositories


def may_speak_at(store: Repositories, session: int, state: State, user_id: UserId) -> int:
    """When the person may write again, ms by this computer's clock; 0 where they need not wait."""
    pause = state.pause_of(user_id)
    spoken_at = store.timeline.own_last_spoken(session) if pause else None
    return 0 if spoken_at is None else spoken_at + pause * 1000
