"""The relay's data folder: private to its owner, and used by one relay at a time."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sealroom.relay.storage import StorageRefused

DATABASE_FILE = "relay.sqlite3"
FILES_FOLDER = "files"
LOCK_FILE = "relay.lock"

if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def own_data_folder(folder: Path) -> Iterator[Path]:
    """Hold the folder for this process; gives the database's file.

    Raises StorageRefused where the folder cannot be made or another relay holds it.
    """
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor = os.open(folder / LOCK_FILE, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as problem:
        raise StorageRefused(f"The folder {folder} cannot be used: {problem.strerror}.") from None
    try:
        _hold(descriptor, folder)
        yield _private_file(folder / DATABASE_FILE)
    finally:
        os.close(descriptor)


def _hold(descriptor: int, folder: Path) -> None:
    try:
        _lock(descriptor)
    except OSError:
        raise StorageRefused(
            f"Another relay is running on {folder}. Stop it first, or give this one its own folder."
        ) from None


def _private_file(file: Path) -> Path:
    """SQLite gives its other files the mode of the first."""
    os.close(os.open(file, os.O_RDWR | os.O_CREAT, 0o600))
    return file
