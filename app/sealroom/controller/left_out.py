"""Own messages that the relay said it took, and then left out of the room's log.

A room's log comes to its speakers, too. Where it goes on past the place that the relay named, and
the message did not come, nobody else got it there either.
"""

from sealroom.controller.context import Context
from sealroom.controller.live_session import LiveSession
from sealroom.controller.timeline_views import Lock, SendState
from sealroom.protocol.ids import MessageId
from sealroom.protocol.notifications import AnyLogNotification, MsgNotification
from sealroom.store.timeline import OUTBOX_POSITION

LEFT_OUT = (
    "The relay said it took this message, and then left it out of the room. The others may not "
    "have it."
)


def before(context: Context, live: LiveSession, item: AnyLogNotification) -> None:
    """The log goes on with this item: what should have come before it, or in its place, did not."""
    own = item.message.header.message_id if isinstance(item, MsgNotification) else ""
    for message_id, position in list(live.unconfirmed.items()):
        if position <= item.seq and message_id != own:
            put_back(context, live, message_id)


def beyond(context: Context, live: LiveSession, end: int) -> None:
    """The relay says that the log ends there: what it took has to stand in it."""
    for message_id, position in list(live.unconfirmed.items()):
        if position > end:
            put_back(context, live, message_id)


def put_back(context: Context, live: LiveSession, message_id: MessageId) -> None:
    """As a message that failed: the person sends it again, or drops it.

    It gets another number then: the others miss the first one, and say so.
    """
    live.unconfirmed.pop(message_id, None)
    store = context.store
    line = store.timeline.message(live.row, message_id)
    if line is None or line.state == SendState.FAILED:
        return
    position = OUTBOX_POSITION + store.outbox.next_number()
    store.timeline.put_back(line.row, position)
    store.timeline.set_state(line.row, SendState.FAILED, LEFT_OUT)
    if (old := store.outbox.get(message_id)) is not None:
        store.outbox.delete(old.row)
    store.outbox.add(line.row, live.row, message_id, sealed=line.lock != Lock.OPEN)
    row = store.outbox.get(message_id)
    if row is not None:
        store.outbox.set_failed(row.row, failed=True)
    for changed in (message_id, line.target):
        if changed is not None:
            context.changes.message(live.session_id, changed)
