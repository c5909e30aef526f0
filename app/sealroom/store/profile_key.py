"""The key of a profile's database: made once, kept by slots of the key file, got back from one."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import msgspec

from sealroom.crypto import SecretsRefused, passphrase_parameters
from sealroom.crypto.database_key import PARAMETERS_VERSION
from sealroom.crypto.errors import RecoveryCodeRefused
from sealroom.crypto.key_derivation import derive
from sealroom.crypto.recovery_code import RecoveryCode, parse_recovery_code
from sealroom.store.app_lock import half_account, open_locked_key
from sealroom.store.driver import KEY_BYTES
from sealroom.store.errors import (
    KeyFileDamaged,
    KeyFileTooNew,
    KeyGone,
    KeyringMissing,
    PassphraseTooShort,
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
    Slot,
    slot_of,
)
from sealroom.store.os_keyring import OsKeyring, find_keyring
from sealroom.store.passphrase import Work, check_new_passphrase, open_key, seal_key
from sealroom.store.question import Again, AskPassphrase, PassphrasePrompt, entered
from sealroom.store.recovery import open_key_with

CHECK_CONTEXT = "sealroom/1/database-key-check"
CHECK_BYTES = 32

FindKeyring: TypeAlias = Callable[[], OsKeyring | None]

_log = logging.getLogger(__name__)


def key_check(key: bytes, profile_id: str) -> bytes:
    """32 bytes that only this key gives, and that say nothing about it."""
    return derive(key, CHECK_BYTES, CHECK_CONTEXT, profile_id)


def belongs(key: bytes | None, key_file: KeyFile) -> bool:
    """Whether `key` is that of the profile's database, beyond doubt."""
    return (
        key is not None
        and len(key) == KEY_BYTES
        and key_check(key, key_file.profile_id) == key_file.check
    )


@dataclass(frozen=True)
class KeyKeeper:
    """Where keys are kept: in a keyring; where there is none, behind a passphrase."""

    ask: AskPassphrase
    find_keyring: FindKeyring = find_keyring
    work: Work = passphrase_parameters

    def keep(self, folder: Path, key: bytes, profile_id: str) -> Slot:
        """Keep a new profile's key, and say how.

        A keyring that is there but locked or failing is an error, not a reason for a passphrase.
        Raises StoreError, also PassphraseNotGiven.
        """
        keyring = self.find_keyring()
        if keyring is None:
            return seal_key(key, self._choose(folder.name), profile_id, self.work)
        keyring.write(profile_id, key)
        return KeyringSlot()

    def get(self, folder: Path, key_file: KeyFile) -> bytes:
        """The key from a slot, the database's beyond doubt; the keyring's where it can be used.

        Otherwise asks for what opens another slot, until it is right, and gives the key back to a
        keyring that has lost it. A locked profile always asks, and no keyring gets its key.
        Raises StoreError: the keyring's, where there is no other slot; PassphraseNotGiven.
        """
        if not key_file.slots:
            raise KeyFileDamaged(folder / KEY_FILE)
        locked = slot_of(key_file, LockSlot) is not None
        while True:
            try:
                held = self._from_keyring(folder, key_file)
            except StoreError as problem:
                if len(key_file.slots) == 1:
                    raise
                key = self._asked_for(folder, key_file, None, problem)
                if key is not None and isinstance(problem, KeyGone) and not locked:
                    self._give_back(key, key_file)
            else:
                ready = held is not None and not locked
                key = held if ready else self._asked_for(folder, key_file, held, None)
            if key is not None:
                break
        if locked:
            self._take_away(key_file)
        return key

    def _choose(self, profile: str) -> str:
        problem: StoreError | None = None
        while True:
            prompt = PassphrasePrompt(profile, choosing=True, problem=problem)
            answer = entered(prompt, self.ask)
            if isinstance(answer, Again):
                continue
            try:
                check_new_passphrase(answer)
            except PassphraseTooShort as refused:
                problem = refused
            else:
                return answer

    def _from_keyring(self, folder: Path, key_file: KeyFile) -> bytes | None:
        """The key or, of a locked profile, the keyring's half; None where it never had either."""
        locked = slot_of(key_file, LockSlot) is not None
        if not locked and slot_of(key_file, KeyringSlot) is None:
            return None
        keyring = self.find_keyring()
        if keyring is None:
            raise KeyringMissing
        if locked:
            half = keyring.read(half_account(key_file.profile_id))
            if half is None:
                raise KeyGone(folder)
            return half
        key = keyring.read(key_file.profile_id)
        if not belongs(key, key_file):
            raise KeyGone(folder)
        return key

    def _asked_for(
        self, folder: Path, key_file: KeyFile, half: bytes | None, keyring: StoreError | None
    ) -> bytes | None:
        """None where the person wants the keyring to be tried again."""
        slot = slot_of(key_file, PassphraseSlot) or slot_of(key_file, LockSlot)
        if slot is not None and slot.parameters.version > PARAMETERS_VERSION:
            raise KeyFileTooNew(slot.parameters.version, PARAMETERS_VERSION)
        prompt = PassphrasePrompt(
            folder.name,
            choosing=False,
            passphrase=slot is not None and not (isinstance(slot, LockSlot) and half is None),
            recovery_code=slot_of(key_file, RecoverySlot) is not None,
            keyring=keyring,
            lock=isinstance(slot, LockSlot),
        )
        while True:
            answer = entered(prompt, self.ask)
            if isinstance(answer, Again):
                return None
            try:
                return key_behind(answer, folder, key_file, half)
            except (WrongPassphrase, WrongRecoveryCode) as problem:
                prompt = msgspec.structs.replace(
                    prompt, problem=problem, wrong_answers=prompt.wrong_answers + 1
                )

    def _give_back(self, key: bytes, key_file: KeyFile) -> None:
        """What the keyring has under this profile's id is none of its keys: nothing is lost."""
        keyring = self.find_keyring()
        if keyring is None:
            return
        try:
            keyring.write(key_file.profile_id, key)
        except StoreError as problem:
            _log.warning("the keyring did not take the key back: %s", type(problem).__name__)

    def _take_away(self, key_file: KeyFile) -> None:
        """A locked profile's key is in no keyring, but where a crash came between (`key_slots`)."""
        keyring = self.find_keyring()
        if keyring is None:
            return
        try:
            keyring.delete(key_file.profile_id)
        except StoreError as problem:
            _log.warning("the keyring may hold a locked key: %s", type(problem).__name__)


def key_behind(answer: str, folder: Path, key_file: KeyFile, half: bytes | None) -> bytes:
    """The key that a recovery code or a passphrase opens, a lock's with the keyring's `half`.

    Raises WrongPassphrase, WrongRecoveryCode, KeyFileDamaged.
    """
    try:
        key = _from_slots(answer, key_file, half)
    except SecretsRefused:
        raise KeyFileDamaged(folder / KEY_FILE) from None
    if not belongs(key, key_file):
        raise KeyFileDamaged(folder / KEY_FILE)
    return key


def _from_slots(answer: str, key_file: KeyFile, half: bytes | None) -> bytes:
    """What reads as a recovery code may still be a passphrase."""
    recovery, passphrase = slot_of(key_file, RecoverySlot), slot_of(key_file, PassphraseSlot)
    lock = slot_of(key_file, LockSlot)
    problem: StoreError = WrongPassphrase()
    if recovery is not None:
        try:
            return open_key_with(_code_in(answer), recovery, key_file.profile_id)
        except WrongRecoveryCode as wrong:
            problem = wrong
    if lock is not None and half is not None:
        try:
            return open_locked_key(lock, answer, half, key_file.profile_id)
        except WrongPassphrase as wrong:
            problem = wrong
    if passphrase is None:
        raise problem
    return open_key(passphrase, answer, key_file.profile_id)


def _code_in(answer: str) -> RecoveryCode:
    try:
        return parse_recovery_code(answer)
    except RecoveryCodeRefused as refused:
        raise WrongRecoveryCode(str(refused)) from None
