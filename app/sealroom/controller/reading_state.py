"""What the person has read, verified and left unsent."""

from sealroom.controller.context import Context
from sealroom.controller.flow import Flow
from sealroom.protocol.ids import SessionId, UserId


def mark_read(context: Context, session_id: SessionId) -> Flow[None]:
    """Everything in the room has been seen."""
    live = context.session(session_id)
    context.store.sessions.set_read(live.row, context.store.timeline.last_position(live.row))
    context.changes.room(session_id)
    yield from ()


def set_draft(context: Context, session_id: SessionId, text: str) -> Flow[None]:
    """Keep what stands in the composer."""
    context.store.sessions.set_draft(context.session(session_id).row, text)
    yield from ()


def set_verified(context: Context, user_id: UserId, *, verified: bool) -> Flow[None]:
    """Remember that fingerprints were compared."""
    context.store.users.set_verified(user_id, context.now if verified else None)
    for live in context.sessions.all():
        if live.is_member(user_id):
            context.changes.people(live.session_id)
    context.changes.cards()
    yield from ()
