"""When what the relay shows cannot be true: the room is no longer trusted, and sending stops."""

import logging

from sealroom.controller.context import Context
from sealroom.controller.events import RoomAlarm
from sealroom.controller.live_session import LiveSession

_log = logging.getLogger(__name__)


def raise_alarm(context: Context, live: LiveSession, words: str) -> None:
    """Remember and tell. The first alarm of a room stands."""
    if live.alarm is not None:
        return
    live.alarm = words
    context.store.sessions.set_alarm(live.row, words)
    context.changes.room(live.session_id)
    context.changes.tell(RoomAlarm(live.session_id, words))
    _log.warning("alarm in a room: its log could not be verified")
