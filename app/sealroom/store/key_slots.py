"""How an open profile's key is kept, and changing that: each change is one new key file, whole.

A crash at any step leaves the old slots or the new ones, and either opens the profile. The key
itself never changes, nor does a change here touch what else opens the profile.
"""

from pathlib import Path
from threading import Lock
from typing import Final

import msgspec

from sealroom.crypto.recovery_code import RecoveryCode
from sealroom.store.errors import KeyFileDamaged, LastWayIn, StoreError, WrongRecoveryCode
from sealroom.store.key_file import (
    KEY_FILE,
    KeyFile,
    KeyringSlot,
    PassphraseSlot,
    RecoverySlot,
    read_key_file,
    slot_of,
    with_slot,
    without_slot,
    write_key_file,
)
from sealroom.store.passphrase import Work, check_new_passphrase, seal_key
from sealroom.store.profile_key import FindKeyring, belongs
from sealroom.store.recovery import open_key_with, seal_key_for


class KeptKey(msgspec.Struct, frozen=True):
    """What opens a profile.

    `keyring` is the name of the system's keyring that holds the key now, empty where none does.
    """

    in_keyring: bool
    """The keyring is meant to hold it."""
    keyring: str
    passphrase: bool
    recovery_code: bool


class KeySlots:
    """Of an open profile. Any thread may call; the keyring and Argon2id take their time."""

    def __init__(self, folder: Path, key: bytes, find_keyring: FindKeyring, work: Work) -> None:
        self._folder: Final = folder
        self._key = key
        self._find_keyring: Final = find_keyring
        self._work: Final = work
        self._turn: Final = Lock()

    def __repr__(self) -> str:
        return f"{type(self).__name__}({str(self._folder)!r})"

    def kept(self) -> KeptKey:
        """What opens the profile now. Raises StoreError."""
        key_file = self._read()
        return KeptKey(
            in_keyring=slot_of(key_file, KeyringSlot) is not None,
            keyring=self._keyring_with_key(key_file),
            passphrase=slot_of(key_file, PassphraseSlot) is not None,
            recovery_code=slot_of(key_file, RecoverySlot) is not None,
        )

    def set_recovery_code(self, code: RecoveryCode) -> None:
        """Let `code` open the profile, and no code before it; nothing is written where it does.

        Raises StoreError; then all is as before.
        """
        with self._turn:
            key_file = self._read()
            slot = slot_of(key_file, RecoverySlot)
            if slot is not None and self._opens(code, slot, key_file):
                return
            new = seal_key_for(code, self._key, key_file.profile_id)
            write_key_file(self._folder, with_slot(key_file, new))

    def let_recovery_code_in(self, code: RecoveryCode) -> None:
        """Let `code` open the profile where no code does yet. Raises StoreError."""
        if slot_of(self._read(), RecoverySlot) is None:
            self.set_recovery_code(code)

    def set_passphrase(self, passphrase: str) -> None:
        """Let `passphrase` open the profile, and no passphrase before it.

        Raises PassphraseTooShort, or another StoreError; then all is as before.
        """
        check_new_passphrase(passphrase)
        with self._turn:
            key_file = self._read()
            new = seal_key(self._key, passphrase, key_file.profile_id, self._work)
            write_key_file(self._folder, with_slot(key_file, new))

    def remove_passphrase(self) -> None:
        """Let no passphrase open the profile any more. Raises LastWayIn, or another StoreError."""
        with self._turn:
            key_file = self._read()
            if not self._keyring_with_key(key_file):
                raise LastWayIn
            write_key_file(self._folder, without_slot(key_file, PassphraseSlot))

    def forget(self) -> None:
        """The profile is closed: nothing can be changed any more."""
        self._key = b""

    def _read(self) -> KeyFile:
        """As it is on the disk. Never written over where it is not this profile's."""
        key_file = read_key_file(self._folder)
        if key_file is None or not belongs(self._key, key_file):
            raise KeyFileDamaged(self._folder / KEY_FILE)
        return key_file

    def _keyring_with_key(self, key_file: KeyFile) -> str:
        """The name of the keyring that opens the profile at its next start."""
        keyring = self._find_keyring() if slot_of(key_file, KeyringSlot) is not None else None
        try:
            if keyring is not None and belongs(keyring.read(key_file.profile_id), key_file):
                return keyring.name
        except StoreError:
            return ""  # locked or failing: not to be relied on now
        return ""

    def _opens(self, code: RecoveryCode, slot: RecoverySlot, key_file: KeyFile) -> bool:
        try:
            return belongs(open_key_with(code, slot, key_file.profile_id), key_file)
        except WrongRecoveryCode:
            return False
