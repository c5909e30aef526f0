"""The recovery kit's seal: what was sealed comes back, and nothing else does."""

import hashlib
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sealroom.crypto import (
    KitDamaged,
    KitOfAnotherCode,
    KitRefused,
    KitTooNew,
    NotAKit,
    open_kit,
    seal_kit,
)
from sealroom.crypto.recovery_code import CODE_BYTES, RecoveryCode
from sealroom.crypto.recovery_kit import (
    CHUNK_BYTES,
    HEADER_BYTES,
    KIT_VERSION,
    MAGIC,
    SALT_BYTES,
    TAG_BYTES,
)
from tests.crypto.people import EXAMPLES, with_bit_flipped

CODE = RecoveryCode(bytes(range(CODE_BYTES)))
OTHER_CODE = RecoveryCode(bytes(CODE_BYTES))
SALT = bytes(range(SALT_BYTES))
SEALED_CHUNK = CHUNK_BYTES + TAG_BYTES


def sealed(content: bytes, code: RecoveryCode = CODE, salt: bytes = SALT) -> bytes:
    return b"".join(seal_kit(code, salt, [content]))


def opened(kit: bytes, code: RecoveryCode = CODE) -> bytes:
    return b"".join(open_kit(code, [kit]))


def pieces_of(data: bytes, cuts: list[int]) -> list[bytes]:
    places = sorted({0, len(data), *(cut % (len(data) + 1) for cut in cuts)})
    return [data[start:end] for start, end in pairwise(places)]


@given(st.binary(max_size=2_000), st.lists(st.integers(0, 5_000), max_size=6))
@EXAMPLES
def test_what_was_sealed_comes_back_however_it_is_cut(content: bytes, cuts: list[int]) -> None:
    kit = b"".join(seal_kit(CODE, SALT, pieces_of(content, cuts)))
    assert kit == sealed(content)
    assert b"".join(open_kit(CODE, pieces_of(kit, cuts))) == content


@pytest.mark.parametrize(
    "size", [0, 1, CHUNK_BYTES - 1, CHUNK_BYTES, CHUNK_BYTES + 1, 2 * CHUNK_BYTES, 150_000]
)
def test_every_length_around_a_chunk(size: int) -> None:
    content = (hashlib.sha256(b"").digest() * (size // 32 + 1))[:size]
    kit = sealed(content)
    chunks = max(1, -(-size // CHUNK_BYTES))
    assert len(kit) == HEADER_BYTES + size + chunks * TAG_BYTES
    assert opened(kit) == content


def test_no_more_than_a_chunk_is_held_at_a_time() -> None:
    pieces = list(seal_kit(CODE, SALT, (bytes(1_000) for _ in range(1_000))))
    assert max(map(len, pieces)) == SEALED_CHUNK
    assert max(map(len, open_kit(CODE, pieces))) == CHUNK_BYTES


@given(st.binary(max_size=200), st.data())
@EXAMPLES
def test_any_bit_flipped_is_refused(content: bytes, data: st.DataObject) -> None:
    kit = sealed(content)
    bit = data.draw(st.integers(0, 8 * len(kit) - 1))
    expected = NotAKit if bit < 8 * len(MAGIC) else KitDamaged
    with pytest.raises(expected):
        opened(with_bit_flipped(kit, bit))


@given(st.binary(max_size=200), st.data())
@EXAMPLES
def test_any_end_cut_off_is_refused(content: bytes, data: st.DataObject) -> None:
    kit = sealed(content)
    cut = data.draw(st.integers(0, len(kit) - 1))
    with pytest.raises(NotAKit if cut < len(MAGIC) else KitDamaged):
        opened(kit[:cut])


@given(st.binary(min_size=1, max_size=50))
@EXAMPLES
def test_anything_added_is_refused(added: bytes) -> None:
    with pytest.raises(KitDamaged):
        opened(sealed(b"content") + added)


THREE = sealed(bytes(2 * CHUNK_BYTES + 10))


def chunk(kit: bytes, number: int) -> bytes:
    start = HEADER_BYTES + number * SEALED_CHUNK
    return kit[start : start + SEALED_CHUNK]


def test_chunks_that_are_missing_moved_or_doubled_are_refused() -> None:
    header, first, second, last = THREE[:HEADER_BYTES], *(chunk(THREE, n) for n in range(3))
    assert header + first + second + last == THREE
    for wrong in (
        (first, last),
        (second, last),
        (first, second),
        (first,),
        (second, first, last),
        (first, first, last),
        (first, second, last, last),
        (),
    ):
        with pytest.raises(KitDamaged):
            opened(header + b"".join(wrong))


@pytest.mark.parametrize("other_salt", [SALT[::-1], SALT[:-1] + b"\x00"])
def test_chunks_of_another_kit_under_the_same_code_are_refused(other_salt: bytes) -> None:
    other = sealed(bytes(2 * CHUNK_BYTES + 10), salt=other_salt)
    for number in range(3):
        mixed = THREE.replace(chunk(THREE, number), chunk(other, number))
        assert mixed != THREE
        with pytest.raises(KitDamaged):
            opened(mixed)
    with pytest.raises(KitDamaged):
        opened(other[:HEADER_BYTES] + THREE[HEADER_BYTES:])


def test_another_code_is_told_apart_from_damage_before_anything_comes() -> None:
    with pytest.raises(KitOfAnotherCode, match="letter by letter"):
        next(open_kit(OTHER_CODE, [sealed(b"content")]))


def test_a_newer_version_is_refused_with_words() -> None:
    header = bytearray(sealed(b"content")[: HEADER_BYTES - 8])
    header[len(MAGIC)] = KIT_VERSION + 1
    newer = bytes(header) + hashlib.sha256(header).digest()[:8] + b"whatever"
    with pytest.raises(KitTooNew, match=r"form 2, this one reads up to 1.*Install"):
        opened(newer)


def test_version_zero_is_damage() -> None:
    header = bytearray(sealed(b"content")[: HEADER_BYTES - 8])
    header[len(MAGIC)] = 0
    with pytest.raises(KitDamaged):
        opened(bytes(header) + hashlib.sha256(header).digest()[:8])


@given(st.binary(max_size=300) | st.binary(max_size=300).map(lambda rest: MAGIC + rest))
@EXAMPLES
def test_any_other_file_is_refused(file: bytes) -> None:
    with pytest.raises(KitRefused):
        opened(file)


@pytest.mark.parametrize("size", [0, SALT_BYTES - 1, SALT_BYTES + 1])
def test_a_salt_of_another_size_is_a_mistake(size: int) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        sealed(b"", salt=bytes(size))


def test_two_kits_of_the_same_content_have_nothing_in_common() -> None:
    one, other = sealed(bytes(100)), sealed(bytes(100), salt=SALT[::-1])
    assert one[HEADER_BYTES:] != other[HEADER_BYTES:]
