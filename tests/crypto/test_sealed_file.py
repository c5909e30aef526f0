"""Files: sealed in chunks whose order, number, key and file are bound."""

import hashlib
from itertools import pairwise

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sealroom.crypto import FileRefused, FileSealer, generate_file_key, open_file, sealed_size
from sealroom.crypto.sealed_file import SEALED_CHUNK_BYTES, TAG_BYTES
from sealroom.protocol.file import SealedFile
from sealroom.protocol.limits import FILE_BYTES, FILE_CHUNK_BYTES
from tests.crypto.people import EXAMPLES, with_bit_flipped

FILE_ID = "f" * 26
SIZES = st.one_of(
    st.integers(0, 300),
    st.integers(-20, 20).map(lambda near: FILE_CHUNK_BYTES + near),
    st.integers(-20, 20).map(lambda near: 2 * FILE_CHUNK_BYTES + near),
)


def some_bytes(size: int) -> bytes:
    """Different everywhere, as chunks that are told apart must be."""
    return hashlib.shake_128(b"a file").digest(size)


def seal(content: bytes, file_id: str = FILE_ID) -> tuple[SealedFile, bytes]:
    sealer = FileSealer(file_id, generate_file_key(), len(content))
    sealed = b"".join(sealer.seal([content]))
    return sealer.sealed, sealed


def opened(sealed: SealedFile, data: bytes) -> bytes:
    return b"".join(open_file(sealed, [data]))


def cut(data: bytes, cuts: list[int]) -> list[bytes]:
    places = sorted({min(each, len(data)) for each in cuts} | {0, len(data)})
    return [data[start:end] for start, end in pairwise(places)]


def chunks_of(data: bytes) -> list[bytes]:
    return [
        data[start : start + SEALED_CHUNK_BYTES]
        for start in range(0, len(data), SEALED_CHUNK_BYTES)
    ]


@EXAMPLES
@given(
    size=SIZES,
    cuts=st.lists(st.integers(0, 200_000), max_size=5),
    sealed_cuts=st.lists(st.integers(0, 200_000), max_size=5),
)
def test_round_trip_however_it_is_cut(size: int, cuts: list[int], sealed_cuts: list[int]) -> None:
    content = some_bytes(size)
    sealer = FileSealer(FILE_ID, generate_file_key(), size)
    data = b"".join(sealer.seal(cut(content, cuts)))
    assert len(data) == sealed_size(size)
    assert b"".join(open_file(sealer.sealed, cut(data, sealed_cuts))) == content


def test_content_is_given_in_chunks_never_whole() -> None:
    sealed, data = seal(some_bytes(3 * FILE_CHUNK_BYTES))
    assert max(map(len, open_file(sealed, [data]))) == FILE_CHUNK_BYTES


@EXAMPLES
@given(size=SIZES, data=st.data())
def test_any_flipped_bit_is_refused(size: int, data: st.DataObject) -> None:
    sealed, whole = seal(some_bytes(size))
    bit = data.draw(st.integers(0, len(whole) * 8 - 1))
    with pytest.raises(FileRefused):
        opened(sealed, with_bit_flipped(whole, bit))


@EXAMPLES
@given(size=SIZES, data=st.data())
def test_whatever_is_cut_off_is_missed(size: int, data: st.DataObject) -> None:
    sealed, whole = seal(some_bytes(size))
    kept = data.draw(st.integers(0, len(whole) - 1) | st.just(SEALED_CHUNK_BYTES))
    if kept < len(whole):
        with pytest.raises(FileRefused):
            opened(sealed, whole[:kept])


@EXAMPLES
@given(size=SIZES, more=st.binary(min_size=1, max_size=100))
def test_whatever_is_added_is_refused(size: int, more: bytes) -> None:
    sealed, whole = seal(some_bytes(size))
    for longer in (whole + more, more + whole, whole + whole):
        with pytest.raises(FileRefused):
            opened(sealed, longer)


def test_chunks_in_another_order_repeated_or_left_out_are_refused() -> None:
    sealed, whole = seal(some_bytes(3 * FILE_CHUNK_BYTES + 5))
    first, second, third, last = chunks_of(whole)
    for disorder in (
        [second, first, third, last],
        [first, first, third, last],
        [first, third, last],
        [first, second, last],
        [first, second, third],
        [first, second, third, third],
        [last, first, second, third],
    ):
        with pytest.raises(FileRefused):
            opened(sealed, b"".join(disorder))


def test_chunks_of_another_file_are_refused() -> None:
    content = some_bytes(2 * FILE_CHUNK_BYTES)
    sealed, whole = seal(content)
    _, other = seal(content)
    ours, theirs = chunks_of(whole), chunks_of(other)
    with pytest.raises(FileRefused):
        opened(sealed, ours[0] + theirs[1])
    with pytest.raises(FileRefused):
        opened(sealed, other)


def test_a_file_is_refused_under_another_name_size_key_or_digest() -> None:
    sealed, whole = seal(some_bytes(1_000))
    for forged in (
        msgspec.structs.replace(sealed, file_id="g" * 26),
        msgspec.structs.replace(sealed, size=999),
        msgspec.structs.replace(sealed, size=1_001),
        msgspec.structs.replace(sealed, key=bytes(32)),
        msgspec.structs.replace(sealed, digest=bytes(32)),
    ):
        with pytest.raises(FileRefused):
            opened(forged, whole)


def test_padding_that_is_not_zero_is_refused() -> None:
    """Else a sender could hide in it what some programs show and others do not."""
    content, key = some_bytes(100), generate_file_key()
    sealer = FileSealer(FILE_ID, key, 128)
    data = b"".join(sealer.seal([content + bytes(27) + b"x"]))
    digest = hashlib.sha256(content).digest()
    with pytest.raises(FileRefused):
        opened(SealedFile(FILE_ID, key, 100, digest), data)


def test_sizes_tell_little() -> None:
    assert sealed_size(0) == sealed_size(128) == 128 + TAG_BYTES
    assert sealed_size(1_000_000) == sealed_size(1_000_001)
    for size in (1_000, 70_000, 5_000_000, 100 << 20):
        assert size < sealed_size(size) <= size * 1.13


@pytest.mark.parametrize("said", [9, 11])
def test_content_of_another_size_than_was_said_fails(said: int) -> None:
    sealer = FileSealer(FILE_ID, generate_file_key(), said)
    with pytest.raises(ValueError, match="than it was said"):
        list(sealer.seal([bytes(10)]))


def test_a_key_seals_once() -> None:
    sealer = FileSealer(FILE_ID, generate_file_key(), 1)
    list(sealer.seal([b"a"]))
    with pytest.raises(ValueError, match="once"):
        list(sealer.seal([b"b"]))


def test_a_size_that_no_message_can_name_is_refused() -> None:
    with pytest.raises(ValueError, match="described"):
        FileSealer(FILE_ID, generate_file_key(), FILE_BYTES + 1)


def test_the_key_is_not_shown() -> None:
    sealed, _ = seal(b"x")
    assert "key" not in repr(sealed)
    assert sealed.file_id in repr(sealed)
