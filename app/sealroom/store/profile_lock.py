"""One Sealroom a profile: a lock that the system drops with the process, however it ends."""

import os
import sys
from pathlib import Path
from typing import Final

from sealroom.store.errors import ProfileInUse, from_system
from sealroom.store.private_file import FILE_MODE

LOCK_FILE = "profile.lock"

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
    """Held from its making to `release`, against this process too. The file stays: it is empty."""

    def __init__(self, folder: Path) -> None:
        """Take the lock of `folder`. Raises ProfileInUse, or StoreError for the surroundings."""
        self._descriptor: Final = _open(folder / LOCK_FILE)
        try:
            _try_lock(self._descriptor)
        except BlockingIOError:
            os.close(self._descriptor)
            raise ProfileInUse(folder) from None
        except OSError as problem:
            os.close(self._descriptor)
            raise from_system(problem, folder) from None

    def release(self) -> None:
        """Let others open the profile. Once."""
        os.close(self._descriptor)


def _open(file: Path) -> int:
    try:
        return os.open(file, os.O_RDWR | os.O_CREAT, FILE_MODE)
    except OSError as problem:
        raise from_system(problem, file) from None
