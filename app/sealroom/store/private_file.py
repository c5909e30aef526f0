"""Files and folders for their owner alone: permissions before content, whole or not at all.

Sealroom's other files are made by SQLite, which gives them the mode of the database's file.
"""

import os
import shutil
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from sealroom.store.errors import from_system

FILE_MODE = 0o600
FOLDER_MODE = 0o700
_OTHERS = 0o077
_UNFINISHED = ".unfinished"


def make_private_folder(folder: Path) -> None:
    """Make `folder` and what is missing above it, and close it to others. Raises StoreError."""
    try:
        for missing in reversed([folder, *folder.parents]):
            if not missing.exists():
                missing.mkdir(FOLDER_MODE, exist_ok=True)
        if sys.platform != "win32" and folder.stat().st_mode & _OTHERS:
            folder.chmod(FOLDER_MODE)
    except OSError as problem:
        raise from_system(problem, folder) from None


def create_private_file(file: Path) -> None:
    """Make an empty file that must not exist yet. Raises StoreError."""
    try:
        _open_new(file).close()
        _sync_folder(file.parent)
    except OSError as problem:
        raise from_system(problem, file) from None


def write_private_file(file: Path, content: bytes) -> None:
    """Put `content` in the place of `file`: after a crash it is the old one or the new one, whole.

    Raises StoreError; then `file` is as it was.
    """
    write_private_pieces(file, [content])


def write_private_pieces(file: Path, pieces: Iterable[bytes]) -> None:
    """As `write_private_file`, with content that comes in pieces.

    Raises StoreError, and whatever `pieces` raises; then `file` is as it was.
    """
    with _replacing(file) as stream:
        stream.writelines(pieces)


def copy_private_file(file: Path, copy: Path) -> None:
    """Copy `file` to `copy`, which appears only when it is whole and on the disk.

    Raises StoreError; then there is no new copy.
    """
    with _replacing(copy) as stream, file.open("rb") as source:
        shutil.copyfileobj(source, stream, 1 << 20)


def move_private_file(file: Path, place: Path) -> None:
    """Give `file` its final name, for good. Raises StoreError."""
    try:
        file.replace(place)
        _sync_folder(place.parent)
    except OSError as problem:
        raise from_system(problem, place) from None


def remove_private_file(file: Path) -> None:
    """Remove `file`, if there is one. Raises StoreError."""
    try:
        file.unlink(missing_ok=True)
    except OSError as problem:
        raise from_system(problem, file) from None


@contextmanager
def _replacing(file: Path) -> Iterator[BinaryIO]:
    unfinished = file.with_name(file.name + _UNFINISHED)
    try:
        unfinished.unlink(missing_ok=True)
        with _open_new(unfinished) as stream:
            yield stream
            stream.flush()
            _sync(stream.fileno())
        unfinished.replace(file)
        _sync_folder(file.parent)
    except BaseException as problem:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)
        if isinstance(problem, OSError):
            raise from_system(problem, file) from None
        raise


def _open_new(file: Path) -> BinaryIO:
    return open(file, "xb", opener=lambda path, flags: os.open(path, flags, FILE_MODE))


def _sync(descriptor: int) -> None:
    if sys.platform == "darwin":
        import fcntl  # noqa: PLC0415 - Windows has none

        fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)  # fsync there leaves it in the drive's cache
    else:
        os.fsync(descriptor)


def _sync_folder(folder: Path) -> None:
    """A new name is on the disk when its folder is. Windows keeps names in its own journal."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
