"""Why a profile cannot be opened, what is safe, and which ways on there are, in words."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale

from sealroom.store.errors import (
    DatabaseBusy,
    DatabaseDamaged,
    DatabaseMissing,
    DatabaseTooNew,
    DiskFailed,
    DiskFull,
    KeyFileDamaged,
    KeyFileTooNew,
    KeyGone,
    KeyringFailed,
    KeyringMissing,
    MigrationFailed,
    NotAProfile,
    ProfileInUse,
    ProfileLocked,
    ProfileNameRefused,
    ReadOnly,
    StoreError,
)
from sealroom.ui.dialogs.trouble import Offer, Trouble, Way
from sealroom.ui.text.told import told

translate = QCoreApplication.translate

_NOT_OPENED = (ProfileNameRefused, NotAProfile)
"""No profile was looked at: there is nothing to try again."""


def trouble_of(
    problem: StoreError, profile: str, folder: Path | None, copy_made_at: float | None
) -> Trouble:
    """What to show for `problem`; `copy_made_at` is the time of a copy that can be restored."""
    in_folder = isinstance(
        problem, (*_DATABASE, KeyFileDamaged, MigrationFailed, DiskFull, DiskFailed, ReadOnly)
    )
    return Trouble(
        title=_title(problem),
        words=told(str(problem)),
        safe=_safe(problem),
        ways=tuple(_ways(problem, profile, copy_made_at)),
        folder=folder if in_folder else None,
    )


_DATABASE = (DatabaseDamaged, DatabaseMissing)


def _title(problem: StoreError) -> str:  # noqa: C901, PLR0911 - a table
    match problem:
        case ProfileInUse():
            return translate("Trouble", "This profile is open already")
        case ProfileLocked():
            return translate("Trouble", "The keyring is locked")
        case KeyringMissing():
            return translate("Trouble", "The keyring cannot be reached")
        case KeyringFailed():
            return translate("Trouble", "The keyring does not answer")
        case KeyGone():
            return translate("Trouble", "The keyring has no key for this profile")
        case KeyFileDamaged():
            return translate("Trouble", "The profile’s key file is damaged")
        case KeyFileTooNew() | DatabaseTooNew():
            return translate("Trouble", "This profile needs a newer Sealroom")
        case DatabaseMissing():
            return translate("Trouble", "The profile’s database is gone")
        case DatabaseDamaged():
            return translate("Trouble", "The profile’s database is damaged")
        case MigrationFailed():
            return translate("Trouble", "The profile could not be brought up to date")
        case DiskFull():
            return translate("Trouble", "The disk is full")
        case ReadOnly():
            return translate("Trouble", "The profile cannot be written")
    return translate("Trouble", "The profile cannot be opened")


def _safe(problem: StoreError) -> str:
    match problem:
        case ProfileLocked() | KeyringMissing() | KeyringFailed() | DatabaseBusy():
            return translate("Trouble", "Your keys and messages lie sealed on the disk, as before.")
        case KeyGone():
            return translate(
                "Trouble",
                "Your keys and messages lie sealed on the disk. A restored keyring opens them; on "
                "this profile there is neither a passphrase nor a recovery code yet.",
            )
        case DatabaseDamaged() | DatabaseMissing() | KeyFileDamaged():
            return translate(
                "Trouble",
                "Nothing is repaired or written over by itself. A recovery kit, if you saved one, "
                "brings your rooms and keys back into another profile.",
            )
    return ""  # what happened says it


def _ways(problem: StoreError, profile: str, copy_made_at: float | None) -> Sequence[Offer]:
    ways: list[Offer] = []
    too_new = isinstance(problem, DatabaseTooNew)
    if copy_made_at is not None and (too_new or isinstance(problem, _DATABASE)):
        ways.append(_restore(copy_made_at))
    if not isinstance(problem, _NOT_OPENED):
        again = Offer(Way.AGAIN, translate("Trouble", "Try again"), _once_more(problem))
        ways.insert(len(ways) if too_new or isinstance(problem, _DATABASE) else 0, again)
    words = translate("Trouble", "“{profile}” stays as it is").format(profile=profile)
    ways.append(Offer(Way.OTHER, translate("Trouble", "Go on with another profile"), words))
    return ways


def _restore(made_at: float) -> Offer:
    when = QDateTime.fromSecsSinceEpoch(int(made_at))
    day = QLocale().toString(when.date(), QLocale.FormatType.LongFormat)
    return Offer(
        Way.RESTORE,
        translate("Trouble", "Use the copy of {day}").format(day=day),
        translate("Trouble", "Without what came since; the present file is kept beside it"),
    )


def _once_more(problem: StoreError) -> str:
    match problem:
        case ProfileInUse():
            return translate("Trouble", "The other Sealroom was closed")
        case ProfileLocked() | KeyringMissing() | KeyringFailed() | KeyGone():
            return translate("Trouble", "The keyring is there and unlocked now")
        case DiskFull():
            return translate("Trouble", "There is room on the disk now")
        case ReadOnly():
            return translate("Trouble", "It can be written now")
        case KeyFileTooNew() | DatabaseTooNew():
            return translate("Trouble", "Something else was in the way")
        case KeyFileDamaged() | DatabaseMissing() | DatabaseDamaged():
            return translate("Trouble", "The file is back from a backup of your own")
    return translate("Trouble", "What was in the way may be over")
