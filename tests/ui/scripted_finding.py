"""Finds in what a script said: `Finding` in memory."""

from collections.abc import Callable
from math import floor

from sealroom.controller.views import MessageView, TimelineItem
from sealroom.protocol.ids import SessionId


class ScriptedFinding:
    """Implements `Finding`."""

    def __init__(self, items: Callable[[SessionId], list[TimelineItem]]) -> None:
        self._items = items

    def order_at(self, session_id: SessionId, time: int) -> int | None:
        for item in self._items(session_id):
            if (item.sent_at if isinstance(item, MessageView) else item.time) >= time:
                return floor(item.order)
        return None
