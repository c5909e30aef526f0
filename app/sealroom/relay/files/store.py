"""The seam between the relay and what holds the bytes of files."""

from collections.abc import Awaitable, Collection
from typing import Protocol

from sealroom.protocol.ids import FileId


class FilesFailed(Exception):
    """The disk, or what stands in its place, does not do what it should. Words for the log."""


class NoSuchFile(Exception):
    """Nothing is held of a file, or not that part of it."""


class FilesUnordered(Exception):
    """A piece does not begin where the last one ended; `held` is where that was."""

    def __init__(self, held: int) -> None:
        super().__init__(f"{held} bytes are held")
        self.held = held


class FileStore(Protocol):
    """All sizes in bytes. What was answered is on the disk. Every call raises FilesFailed."""

    def held(self, file_id: FileId, size: int) -> Awaitable[int]:
        """How much is held of a file that will have `size`; all of it only once it is whole."""

    def append(self, file_id: FileId, size: int, offset: int, data: bytes) -> Awaitable[int]:
        """Add to a file that is coming; how much is held then. The last byte makes it whole.

        A repeat of what is held already changes nothing. Raises FilesUnordered past the end of it.
        """

    def read(self, file_id: FileId, offset: int, length: int) -> Awaitable[bytes]:
        """Part of a whole file; less at its end. Raises NoSuchFile, also from its end on."""

    def remove(self, file_ids: Collection[FileId]) -> Awaitable[None]:
        """Give up what is held of these files, if anything is."""

    def has_room(self, size: int) -> Awaitable[bool]:
        """Whether so much more fits, and leaves room for what else the relay stores."""

    def untouched(self, seconds: float) -> Awaitable[list[FileId]]:
        """Some of what is held, and did not change for so long: the next call gives others."""

    def close(self) -> None:
        """Wait for what was begun."""
