"""A room that an alarm has stopped: leave it, or go on. Both are the person's own decision.

Going on takes the log up again where trust ended, so nothing that streamed past meanwhile is lost,
and what a relay held back can still come. The same thing does not stop the room again: where the
relay repeats it, a change is left out, and a message is shown as not verified.
"""

from sealroom.controller import shared_history, streaming
from sealroom.controller.context import Context
from sealroom.controller.errors import NoAnswer, NotAllowed, NotConnected, RelayRefused
from sealroom.controller.flow import Ask, Flow
from sealroom.controller.live_session import LiveSession
from sealroom.protocol.entry import Leave
from sealroom.protocol.errors import Code
from sealroom.protocol.ids import SessionId
from sealroom.protocol.requests import LeaveSessionRequest
from sealroom.store.alarms import Left

_PASSING = {Code.RESOURCE_EXHAUSTED, Code.UNAVAILABLE}


def go_on(context: Context, session_id: SessionId) -> Flow[None]:
    """Trust the room again, whatever was seen. Raises UnknownRoom, NoAnswer, RelayRefused.

    While connected it stays stopped until the relay has begun its stream anew: what it sent before
    would come with a gap.
    """
    live = context.session(session_id)
    if live.alarm is None:
        return
    try:
        synced = yield Ask(streaming.from_cursors(context))
    except NotConnected:
        _pass_over(context, live)  # the next connection begins from the cursors
    else:
        _pass_over(context, live)
        streaming.began(context, synced)
        shared_history.go_on(context)


def _pass_over(context: Context, live: LiveSession) -> None:
    live.alarm = None
    context.store.alarms.go_on(live.row, context.now, live.log_cursor)
    context.keys_to_check.add(live.session_id)
    context.changes.timeline(live.session_id)
    context.changes.people(live.session_id)


def begin_anew(context: Context, session_id: SessionId) -> Flow[None]:
    """Where a room stopped before it had let one in, nothing of it is shown, nor can be decided:
    whoever comes to it again takes its log from the beginning.
    """
    live = context.sessions.get(session_id)
    if live is None or live.alarm is None or not is_unseen(context, live):
        return
    row = context.store.sessions.get(session_id)
    if row is not None:
        context.sessions.drop(row)
    synced = yield Ask(streaming.from_cursors(context))
    streaming.began(context, synced)


def is_unseen(context: Context, live: LiveSession) -> bool:
    """Whether the ledger, as far as it has come, never let one in."""
    return live.state is None or context.user_id not in live.state.people


def leave(context: Context, live: LiveSession) -> Flow[None]:
    """Leave a room that is stopped: it counts here, whether or not the relay takes it.

    Nothing of the log is taken in, so the leaving itself does not come down it either. Raises
    NotAllowed, NotConnected, RelayRefused where the relay is only busy.
    """
    state, alarm = live.state, live.alarm
    if alarm is None or state is None or alarm.left or not state.is_member(context.user_id):
        raise NotAllowed("You are not in this room any more.")
    entry = context.draft(state, Leave())
    left = Left.TOLD
    try:
        yield Ask(LeaveSessionRequest(id=0, session_id=live.session_id, entry=entry))
    except NoAnswer:
        left = Left.UNTOLD
    except RelayRefused as refused:
        if refused.code in _PASSING:
            raise
        left = Left.UNTOLD
    context.store.alarms.leave(live.row, left)
    live.alarm = context.store.alarms.standing(live.row)
    context.changes.people(live.session_id)
