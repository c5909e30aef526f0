from pathlib import Path

import msgspec
import pytest
from keyring.errors import KeyringLocked

from sealroom.crypto import PassphraseParameters
from sealroom.store.errors import (
    KeyFileDamaged,
    KeyFileTooNew,
    KeyGone,
    KeyringFailed,
    KeyringMissing,
    PassphraseNotGiven,
    ProfileLocked,
    WrongPassphrase,
)
from sealroom.store.key_file import KEY_FILE_VERSION, KeyFile, KeyringSlot, PassphraseSlot, Slot
from sealroom.store.os_keyring import OsKeyring
from sealroom.store.passphrase import AskPassphrase, PassphrasePrompt, seal_key
from sealroom.store.profile_key import KeyKeeper, key_check
from tests.store.keyrings import FailingKeyring, FileKeyring
from tests.store.sample import PASSPHRASE, light_work

PROFILE_ID = "0123456789abcdef0123456789abcdef"
FOLDER = Path("/profiles/ada")


def right(_: PassphrasePrompt) -> str:
    return PASSPHRASE


def unasked(_: PassphrasePrompt) -> str:
    raise AssertionError("asked for a passphrase")


@pytest.fixture
def keyring(tmp_path: Path) -> OsKeyring:
    return OsKeyring(FileKeyring(tmp_path / "keyring.json"))


def keeper(ask: AskPassphrase, keyring: OsKeyring | None = None) -> KeyKeeper:
    return KeyKeeper(ask, lambda: keyring, light_work)


def key_file(key: bytes, *slots: Slot) -> KeyFile:
    return KeyFile(KEY_FILE_VERSION, PROFILE_ID, key_check(key, PROFILE_ID), slots)


def passphrase_slot(key: bytes) -> PassphraseSlot:
    return seal_key(key, PASSPHRASE, PROFILE_ID, light_work)


def test_the_check_is_this_key_s_and_this_profile_s(key: bytes) -> None:
    checks = {key_check(key, PROFILE_ID), key_check(bytes(32), PROFILE_ID), key_check(key, "other")}

    assert len(checks) == 3
    assert key not in checks


def test_a_new_key_goes_into_the_keyring_unasked(keyring: OsKeyring, key: bytes) -> None:
    slot = keeper(unasked, keyring).keep(FOLDER, key, PROFILE_ID)

    assert slot == KeyringSlot()
    assert keyring.read(PROFILE_ID) == key
    assert keeper(unasked, keyring).get(FOLDER, key_file(key, slot)) == key


def test_without_a_keyring_a_passphrase_keeps_it(key: bytes) -> None:
    slot = keeper(right).keep(FOLDER, key, PROFILE_ID)

    assert isinstance(slot, PassphraseSlot)
    assert keeper(right).get(FOLDER, key_file(key, slot)) == key


def test_the_question_names_the_profile(key: bytes) -> None:
    asked: list[PassphrasePrompt] = []

    def ask(prompt: PassphrasePrompt) -> None:
        asked.append(prompt)

    with pytest.raises(PassphraseNotGiven):
        keeper(ask).keep(FOLDER, key, PROFILE_ID)
    with pytest.raises(PassphraseNotGiven):
        keeper(ask).get(FOLDER, key_file(key, passphrase_slot(key)))
    assert asked == [PassphrasePrompt("ada", True), PassphrasePrompt("ada", False)]


@pytest.mark.parametrize(
    ("problem", "kind"), [(KeyringLocked(), ProfileLocked), (OSError(), KeyringFailed)]
)
def test_a_keyring_in_trouble_is_no_reason_for_a_passphrase(
    key: bytes, problem: Exception, kind: type[Exception]
) -> None:
    troubled = keeper(unasked, OsKeyring(FailingKeyring(problem)))
    with pytest.raises(kind):
        troubled.keep(FOLDER, key, PROFILE_ID)
    with pytest.raises(kind):
        troubled.get(FOLDER, key_file(key, KeyringSlot(), passphrase_slot(key)))


def test_a_keyring_out_of_reach_is_told_from_an_emptied_one(keyring: OsKeyring, key: bytes) -> None:
    with pytest.raises(KeyringMissing):
        keeper(unasked).get(FOLDER, key_file(key, KeyringSlot()))
    with pytest.raises(KeyGone, match="ada"):
        keeper(unasked, keyring).get(FOLDER, key_file(key, KeyringSlot()))


@pytest.mark.parametrize("other", [bytes(32), b"short", bytes(33)])
def test_another_key_in_the_keyring_is_not_tried_on_the_database(
    keyring: OsKeyring, key: bytes, other: bytes
) -> None:
    keyring.write(PROFILE_ID, other)
    with pytest.raises(KeyGone):
        keeper(unasked, keyring).get(FOLDER, key_file(key, KeyringSlot()))


def test_the_next_slot_helps_where_the_keyring_cannot(keyring: OsKeyring, key: bytes) -> None:
    both = key_file(key, KeyringSlot(), passphrase_slot(key))

    assert keeper(right).get(FOLDER, both) == key
    assert keeper(right, keyring).get(FOLDER, both) == key
    keyring.write(PROFILE_ID, key)
    assert keeper(unasked, keyring).get(FOLDER, both) == key


def test_a_wrong_passphrase_is_asked_again_by_the_caller(key: bytes) -> None:
    with pytest.raises(WrongPassphrase):
        keeper(lambda _: "not this one").get(FOLDER, key_file(key, passphrase_slot(key)))


def test_a_slot_with_another_key_or_impossible_work_is_damaged(key: bytes) -> None:
    foreign = key_file(key, passphrase_slot(bytes(32)))
    slot = passphrase_slot(key)
    weak = PassphraseParameters(1, slot.parameters.salt, 8, 1, 1)
    impossible = key_file(key, msgspec.structs.replace(slot, parameters=weak))

    for damaged in (foreign, impossible, key_file(key)):
        with pytest.raises(KeyFileDamaged):
            keeper(right).get(FOLDER, damaged)


def test_newer_work_asks_for_a_newer_sealroom(key: bytes) -> None:
    slot = passphrase_slot(key)
    newer = PassphraseParameters(2, slot.parameters.salt, 64 << 10, 1, 1)
    with pytest.raises(KeyFileTooNew):
        keeper(unasked).get(FOLDER, key_file(key, msgspec.structs.replace(slot, parameters=newer)))
