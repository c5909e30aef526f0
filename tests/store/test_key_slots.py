from collections.abc import Callable
from pathlib import Path

import pytest
from keyring.errors import KeyringLocked

from sealroom.crypto.recovery_code import RecoveryCode
from sealroom.store.errors import (
    KeyFileDamaged,
    KeyringMissing,
    LastWayIn,
    PassphraseTooShort,
    ReadOnly,
)
from sealroom.store.key_file import KEY_FILE, KeyringSlot, Slot, read_key_file, write_key_file
from sealroom.store.key_slots import KeptKey, KeySlots
from sealroom.store.os_keyring import OsKeyring
from sealroom.store.passphrase import seal_key
from sealroom.store.profile_key import KeyKeeper
from tests.store.keyrings import FailingKeyring, FileKeyring
from tests.store.sample import PASSPHRASE, light_work
from tests.store.test_profile_key import PROFILE_ID, Person, key_file

CODE, OTHER_CODE = RecoveryCode(bytes(range(20))), RecoveryCode(bytes(20))


@pytest.fixture
def keyring(tmp_path: Path, key: bytes) -> OsKeyring:
    keyring = OsKeyring(FileKeyring(tmp_path / "keyring.json"))
    keyring.write(PROFILE_ID, key)
    return keyring


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "ada"
    folder.mkdir()
    return folder


def slots(folder: Path, key: bytes, keyring: OsKeyring | None, *kept: Slot) -> KeySlots:
    write_key_file(folder, key_file(key, *(kept or (KeyringSlot(),))))
    return KeySlots(folder, key, lambda: keyring, light_work)


def opens(folder: Path, *answers: str) -> bytes:
    """The key that these answers give where there is no keyring."""
    found = read_key_file(folder)
    assert found is not None
    return KeyKeeper(Person(*answers, None), lambda: None, light_work).get(folder, found)


def test_what_opens_the_profile_is_told(folder: Path, key: bytes, keyring: OsKeyring) -> None:
    open_slots = slots(folder, key, keyring)
    assert open_slots.kept() == KeptKey(True, keyring.name, False, False)
    open_slots.set_passphrase(PASSPHRASE)
    open_slots.set_recovery_code(CODE)

    assert open_slots.kept() == KeptKey(True, keyring.name, True, True)
    assert KeySlots(folder, key, lambda: None, light_work).kept() == KeptKey(True, "", True, True)


@pytest.mark.parametrize("bad", [None, FailingKeyring(KeyringLocked()), FailingKeyring(OSError())])
def test_a_keyring_that_does_not_answer_holds_nothing_now(
    folder: Path, key: bytes, bad: FailingKeyring | None
) -> None:
    found = slots(folder, key, OsKeyring(bad) if bad else None).kept()

    assert (found.in_keyring, found.keyring) == (True, "")


def test_the_recovery_code_opens_without_the_keyring(
    folder: Path, key: bytes, keyring: OsKeyring
) -> None:
    slots(folder, key, keyring).set_recovery_code(CODE)

    assert opens(folder, CODE.written) == key


def test_the_same_code_again_writes_nothing(folder: Path, key: bytes, keyring: OsKeyring) -> None:
    open_slots = slots(folder, key, keyring)
    open_slots.set_recovery_code(CODE)
    before = (folder / KEY_FILE).read_bytes()
    open_slots.set_recovery_code(CODE)

    assert (folder / KEY_FILE).read_bytes() == before


def test_a_code_that_opens_it_is_not_replaced_by_a_look(
    folder: Path, key: bytes, keyring: OsKeyring
) -> None:
    open_slots = slots(folder, key, keyring)
    open_slots.let_recovery_code_in(CODE)
    open_slots.let_recovery_code_in(OTHER_CODE)

    assert opens(folder, CODE.written) == key


def test_a_new_code_ends_the_old_one_and_nothing_else(
    folder: Path, key: bytes, keyring: OsKeyring
) -> None:
    open_slots = slots(folder, key, keyring)
    open_slots.set_passphrase(PASSPHRASE)
    open_slots.set_recovery_code(CODE)
    open_slots.set_recovery_code(OTHER_CODE)

    assert opens(folder, CODE.written, OTHER_CODE.written) == key
    assert opens(folder, PASSPHRASE) == key


def test_a_passphrase_is_added_changed_and_removed(
    folder: Path, key: bytes, keyring: OsKeyring
) -> None:
    open_slots = slots(folder, key, keyring)
    open_slots.set_passphrase(PASSPHRASE)
    open_slots.set_passphrase("another one")
    assert opens(folder, PASSPHRASE, "another one") == key

    open_slots.remove_passphrase()
    assert open_slots.kept().passphrase is False
    with pytest.raises(KeyringMissing):
        opens(folder, "another one")


def test_a_new_passphrase_is_long_enough(folder: Path, key: bytes, keyring: OsKeyring) -> None:
    open_slots = slots(folder, key, keyring)
    with pytest.raises(PassphraseTooShort):
        open_slots.set_passphrase("short")

    assert open_slots.kept().passphrase is False


def _without(_: OsKeyring) -> OsKeyring | None:
    return None


def _emptied(keyring: OsKeyring) -> OsKeyring:
    keyring.delete(PROFILE_ID)
    return keyring


def _with_another_key(keyring: OsKeyring) -> OsKeyring:
    keyring.write(PROFILE_ID, bytes(32))
    return keyring


def _locked(_: OsKeyring) -> OsKeyring:
    return OsKeyring(FailingKeyring(KeyringLocked()))


@pytest.mark.parametrize("becomes", [_without, _emptied, _with_another_key, _locked])
@pytest.mark.parametrize("has_slot", [True, False])
def test_the_last_sure_way_in_is_never_removed(
    folder: Path,
    key: bytes,
    keyring: OsKeyring,
    becomes: Callable[[OsKeyring], OsKeyring | None],
    has_slot: bool,
) -> None:
    passphrase = seal_key(key, PASSPHRASE, PROFILE_ID, light_work)
    kept = (KeyringSlot(), passphrase) if has_slot else (passphrase,)
    open_slots = slots(folder, key, becomes(keyring), *kept)
    open_slots.set_recovery_code(CODE)
    with pytest.raises(LastWayIn):
        open_slots.remove_passphrase()

    assert opens(folder, PASSPHRASE) == key


def test_another_profile_s_key_file_is_not_written_over(
    folder: Path, key: bytes, keyring: OsKeyring
) -> None:
    open_slots = slots(folder, key, keyring)
    write_key_file(folder, key_file(bytes(32), KeyringSlot()))
    before = (folder / KEY_FILE).read_bytes()
    for change in (
        lambda: open_slots.set_recovery_code(CODE),
        lambda: open_slots.set_passphrase(PASSPHRASE),
        open_slots.remove_passphrase,
        open_slots.kept,
    ):
        with pytest.raises(KeyFileDamaged):
            change()

    assert (folder / KEY_FILE).read_bytes() == before


def test_nothing_changes_where_nothing_can_be_written(without_rights: Path, key: bytes) -> None:
    open_slots = slots(without_rights, key, None)
    before = (without_rights / KEY_FILE).read_bytes()
    without_rights.chmod(0o500)
    with pytest.raises(ReadOnly):
        open_slots.set_recovery_code(CODE)

    assert (without_rights / KEY_FILE).read_bytes() == before


def test_after_closing_nothing_can_be_changed(folder: Path, key: bytes, keyring: OsKeyring) -> None:
    open_slots = slots(folder, key, keyring)
    open_slots.forget()
    with pytest.raises(KeyFileDamaged):
        open_slots.set_recovery_code(CODE)


def test_its_picture_shows_no_key(folder: Path, key: bytes, keyring: OsKeyring) -> None:
    assert repr(slots(folder, key, keyring)) == f"KeySlots({str(folder)!r})"
