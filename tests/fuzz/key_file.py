"""`key.json`, which whoever has the disk can write: it opens the profile or says what is wrong."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import msgspec

from sealroom.crypto import RecoveryCode, passphrase_parameters
from sealroom.crypto.database_key import database_key_from
from sealroom.crypto.errors import SecretsRefused
from sealroom.store.errors import StoreError, WrongRecoveryCode
from sealroom.store.key_file import (
    KEY_FILE,
    KEY_FILE_VERSION,
    KeyFile,
    KeyringSlot,
    PassphraseSlot,
    RecoverySlot,
    read_key_file,
    slot_of,
    with_slot,
    write_key_file,
)
from sealroom.store.profile_key import belongs, key_check
from sealroom.store.recovery import open_key_with, seal_key_for
from tests.fuzz.target import Target

_KEY = bytes(range(32))
_CODE = RecoveryCode(b"the code on my paper")
_PROFILE = "p" * 26
_FOLDER = tempfile.TemporaryDirectory(prefix="sealroom-fuzz-")


def _try_key_file(data: bytes) -> None:
    folder = Path(_FOLDER.name)
    (folder / KEY_FILE).write_bytes(data)
    try:
        key_file = read_key_file(folder)
    except StoreError:
        return
    assert key_file is not None
    if (slot := slot_of(key_file, RecoverySlot)) is not None:
        try:
            opened = open_key_with(_CODE, slot, key_file.profile_id)
        except WrongRecoveryCode:
            pass
        else:
            assert opened == _KEY
            assert belongs(opened, key_file) == (key_file.check == key_check(_KEY, _PROFILE))
    if (slot_2 := slot_of(key_file, PassphraseSlot)) is not None:
        _refuse_or_leave(slot_2)
    write_key_file(folder, with_slot(key_file, KeyringSlot()))
    assert slot_of(_read(folder), KeyringSlot) is not None


def _refuse_or_leave(slot: PassphraseSlot) -> None:
    endless = msgspec.structs.replace(slot.parameters, memory_kib=8 << 20)
    try:
        database_key_from("passphrase", endless)
    except SecretsRefused:
        return
    raise AssertionError("8 GiB would be taken for a passphrase")


def _read(folder: Path) -> KeyFile:
    found = read_key_file(folder)
    assert found is not None
    return found


def _key_files() -> Iterator[bytes]:
    passphrase = PassphraseSlot(passphrase_parameters(bytes(16)), bytes(12), bytes(48))
    recovery = seal_key_for(_CODE, _KEY, _PROFILE)
    for slots in ((), (KeyringSlot(),), (passphrase, recovery), (KeyringSlot(), recovery)):
        key_file = KeyFile(KEY_FILE_VERSION, _PROFILE, key_check(_KEY, _PROFILE), slots)
        yield msgspec.json.encode(key_file)


KEY_FILE_TARGET = Target("key_file", _try_key_file, _key_files)
