"""The key of a profile's database: made once, kept by a slot of the key file, got back from it."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from sealroom.crypto import SecretsRefused, passphrase_parameters
from sealroom.crypto.database_key import PARAMETERS_VERSION
from sealroom.crypto.key_derivation import derive
from sealroom.store.driver import KEY_BYTES
from sealroom.store.errors import (
    KeyFileDamaged,
    KeyFileTooNew,
    KeyGone,
    KeyringMissing,
    StoreError,
)
from sealroom.store.key_file import KEY_FILE, KeyFile, KeyringSlot, PassphraseSlot, Slot
from sealroom.store.os_keyring import OsKeyring, find_keyring
from sealroom.store.passphrase import (
    AskPassphrase,
    Work,
    choose_passphrase,
    enter_passphrase,
    open_key,
    seal_key,
)

CHECK_CONTEXT = "sealroom/1/database-key-check"
CHECK_BYTES = 32

FindKeyring: TypeAlias = Callable[[], OsKeyring | None]


def key_check(key: bytes, profile_id: str) -> bytes:
    """32 bytes that only this key gives, and that say nothing about it."""
    return derive(key, CHECK_BYTES, CHECK_CONTEXT, profile_id)


@dataclass(frozen=True)
class KeyKeeper:
    """Where keys are kept: in a keyring; where there is none, behind a passphrase."""

    ask: AskPassphrase
    find_keyring: FindKeyring = find_keyring
    work: Work = passphrase_parameters

    def keep(self, folder: Path, key: bytes, profile_id: str) -> Slot:
        """Keep a new profile's key, and say how.

        A keyring that is there but locked or failing is an error, not a reason for a passphrase.
        Raises StoreError, also PassphraseNotGiven and PassphraseTooShort.
        """
        keyring = self.find_keyring()
        if keyring is None:
            return seal_key(key, choose_passphrase(folder.name, self.ask), profile_id, self.work)
        keyring.write(profile_id, key)
        return KeyringSlot()

    def get(self, folder: Path, key_file: KeyFile) -> bytes:
        """The key from the first slot that can be used, and is the database's beyond doubt.

        Raises StoreError: the first slot's, where none can be used; WrongPassphrase to ask again.
        """
        troubles: list[StoreError] = []
        for slot in key_file.slots:
            try:
                return self._from_slot(slot, folder, key_file)
            except (KeyringMissing, KeyGone) as problem:
                troubles.append(problem)
        raise troubles[0] if troubles else KeyFileDamaged(folder / KEY_FILE)

    def _from_slot(self, slot: Slot, folder: Path, key_file: KeyFile) -> bytes:
        match slot:
            case KeyringSlot():
                return self._from_keyring(folder, key_file)
            case PassphraseSlot():
                return self._from_passphrase(slot, folder, key_file)

    def _from_keyring(self, folder: Path, key_file: KeyFile) -> bytes:
        keyring = self.find_keyring()
        if keyring is None:
            raise KeyringMissing
        key = keyring.read(key_file.profile_id)
        if key is None or not _belongs(key, key_file):
            raise KeyGone(folder)
        return key

    def _from_passphrase(self, slot: PassphraseSlot, folder: Path, key_file: KeyFile) -> bytes:
        if slot.parameters.version > PARAMETERS_VERSION:
            raise KeyFileTooNew(slot.parameters.version, PARAMETERS_VERSION)
        passphrase = enter_passphrase(folder.name, self.ask)
        try:
            key = open_key(slot, passphrase, key_file.profile_id)
        except SecretsRefused:
            raise KeyFileDamaged(folder / KEY_FILE) from None
        if not _belongs(key, key_file):
            raise KeyFileDamaged(folder / KEY_FILE)
        return key


def _belongs(key: bytes, key_file: KeyFile) -> bool:
    return len(key) == KEY_BYTES and key_check(key, key_file.profile_id) == key_file.check
