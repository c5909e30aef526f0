"""Labels of one's own devices."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sealroom.crypto import LabelRefused, open_device_label, seal_device_label
from sealroom.crypto.device_label import _cipher
from sealroom.crypto.padding import pad
from sealroom.protocol.limits import DEVICE_LABEL_BYTES, DEVICE_LABEL_LENGTH
from tests.crypto.people import EXAMPLES, NONCE, Person, with_bit_flipped

DESK, LAPTOP = "d" * 16, "e" * 16


@EXAMPLES
@given(label=st.text(max_size=DEVICE_LABEL_LENGTH))
def test_round_trip(ada: Person, label: str) -> None:
    sealed = seal_device_label(ada.identity, DESK, label, NONCE)
    assert open_device_label(ada.identity, DESK, sealed) == label
    assert label.encode() not in sealed or len(label) < 6


def test_a_long_label_is_cut_and_fits(ada: Person) -> None:
    sealed = seal_device_label(ada.identity, DESK, "\U0001f4bb" * 1_000, NONCE)
    assert len(sealed) <= DEVICE_LABEL_BYTES
    assert open_device_label(ada.identity, DESK, sealed) == "\U0001f4bb" * DEVICE_LABEL_LENGTH


def test_what_the_system_names_unreadably_is_sealed_all_the_same(ada: Person) -> None:
    sealed = seal_device_label(ada.identity, DESK, "caf\udce9", NONCE)
    assert open_device_label(ada.identity, DESK, sealed) == "caf?"


@EXAMPLES
@given(st.data())
def test_any_flipped_bit_is_refused(ada: Person, data: st.DataObject) -> None:
    sealed = seal_device_label(ada.identity, DESK, "desk", NONCE)
    bit = data.draw(st.integers(0, len(sealed) * 8 - 1))
    with pytest.raises(LabelRefused):
        open_device_label(ada.identity, DESK, with_bit_flipped(sealed, bit))


@EXAMPLES
@given(st.binary(max_size=600))
def test_anything_else_is_refused(ada: Person, sealed: bytes) -> None:
    with pytest.raises(LabelRefused):
        open_device_label(ada.identity, DESK, sealed)


def test_the_label_of_another_device_or_person_is_refused(ada: Person, ben: Person) -> None:
    sealed = seal_device_label(ada.identity, DESK, "desk", NONCE)
    with pytest.raises(LabelRefused):
        open_device_label(ada.identity, LAPTOP, sealed)
    with pytest.raises(LabelRefused):
        open_device_label(ben.identity, DESK, sealed)


@pytest.mark.parametrize("content", [b"\xff", b"x" * (DEVICE_LABEL_LENGTH + 1)])
def test_what_is_no_label_is_refused(ada: Person, content: bytes) -> None:
    sealed = NONCE + _cipher(ada.identity, DESK).encrypt(NONCE, pad(content, 400), None)
    with pytest.raises(LabelRefused):
        open_device_label(ada.identity, DESK, sealed)


def test_a_nonce_has_12_bytes(ada: Person) -> None:
    with pytest.raises(ValueError, match="12 bytes"):
        seal_device_label(ada.identity, DESK, "desk", bytes(11))
