import msgspec
import pytest

from sealroom.crypto import SecretsRefused
from sealroom.store.app_lock import new_half, open_locked_key, seal_key_locked
from sealroom.store.errors import WrongPassphrase
from sealroom.store.key_file import LockSlot
from tests.store.sample import PASSPHRASE, light_work
from tests.store.test_profile_key import PROFILE_ID

HALF = bytes(range(32, 64))


@pytest.fixture(scope="module")
def slot() -> LockSlot:
    return seal_key_locked(bytes(range(32)), PASSPHRASE, HALF, PROFILE_ID, light_work)


def test_both_halves_open_it(slot: LockSlot, key: bytes) -> None:
    assert open_locked_key(slot, PASSPHRASE, HALF, PROFILE_ID) == key


@pytest.mark.parametrize(
    ("passphrase", "half", "profile_id"),
    [
        ("not this one", HALF, PROFILE_ID),
        (PASSPHRASE, bytes(32), PROFILE_ID),
        (PASSPHRASE, b"", PROFILE_ID),
        (PASSPHRASE, HALF, "another"),
    ],
)
def test_nothing_less_does(slot: LockSlot, passphrase: str, half: bytes, profile_id: str) -> None:
    with pytest.raises(WrongPassphrase):
        open_locked_key(slot, passphrase, half, profile_id)


def test_an_altered_slot_does_not_open(slot: LockSlot) -> None:
    altered = msgspec.structs.replace(slot, sealed_key=bytes(48))
    with pytest.raises(WrongPassphrase):
        open_locked_key(altered, PASSPHRASE, HALF, PROFILE_ID)


def test_parameters_that_are_no_work_are_refused(slot: LockSlot) -> None:
    weak = msgspec.structs.replace(slot.parameters, memory_kib=8)
    with pytest.raises(SecretsRefused):
        open_locked_key(
            msgspec.structs.replace(slot, parameters=weak), PASSPHRASE, HALF, PROFILE_ID
        )


def test_every_half_and_every_seal_is_new(slot: LockSlot, key: bytes) -> None:
    again = seal_key_locked(key, PASSPHRASE, HALF, PROFILE_ID, light_work)

    assert new_half() != new_half()
    assert again.sealed_key != slot.sealed_key
    assert again.parameters.salt != slot.parameters.salt
