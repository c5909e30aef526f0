from pathlib import Path

import msgspec
import pytest
from keyring.errors import KeyringLocked

from sealroom.crypto import PassphraseParameters
from sealroom.crypto.recovery_code import RecoveryCode
from sealroom.store.errors import (
    KeyFileDamaged,
    KeyFileTooNew,
    KeyGone,
    KeyringFailed,
    KeyringMissing,
    PassphraseNotGiven,
    PassphraseTooShort,
    ProfileLocked,
    WrongPassphrase,
    WrongRecoveryCode,
)
from sealroom.store.key_file import (
    KEY_FILE_VERSION,
    KeyFile,
    KeyringSlot,
    PassphraseSlot,
    Slot,
    with_slot,
)
from sealroom.store.os_keyring import OsKeyring
from sealroom.store.passphrase import seal_key
from sealroom.store.profile_key import KeyKeeper, key_check
from sealroom.store.question import Again, Answer, AskPassphrase, PassphrasePrompt
from sealroom.store.recovery import seal_key_for
from tests.store.keyrings import FailingKeyring, FileKeyring, ForgetfulKeyring
from tests.store.sample import PASSPHRASE, light_work

PROFILE_ID = "0123456789abcdef0123456789abcdef"
FOLDER = Path("/profiles/ada")
CODE = RecoveryCode(bytes(range(20)))
OTHER_CODE = RecoveryCode(bytes(20))


def right(_: PassphrasePrompt) -> str:
    return PASSPHRASE


class Person:
    """Gives one answer after the other, and remembers what was asked."""

    def __init__(self, *answers: Answer) -> None:
        self.asked: list[PassphrasePrompt] = []
        self._answers = list(answers)

    def __call__(self, prompt: PassphrasePrompt) -> Answer:
        self.asked.append(prompt)
        return self._answers.pop(0)


def unasked(_: PassphrasePrompt) -> str:
    raise AssertionError("asked for a passphrase")


@pytest.fixture
def keyring(tmp_path: Path) -> OsKeyring:
    return OsKeyring(FileKeyring(tmp_path / "keyring.json"))


def keeper(ask: AskPassphrase, keyring: OsKeyring | None = None) -> KeyKeeper:
    return KeyKeeper(ask, lambda: keyring, light_work)


def key_file(key: bytes, *slots: Slot) -> KeyFile:
    return KeyFile(KEY_FILE_VERSION, PROFILE_ID, key_check(key, PROFILE_ID), slots)


def with_recovery(key: bytes) -> KeyFile:
    return key_file(key, KeyringSlot(), seal_key_for(CODE, key, PROFILE_ID))


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
    assert asked == [
        PassphrasePrompt("ada", choosing=True),
        PassphrasePrompt("ada", choosing=False),
    ]


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
        troubled.get(FOLDER, key_file(key, KeyringSlot()))


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
    assert keeper(unasked, keyring).get(FOLDER, both) == key


def test_it_is_asked_until_an_answer_is_right(key: bytes) -> None:
    person = Person("not this one", "nor this", PASSPHRASE)

    assert keeper(person).get(FOLDER, key_file(key, passphrase_slot(key))) == key
    assert [type(prompt.problem) for prompt in person.asked] == [
        type(None),
        WrongPassphrase,
        WrongPassphrase,
    ]


def test_a_new_passphrase_is_asked_for_until_it_is_long_enough(key: bytes) -> None:
    person = Person("short", Again.KEYRING, PASSPHRASE)
    slot = keeper(person).keep(FOLDER, key, PROFILE_ID)

    assert keeper(right).get(FOLDER, key_file(key, slot)) == key
    assert all(prompt.choosing for prompt in person.asked)
    assert isinstance(person.asked[1].problem, PassphraseTooShort)


# ---- the second slot


@pytest.mark.parametrize("typed", [CODE.written, CODE.written.lower().replace("-", " ")])
def test_the_recovery_code_opens_where_the_keyring_lost_the_key(
    keyring: OsKeyring, key: bytes, typed: str
) -> None:
    person = Person(typed)

    assert keeper(person, keyring).get(FOLDER, with_recovery(key)) == key
    (prompt,) = person.asked
    assert isinstance(prompt.keyring, KeyGone)
    assert (prompt.passphrase, prompt.recovery_code, prompt.choosing) == (False, True, False)


def test_an_opened_profile_s_key_is_back_in_the_keyring(keyring: OsKeyring, key: bytes) -> None:
    keeper(Person(CODE.written), keyring).get(FOLDER, with_recovery(key))

    assert keyring.read(PROFILE_ID) == key
    assert keeper(unasked, keyring).get(FOLDER, with_recovery(key)) == key


def test_a_wrong_key_in_the_keyring_is_replaced_once_the_right_one_is_known(
    keyring: OsKeyring, key: bytes
) -> None:
    keyring.write(PROFILE_ID, bytes(32))
    with pytest.raises(PassphraseNotGiven):
        keeper(Person(None), keyring).get(FOLDER, with_recovery(key))
    assert keyring.read(PROFILE_ID) == bytes(32)

    keeper(Person(CODE.written), keyring).get(FOLDER, with_recovery(key))
    assert keyring.read(PROFILE_ID) == key


def test_a_keyring_that_keeps_nothing_keeps_nobody_out(
    key: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    forgetful = OsKeyring(ForgetfulKeyring())

    assert keeper(Person(CODE.written), forgetful).get(FOLDER, with_recovery(key)) == key
    assert "KeyringFailed" in caplog.text


@pytest.mark.parametrize(
    ("problem", "kind"), [(KeyringLocked(), ProfileLocked), (OSError(), KeyringFailed)]
)
def test_a_locked_or_failing_keyring_can_be_tried_again_or_passed_by(
    keyring: OsKeyring, key: bytes, problem: Exception, kind: type[Exception]
) -> None:
    keyrings = [OsKeyring(FailingKeyring(problem)), keyring]
    keyring.write(PROFILE_ID, key)
    person = Person(Again.KEYRING)
    again = KeyKeeper(person, lambda: keyrings.pop(0), light_work)

    assert again.get(FOLDER, with_recovery(key)) == key
    assert isinstance(person.asked[0].keyring, kind)
    passed_by = keeper(Person(CODE.written), OsKeyring(FailingKeyring(problem)))
    assert passed_by.get(FOLDER, with_recovery(key)) == key


def test_a_keyring_of_another_kind_gets_the_key(
    keyring: OsKeyring, key: bytes, tmp_path: Path
) -> None:
    keyring.write(PROFILE_ID, key)
    other = OsKeyring(FileKeyring(tmp_path / "other.json"))

    assert keeper(Person(CODE.written), other).get(FOLDER, with_recovery(key)) == key
    assert other.read(PROFILE_ID) == key
    assert keyring.read(PROFILE_ID) == key


@pytest.mark.parametrize(
    ("typed", "said"),
    [(OTHER_CODE.written, "does not open"), ("ABCD-EFGH", "32"), ("", "32"), ("!" * 32, "group 1")],
)
def test_what_is_wrong_with_a_code_is_said(
    keyring: OsKeyring, key: bytes, typed: str, said: str
) -> None:
    person = Person(typed, CODE.written)
    keeper(person, keyring).get(FOLDER, with_recovery(key))

    assert isinstance(person.asked[1].problem, WrongRecoveryCode)
    assert said in str(person.asked[1].problem)
    assert OTHER_CODE.written not in str(person.asked[1].problem)


def test_a_passphrase_may_look_like_a_code(key: bytes) -> None:
    slot = seal_key(key, OTHER_CODE.written, PROFILE_ID, light_work)
    both = with_slot(with_recovery(key), slot)

    for answer in (CODE.written, OTHER_CODE.written):
        assert keeper(Person(answer)).get(FOLDER, both) == key


def test_a_recovery_slot_with_another_key_is_damaged(keyring: OsKeyring, key: bytes) -> None:
    foreign = with_slot(
        key_file(key, KeyringSlot()), seal_key_for(CODE, bytes(reversed(key)), PROFILE_ID)
    )
    with pytest.raises(KeyFileDamaged):
        keeper(Person(CODE.written), keyring).get(FOLDER, foreign)

    assert keyring.read(PROFILE_ID) is None


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
