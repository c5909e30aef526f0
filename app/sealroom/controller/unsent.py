"""What the person decides about messages that have not gone out: again, or not at all.

A message that was handed to the relay and not answered may have gone out: it cannot be taken back.
"""

from sealroom.controller import outbox
from sealroom.controller.amendments import drop_files
from sealroom.controller.context import Context
from sealroom.controller.errors import NotAllowed
from sealroom.controller.events import FilesWaiting
from sealroom.controller.flow import Flow
from sealroom.controller.live_session import LiveSession
from sealroom.controller.timeline_views import SendState
from sealroom.protocol.codec import decode_content
from sealroom.protocol.content import text_of
from sealroom.protocol.ids import MessageId, SessionId
from sealroom.store.outbox import OutboxRow


def retry(context: Context, session_id: SessionId, message_id: MessageId) -> Flow[None]:
    """Put a failed message back to its place in the queue."""
    live, row = context.session(session_id), context.store.outbox.get(message_id)
    if row is not None and row.failed:
        _again(context, live, row)
        outbox.start(context, session_id)
    yield from ()


def retry_all(context: Context, session_id: SessionId) -> Flow[None]:
    """Try every failed message of a room again, in the order they were written."""
    live = context.session(session_id)
    for row in context.store.outbox.failed(live.row):
        _again(context, live, row)
    outbox.start(context, session_id)
    yield from ()


def discard(context: Context, session_id: SessionId, message_id: MessageId) -> Flow[None]:
    """Drop a message for good. Raises NotAllowed where it may have gone out."""
    live, row = context.session(session_id), context.store.outbox.get(message_id)
    if row is not None:
        _check_is_here_alone(row)
        _drop(context, live, row)
    yield from ()


def discard_all(context: Context, session_id: SessionId) -> Flow[None]:
    """Drop every failed message of a room for good."""
    live = context.session(session_id)
    for row in context.store.outbox.failed(live.row):
        _drop(context, live, row)
    yield from ()


def take_back(
    context: Context, session_id: SessionId, message_id: MessageId, draft: str
) -> Flow[str]:
    """Put a message's text before what stands in the composer; both are the room's draft now.

    In one step, so that the text is never in neither place. Raises NotAllowed where the message may
    have gone out.
    """
    live, row = context.session(session_id), context.store.outbox.get(message_id)
    if row is not None:
        _check_is_here_alone(row)
        draft = "\n".join(filter(None, (_text(context, live, row), draft)))
        context.store.sessions.set_draft(live.row, draft)
        _drop(context, live, row)
    yield from ()
    return draft


def _again(context: Context, live: LiveSession, row: OutboxRow) -> None:
    context.store.outbox.set_failed(row.row, failed=False)
    context.store.timeline.set_state(row.timeline, SendState.SENDING, None)
    _tell(context, live, row)
    context.changes.tell(FilesWaiting())


def _drop(context: Context, live: LiveSession, row: OutboxRow) -> None:
    _tell(context, live, row)
    drop_files(context, live, context.store.timeline.message(live.row, row.message_id))
    context.store.outbox.delete(row.row)
    context.store.timeline.delete(row.timeline)


def _tell(context: Context, live: LiveSession, row: OutboxRow) -> None:
    """Its line changes, and that of the message it is about."""
    context.changes.message(live.session_id, row.message_id)
    line = context.store.timeline.message(live.row, row.message_id)
    if line is not None and line.target is not None:
        context.changes.message(live.session_id, line.target)


def _check_is_here_alone(row: OutboxRow) -> None:
    if not row.is_here_alone:
        raise NotAllowed("This message is on its way already. It may have arrived.")


def _text(context: Context, live: LiveSession, row: OutboxRow) -> str:
    line = context.store.timeline.message(live.row, row.message_id)
    return text_of(decode_content(line.content)) if line is not None and line.content else ""
