"""What the person has read and left unsent."""

from sealroom.controller.context import Context
from sealroom.controller.flow import Flow
from sealroom.protocol.ids import SessionId


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
