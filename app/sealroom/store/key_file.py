"""`key.json`: how a profile's database key is got, in the open beside the database.

A list of slots, each of which gives the one database key in a way of its own, as LUKS does it: by
the system's keyring, by a passphrase, by the recovery code, by a passphrase and the keyring
together (the app lock); at most one of each kind. It holds nothing that helps without one of these.
`check` tells another key from a damaged database. No slots yet means that the profile's first
creation was not finished.

    version 1    keyring, passphrase
    version 2    recovery code
    version 3    lock
"""

from pathlib import Path
from typing import TypeAlias, TypeVar

import msgspec

from sealroom.crypto import PassphraseParameters
from sealroom.store.errors import KeyFileDamaged, KeyFileTooNew, from_system
from sealroom.store.private_file import write_private_file

KEY_FILE = "key.json"
KEY_FILE_VERSION = 3
"""Raised with every new kind of slot, so that an older Sealroom never drops one it cannot read."""


class KeyringSlot(msgspec.Struct, frozen=True, tag_field="kind", tag="keyring"):
    """The key itself is in the system's keyring, under the profile's id."""


class PassphraseSlot(msgspec.Struct, frozen=True, tag_field="kind", tag="passphrase"):
    """The key is sealed (AES-256-GCM) under what Argon2id makes of a passphrase.

    `nonce` has 12 bytes, `sealed_key` 48.
    """

    parameters: PassphraseParameters
    nonce: bytes
    sealed_key: bytes


class RecoverySlot(msgspec.Struct, frozen=True, tag_field="kind", tag="recovery"):
    """The key is sealed (AES-256-GCM) under what the recovery code derives.

    `nonce` has 12 bytes, `sealed_key` 48.
    """

    nonce: bytes
    sealed_key: bytes


class LockSlot(msgspec.Struct, frozen=True, tag_field="kind", tag="lock"):
    """The key is sealed (AES-256-GCM) under what a passphrase and the keyring give only together.

    In the place of KeyringSlot and PassphraseSlot: neither alone is to open the profile. `nonce`
    has 12 bytes, `sealed_key` 48.
    """

    parameters: PassphraseParameters
    nonce: bytes
    sealed_key: bytes


Slot: TypeAlias = KeyringSlot | PassphraseSlot | RecoverySlot | LockSlot


class KeyFile(msgspec.Struct, frozen=True):
    """The file's content. `profile_id` is random; `check` has 32 bytes, none before the key."""

    version: int
    profile_id: str
    check: bytes
    slots: tuple[Slot, ...]


_Kind = TypeVar("_Kind", KeyringSlot, PassphraseSlot, RecoverySlot, LockSlot)


def slot_of(key_file: KeyFile, kind: type[_Kind]) -> _Kind | None:
    """The slot of a kind; None where there is none."""
    return next((slot for slot in key_file.slots if isinstance(slot, kind)), None)


def with_slot(key_file: KeyFile, slot: Slot, *instead_of: type[Slot]) -> KeyFile:
    """The same, written today, with `slot` in the place of its kind and of these kinds."""
    return _with_slots(key_file, (*_others(key_file, type(slot), *instead_of), slot))


def without_slot(key_file: KeyFile, kind: type[Slot]) -> KeyFile:
    """The same, written today, without a slot of a kind."""
    return _with_slots(key_file, _others(key_file, kind))


def _others(key_file: KeyFile, *kinds: type[Slot]) -> tuple[Slot, ...]:
    return tuple(slot for slot in key_file.slots if not isinstance(slot, kinds))


def _with_slots(key_file: KeyFile, slots: tuple[Slot, ...]) -> KeyFile:
    return msgspec.structs.replace(key_file, version=KEY_FILE_VERSION, slots=slots)


class _Version(msgspec.Struct):
    version: int


def read_key_file(folder: Path) -> KeyFile | None:
    """What the profile's key file says; None where there is none.

    Raises KeyFileTooNew, KeyFileDamaged, or another StoreError where it cannot be read.
    """
    file = folder / KEY_FILE
    try:
        content = file.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as problem:
        raise from_system(problem, file) from None
    try:
        version = msgspec.json.decode(content, type=_Version).version
        if version > KEY_FILE_VERSION:
            raise KeyFileTooNew(version, KEY_FILE_VERSION)
        return msgspec.json.decode(content, type=KeyFile)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError):
        raise KeyFileDamaged(file) from None


def write_key_file(folder: Path, key_file: KeyFile) -> None:
    """Put it in the place of the old one; on the disk when this returns. Raises StoreError."""
    content = msgspec.json.format(msgspec.json.encode(key_file), indent=2)
    write_private_file(folder / KEY_FILE, content)
