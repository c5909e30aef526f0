"""Padmé padding."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sealroom.crypto import ContentTooLarge
from sealroom.crypto.errors import PaddingRefused
from sealroom.crypto.padding import SMALLEST, pad, padded_length, unpad
from tests.crypto.people import EXAMPLES

LARGEST = 1 << 20


@EXAMPLES
@given(content=st.binary(max_size=3_000))
def test_round_trip(content: bytes) -> None:
    padded = pad(content, LARGEST)
    assert unpad(padded) == content
    assert len(padded) == padded_length(4 + len(content))


@EXAMPLES
@given(length=st.integers(SMALLEST, 1 << 40))
def test_at_most_12_percent_are_added(length: int) -> None:
    assert length <= padded_length(length) <= length * 1.12


@EXAMPLES
@given(length=st.integers(0, 1 << 40))
def test_it_is_monotone_and_stays_where_it_is(length: int) -> None:
    padded = padded_length(length)
    assert padded <= padded_length(length + 1)
    assert padded_length(padded) == padded


def test_few_sizes_remain() -> None:
    """What a size tells has log log of its bits: 65,536 lengths become some 130 sizes."""
    assert len({padded_length(length) for length in range(1 << 16)}) < 150


def test_all_short_contents_have_one_size() -> None:
    assert {len(pad(bytes(size), LARGEST)) for size in range(125)} == {SMALLEST}
    assert len(pad(bytes(125), LARGEST)) > SMALLEST


def test_what_does_not_fit_is_told_with_its_size() -> None:
    assert len(pad(bytes(1020), 1024)) == 1024
    with pytest.raises(ContentTooLarge, match="at most 1024") as caught:
        pad(bytes(1021), 1024)
    assert caught.value.largest == 1024
    assert caught.value.size > 1024


@EXAMPLES
@given(content=st.binary(max_size=500), at=st.integers(0, 2_000), value=st.integers(1, 255))
def test_padding_that_is_not_zero_is_refused(content: bytes, at: int, value: int) -> None:
    padded = bytearray(pad(content, LARGEST))
    end = 4 + len(content)
    if end == len(padded):
        return
    padded[end + at % (len(padded) - end)] = value
    with pytest.raises(PaddingRefused):
        unpad(bytes(padded))


@EXAMPLES
@given(content=st.binary(max_size=500), more=st.integers(1, 300))
def test_another_size_is_refused(content: bytes, more: int) -> None:
    padded = pad(content, LARGEST)
    with pytest.raises(PaddingRefused):
        unpad(padded + bytes(more))
    with pytest.raises(PaddingRefused):
        unpad(padded[:-more])


@pytest.mark.parametrize("data", [b"", b"\0", b"\0\0\0\0", b"\xff" * 4, b"\xff" * 128])
def test_what_pad_never_makes_is_refused(data: bytes) -> None:
    with pytest.raises(PaddingRefused):
        unpad(data)
