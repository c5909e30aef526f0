"""Files as a script has them: what is sent is remembered, what is here is what a test put there."""

from collections.abc import Sequence
from pathlib import Path

from sealroom.controller.errors import FileTrouble
from sealroom.controller.file_views import FilePlace, FileState, FileStatus, Outgoing
from sealroom.protocol.content import Mentions
from sealroom.protocol.ids import FileId, MessageId, SessionId


class ScriptedFiles:
    """Implements `Files`."""

    def __init__(self) -> None:
        self.largest = 100 << 20
        self.sent: list[tuple[SessionId, tuple[Outgoing, ...], str, bool]] = []
        self.contents: dict[FileId, bytes] = {}
        self.statuses: dict[FileId, FileStatus] = {}
        self.wanted: list[FileId] = []
        self.cancelled: list[FileId] = []
        self.saved: list[tuple[FileId, Path]] = []
        self.opened: list[tuple[FileId, str]] = []
        self.places: list[FilePlace] = []
        self.trouble: str | None = None

    async def send(
        self,
        session_id: SessionId,
        files: Sequence[Outgoing],
        *,
        sealed: bool,
        text: str = "",
        reply_to: MessageId | None = None,
        mentions: Mentions = (),
        ends_draft: bool = False,
    ) -> MessageId:
        del reply_to, mentions, ends_draft
        if self.trouble is not None:
            raise FileTrouble(self.trouble)
        self.sent.append((session_id, tuple(files), text, sealed))
        return "m" * 26

    def status(self, file_id: FileId) -> FileStatus:
        here = FileState.HERE if file_id in self.contents else FileState.AWAY
        return self.statuses.get(file_id) or FileStatus(here)

    def want(self, place: FilePlace) -> None:
        self.wanted.append(place.file.file_id)

    def cancel(self, file_id: FileId) -> None:
        self.cancelled.append(file_id)

    async def read(self, place: FilePlace, most: int) -> bytes:
        content = self.contents.get(place.file.file_id)
        if content is None or len(content) > most:
            raise FileTrouble("The relay does not hold this file (any more).")
        return content

    async def save(self, place: FilePlace, path: Path) -> None:
        self.saved.append((place.file.file_id, path))

    async def open_copy(self, place: FilePlace, name: str) -> Path:
        self.opened.append((place.file.file_id, name))
        return Path("/opened") / name

    def in_room(
        self, session_id: SessionId, before: int | None = None, limit: int = 60
    ) -> list[FilePlace]:
        end = before if before is not None else 1 << 62
        found = [each for each in self.places if each.session_id == session_id and each.order < end]
        return found[:limit]

    def used_bytes(self) -> int:
        return sum(map(len, self.contents.values()))
