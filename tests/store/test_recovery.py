import pytest

from sealroom.crypto.recovery_code import RecoveryCode, generate_recovery_code
from sealroom.store.errors import WrongRecoveryCode
from sealroom.store.key_file import RecoverySlot
from sealroom.store.recovery import open_key_with, seal_key_for

CODE = RecoveryCode(bytes(range(20)))
SLOT = RecoverySlot(
    bytes.fromhex("152867cd093f7a59f8c8a22a"),
    bytes.fromhex(
        "b6f0625882ad199121fae4d4f0d38e960c25f1ca2b317b734539bbca02d5b8180ca66174d817fa78b7b182b3891b2d76"
    ),
)
"""Of the profile “ada”, as version 2 of the key file was first written: opens for ever."""


def test_the_code_opens_its_slot(key: bytes) -> None:
    code = generate_recovery_code()

    assert open_key_with(code, seal_key_for(code, key, "ada"), "ada") == key


def test_a_slot_of_the_first_form_opens(key: bytes) -> None:
    assert open_key_with(CODE, SLOT, "ada") == key


def test_another_code_or_profile_does_not(key: bytes) -> None:
    slot = seal_key_for(CODE, key, "ada")
    for code, profile in ((RecoveryCode(bytes(20)), "ada"), (CODE, "ben")):
        with pytest.raises(WrongRecoveryCode) as refused:
            open_key_with(code, slot, profile)
        assert CODE.written not in f"{refused.value!r}"
        assert refused.value.__suppress_context__
