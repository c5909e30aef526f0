"""Binary frames: pieces of files."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sealroom.protocol.errors import Code, ProtocolError
from sealroom.protocol.file_piece import (
    FilePiece,
    PieceAnswer,
    decode_piece,
    decode_piece_answer,
    encode_piece,
    encode_piece_answer,
)
from sealroom.protocol.ids import file_id_from
from sealroom.protocol.limits import FILE_PIECE_BYTES, MILLISECONDS

NUMBERS = st.integers(0, MILLISECONDS)
FILE_ID = file_id_from(bytes(range(16)))


@given(
    number=NUMBERS,
    file_id=st.binary(min_size=16, max_size=16).map(file_id_from),
    offset=NUMBERS,
    data=st.binary(min_size=1, max_size=100),
)
def test_round_trips(number: int, file_id: str, offset: int, data: bytes) -> None:
    piece = FilePiece(number, file_id, offset, data)
    assert decode_piece(encode_piece(piece)) == piece
    answer = PieceAnswer(number, data)
    assert decode_piece_answer(encode_piece_answer(answer)) == answer


def test_layout() -> None:
    frame = encode_piece(FilePiece(1, FILE_ID, 2, b"abc"))
    assert frame == bytes(7) + b"\1" + bytes(range(16)) + bytes(7) + b"\2abc"
    assert encode_piece_answer(PieceAnswer(3, b"abc")) == bytes(7) + b"\3abc"


def test_the_largest_piece_and_one_more() -> None:
    largest = FilePiece(1, FILE_ID, 0, bytes(FILE_PIECE_BYTES))
    assert decode_piece(encode_piece(largest)) == largest
    too_large = encode_piece(largest._replace(data=bytes(FILE_PIECE_BYTES + 1)))
    assert_refused(too_large)
    with pytest.raises(ProtocolError):
        decode_piece_answer(bytes(8 + FILE_PIECE_BYTES + 1))


@pytest.mark.parametrize("size", [0, 1, 8, 31, 32])
def test_what_is_too_short_is_refused(size: int) -> None:
    assert_refused(bytes(size))


def test_numbers_that_no_json_could_hold_are_refused() -> None:
    assert_refused(b"\xff" * 8 + bytes(25))
    assert_refused(bytes(24) + b"\xff" * 8 + b"x")
    with pytest.raises(ProtocolError):
        decode_piece_answer(b"\xff" * 8 + b"x")


@given(st.binary(max_size=64))
def test_whatever_comes_is_read_or_refused(frame: bytes) -> None:
    try:
        piece = decode_piece(frame)
    except ProtocolError:
        return
    assert encode_piece(piece) == frame


def assert_refused(frame: bytes) -> None:
    with pytest.raises(ProtocolError) as caught:
        decode_piece(frame)
    assert caught.value.error.code == Code.INVALID_ARGUMENT
