"""Signatures: bound to key, context and every field; one error for all that is wrong."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sealroom.crypto import SignatureRefused, verify_signature
from tests.crypto.people import EXAMPLES, Person, with_bit_flipped

CONTEXT = "sealroom/test/signature"

fields = st.lists(
    st.one_of(st.binary(max_size=40), st.text(max_size=20), st.integers(0, 2**53), st.none()),
    max_size=5,
)


@EXAMPLES
@given(signed=fields)
def test_what_is_signed_is_verified(ada: Person, signed: list[str | bytes | int | None]) -> None:
    verify_signature(ada.keys.signing_key, ada.identity.sign(CONTEXT, *signed), CONTEXT, *signed)


@EXAMPLES
@given(bit=st.integers(0, 64 * 8 - 1))
def test_any_flipped_bit_of_a_signature_is_refused(ada: Person, bit: int) -> None:
    signature = with_bit_flipped(ada.identity.sign(CONTEXT, b"x"), bit)
    with pytest.raises(SignatureRefused):
        verify_signature(ada.keys.signing_key, signature, CONTEXT, b"x")


@pytest.mark.parametrize("size", [0, 63, 65])
def test_another_length_is_refused(ada: Person, size: int) -> None:
    signature = (ada.identity.sign(CONTEXT, b"x") + b"\0")[:size]
    with pytest.raises(SignatureRefused):
        verify_signature(ada.keys.signing_key, signature, CONTEXT, b"x")


def test_another_key_is_refused(ada: Person, ben: Person) -> None:
    with pytest.raises(SignatureRefused):
        verify_signature(ben.keys.signing_key, ada.identity.sign(CONTEXT, b"x"), CONTEXT, b"x")


def test_another_context_is_refused(ada: Person) -> None:
    signature = ada.identity.sign(CONTEXT, b"x")
    with pytest.raises(SignatureRefused):
        verify_signature(ada.keys.signing_key, signature, "sealroom/test/other", b"x")


def test_bytes_moved_from_one_field_to_the_next_are_refused(ada: Person) -> None:
    signature = ada.identity.sign(CONTEXT, "ab", "c")
    with pytest.raises(SignatureRefused):
        verify_signature(ada.keys.signing_key, signature, CONTEXT, "a", "bc")


@pytest.mark.parametrize("key", [b"", bytes(31), bytes(33), bytes(32), b"\xff" * 32])
def test_malformed_and_weak_keys_are_refused_alike(ada: Person, key: bytes) -> None:
    with pytest.raises(SignatureRefused):
        verify_signature(key, ada.identity.sign(CONTEXT, b"x"), CONTEXT, b"x")


def test_under_the_neutral_point_a_signature_would_hold_for_everything() -> None:
    """R = S * B with S = 0 is the neutral point: OpenSSL alone accepts it for any content."""
    neutral = b"\x01" + bytes(31)
    with pytest.raises(SignatureRefused):
        verify_signature(neutral, neutral + bytes(32), CONTEXT, b"anything")


@pytest.mark.parametrize("field", [-1, 2**64, "\ud800"])
def test_fields_without_an_encoding_are_refused(ada: Person, field: str | int) -> None:
    with pytest.raises(SignatureRefused):
        verify_signature(ada.keys.signing_key, bytes(64), CONTEXT, field)
