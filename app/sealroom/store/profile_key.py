"""The key of a profile's database: made once, kept by a slot of the key file, got back from it."""

from pathlib import Path

from sealroom.crypto import SecretsRefused
from sealroom.crypto.key_derivation import derive
from sealroom.store.driver import KEY_BYTES
from sealroom.store.errors import KeyFileDamaged, KeyGone, KeyringMissing, StoreError
from sealroom.store.key_file import KEY_FILE, KeyFile, KeyringSlot, PassphraseSlot, Slot
from sealroom.store.os_keyring import find_keyring
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


def key_check(key: bytes, profile_id: str) -> bytes:
    """32 bytes that only this key gives, and that say nothing about it."""
    return derive(key, CHECK_BYTES, CHECK_CONTEXT, profile_id)


def keep_key(folder: Path, key: bytes, profile_id: str, ask: AskPassphrase, work: Work) -> Slot:
    """Put a new profile's key into the keyring; where there is none, under a passphrase.

    A keyring that is there but locked or failing is an error, not a reason for a passphrase. Raises
    StoreError, also PassphraseNotGiven and PassphraseTooShort.
    """
    keyring = find_keyring()
    if keyring is None:
        return seal_key(key, choose_passphrase(folder.name, ask), profile_id, work)
    keyring.write(profile_id, key)
    return KeyringSlot()


def get_key(folder: Path, key_file: KeyFile, ask: AskPassphrase) -> bytes:
    """The key from the first slot that can be used, and is the database's beyond doubt.

    Raises StoreError: the first slot's, where none can be used; WrongPassphrase to ask again.
    """
    troubles: list[StoreError] = []
    for slot in key_file.slots:
        try:
            return _from_slot(slot, folder, key_file, ask)
        except (KeyringMissing, KeyGone) as problem:
            troubles.append(problem)
    raise troubles[0] if troubles else KeyFileDamaged(folder / KEY_FILE)


def _from_slot(slot: Slot, folder: Path, key_file: KeyFile, ask: AskPassphrase) -> bytes:
    match slot:
        case KeyringSlot():
            return _from_keyring(folder, key_file)
        case PassphraseSlot():
            return _from_passphrase(slot, folder, key_file, ask)


def _from_keyring(folder: Path, key_file: KeyFile) -> bytes:
    keyring = find_keyring()
    if keyring is None:
        raise KeyringMissing
    key = keyring.read(key_file.profile_id)
    if key is None or not _belongs(key, key_file):
        raise KeyGone(folder)
    return key


def _from_passphrase(
    slot: PassphraseSlot, folder: Path, key_file: KeyFile, ask: AskPassphrase
) -> bytes:
    passphrase = enter_passphrase(folder.name, ask)
    try:
        key = open_key(slot, passphrase, key_file.profile_id)
    except SecretsRefused:
        raise KeyFileDamaged(folder / KEY_FILE) from None
    if not _belongs(key, key_file):
        raise KeyFileDamaged(folder / KEY_FILE)
    return key


def _belongs(key: bytes, key_file: KeyFile) -> bool:
    return len(key) == KEY_BYTES and key_check(key, key_file.profile_id) == key_file.check
