"""Messages that go later: kept as they were written, and put into the outbox when they are due."""

from sealroom.controller import outbox
from sealroom.controller.context import Context
from sealroom.controller.errors import ControllerError
from sealroom.controller.flow import Flow
from sealroom.controller.live_session import LiveSession
from sealroom.controller.slow_mode import may_speak_at
from sealroom.protocol.codec import decode_content, encode_content
from sealroom.protocol.content import Content, Newer, text_of
from sealroom.protocol.ids import SessionId
from sealroom.store.scheduled import ScheduledRow

MOST_AHEAD_MS = 366 * 24 * 3600 * 1000
"""A year: what is further ahead is more likely a slip than meant."""


def schedule(
    context: Context, session_id: SessionId, said: Content, *, sealed: bool, due_at: int
) -> Flow[None]:
    """Keep a message until it is due. The room's draft became it. Raises NotAllowed."""
    live, state = context.member_session(session_id)
    outbox.check_lock(state, sealed=sealed)
    context.store.scheduled.add(
        live.row, encode_content(said), sealed=sealed, due_at=_within_reach(context, due_at)
    )
    context.store.sessions.set_draft(live.row, "")
    context.store.sessions.set_draft_about(live.row, None, edits=False)
    _changed(context, live)
    yield from ()


def reschedule(context: Context, session_id: SessionId, number: int, due_at: int) -> Flow[None]:
    """Another time."""
    live = context.session(session_id)
    if context.store.scheduled.get(live.row, number) is not None:
        context.store.scheduled.set_due(number, _within_reach(context, due_at))
        _changed(context, live)
    yield from ()


def discard(context: Context, session_id: SessionId, number: int) -> Flow[None]:
    """Drop it."""
    live = context.session(session_id)
    if context.store.scheduled.get(live.row, number) is not None:
        context.store.scheduled.delete(number)
        _changed(context, live)
    yield from ()


def take_back(context: Context, session_id: SessionId, number: int, draft: str) -> Flow[str]:
    """Its text before what stands in the composer. In one step: it is never in neither place."""
    live = context.session(session_id)
    row = context.store.scheduled.get(live.row, number)
    if row is not None:
        text = text_of(decode_content(row.content))
        draft = "\n".join(filter(None, (text, draft)))
        context.store.sessions.set_draft(live.row, draft)
        context.store.scheduled.delete(number)
        _changed(context, live)
    yield from ()
    return draft


def send_due(context: Context) -> int | None:
    """Put what is due into the outbox. When the next is."""
    due = context.store.scheduled.due(context.now)
    by_row = {live.row: live for live in context.sessions.all()} if due else {}
    for row in due:
        if (live := by_row.get(row.session)) is not None:
            context.start("send what was scheduled", _send(context, live, row))
    return context.store.scheduled.next_due()


def _send(context: Context, live: LiveSession, row: ScheduledRow) -> Flow[None]:
    """In one step: it is in the outbox and no longer here, or stays with what hindered it."""
    said = decode_content(row.content)
    try:
        _, state = context.member_session(live.session_id)
        turn = may_speak_at(context.store, live.row, state, context.user_id)
        if turn > context.now:
            context.store.scheduled.set_due(row.row, turn)
        elif isinstance(said, Newer):
            context.store.scheduled.set_failure(row.row, "A newer Sealroom wrote this.")
        else:
            yield from outbox.write(context, live.session_id, said, sealed=row.sealed)
            context.store.scheduled.delete(row.row)
    except ControllerError as problem:
        context.store.scheduled.set_failure(row.row, str(problem))
    _changed(context, live)


def _changed(context: Context, live: LiveSession) -> None:
    context.timers_moved = True
    context.changes.room(live.session_id)


def _within_reach(context: Context, due_at: int) -> int:
    return max(context.now, min(due_at, context.now + MOST_AHEAD_MS))
