"""The recovery code and the ways in which people type it."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sealroom.crypto import (
    RecoveryCode,
    RecoveryCodeRefused,
    generate_recovery_code,
    parse_recovery_code,
)
from sealroom.crypto.recovery_code import CODE_BYTES, TYPED_LENGTH
from tests.crypto.people import EXAMPLES

WRITTEN = "ABCD-EFGH-IJKL-MNOP-QRST-UVWX-YZ23-4567"
SECRETS = st.binary(min_size=CODE_BYTES, max_size=CODE_BYTES)
SEPARATORS = st.text("- \t\n\u00a0\u00ad\u2010\u2011\u2013\u2014\u2212\u200b\ufeff_.", max_size=3)


def test_a_fresh_code_has_160_bits() -> None:
    codes = {generate_recovery_code().secret for _ in range(10)}
    assert len(codes) == 10
    assert {len(secret) for secret in codes} == {CODE_BYTES}


@given(SECRETS)
@EXAMPLES
def test_it_is_written_in_eight_groups_of_four_and_read_again(secret: bytes) -> None:
    code = RecoveryCode(secret)
    assert re.fullmatch(r"([A-Z2-7]{4}-){7}[A-Z2-7]{4}", code.written)
    assert "-".join(code.groups) == code.written
    assert parse_recovery_code(code.written).secret == secret


@given(
    SECRETS, st.lists(SEPARATORS, min_size=33, max_size=33), st.lists(st.booleans(), min_size=32)
)
@EXAMPLES
def test_case_and_separators_do_not_matter(
    secret: bytes, separators: list[str], lower: list[bool]
) -> None:
    typed = separators[0]
    letters = RecoveryCode(secret).written.replace("-", "")
    for letter, small, separator in zip(letters, lower, separators[1:], strict=False):
        typed += (letter.lower() if small else letter) + separator
    assert parse_recovery_code(typed).secret == secret


@pytest.mark.parametrize(("looks", "means"), [("0", "O"), ("8", "B"), ("８", "B"), ("ｏ", "O")])  # noqa: RUF001
def test_look_alikes_are_read_as_what_they_can_only_be(looks: str, means: str) -> None:
    typed = WRITTEN.replace(means, looks)
    assert typed != WRITTEN
    assert parse_recovery_code(typed).written == WRITTEN


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        (WRITTEN.replace("I", "1"), "“1”.*group 3.*I or L"),
        (WRITTEN.replace("7", "9"), "“9”.*group 8"),
        (WRITTEN.replace("U", "Ü"), "“Ü”.*group 6"),
        (WRITTEN[:-1], "32 letters and digits; this has 31"),
        (WRITTEN + "A", "32 letters and digits; this has 33"),
        ("", "this has 0"),
        (" - ", "this has 0"),
        ("A" * (TYPED_LENGTH + 1), "far more"),
    ],
)
def test_what_is_no_code_is_refused_with_words(typed: str, words: str) -> None:
    with pytest.raises(RecoveryCodeRefused, match=words):
        parse_recovery_code(typed)


def test_the_longest_text_that_is_looked_at() -> None:
    typed = WRITTEN + " " * (TYPED_LENGTH - len(WRITTEN))
    assert parse_recovery_code(typed).written == WRITTEN


@given(st.text(max_size=2 * TYPED_LENGTH))
@EXAMPLES
def test_any_text_gives_a_code_or_is_refused(typed: str) -> None:
    try:
        code = parse_recovery_code(typed)
    except RecoveryCodeRefused:
        return
    assert parse_recovery_code(code.written).secret == code.secret


@given(SECRETS)
@EXAMPLES
def test_a_refusal_does_not_repeat_what_was_typed(secret: bytes) -> None:
    written = RecoveryCode(secret).written
    for typed in (written[:-1], written + "A", written[:-1] + "9"):
        with pytest.raises(RecoveryCodeRefused) as caught:
            parse_recovery_code(typed)
        assert not any(group in str(caught.value) for group in RecoveryCode(secret).groups[:-1])


def test_each_use_has_a_key_of_its_own() -> None:
    code = parse_recovery_code(WRITTEN)
    keys = {
        code.derive("sealroom/1/example"),
        code.derive("sealroom/1/another"),
        code.derive("sealroom/1/example", "x"),
        parse_recovery_code(WRITTEN.replace("A", "B")).derive("sealroom/1/example"),
    }
    assert len(keys) == 4
    assert {len(key) for key in keys} == {32}
    assert len(code.derive("sealroom/1/example", length=12)) == 12


@pytest.mark.parametrize("size", [0, CODE_BYTES - 1, CODE_BYTES + 1])
def test_another_size_is_no_code(size: int) -> None:
    with pytest.raises(ValueError, match="20 bytes"):
        RecoveryCode(bytes(size))
