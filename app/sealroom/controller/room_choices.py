"""How the person keeps their rooms in the list. Nobody else is told."""

from typing import Any

import msgspec

from sealroom.controller.context import Context
from sealroom.controller.flow import Flow
from sealroom.controller.shell import Shell
from sealroom.protocol.ids import SessionId
from sealroom.store.room_choices import NotificationLevel


class OwnRoomChoices:
    """Implements `Choices`."""

    def __init__(self, shell: Shell) -> None:
        self._shell = shell

    async def pin(self, session_id: SessionId, *, pinned: bool) -> None:
        await self._shell.command("pin", lambda c: pin(c, session_id, pinned=pinned))

    async def mute(self, session_id: SessionId, until: int) -> None:
        await self._choose(session_id, muted_until=until)

    async def archive(self, session_id: SessionId, *, archived: bool) -> None:
        if archived:
            await self._choose(session_id, archived=True, pinned_at=None)
        else:
            await self._choose(session_id, archived=False)

    async def mark_unread(self, session_id: SessionId) -> None:
        await self._choose(session_id, marked_unread=True)

    async def set_level(self, session_id: SessionId, level: NotificationLevel | None) -> None:
        await self._choose(session_id, level=level)

    async def _choose(self, session_id: SessionId, **changes: Any) -> None:
        await self._shell.command("room choice", lambda c: change(c, session_id, **changes))


def pin(context: Context, session_id: SessionId, *, pinned: bool) -> Flow[None]:
    """To the end of those that are pinned, and out of the archive; or back among the others.

    Raises UnknownRoom.
    """
    if pinned:
        yield from change(context, session_id, pinned_at=context.now, archived=False)
    else:
        yield from change(context, session_id, pinned_at=None)


def change(context: Context, session_id: SessionId, **changes: Any) -> Flow[None]:
    """Alter fields of a room's `RoomChoices`. Raises UnknownRoom."""
    live, kept = context.session(session_id), context.store.room_choices
    kept.save(live.row, msgspec.structs.replace(kept.get(live.row), **changes))
    context.timers_moved = True
    context.changes.room(session_id)
    yield from ()
