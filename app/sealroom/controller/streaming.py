"""Where the relay is to go on from: at each connection, and where a room was stopped meanwhile."""

from sealroom.controller import left_out, outbox, room_log
from sealroom.controller.context import Context
from sealroom.protocol.requests import SyncRequest
from sealroom.protocol.responses import Synced


def from_cursors(context: Context) -> SyncRequest:
    """Have everything streamed that is not stored here; on an open stream, have it begin anew."""
    cursors = context.store.sessions.cursors()
    return SyncRequest(id=0, sessions=cursors, inbox=context.store.identity.inbox_cursor())


def began(context: Context, synced: Synced) -> None:
    """The relay said where its logs end; what comes next is the stream. Send what waits."""
    context.has_other_devices = synced.devices > 1
    context.log_ends = dict(synced.sessions)
    for session_id, seq in synced.dropped.items():
        room_log.history_dropped(context, session_id, seq)
    for session_id, end in synced.sessions.items():
        if (live := context.sessions.get(session_id)) is not None:
            left_out.beyond(context, live, end)
    context.catch_up.begin(synced.sessions)
    outbox.start_all(context)
