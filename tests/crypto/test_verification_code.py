"""Codes to compare keys by."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sealroom.crypto import (
    NoVerificationCode,
    VerificationCode,
    VerificationCodeTooNew,
    read_verification_code,
    relay_tag,
)
from sealroom.crypto.verification_code import CODE_LENGTH, RELAY_TAG_LENGTH
from tests.crypto.people import EXAMPLES, Person

TAG = relay_tag("relay")

ids = st.text("abcdefghijklmnopqrstuvwxyz234567", min_size=52, max_size=52)
tags = st.text("abcdefghijklmnopqrstuvwxyz234567", min_size=RELAY_TAG_LENGTH).map(
    lambda text: text[:RELAY_TAG_LENGTH]
)


@EXAMPLES
@given(st.builds(VerificationCode, ids, ids, tags))
def test_round_trip(code: VerificationCode) -> None:
    assert read_verification_code(code.written) == code
    assert read_verification_code(f" {code.written.lower()}\n") == code
    assert len(code.written) <= CODE_LENGTH


def test_it_is_in_letters_that_a_qr_code_packs_well(ada: Person, ben: Person) -> None:
    code = VerificationCode(ada.user_id, ben.user_id, TAG)
    assert set(code.written) <= set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:")
    assert len(code.written) == 140


def test_relays_are_told_apart_by_name() -> None:
    assert relay_tag("one") != relay_tag("two")
    assert len(relay_tag("one")) == RELAY_TAG_LENGTH


@EXAMPLES
@given(st.text())
@example("SEALROOM:VERIFY/1/")
@example("x" * 1_000_000)
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(NoVerificationCode):
        read_verification_code(text)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("VERIFY", "JOIN"),
        ("SEALROOM", "SEALROOMS"),
        ("/1/", "/0/"),
        ("/1/", "/1//"),
        ("/1/", "/\N{ARABIC-INDIC DIGIT ONE}/"),
        ("K", "\N{KELVIN SIGN}"),
        ("/1/", "/1/\n"),
    ],
)
def test_what_is_nearly_one_is_refused(old: str, new: str) -> None:
    written = VerificationCode("k" * 52, "b" * 52, TAG).written
    with pytest.raises(NoVerificationCode):
        read_verification_code(written.replace(old, new, 1))
    with pytest.raises(NoVerificationCode):
        read_verification_code(f"{written}/MORE")


def test_one_of_a_later_version_says_so() -> None:
    for version in (2, 10, 9_999):
        with pytest.raises(VerificationCodeTooNew):
            read_verification_code(f"SEALROOM:VERIFY/{version}/ANYTHING/AT.ALL")
