"""When a message that disappears is to go: counted from when the relay took it, by this computer's
clock, however the relay's is set.

What the relay says of its own times only makes a message older than its coming here, never younger:
a relay that lies can have it go early, as by delivering it late, and cannot have it stay.
"""

from sealroom.controller.amendments import drop_files
from sealroom.controller.context import Context
from sealroom.controller.live_session import LiveSession
from sealroom.ledger.state import State

BATCH = 256
"""Deleted in one step."""


def expires_at(context: Context, state: State, taken_at: int) -> int | None:
    """When a message taken at `taken_at`, by the relay's clock, goes, in ms of this computer's.

    `state` is the fold up to its place in the log. None where it is kept.
    """
    if not state.lifetime:
        return None
    age = max(0, context.relay_now - taken_at)
    return context.now - age + state.lifetime * 1000


def is_over(context: Context, state: State, taken_at: int) -> bool:
    """Whether a message that comes now has outlived its time already: it is not kept at all."""
    at = expires_at(context, state, taken_at)
    return at is not None and at <= context.now


def delete_expired(context: Context) -> int | None:
    """Delete what is over its time, with its files and all that was said about it.

    When to look again; None where nothing else disappears.
    """
    timeline = context.store.timeline
    gone = timeline.expired(context.now, BATCH)
    by_row: dict[int, LiveSession] = {}
    if gone:
        by_row = {live.row: live for live in context.sessions.all()}
    for line in gone:
        live = by_row[line.session]
        drop_files(context, live, timeline.message(line.session, line.message_id))
        timeline.delete_with_changes(line.session, line.message_id)
        context.changes.message(live.session_id, line.message_id)
    return timeline.next_expiry()
