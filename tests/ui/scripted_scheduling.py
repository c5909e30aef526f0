"""What waits for its time in a script: `Scheduling` in memory."""

from collections.abc import Awaitable, Callable

import msgspec

from sealroom.controller.scheduling_facade import ScheduledView
from sealroom.protocol.content import Mentions
from sealroom.protocol.ids import MessageId, SessionId


class ScriptedScheduling:
    """Nothing in it ever goes."""

    def __init__(
        self,
        asked: Callable[..., Awaitable[None]],
        changed: Callable[[SessionId, str | None], None],
    ) -> None:
        self._asked = asked
        self._changed = changed
        self.kept: dict[SessionId, list[ScheduledView]] = {}

    def waiting(self, session_id: SessionId) -> list[ScheduledView]:
        return sorted(self.kept.get(session_id, ()), key=lambda each: each.due_at)

    async def schedule(
        self,
        session_id: SessionId,
        text: str,
        *,
        sealed: bool,
        due_at: int,
        reply_to: MessageId | None = None,
        mentions: Mentions = (),
        silent: bool = False,
    ) -> None:
        await self._asked("schedule", session_id, text, sealed, due_at)
        self.keep(session_id, text, due_at, sealed=sealed, silent=silent)
        self._changed(session_id, "")

    def keep(
        self,
        session_id: SessionId,
        text: str,
        due_at: int,
        *,
        sealed: bool = True,
        failure: str | None = None,
        silent: bool = False,
    ) -> None:
        """As if it had been scheduled before."""
        rows = self.kept.setdefault(session_id, [])
        number = 1 + max((each.number for each in rows), default=0)
        rows.append(ScheduledView(number, text, sealed, due_at, failure, silent))

    async def reschedule(self, session_id: SessionId, number: int, due_at: int) -> None:
        await self._asked("reschedule", session_id, number, due_at)
        row = self._take(session_id, number)
        self.kept[session_id].append(msgspec.structs.replace(row, due_at=due_at, failure=None))
        self._changed(session_id, None)

    async def discard(self, session_id: SessionId, number: int) -> None:
        await self._asked("discard_scheduled", session_id, number)
        self._take(session_id, number)
        self._changed(session_id, None)

    async def take_back(self, session_id: SessionId, number: int, draft: str) -> str:
        await self._asked("take_back_scheduled", session_id, number, draft)
        draft = "\n".join(filter(None, (self._take(session_id, number).text, draft)))
        self._changed(session_id, draft)
        return draft

    def _take(self, session_id: SessionId, number: int) -> ScheduledView:
        row = next(each for each in self.kept[session_id] if each.number == number)
        self.kept[session_id].remove(row)
        return row
