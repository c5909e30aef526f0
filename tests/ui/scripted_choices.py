"""A person's choices about their rooms, kept in memory."""

from collections.abc import Awaitable, Callable

import msgspec

from sealroom.protocol.ids import SessionId
from sealroom.store.room_choices import NotificationLevel, RoomChoices


class ScriptedChoices:
    """Implements `Choices`; `change` alters a room's choices and tells of it."""

    def __init__(
        self,
        asked: Callable[..., Awaitable[None]],
        change: Callable[[SessionId, Callable[[RoomChoices], RoomChoices]], None],
        clock: Callable[[], int],
    ) -> None:
        self._asked = asked
        self._change = change
        self._clock = clock

    async def pin(self, session_id: SessionId, *, pinned: bool) -> None:
        await self._asked("pin", session_id, pinned)
        self._set(session_id, pinned_at=self._clock() if pinned else None)

    async def mute(self, session_id: SessionId, until: int) -> None:
        await self._asked("mute_room", session_id, until)
        self._set(session_id, muted_until=until)

    async def archive(self, session_id: SessionId, *, archived: bool) -> None:
        await self._asked("archive", session_id, archived)
        self._set(session_id, archived=archived)

    async def mark_unread(self, session_id: SessionId) -> None:
        await self._asked("mark_unread", session_id)
        self._set(session_id, marked_unread=True)

    async def set_level(self, session_id: SessionId, level: NotificationLevel | None) -> None:
        await self._asked("set_level", session_id, level)
        self._set(session_id, level=level)

    def _set(self, session_id: SessionId, **changes: object) -> None:
        self._change(session_id, lambda choices: msgspec.structs.replace(choices, **changes))
