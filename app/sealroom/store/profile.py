"""One person's profile: a folder with a lock, a key file and an encrypted database.

    profile.lock            held while the profile is open
    key.json                how the database's key is got (`key_file`)
    profile.db              the database, with -wal and -shm beside it while it is open
    profile.db.schema-N     a copy from before a migration, for a week (`backup`)
    profile.db.suspect      damage was met in the database: the next opening reads all of it
    profile.db.aside-N      what a restored copy took the place of (`restoring`)

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
from sealroom.store.backup import Backup, backups_of, drop_old_backups
from sealroom.store.database import Database, create_database, open_database, remove_database
from sealroom.store.errors import DatabaseMissing, KeyFileDamaged, StoreError
from sealroom.store.key_file import (
    KEY_FILE,
    KEY_FILE_VERSION,
    KeyFile,
    read_key_file,
    write_key_file,
)
from sealroom.store.key_slots import KeySlots
from sealroom.store.migration import packaged_migrations
from sealroom.store.os_keyring import find_keyring
from sealroom.store.passphrase import Work
from sealroom.store.private_file import make_private_folder, move_private_file
from sealroom.store.profile_folder import profile_folder
from sealroom.store.profile_key import FindKeyring, KeyKeeper, belongs, key_check
from sealroom.store.profile_lock import ProfileLock
from sealroom.store.question import AskPassphrase
from sealroom.store.restoring import finish_restoring, restore

DATABASE_FILE = "profile.db"
NEW_DATABASE_FILE = "profile.db.new"
_ID_BYTES = 16

Clock = Callable[[], float]


class Profile:
    """An open profile; from `open_profile`. As a context manager it closes itself."""

    def __init__(self, claim: "ProfileClaim", database: Database, keys: KeySlots) -> None:
        self.folder: Final = claim.folder
        self.database: Final = database
        self.keys: Final = keys
        self._claim: ProfileClaim | None = claim

    def __repr__(self) -> str:
        return f"{type(self).__name__}({str(self.folder)!r})"

    @property
    def name(self) -> str:
        """What the person calls it: its folder's name."""
        return self.folder.name

    def close(self) -> None:
        """Close the database and let others open the profile; once is enough. Raises StoreError."""
        claim, self._claim = self._claim, None
        if claim is not None:
            self.keys.forget()
            try:
                self.database.close()
            finally:
                claim.release()

    def lock(self) -> "ProfileClaim | None":
        """Close the database and drop its key, but keep others out: the claim can open it again.

        None where it was closed already. Raises StoreError; all is closed even then.
        """
        claim, self._claim = self._claim, None
        if claim is not None:
            self.keys.forget()
            claim.forget()
            self.database.close()
        return claim

    def __enter__(self) -> "Profile":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()


class ProfileClaim:
    """The right to open a profile's folder, kept from everyone else until `release`."""

    def __init__(
        self,
        name_or_path: str | Path,
        *,
        find_keyring: FindKeyring = find_keyring,
        work: Work = passphrase_parameters,
        clock: Clock = time.time,
    ) -> None:
        """Make the folder where there is none, and lock it. Raises StoreError, also ProfileInUse.

        The rest as for `open_profile`.
        """
        self.folder: Final = profile_folder(name_or_path)
        make_private_folder(self.folder)
        self._find_keyring: Final = find_keyring
        self._work: Final = work
        self._clock: Final = clock
        self._lock: ProfileLock | None = ProfileLock(self.folder)
        self._known_key = b""
        """What the person need not be asked for again: a copy may be restored, or a disk freed."""

    @property
    def database_file(self) -> Path:
        """Where the database lies, or would."""
        return self.folder / DATABASE_FILE

    def open(self, ask_passphrase: AskPassphrase) -> Profile:
        """Open the profile, or make it. Raises StoreError: then all is as before, and still held.

        The profile takes the claim along: closing it lets others in.
        """
        finish_restoring(self.database_file)
        key = self._key(ask_passphrase, may_create=True)
        database = open_database(self.database_file, key)
        try:
            database.settle_suspicion()
        except StoreError:
            database.close()
            raise
        drop_old_backups(self.database_file, self._clock())
        return Profile(self, database, KeySlots(self.folder, key, self._find_keyring, self._work))

    def backups(self) -> list[Backup]:
        """Copies from before a migration, the newest first, that this Sealroom can read."""
        known = len(packaged_migrations())
        return [each for each in backups_of(self.database_file) if each.version <= known]

    def restore(self, backup: Backup, ask_passphrase: AskPassphrase) -> None:
        """Put a copy in the place of the database, which is kept aside. Raises StoreError."""
        restore(self.database_file, backup, self._key(ask_passphrase, may_create=False))

    def forget(self) -> None:
        """Drop what the person entered: they are asked again."""
        self._known_key = b""

    def release(self) -> None:
        """Let others open the profile; once is enough."""
        self.forget()
        lock, self._lock = self._lock, None
        if lock is not None:
            lock.release()

    def _key(self, ask_passphrase: AskPassphrase, *, may_create: bool) -> bytes:
        keeper = KeyKeeper(ask_passphrase, self._find_keyring, self._work)
        key_file = read_key_file(self.folder)
        if key_file is not None and key_file.slots:
            if may_create:
                _finish_creation(self.folder)
            if not belongs(self._known_key, key_file):
                self._known_key = keeper.get(self.folder, key_file)
            return self._known_key
        if self.database_file.exists() or not may_create:
            raise KeyFileDamaged(self.folder / KEY_FILE)
        return _create(self.folder, key_file, keeper)


def open_profile(
    name_or_path: str | Path,
    *,
    ask_passphrase: AskPassphrase,
    find_keyring: FindKeyring = find_keyring,
    work: Work = passphrase_parameters,
    clock: Clock = time.time,
) -> Profile:
    """Open a profile, and make it where there is none.

    `name_or_path` is a name in `profiles_folder()`, or a path. `ask_passphrase` is called where
    `find_keyring` finds none or the one found does not help, until an answer opens the profile;
    `work` sets how hard guessing a new passphrase is made. The keyring and Argon2id take their
    time: not for a window's thread.

    Raises StoreError. Whatever it raises, the profile is closed and what was in it is as before.
    """
    claim = ProfileClaim(name_or_path, find_keyring=find_keyring, work=work, clock=clock)
    try:
        return claim.open(ask_passphrase)
    except BaseException:
        claim.release()
        raise


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
