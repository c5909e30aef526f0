"""What the person has read and left unsent."""

import msgspec

from sealroom.controller.context import Context
from sealroom.controller.flow import Flow
from sealroom.controller.hints import tell_read
from sealroom.controller.talk_views import DraftAbout
from sealroom.protocol.ids import SessionId


def mark_read(context: Context, session_id: SessionId, last: int | None) -> Flow[None]:
    """Everything in the room up to the place `last` has been seen; None: all of it."""
    live, kept = context.session(session_id), context.store.room_choices
    end = context.store.timeline.last_position(live.row)
    context.store.sessions.set_read(live.row, end if last is None else min(last, end))
    choices = kept.get(live.row)
    if choices.marked_unread:
        kept.save(live.row, msgspec.structs.replace(choices, marked_unread=False))
    context.changes.room(session_id)
    tell_read(context, live)
    yield from ()


def set_draft(context: Context, session_id: SessionId, text: str) -> Flow[None]:
    """Keep what stands in the composer."""
    context.store.sessions.set_draft(context.session(session_id).row, text)
    yield from ()


def set_draft_about(
    context: Context, session_id: SessionId, about: DraftAbout | None
) -> Flow[None]:
    """Keep which message that answers, or is to take the place of."""
    message_id, edits = (about.message_id, about.edits) if about else (None, False)
    row = context.session(session_id).row
    context.store.sessions.set_draft_about(row, message_id, edits=edits)
    yield from ()
