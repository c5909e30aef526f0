import msgspec
import pytest

from sealroom.crypto import PassphraseParameters, SecretsRefused
from sealroom.store.errors import PassphraseTooShort, WrongPassphrase
from sealroom.store.key_file import PassphraseSlot
from sealroom.store.passphrase import (
    SHORTEST_PASSPHRASE,
    check_new_passphrase,
    open_key,
    seal_key,
)
from tests.store.sample import PASSPHRASE, light_work

PROFILE_ID = "0123456789abcdef0123456789abcdef"


@pytest.fixture(scope="module")
def slot() -> PassphraseSlot:
    return seal_key(bytes(range(32)), PASSPHRASE, PROFILE_ID, light_work)


def test_the_passphrase_opens_its_slot(slot: PassphraseSlot) -> None:
    assert open_key(slot, PASSPHRASE, PROFILE_ID) == bytes(range(32))


def test_another_passphrase_does_not(slot: PassphraseSlot) -> None:
    with pytest.raises(WrongPassphrase) as refused:
        open_key(slot, PASSPHRASE + "!", PROFILE_ID)

    assert PASSPHRASE not in f"{refused.value!r}"
    assert refused.value.__suppress_context__


def test_the_slot_of_another_profile_does_not_open(slot: PassphraseSlot) -> None:
    with pytest.raises(WrongPassphrase):
        open_key(slot, PASSPHRASE, "f" * 32)


def test_salt_and_nonce_are_new_each_time(slot: PassphraseSlot) -> None:
    other = seal_key(bytes(range(32)), PASSPHRASE, PROFILE_ID, light_work)

    assert other.parameters.salt != slot.parameters.salt
    assert other.nonce != slot.nonce


def test_an_endless_slot_is_refused_unread(slot: PassphraseSlot) -> None:
    endless = PassphraseParameters(1, bytes(16), 1 << 40, 1 << 20, 1)
    with pytest.raises(SecretsRefused):
        open_key(PassphraseSlot(endless, slot.nonce, slot.sealed_key), PASSPHRASE, PROFILE_ID)


def test_a_slot_with_half_a_nonce_does_not_open(slot: PassphraseSlot) -> None:
    with pytest.raises(WrongPassphrase):
        open_key(msgspec.structs.replace(slot, nonce=b"short"), PASSPHRASE, PROFILE_ID)


def test_a_new_passphrase_is_long_enough() -> None:
    check_new_passphrase("x" * SHORTEST_PASSPHRASE)
    with pytest.raises(PassphraseTooShort) as refused:
        check_new_passphrase("x" * (SHORTEST_PASSPHRASE - 1))

    assert refused.value.shortest == SHORTEST_PASSPHRASE
