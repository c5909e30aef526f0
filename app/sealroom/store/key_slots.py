"""How an open profile's key is kept, and changing that: each change is one new key file, whole.

A crash at any step leaves the old slots or the new ones, and either opens the profile. The key
itself never changes, nor does a change here touch what else opens the profile; only the app lock
takes the place of keyring and passphrase, since neither alone may open a locked profile:

    set       the half into the keyring -> key file with the lock -> the key out of the keyring
    remove    the key into the keyring -> key file without the lock -> the half out of the keyring

Where a crash left the key in the keyring of a locked profile, its next opening takes it away.
"""

import logging
from pathlib import Path
from threading import Lock
from typing import Final

import msgspec

from sealroom.crypto.recovery_code import RecoveryCode
from sealroom.store.app_lock import half_account, new_half, seal_key_locked
from sealroom.store.errors import (
    KeyFileDamaged,
    KeyringMissing,
    LastWayIn,
    NoRecoveryCode,
    PassphraseEmpty,
    StoreError,
    WrongPassphrase,
    WrongRecoveryCode,
)
from sealroom.store.key_file import (
    KEY_FILE,
    KeyFile,
    KeyringSlot,
    LockSlot,
    PassphraseSlot,
    RecoverySlot,
    read_key_file,
    slot_of,
    with_slot,
    without_slot,
    write_key_file,
)
from sealroom.store.os_keyring import OsKeyring
from sealroom.store.passphrase import Work, check_new_passphrase, seal_key
from sealroom.store.profile_key import FindKeyring, belongs, key_behind
from sealroom.store.recovery import open_key_with, seal_key_for

_log = logging.getLogger(__name__)


class KeptKey(msgspec.Struct, frozen=True):
    """What opens a profile.

    `keyring` is the name of the system's keyring that holds the key now, empty where none does.
    """

    in_keyring: bool
    """The keyring is meant to hold it."""
    keyring: str
    passphrase: bool
    recovery_code: bool
    lock: bool
    """A passphrase and the keyring open it together, and neither alone."""


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
            lock=slot_of(key_file, LockSlot) is not None,
        )

    def asks(self) -> bool:
        """Whether opening the profile takes a person: no keyring does it alone. Raises StoreError.

        Quick: only the key file is read.
        """
        return slot_of(self._read(), KeyringSlot) is None

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

    def set_passphrase(self, passphrase: str, present: str = "") -> None:
        """Let `passphrase` open the profile, and no passphrase before it, which is `present`.

        Raises WrongPassphrase, PassphraseTooShort, or another StoreError; then all is as before.
        """
        check_new_passphrase(passphrase)
        with self._turn:
            key_file = self._read()
            self._check_present(present, key_file)
            new = seal_key(self._key, passphrase, key_file.profile_id, self._work)
            write_key_file(self._folder, with_slot(key_file, new))

    def remove_passphrase(self, present: str) -> None:
        """Let no passphrase open the profile any more.

        Raises WrongPassphrase, LastWayIn, or another StoreError; then all is as before.
        """
        with self._turn:
            key_file = self._read()
            if not self._keyring_with_key(key_file):
                raise LastWayIn
            self._check_present(present, key_file)
            write_key_file(self._folder, without_slot(key_file, PassphraseSlot))

    def set_lock(self, passphrase: str, present: str = "") -> None:
        """Let `passphrase` and the keyring open the profile together, and neither of them alone.

        Any passphrase but an empty one. `present` is the one before, of the lock or the profile,
        or the recovery code; not looked at where there was none. Raises WrongPassphrase,
        NoRecoveryCode, PassphraseEmpty, the keyring's or another StoreError; then all is as before.
        """
        if not passphrase:
            raise PassphraseEmpty
        with self._turn:
            key_file = self._read()
            self._check_present(present, key_file)
            if slot_of(key_file, RecoverySlot) is None:
                raise NoRecoveryCode
            keyring = self._keyring()
            half = self._half_for(key_file, keyring)
            slot = seal_key_locked(self._key, passphrase, half, key_file.profile_id, self._work)
            write_key_file(self._folder, with_slot(key_file, slot, KeyringSlot, PassphraseSlot))
            try:
                keyring.delete(key_file.profile_id)
            except StoreError:
                write_key_file(self._folder, key_file)
                raise

    def remove_lock(self, present: str) -> None:
        """Let the keyring alone open the profile again.

        `present` is the lock's passphrase or the recovery code. Raises WrongPassphrase, the
        keyring's or another StoreError; then all is as before.
        """
        with self._turn:
            key_file = self._read()
            if slot_of(key_file, LockSlot) is None:
                return
            self._check_present(present, key_file)
            keyring = self._keyring()
            keyring.write(key_file.profile_id, self._key)
            write_key_file(self._folder, with_slot(key_file, KeyringSlot(), LockSlot))
            try:
                keyring.delete(half_account(key_file.profile_id))
            except StoreError as problem:
                _log.warning("half of an old lock stays: %s", type(problem).__name__)

    def forget(self) -> None:
        """The profile is closed: nothing can be changed any more."""
        self._key = b""

    def _read(self) -> KeyFile:
        """As it is on the disk. Never written over where it is not this profile's."""
        key_file = read_key_file(self._folder)
        if key_file is None or not belongs(self._key, key_file):
            raise KeyFileDamaged(self._folder / KEY_FILE)
        return key_file

    def _check_present(self, present: str, key_file: KeyFile) -> None:
        """Whoever changes a passphrase knows it, or holds the recovery code."""
        if slot_of(key_file, PassphraseSlot) is None and slot_of(key_file, LockSlot) is None:
            return
        try:
            key_behind(present, self._folder, key_file, self._half(key_file))
        except WrongRecoveryCode:
            raise WrongPassphrase from None

    def _keyring(self) -> OsKeyring:
        keyring = self._find_keyring()
        if keyring is None:
            raise KeyringMissing
        return keyring

    def _half(self, key_file: KeyFile) -> bytes | None:
        """The keyring's half of a lock; None without a lock, and where no keyring has it."""
        keyring = self._find_keyring() if slot_of(key_file, LockSlot) is not None else None
        return keyring.read(half_account(key_file.profile_id)) if keyring is not None else None

    def _half_for(self, key_file: KeyFile, keyring: OsKeyring) -> bytes:
        """That of the lock that is there, which so opens until the file is new; else a new one."""
        half = self._half(key_file)
        if half is None:
            half = new_half()
            keyring.write(half_account(key_file.profile_id), half)
        return half

    def _keyring_with_key(self, key_file: KeyFile) -> str:
        """The name of the keyring that opens the profile at its next start, or helps a lock to."""
        in_use = slot_of(key_file, KeyringSlot) or slot_of(key_file, LockSlot)
        keyring = self._find_keyring() if in_use is not None else None
        try:
            if keyring is not None and self._holds(keyring, key_file):
                return keyring.name
        except StoreError:
            return ""  # locked or failing: not to be relied on now
        return ""

    def _holds(self, keyring: OsKeyring, key_file: KeyFile) -> bool:
        if slot_of(key_file, LockSlot) is not None:
            return keyring.read(half_account(key_file.profile_id)) is not None
        return belongs(keyring.read(key_file.profile_id), key_file)

    def _opens(self, code: RecoveryCode, slot: RecoverySlot, key_file: KeyFile) -> bool:
        try:
            return belongs(open_key_with(code, slot, key_file.profile_id), key_file)
        except WrongRecoveryCode:
            return False
