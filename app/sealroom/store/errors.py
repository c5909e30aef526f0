"""Why the store says no. `str()` of each is for the person: what happened, to what, what to do.

    StoreError
    ├── ProfileNameRefused      not a name a folder can have everywhere
    ├── NotAProfile             a folder with other things in it
    ├── ProfileInUse            another Sealroom has this profile open
    ├── ProfileLocked           the keyring is locked, and was not unlocked
    ├── KeyringMissing          the profile's key is in a keyring that cannot be reached
    ├── KeyringFailed           the keyring answered with an error
    ├── KeyGone                 the keyring no longer holds the profile's key, or another one
    ├── PassphraseNotGiven      asked for, and not entered
    ├── PassphraseTooShort      a new one that is too easily guessed
    ├── PassphraseEmpty         a lock was to be set without one
    ├── NoRecoveryCode          a lock was to be set, and nothing would help who forgets it
    ├── WrongPassphrase         told with the next question
    ├── WrongRecoveryCode       told with the next question
    ├── LastWayIn               what is to be removed is all that surely opens the profile
    ├── KeyFileDamaged          `key.json` is missing or not what Sealroom writes
    ├── KeyFileTooNew           `key.json` was written by a newer Sealroom
    ├── DatabaseMissing         the profile has a key, and no database
    ├── DatabaseDamaged         the file is not what was written
    ├── DatabaseTooNew          the schema is of a newer Sealroom
    ├── MigrationFailed         the schema could not be brought up to date
    ├── DatabaseBusy            another program keeps the file locked
    ├── NoIdentity              nobody has registered in the profile yet
    ├── ProfileNotEmpty         somebody has, so nothing is restored into it
    ├── KitNotSaved             a recovery kit's place cannot be written
    ├── KitNotRead              a recovery kit's file cannot be read
    ├── DiskFull                also where there is no room for a copy that must be made
    ├── ReadOnly
    └── DiskFailed              any other trouble with the disk

What is none of these is a fault of Sealroom's own and stays the driver's error. No error carries a
key, a passphrase or what was to be stored.
"""

import errno
import math
import shutil
from pathlib import Path

MEBIBYTE = 1 << 20


class StoreError(Exception):
    """Anything that keeps a profile from being opened, read or written."""


class ProfileNameRefused(StoreError):
    """A profile cannot have this name."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"“{name}” cannot be a profile's name. Use up to 60 letters, digits, spaces, “-”, “_”"
            " and “.”, beginning and ending with a letter or digit."
        )


class NotAProfile(StoreError):
    """A folder was named that holds something, and no profile."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            f"{folder} is not a profile and has other things in it. Choose a new or empty folder."
        )
        self.folder = folder


class ProfileInUse(StoreError):
    """A Sealroom that runs already has the profile open.

    `computer` is empty where it is this one; `process` is its process there, 0 where unknown.
    """

    def __init__(self, folder: Path, process: int = 0, computer: str = "") -> None:
        where = f" on the computer “{computer}”" if computer else ""
        which = f" (process {process})" if process else ""
        super().__init__(
            f"The profile “{folder.name}” is open in another Sealroom{where}{which}. Use that"
            " window, or close it first."
        )
        self.folder = folder
        self.process = process
        self.computer = computer


class ProfileLocked(StoreError):
    """The keyring is locked, and the person did not unlock it."""

    def __init__(self) -> None:
        super().__init__(
            "The system's keyring is locked, and with it the profile. Unlock the keyring and try"
            " again."
        )


class KeyringMissing(StoreError):
    """The profile's key is in the keyring, and there is no keyring within reach."""

    def __init__(self) -> None:
        super().__init__(
            "The profile's key is in the system's keyring, which cannot be reached. Log in to"
            " the desktop as usual, or start the keyring service, and try again."
        )


class KeyringFailed(StoreError):
    """The keyring could not read, keep or drop the key."""

    def __init__(self) -> None:
        super().__init__(
            "The system's keyring answered with an error. Check that it is running and unlocked,"
            " and try again."
        )


class KeyGone(StoreError):
    """The keyring does not hold the key that this profile's database was made with."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            f"The system's keyring does not hold the key of the profile “{folder.name}” (any more)."
            " Nothing was changed."
        )
        self.folder = folder


class PassphraseNotGiven(StoreError):
    """The person was asked for the passphrase and gave none."""

    def __init__(self) -> None:
        super().__init__("The profile stays closed: no passphrase was given.")


class PassphraseTooShort(StoreError):
    """A new passphrase must have at least `shortest` characters."""

    def __init__(self, shortest: int) -> None:
        super().__init__(
            f"The passphrase is too short. Use at least {shortest} characters; a few words that"
            " nobody would guess are best."
        )
        self.shortest = shortest


class PassphraseEmpty(StoreError):
    """The app lock takes any passphrase but none."""

    def __init__(self) -> None:
        super().__init__("A lock needs a passphrase. Any will do; a few words are best.")


class NoRecoveryCode(StoreError):
    """The lock would be the only way in, and the keyring's half of it can be lost."""

    def __init__(self) -> None:
        super().__init__(
            "No recovery code opens this profile yet, so a forgotten passphrase or an emptied"
            " keyring would cost everything. Save your recovery kit first."
        )


class WrongPassphrase(StoreError):
    """The passphrase does not open the profile."""

    def __init__(self) -> None:
        super().__init__("This is not the profile's passphrase. Try again.")


class WrongRecoveryCode(StoreError):
    """The recovery code does not open the profile, or is none; `why` says what is wrong with it."""

    def __init__(self, why: str = "") -> None:
        super().__init__(why or "This recovery code does not open the profile. Check each group.")


class LastWayIn(StoreError):
    """The keyring does not hold the key now, so the passphrase must stay."""

    def __init__(self) -> None:
        super().__init__(
            "The passphrase stays: the system's keyring does not hold the profile's key, and"
            " without a passphrase only the recovery code would open it."
        )


class KeyFileDamaged(StoreError):
    """The file that says how to open the profile is missing or damaged."""

    def __init__(self, file: Path) -> None:
        super().__init__(
            f"{file} is missing or damaged, and without it the profile's database cannot be opened."
            " Restore that file from a backup. Nothing was changed."
        )
        self.file = file


class KeyFileTooNew(StoreError):
    """A newer Sealroom wrote how to open the profile."""

    def __init__(self, found: int, known: int) -> None:
        super().__init__(
            f"The profile was protected by a newer Sealroom (form {found}, this one reads up to"
            f" {known}). Install the newer one. Nothing was changed."
        )
        self.found = found
        self.known = known


class DatabaseMissing(StoreError):
    """The profile had a database, and it is not there any more."""

    def __init__(self, file: Path) -> None:
        super().__init__(
            f"The profile's database {file} is gone. Put it back from a backup. Nothing else was"
            " changed."
        )
        self.file = file


class DatabaseDamaged(StoreError):
    """The database's file was altered, cut off, or belongs to another key."""

    def __init__(self, file: Path | None) -> None:
        super().__init__(
            f"The profile's database {file or ''} is damaged. Restore it from a backup. Nothing was"
            " changed."
        )
        self.file = file


class DatabaseTooNew(StoreError):
    """The database's schema is newer than this Sealroom."""

    def __init__(self, found: int, known: int) -> None:
        super().__init__(
            f"The profile was used with a newer Sealroom (schema {found}, this one knows {known})."
            " Install the newer one. Nothing was changed."
        )
        self.found = found
        self.known = known


class MigrationFailed(StoreError):
    """The database could not be brought to this Sealroom's schema; it is as it was before."""

    def __init__(self, file: Path | None, found: int, wanted: int) -> None:
        super().__init__(
            f"The profile could not be brought up to date (from schema {found} to {wanted})."
            " Nothing was changed: the Sealroom that you had before still opens it."
        )
        self.file = file


class DatabaseBusy(StoreError):
    """Another program holds the database's file for too long."""

    def __init__(self, file: Path | None) -> None:
        super().__init__(
            f"Another program, perhaps a backup, keeps {file or 'the database'} locked. Wait for it"
            " and try again."
        )
        self.file = file


class NoIdentity(StoreError):
    """There is nothing to put into a kit."""

    def __init__(self) -> None:
        super().__init__("There is nothing to save yet: nobody has registered in this profile.")


class ProfileNotEmpty(StoreError):
    """A kit is restored only where nothing can be lost by it."""

    def __init__(self) -> None:
        super().__init__(
            "This profile belongs to someone already. Start Sealroom with a new profile to restore"
            " a kit. Nothing was changed."
        )


class KitNotSaved(StoreError):
    """The place that was chosen for a kit cannot be written."""

    def __init__(self, file: Path) -> None:
        super().__init__(f"{file} could not be saved. Choose another folder or disk.")
        self.file = file


class KitNotRead(StoreError):
    """The file that was chosen as a kit cannot be read."""

    def __init__(self, file: Path) -> None:
        super().__init__(
            f"{file} could not be read. Look whether it is still there, or copy it to this computer"
            " first."
        )
        self.file = file


class DiskFull(StoreError):
    """There is no room left. What was not stored is as it was before.

    `missing` is how many bytes it takes, where that is known.
    """

    def __init__(self, missing: int = 0) -> None:
        room = f"at least {math.ceil(missing / MEBIBYTE)} MB of room" if missing else "room"
        super().__init__(
            f"The disk is full. Make {room} and try again; nothing that was kept is lost."
        )
        self.missing = missing


class ReadOnly(StoreError):
    """The profile's folder or file may not be written."""

    def __init__(self, path: Path | None) -> None:
        super().__init__(
            f"{path or 'The profile'} cannot be written. Give yourself the right to read and write"
            " there, or move the profile to a disk that can be written. Nothing was changed."
        )
        self.path = path


class DiskFailed(StoreError):
    """The operating system could not read or write, for a reason of its own."""

    def __init__(self, path: Path | None, reason: str) -> None:
        super().__init__(
            f"{path or 'The profile'} cannot be read or written ({reason}). Check the disk and try"
            " again."
        )
        self.path = path


_NO_SPACE = frozenset({errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)})
_NO_RIGHT = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})
_FULL_BELOW_BYTES = 64 << 10
"""SQLite cannot grow its shared index in less, and calls that an input/output error."""


def from_system(problem: OSError, path: Path) -> StoreError:
    """The words for what the operating system said about `path`."""
    if problem.errno in _NO_SPACE:
        return DiskFull()
    if problem.errno in _NO_RIGHT:
        return ReadOnly(path)
    return DiskFailed(path, problem.strerror or type(problem).__name__)


def from_disk(path: Path | None, reason: str) -> StoreError:
    """The words for a failure of the disk whose cause the driver does not tell."""
    if path is not None and _is_full(path):
        return DiskFull()
    return DiskFailed(path, reason)


def _is_full(path: Path) -> bool:
    try:
        return shutil.disk_usage(path.parent).free < _FULL_BELOW_BYTES
    except OSError:
        return False
