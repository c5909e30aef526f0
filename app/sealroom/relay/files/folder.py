"""Files in a folder: `ab/abcd....part` while they come, `ab/abcd...` once they are whole.

Two threads of their own: a slow disk keeps back who sends files, never who sends messages. Each
piece is on the disk before it is answered, so a file goes on after a power cut where the sender was
told; it gets its final name, which nobody can mistake, when all of it is there.
"""

import asyncio
import os
import shutil
import time
from collections.abc import Awaitable, Callable, Collection, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TypeVar

from sealroom.protocol.ids import FileId
from sealroom.relay.files.store import FilesFailed, FilesUnordered, NoSuchFile

T = TypeVar("T")

THREADS = 2
KEPT_FREE = 512 << 20
"""Bytes of the disk that files leave to the database."""
_PART = ".part"
_SHELF_LENGTH = 2


class FolderFiles:
    """As `FileStore`. The folder is made when the first file comes."""

    def __init__(self, folder: Path, kept_free: int = KEPT_FREE) -> None:
        self._folder = folder
        self._kept_free = kept_free
        self._threads = ThreadPoolExecutor(THREADS, thread_name_prefix="relay-files")
        self._shelves: Iterator[Path] = iter(())

    def held(self, file_id: FileId, size: int) -> Awaitable[int]:
        return self._run(partial(self._held, file_id, size))

    def append(self, file_id: FileId, size: int, offset: int, data: bytes) -> Awaitable[int]:
        return self._run(partial(self._append, file_id, size, offset, data))

    def read(self, file_id: FileId, offset: int, length: int) -> Awaitable[bytes]:
        return self._run(partial(self._read, file_id, offset, length))

    def remove(self, file_ids: Collection[FileId]) -> Awaitable[None]:
        return self._run(partial(self._remove, file_ids))

    def has_room(self, size: int) -> Awaitable[bool]:
        return self._run(partial(self._has_room, size))

    def untouched(self, seconds: float) -> Awaitable[list[FileId]]:
        return self._run(partial(self._untouched, seconds))

    def close(self) -> None:
        self._threads.shutdown()

    def _run(self, work: Callable[[], T]) -> Awaitable[T]:
        return asyncio.get_running_loop().run_in_executor(self._threads, _told, work)

    def _whole(self, file_id: FileId) -> Path:
        return self._folder / file_id[:_SHELF_LENGTH] / file_id

    def _part(self, file_id: FileId) -> Path:
        return self._whole(file_id).with_name(file_id + _PART)

    def _held(self, file_id: FileId, size: int) -> int:
        if self._whole(file_id).exists():
            return size
        try:
            part = self._part(file_id).stat().st_size
        except FileNotFoundError:
            return 0
        return min(part, size - 1)  # the last byte is what makes it whole

    def _append(self, file_id: FileId, size: int, offset: int, data: bytes) -> int:
        held, end = self._held(file_id, size), offset + len(data)
        if offset > held or end > size:
            raise FilesUnordered(held)
        if end <= held:
            return held
        part = self._part(file_id)
        self._make_shelf(part.parent)
        descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | _BINARY, 0o600)
        with os.fdopen(descriptor, "wb") as stream:
            stream.seek(offset)
            stream.write(data)
            stream.flush()
            os.fsync(descriptor)
        if end == size:
            part.replace(self._whole(file_id))
        if offset == 0 or end == size:
            _sync_folder(part.parent)
        return end

    def _make_shelf(self, shelf: Path) -> None:
        if not shelf.exists():
            self._folder.mkdir(0o700, exist_ok=True)
            shelf.mkdir(0o700, exist_ok=True)
            _sync_folder(self._folder)

    def _read(self, file_id: FileId, offset: int, length: int) -> bytes:
        try:
            with self._whole(file_id).open("rb") as stream:
                stream.seek(offset)
                data = stream.read(length)
        except FileNotFoundError:
            raise NoSuchFile from None
        if not data:
            raise NoSuchFile
        return data

    def _remove(self, file_ids: Collection[FileId]) -> None:
        for file_id in file_ids:
            for file in (self._whole(file_id), self._part(file_id)):
                file.unlink(missing_ok=True)

    def _has_room(self, size: int) -> bool:
        return shutil.disk_usage(self._folder.parent).free - size >= self._kept_free

    def _untouched(self, seconds: float) -> list[FileId]:
        """Of the next shelf."""
        shelf = next(self._shelves, None)
        if shelf is None:
            found = self._folder.iterdir() if self._folder.exists() else ()
            self._shelves = iter(sorted(found))
            return []
        before, old = time.time() - seconds, set()
        with suppress(NotADirectoryError), os.scandir(shelf) as entries:
            for entry in entries:
                with suppress(FileNotFoundError):
                    if entry.stat().st_mtime < before:
                        old.add(entry.name.removesuffix(_PART))
        return sorted(old)


def copy_files(folder: Path, copy: Path) -> None:
    """Copy all that is whole, while a relay works on it. Raises OSError where it cannot be."""
    for file in sorted(folder.glob("*/*")):
        if file.suffix != _PART:
            shelf = copy / file.parent.name
            shelf.mkdir(0o700, parents=True, exist_ok=True)
            with suppress(FileNotFoundError):  # it went meanwhile, as files do
                shutil.copy2(file, shelf / file.name)


_BINARY = getattr(os, "O_BINARY", 0)


def _told(work: Callable[[], T]) -> T:
    try:
        return work()
    except OSError as problem:
        raise FilesFailed(problem.strerror or type(problem).__name__) from None


def _sync_folder(folder: Path) -> None:
    """A new name is on the disk when its folder is. Windows cannot, and need not."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
