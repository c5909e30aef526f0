"""The facade's part about what the profile takes of the disk."""

from typing import Protocol

import msgspec

from sealroom.protocol.ids import SessionId


class RoomStorage(msgspec.Struct, frozen=True):
    """Lines of a room's timeline, and bytes of what was written in them."""

    session_id: SessionId
    lines: int
    size: int


class StorageView(msgspec.Struct, frozen=True):
    """In bytes. `rooms`: the largest first."""

    database: int
    free: int
    """Of the database: deleted, and given back to the disk little by little."""
    files: int
    rooms: tuple[RoomStorage, ...]


class Storage(Protocol):
    """Sizes, and cleaning up."""

    async def view(self) -> StorageView:
        """Read off this thread."""
        ...

    async def delete_older(self, session_id: SessionId, before: int) -> int:
        """Delete what was sent before then (ms) in a room, from this computer alone.

        In steps, each stored whole; how many messages. What waits to go out stays. Raises
        UnknownRoom.
        """
        ...
