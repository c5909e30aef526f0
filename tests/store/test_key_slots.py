from collections.abc import Callable
from pathlib import Path

import pytest
from keyring.errors import KeyringLocked

from sealroom.crypto.recovery_code import RecoveryCode
from sealroom.store.app_lock import half_account
from sealroom.store.errors import (
    KeyFileDamaged,
    KeyringFailed,
    KeyringMissing,
    LastWayIn,
    NoRecoveryCode,
    PassphraseEmpty,
    PassphraseNotGiven,
    PassphraseTooShort,
    ReadOnly,
    WrongPassphrase,
)
from sealroom.store.key_file import (
    KEY_FILE,
    KeyringSlot,
    LockSlot,
    PassphraseSlot,
    RecoverySlot,
    Slot,
    read_key_file,
    write_key_file,
)
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


def opens(folder: Path, *answers: str, keyring: OsKeyring | None = None) -> bytes:
    """The key that these answers give, where there is no keyring but this."""
    found = read_key_file(folder)
    assert found is not None
    return KeyKeeper(Person(*answers, None), lambda: keyring, light_work).get(folder, found)


def test_what_opens_the_profile_is_told(folder: Path, key: bytes, keyring: OsKeyring) -> None:
    open_slots = slots(folder, key, keyring)
    assert open_slots.kept() == KeptKey(True, keyring.name, False, False, False)
    open_slots.set_passphrase(PASSPHRASE)
    open_slots.set_recovery_code(CODE)

    assert open_slots.kept() == KeptKey(True, keyring.name, True, True, False)
    without = KeySlots(folder, key, lambda: None, light_work)
    assert without.kept() == KeptKey(True, "", True, True, False)


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
    open_slots.set_passphrase("another one", PASSPHRASE)
    assert opens(folder, PASSPHRASE, "another one") == key

    open_slots.remove_passphrase("another one")
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
        open_slots.remove_passphrase(PASSPHRASE)

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
        lambda: open_slots.remove_passphrase(PASSPHRASE),
        lambda: open_slots.set_lock("any"),
        lambda: open_slots.remove_lock("any"),
        open_slots.asks,
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


def test_whoever_changes_a_passphrase_knows_it(
    folder: Path, key: bytes, keyring: OsKeyring
) -> None:
    open_slots = slots(folder, key, keyring)
    open_slots.set_passphrase(PASSPHRASE)
    before = (folder / KEY_FILE).read_bytes()
    changes: tuple[Callable[[], None], ...] = (
        lambda: open_slots.set_passphrase("another one", "not this one"),
        lambda: open_slots.set_passphrase("another one"),
        lambda: open_slots.remove_passphrase("not this one"),
        lambda: open_slots.set_lock("another one", "not this one"),
    )
    for change in changes:
        with pytest.raises(WrongPassphrase):
            change()

    assert (folder / KEY_FILE).read_bytes() == before


# ---- the app lock

LOCK = "1"


def locked(folder: Path, key: bytes, keyring: OsKeyring) -> KeySlots:
    open_slots = slots(folder, key, keyring)
    open_slots.set_recovery_code(CODE)
    open_slots.set_lock(LOCK)
    return open_slots


def kinds(folder: Path) -> set[type[Slot]]:
    found = read_key_file(folder)
    assert found is not None
    return {type(slot) for slot in found.slots}


def test_a_locked_profile_takes_passphrase_and_keyring_together(
    folder: Path, key: bytes, keyring: OsKeyring
) -> None:
    locked(folder, key, keyring)

    assert opens(folder, "2", LOCK, keyring=keyring) == key
    with pytest.raises(PassphraseNotGiven):
        opens(folder, keyring=keyring)
    with pytest.raises(PassphraseNotGiven):
        opens(folder, LOCK)
    assert opens(folder, LOCK, CODE.written) == key


def test_nothing_in_the_keyring_opens_a_locked_profile(
    folder: Path, key: bytes, keyring: OsKeyring
) -> None:
    locked(folder, key, keyring)

    half = keyring.read(half_account(PROFILE_ID))
    assert half is not None
    assert half != key
    assert keyring.read(PROFILE_ID) is None


def test_the_lock_takes_the_place_of_keyring_and_passphrase(
    folder: Path, key: bytes, keyring: OsKeyring
) -> None:
    open_slots = slots(folder, key, keyring)
    open_slots.set_recovery_code(CODE)
    open_slots.set_passphrase(PASSPHRASE)
    assert not open_slots.asks()
    open_slots.set_lock(LOCK, PASSPHRASE)

    assert kinds(folder) == {LockSlot, RecoverySlot}
    assert open_slots.asks()
    assert open_slots.kept() == KeptKey(False, keyring.name, False, True, True)
    assert opens(folder, PASSPHRASE, LOCK, keyring=keyring) == key


def test_a_lock_is_changed_by_who_knows_it_or_holds_the_code(
    folder: Path, key: bytes, keyring: OsKeyring
) -> None:
    open_slots = locked(folder, key, keyring)
    half = keyring.read(half_account(PROFILE_ID))
    with pytest.raises(WrongPassphrase):
        open_slots.set_lock("2", "not this one")
    open_slots.set_lock("2", LOCK)
    open_slots.set_lock("3", CODE.written)

    assert opens(folder, LOCK, "2", "3", keyring=keyring) == key
    assert keyring.read(half_account(PROFILE_ID)) == half, "else a crash could part them"


def test_without_the_lock_the_keyring_opens_it_again(
    folder: Path, key: bytes, keyring: OsKeyring
) -> None:
    open_slots = locked(folder, key, keyring)
    with pytest.raises(WrongPassphrase):
        open_slots.remove_lock("not this one")
    assert opens(folder, LOCK, keyring=keyring) == key
    open_slots.remove_lock(LOCK)
    open_slots.remove_lock("there is none any more")

    assert kinds(folder) == {KeyringSlot, RecoverySlot}
    assert opens(folder, keyring=keyring) == key
    assert keyring.read(half_account(PROFILE_ID)) is None


def test_no_lock_without_a_code_that_helps_who_forgets(
    folder: Path, key: bytes, keyring: OsKeyring
) -> None:
    open_slots = slots(folder, key, keyring)
    with pytest.raises(NoRecoveryCode):
        open_slots.set_lock(LOCK)
    with pytest.raises(PassphraseEmpty):
        open_slots.set_lock("")

    assert kinds(folder) == {KeyringSlot}
    assert keyring.read(PROFILE_ID) == key


def test_a_keyring_that_lost_its_half_gets_a_new_one_from_who_holds_the_code(
    folder: Path, key: bytes, keyring: OsKeyring
) -> None:
    open_slots = locked(folder, key, keyring)
    keyring.delete(half_account(PROFILE_ID))
    person = Person(CODE.written)
    found = read_key_file(folder)
    assert found is not None
    assert KeyKeeper(person, lambda: keyring, light_work).get(folder, found) == key
    assert not person.asked[0].passphrase, "it could not open anything"
    assert person.asked[0].lock
    assert keyring.read(PROFILE_ID) is None, "a locked key is given to no keyring"
    open_slots.set_lock(LOCK, CODE.written)

    assert opens(folder, LOCK, keyring=keyring) == key


def test_where_the_keyring_is_gone_for_good_a_passphrase_can_be_set(
    folder: Path, key: bytes, keyring: OsKeyring
) -> None:
    locked(folder, key, keyring)
    without = KeySlots(folder, key, lambda: None, light_work)
    changes: tuple[Callable[[], None], ...] = (
        lambda: without.set_lock("2", CODE.written),
        lambda: without.remove_lock(CODE.written),
    )
    for change in changes:
        with pytest.raises(KeyringMissing):
            change()
    without.set_passphrase(PASSPHRASE, CODE.written)

    assert kinds(folder) == {LockSlot, PassphraseSlot, RecoverySlot}
    assert opens(folder, PASSPHRASE) == key
    assert opens(folder, PASSPHRASE, keyring=keyring) == key


class KeepingKeyring(FileKeyring):
    """Does not let go of what it has."""

    def delete_password(self, service: str, username: str) -> None:
        raise OSError


def test_a_keyring_that_keeps_the_key_leaves_all_as_it_was(
    folder: Path, key: bytes, tmp_path: Path
) -> None:
    keyring = OsKeyring(KeepingKeyring(tmp_path / "keyring.json"))
    keyring.write(PROFILE_ID, key)
    open_slots = slots(folder, key, keyring)
    open_slots.set_recovery_code(CODE)
    with pytest.raises(KeyringFailed):
        open_slots.set_lock(LOCK)

    assert kinds(folder) == {KeyringSlot, RecoverySlot}
    assert opens(folder, keyring=keyring) == key


def test_a_key_that_a_crash_left_in_the_keyring_goes_at_the_next_opening(
    folder: Path, key: bytes, keyring: OsKeyring
) -> None:
    locked(folder, key, keyring)
    keyring.write(PROFILE_ID, key)
    with pytest.raises(PassphraseNotGiven):
        opens(folder, keyring=keyring)
    assert opens(folder, LOCK, keyring=keyring) == key

    assert keyring.read(PROFILE_ID) is None


def test_after_closing_nothing_can_be_changed(folder: Path, key: bytes, keyring: OsKeyring) -> None:
    open_slots = slots(folder, key, keyring)
    open_slots.forget()
    with pytest.raises(KeyFileDamaged):
        open_slots.set_recovery_code(CODE)


def test_its_picture_shows_no_key(folder: Path, key: bytes, keyring: OsKeyring) -> None:
    assert repr(slots(folder, key, keyring)) == f"KeySlots({str(folder)!r})"
