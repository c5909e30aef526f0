"""Scenes of what is seen where a profile does not open by itself."""

from collections.abc import Callable
from pathlib import Path

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
    WrongPassphrase,
    WrongRecoveryCode,
)
from sealroom.ui.dialogs.other_profile import OtherProfileSheet
from sealroom.ui.dialogs.passphrase import PassphraseSheet
from sealroom.ui.dialogs.sheet import Sheet
from sealroom.ui.dialogs.trouble import TroubleSheet
from sealroom.ui.dialogs.unlock import Locked, UnlockSheet
from sealroom.ui.text.profile_trouble import trouble_of
from sealroom.ui.theme import Theme
from tests.shots.scene import LoneScene
from tests.ui import believable

NAME = "default"
FOLDER = Path("/home/mira/.local/share/Sealroom/profiles/default")
FILE = FOLDER / "profile.db"

TROUBLES: dict[str, StoreError] = {
    "in-use": ProfileInUse(FOLDER, 4711),
    "in-use-elsewhere": ProfileInUse(FOLDER, 4711, "attic"),
    "keyring-locked": ProfileLocked(),
    "keyring-missing": KeyringMissing(),
    "keyring-failed": KeyringFailed(),
    "key-gone": KeyGone(FOLDER),
    "key-file-damaged": KeyFileDamaged(FOLDER / "key.json"),
    "key-file-too-new": KeyFileTooNew(3, 2),
    "database-missing": DatabaseMissing(FILE),
    "database-damaged": DatabaseDamaged(FILE),
    "database-too-new": DatabaseTooNew(12, 9),
    "database-busy": DatabaseBusy(FILE),
    "migration-failed": MigrationFailed(FILE, 8, 9),
    "disk-full": DiskFull(420 << 20),
    "read-only": ReadOnly(FILE),
    "disk-failed": DiskFailed(FILE, "disk I/O error"),
    "not-a-profile": NotAProfile(Path("/home/mira/Documents")),
    "name-refused": ProfileNameRefused("../mira"),
}
"""Every way in which opening fails, by name."""

_WITH_COPY = {"database-missing", "database-damaged", "database-too-new"}


def _trouble(name: str) -> Callable[[Theme], Sheet]:
    made_at = believable.NOW / 1000 if name in _WITH_COPY else None
    trouble = trouble_of(TROUBLES[name], NAME, FOLDER, made_at)
    return lambda theme: TroubleSheet(theme, trouble)


def _unlock(
    *, passphrase: bool = True, recovery_code: bool = False, keyring: str = "", problem: str = ""
) -> Callable[[Theme], Sheet]:
    return unlock(Locked(NAME, passphrase, recovery_code, keyring, problem))


def unlock(locked: Locked) -> Callable[[Theme], Sheet]:
    """Asks for what opens it."""
    return lambda theme: UnlockSheet(theme, locked)


def _other(theme: Theme) -> Sheet:
    return OtherProfileSheet(theme, NAME, str(ProfileNameRefused("a/b")), "a/b")


def _two_passphrases(sheet: Sheet) -> None:
    assert isinstance(sheet, PassphraseSheet)
    sheet.chosen.first.edit.setText("four words are fine")
    sheet.chosen.again.edit.setText("three are not")
    sheet.accept()


def _type_code(sheet: Sheet) -> None:
    assert isinstance(sheet, UnlockSheet)
    sheet.field.edit.setText("ABCD-EFGH-IJKL-MNOP-QRST-UVWX-YZ23-4567")
    sheet.show_typed.click()


LONE = (
    LoneScene("passphrase-new", PassphraseSheet, _two_passphrases),
    LoneScene("unlock-passphrase", _unlock()),
    LoneScene("unlock-wrong", _unlock(problem=str(WrongPassphrase()))),
    LoneScene(
        "unlock-emptied-keyring",
        _unlock(passphrase=False, recovery_code=True, keyring=str(KeyGone(FOLDER))),
        _type_code,
    ),
    LoneScene(
        "unlock-locked-keyring",
        _unlock(recovery_code=True, keyring=str(ProfileLocked()), problem=str(WrongRecoveryCode())),
    ),
    LoneScene("unlock-code", _unlock(passphrase=False, recovery_code=True)),
    LoneScene("other-profile", _other),
    *(LoneScene(f"trouble-{name}", _trouble(name)) for name in TROUBLES),
)
