"""Identifiers: their one spelling, and how they come from bytes."""

import hashlib

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sealroom.protocol import ids
from sealroom.protocol.encoding import encode

A_FINGERPRINT = "abcdefghijklmnopqrstuvwxyz234567abcdefghijklmnopqrst"


def test_base32_is_lower_case_without_padding() -> None:
    """RFC 4648, section 10."""
    assert ids.base32(b"") == ""
    assert ids.base32(b"f") == "my"
    assert ids.base32(b"foobar") == "mzxw6ytboi"


def test_fixed_examples() -> None:
    by_hand = "oyjt6ioafzhvhmlgk7ayu4a26qir63u5alglcz3b5jvwbj33o7ta"
    assert ids.fingerprint("sealroom/1/example", "x") == by_hand
    user_id = "2kvkrhe6wjacaso3zfwv2bbgoq2oskynly5advsp4gvipo55siiq"
    assert ids.user_id_of(b"a", b"b") == user_id
    assert ids.message_id_from(bytes(16)) == "a" * 26
    assert ids.device_id_from(bytes(10)) == "a" * 16


@given(context=st.text(), fields=st.lists(st.text() | st.binary(), max_size=4))
def test_a_fingerprint_is_the_hash_of_the_encoding(context: str, fields: list[str | bytes]) -> None:
    digest = hashlib.sha256(encode(context, *fields)).digest()
    made = ids.fingerprint(context, *fields)
    assert made == ids.base32(digest)
    assert ids.is_fingerprint(made)


@given(one=st.binary(max_size=8), other=st.binary(max_size=8), moved=st.binary(max_size=4))
def test_keys_cannot_lend_each_other_bytes(one: bytes, other: bytes, moved: bytes) -> None:
    shifted = ids.user_id_of(one + moved, other) == ids.user_id_of(one, moved + other)
    assert shifted == (moved == b"")


@pytest.mark.parametrize(
    "text",
    [
        "",
        A_FINGERPRINT[:-1],
        A_FINGERPRINT + "a",
        A_FINGERPRINT + "\n",
        A_FINGERPRINT.upper(),
        A_FINGERPRINT[:-1] + "1",
        A_FINGERPRINT[:-1] + "\uff41",
        " " + A_FINGERPRINT[1:],
    ],
)
def test_an_id_has_one_spelling(text: str) -> None:
    assert not ids.is_fingerprint(text)
    for kind in (ids.UserId, ids.SessionId, ids.KeyId, ids.EntryHash):
        with pytest.raises(msgspec.ValidationError):
            msgspec.convert(text, kind)


def test_a_sound_id_is_taken() -> None:
    assert ids.is_fingerprint(A_FINGERPRINT)
    assert msgspec.convert(A_FINGERPRINT, ids.UserId) == A_FINGERPRINT
    assert msgspec.convert("", ids.FingerprintOrEmpty) == ""
    assert msgspec.convert(A_FINGERPRINT, ids.FingerprintOrEmpty) == A_FINGERPRINT
    for text in ("\n", "a", A_FINGERPRINT + "\n"):
        with pytest.raises(msgspec.ValidationError):
            msgspec.convert(text, ids.FingerprintOrEmpty)


@given(st.binary(min_size=16, max_size=16), st.binary(min_size=10, max_size=10))
def test_made_ids_are_sound(message: bytes, device: bytes) -> None:
    msgspec.convert(ids.message_id_from(message), ids.MessageId)
    msgspec.convert(ids.device_id_from(device), ids.DeviceId)


@pytest.mark.parametrize("size", [0, 9, 11, 15, 17])
def test_ids_are_made_from_their_number_of_bytes_alone(size: int) -> None:
    with pytest.raises(ValueError, match="16 bytes"):
        ids.message_id_from(bytes(size))
    with pytest.raises(ValueError, match="10 bytes"):
        ids.device_id_from(bytes(size))
