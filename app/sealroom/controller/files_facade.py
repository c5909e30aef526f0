"""The part of the facade for files that messages carry."""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from sealroom.controller.file_views import FilePlace, FileStatus, Outgoing
from sealroom.protocol.content import Mentions
from sealroom.protocol.ids import FileId, MessageId, SessionId


class Files(Protocol):
    """Sending, fetching and reading files. `FileMoved` tells that a status changed.

    Every coroutine raises FileTrouble with words on what is in the way.
    """

    @property
    def largest(self) -> int:
        """How many bytes a file may have, as far as the relay has said; 0 where it takes none."""
        ...

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
        """Seal the files here; then store the message, which goes out once they are at the relay.

        Nothing is stored where this is cancelled before it returns.
        """
        ...

    def status(self, file_id: FileId) -> FileStatus:
        """Where a file is."""
        ...

    def want(self, place: FilePlace) -> None:
        """Fetch a file, if it is not here or coming."""
        ...

    def cancel(self, file_id: FileId) -> None:
        """Stop fetching it. What came stays for the next time."""
        ...

    async def read(self, place: FilePlace, most: int) -> bytes:
        """What is in a file that is here, of at most so many bytes, off this thread."""
        ...

    async def save(self, place: FilePlace, path: Path) -> None:
        """Write it, readable, to where the person wants it; fetched before where need be."""
        ...

    async def open_copy(self, place: FilePlace, name: str) -> Path:
        """A readable copy for another program, which goes when the profile is locked or closed.

        `name` must be safe already.
        """
        ...

    def in_room(
        self, session_id: SessionId, before: int | None = None, limit: int = 60
    ) -> list[FilePlace]:
        """A page of a room's files, newest first, before `before`. Raises UnknownRoom."""
        ...

    def used_bytes(self) -> int:
        """How much of the disk files take."""
        ...
