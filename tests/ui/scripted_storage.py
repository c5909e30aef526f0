"""What a profile takes of the disk, made up."""

from collections.abc import Awaitable, Callable

from sealroom.controller.storage_facade import RoomStorage, StorageView
from sealroom.protocol.ids import SessionId


class ScriptedStorage:
    """Implements `Storage`; `older` says how many messages a cleaning deletes."""

    def __init__(self, asked: Callable[..., Awaitable[None]], rooms: Callable[[], list[str]]):
        self._asked = asked
        self._rooms = rooms
        self.older = 1_204

    async def view(self) -> StorageView:
        await self._asked("storage")
        rooms = tuple(
            RoomStorage(session_id, 12_000 // (number + 1), 5_400_000 // (number + 1) ** 3)
            for number, session_id in enumerate(self._rooms())
        )
        return StorageView(14_200_000, 1_048_576, 231_000_000, rooms)

    async def delete_older(self, session_id: SessionId, before: int) -> int:
        await self._asked("delete_older", session_id, before)
        return self.older
