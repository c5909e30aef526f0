"""Files on their way to the relay, which the messages that carry them wait for."""

import msgspec

from sealroom.protocol.ids import FileId, MessageId, SessionId
from sealroom.store.connection import Connection


class Upload(msgspec.Struct, frozen=True):
    """A file of `size` sealed bytes, for a message."""

    file_id: FileId
    session_id: SessionId
    message_id: MessageId
    size: int


class UploadRepository:
    """A row for each file until the relay holds it; it goes with its message, too."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, timeline: int, file_id: FileId, size: int) -> None:
        """The message in that row of the timeline waits for it."""
        self._connection.execute(
            "INSERT OR IGNORE INTO uploads (file_id, timeline, size) VALUES (?, ?, ?)",
            (file_id, timeline, size),
        )

    def waiting(self) -> list[Upload]:
        """Of messages that have not failed, in the order they were written."""
        rows = self._connection.execute(
            "SELECT uploads.file_id, sessions.session_id, outbox.message_id, uploads.size"
            " FROM uploads JOIN outbox ON outbox.timeline = uploads.timeline"
            " JOIN sessions ON sessions.id = outbox.session"
            " WHERE outbox.failed = 0 ORDER BY outbox.id, uploads.file_id"
        )
        return [Upload(*row) for row in rows]

    def all(self) -> set[FileId]:
        """Also of messages that have failed: they may be tried again."""
        return {file_id for (file_id,) in self._connection.execute("SELECT file_id FROM uploads")}

    def done(self, file_id: FileId) -> None:
        """The relay holds it."""
        self._connection.execute("DELETE FROM uploads WHERE file_id = ?", (file_id,))
