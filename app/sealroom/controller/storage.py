"""What the profile takes of the disk, and deleting what is old from this computer."""

from collections.abc import Callable

from sealroom.controller.context import Context
from sealroom.controller.flow import Flow
from sealroom.controller.shell import Shell
from sealroom.controller.storage_facade import RoomStorage, StorageView
from sealroom.protocol.ids import SessionId
from sealroom.store.database import Database
from sealroom.store.sizes import file_size, room_sizes
from sealroom.store.timeline import OUTBOX_POSITION

BATCH = 200
"""Messages deleted in one step: some milliseconds."""


class ProfileStorage:
    """Implements `Storage`."""

    def __init__(self, shell: Shell, database: Database, files: Callable[[], int]) -> None:
        self._shell = shell
        self._database = database
        self._files = files

    async def view(self) -> StorageView:
        return await self._shell.run_aside(self._measure)

    async def delete_older(self, session_id: SessionId, before: int) -> int:
        deleted = 0
        while count := await self._shell.command(
            "delete old messages", lambda c: delete_older(c, session_id, before)
        ):
            deleted += count
        return deleted

    def _measure(self) -> StorageView:
        with self._database.snapshot() as connection:
            sizes = room_sizes(connection)
            database, free = file_size(connection)
        rooms = sorted(sizes, key=lambda each: -each.size)
        return StorageView(
            database,
            free,
            self._files(),
            tuple(RoomStorage(each.session_id, each.lines, each.size) for each in rooms),
        )


def delete_older(context: Context, session_id: SessionId, before: int) -> Flow[int]:
    """One step of it; 0 once there is no more. Raises UnknownRoom."""
    live, timeline = context.session(session_id), context.store.timeline
    message_ids = timeline.older(live.row, before, BATCH)
    for message_id in message_ids:
        timeline.delete_with_changes(live.row, message_id)
    if message_ids:
        context.changes.history(session_id, OUTBOX_POSITION)
    yield from ()
    return len(message_ids)
