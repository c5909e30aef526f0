"""The facade's part about how the person keeps their rooms in the list."""

from typing import Protocol

from sealroom.protocol.ids import SessionId
from sealroom.store.room_choices import NotificationLevel


class Choices(Protocol):
    """Kept in the profile; nobody else is told. `RoomView` tells what was chosen."""

    async def pin(self, session_id: SessionId, *, pinned: bool) -> None:
        """Above all others, below what was pinned before; or back among them."""
        ...

    async def mute(self, session_id: SessionId, until: int) -> None:
        """Nothing is told of it until then: ms, `FOR_GOOD`, or 0 to hear it again."""
        ...

    async def archive(self, session_id: SessionId, *, archived: bool) -> None:
        """Below all others, until something is said in it, unless it is muted; or back."""
        ...

    async def mark_unread(self, session_id: SessionId) -> None:
        """As if something in it were new, until it is looked at."""
        ...

    async def set_level(self, session_id: SessionId, level: NotificationLevel | None) -> None:
        """What in it is worth a notification; None: what is in every room."""
        ...
