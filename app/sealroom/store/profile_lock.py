"""One Sealroom a profile: a lock that the system drops with the process, however it ends."""

import os
import platform
import sys
from contextlib import suppress
from pathlib import Path
from typing import Final

from sealroom.store.errors import ProfileInUse, from_system
from sealroom.store.private_file import FILE_MODE

LOCK_FILE = "profile.lock"
_HOLDER_BYTES = 300

if sys.platform == "win32":
    import msvcrt

    def _try_lock(descriptor: int) -> None:
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError as problem:
            raise BlockingIOError from problem
else:
    import fcntl

    def _try_lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


class ProfileLock:
    """Held from its making to `release`, against this process too.

    The file stays. In it stands who took the lock last: a space, the process, the computer's name.
    """

    def __init__(self, folder: Path) -> None:
        """Take the lock of `folder`. Raises ProfileInUse, or StoreError for the surroundings."""
        self._descriptor: Final = _open(folder / LOCK_FILE)
        try:
            _try_lock(self._descriptor)
        except BlockingIOError:
            in_use = _in_use(folder, self._descriptor)
            os.close(self._descriptor)
            raise in_use from None
        except OSError as problem:
            os.close(self._descriptor)
            raise from_system(problem, folder) from None
        _tell_holder(self._descriptor)

    def release(self) -> None:
        """Let others open the profile. Once."""
        os.close(self._descriptor)


def _open(file: Path) -> int:
    try:
        return os.open(file, os.O_RDWR | os.O_CREAT, FILE_MODE)
    except OSError as problem:
        raise from_system(problem, file) from None


def _tell_holder(descriptor: int) -> None:
    """Only words for others depend on it: a full disk keeps nobody out."""
    holder = f" {os.getpid()} {platform.node()}\n".encode()
    with suppress(OSError):
        os.ftruncate(descriptor, 0)
        os.lseek(descriptor, 0, os.SEEK_SET)
        os.write(descriptor, holder[:_HOLDER_BYTES])


def _in_use(folder: Path, descriptor: int) -> ProfileInUse:
    """Read from the second byte on: Windows shows the locked one to its holder alone."""
    try:
        os.lseek(descriptor, 1, os.SEEK_SET)
        process, _, computer = os.read(descriptor, _HOLDER_BYTES).decode().strip().partition(" ")
        return ProfileInUse(folder, int(process), "" if computer == platform.node() else computer)
    except (OSError, ValueError):
        return ProfileInUse(folder)
