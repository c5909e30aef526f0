"""One person's profile: a folder with a lock, a key file and an encrypted database.

    profile.lock            held while the profile is open
    key.json                how the database's key is got (`key_file`)
    profile.db              the database, with -wal and -shm beside it while it is open
    profile.db.schema-N     a copy from before a migration, for a week

First creation, each step whole on the disk before the next; a crash after any of them is finished,
or started again, at the next opening:

    1  key.json without slots       nothing is promised yet
    2  the key into the keyring     under the profile's random id, so that a repeat replaces it
    3  profile.db.new               a complete, empty database
    4  key.json with its slot       from here on the profile exists
    5  profile.db.new -> profile.db

So a `profile.db` is never without its key, is never replaced, and no key is ever made for one that
exists.
"""

import secrets
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Final

from sealroom.crypto import generate_database_key, passphrase_parameters
from sealroom.store.database import Database, create_database, open_database, remove_database
from sealroom.store.errors import DatabaseMissing, KeyFileDamaged
from sealroom.store.key_file import (
    KEY_FILE,
    KEY_FILE_VERSION,
    KeyFile,
    read_key_file,
    write_key_file,
)
from sealroom.store.migration import drop_old_backups
from sealroom.store.os_keyring import find_keyring
from sealroom.store.passphrase import AskPassphrase, Work
from sealroom.store.private_file import make_private_folder, move_private_file
from sealroom.store.profile_folder import profile_folder
from sealroom.store.profile_key import FindKeyring, KeyKeeper, key_check
from sealroom.store.profile_lock import ProfileLock

DATABASE_FILE = "profile.db"
NEW_DATABASE_FILE = "profile.db.new"
_ID_BYTES = 16

Clock = Callable[[], float]


class Profile:
    """An open profile; from `open_profile`. As a context manager it closes itself."""

    def __init__(self, folder: Path, database: Database, lock: ProfileLock) -> None:
        self.folder: Final = folder
        self.database: Final = database
        self._lock: ProfileLock | None = lock

    def __repr__(self) -> str:
        return f"{type(self).__name__}({str(self.folder)!r})"

    @property
    def name(self) -> str:
        """What the person calls it: its folder's name."""
        return self.folder.name

    def close(self) -> None:
        """Close the database and let others open the profile; once is enough. Raises StoreError."""
        lock, self._lock = self._lock, None
        if lock is not None:
            try:
                self.database.close()
            finally:
                lock.release()

    def __enter__(self) -> "Profile":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()


def open_profile(
    name_or_path: str | Path,
    *,
    ask_passphrase: AskPassphrase,
    find_keyring: FindKeyring = find_keyring,
    work: Work = passphrase_parameters,
    clock: Clock = time.time,
) -> Profile:
    """Open a profile, and make it where there is none.

    `name_or_path` is a name in `profiles_folder()`, or a path. `ask_passphrase` is called at most
    once, where `find_keyring` finds none or the profile was made without one; `work` sets how hard
    guessing a new passphrase is made. The keyring and Argon2id take their time: not for a window's
    thread.

    Raises StoreError; after WrongPassphrase call again. Whatever it raises, the profile is closed
    and what was in it is as before.
    """
    folder = profile_folder(name_or_path)
    make_private_folder(folder)
    lock = ProfileLock(folder)
    try:
        database = _open_database(folder, KeyKeeper(ask_passphrase, find_keyring, work))
    except BaseException:
        lock.release()
        raise
    drop_old_backups(folder / DATABASE_FILE, clock())
    return Profile(folder, database, lock)


def _open_database(folder: Path, keeper: KeyKeeper) -> Database:
    file = folder / DATABASE_FILE
    key_file = read_key_file(folder)
    if key_file is None or not key_file.slots:
        if file.exists():
            raise KeyFileDamaged(folder / KEY_FILE)
        key = _create(folder, key_file, keeper)
    else:
        _finish_creation(folder)
        key = keeper.get(folder, key_file)
    return open_database(file, key)


def _create(folder: Path, begun: KeyFile | None, keeper: KeyKeeper) -> bytes:
    unfinished = folder / NEW_DATABASE_FILE
    remove_database(unfinished)
    if begun is None:
        begun = KeyFile(KEY_FILE_VERSION, secrets.token_hex(_ID_BYTES), b"", ())
        write_key_file(folder, begun)
    key = generate_database_key()
    slot = keeper.keep(folder, key, begun.profile_id)
    create_database(unfinished, key).close()
    check = key_check(key, begun.profile_id)
    write_key_file(folder, KeyFile(KEY_FILE_VERSION, begun.profile_id, check, (slot,)))
    move_private_file(unfinished, folder / DATABASE_FILE)
    return key


def _finish_creation(folder: Path) -> None:
    file, unfinished = folder / DATABASE_FILE, folder / NEW_DATABASE_FILE
    if file.exists():
        return
    if not unfinished.exists():
        raise DatabaseMissing(file)
    move_private_file(unfinished, file)
