"""When what the relay shows cannot be true: the room is no longer trusted, and sending stops."""

import logging

from sealroom.controller.context import Context
from sealroom.controller.events import RoomAlarm
from sealroom.controller.live_session import LiveSession
from sealroom.store.alarms import AlarmKind, Evidence, StoredAlarm

_log = logging.getLogger(__name__)


def raise_alarm(
    context: Context,
    live: LiveSession,
    kind: AlarmKind,
    words: str,
    *,
    mark: str | None = None,
    evidence: Evidence | None = None,
) -> None:
    """Remember and tell. The first alarm of a room stands.

    Nothing happens where the person went on after the very thing that `mark` names.
    """
    if live.alarm is not None or (mark and context.store.alarms.is_passed(live.row, mark)):
        return
    live.alarm = StoredAlarm(
        kind=kind, words=words, raised_at=context.now, mark=mark, evidence=evidence
    )
    context.store.alarms.add(live.row, live.alarm)
    context.changes.room(live.session_id)
    context.changes.tell(RoomAlarm(live.session_id, kind, words))
    _log.warning("alarm in a room: %s", kind)
