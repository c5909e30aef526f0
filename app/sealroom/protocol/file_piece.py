"""Pieces of sealed files: the only binary frames. Layouts with numbers big-endian.

    to the relay     id of the request (8) || file id, as bytes (16) || offset (8) || sealed bytes
    from the relay   id of the request that it answers (8) || sealed bytes

The relay answers a piece as any request: `FileStands`, or an error.
"""

import base64
from typing import NamedTuple

from sealroom.protocol import limits
from sealroom.protocol.errors import Code, ProtocolError
from sealroom.protocol.ids import FILE_ID_BYTES, FileId, base32

_NUMBER_BYTES = 8
_HEAD_BYTES = 2 * _NUMBER_BYTES + FILE_ID_BYTES


class FilePiece(NamedTuple):
    """Sealed bytes on their way to the relay."""

    id: int
    file_id: FileId
    offset: int
    data: bytes


class PieceAnswer(NamedTuple):
    """Sealed bytes that were asked for by request `re`."""

    re: int
    data: bytes


def encode_piece(piece: FilePiece) -> bytes:
    """The frame of a piece that is uploaded."""
    file_id = base64.b32decode(f"{piece.file_id.upper()}======")
    return b"".join((_number(piece.id), file_id, _number(piece.offset), piece.data))


def decode_piece(frame: bytes) -> FilePiece:
    """Read what a client uploads. Raises ProtocolError (INVALID_ARGUMENT)."""
    data = frame[_HEAD_BYTES:]
    numbers = frame[:_NUMBER_BYTES], frame[_HEAD_BYTES - _NUMBER_BYTES : _HEAD_BYTES]
    request_id, offset = (int.from_bytes(number, "big") for number in numbers)
    _check_size(data)
    _check_number(request_id)
    _check_number(offset)
    file_id = base32(frame[_NUMBER_BYTES : _NUMBER_BYTES + FILE_ID_BYTES])
    return FilePiece(request_id, file_id, offset, data)


def encode_piece_answer(answer: PieceAnswer) -> bytes:
    """The frame of a piece that was asked for."""
    return _number(answer.re) + answer.data


def decode_piece_answer(frame: bytes) -> PieceAnswer:
    """Read what a relay gives. Raises ProtocolError (INVALID_ARGUMENT)."""
    re, data = int.from_bytes(frame[:_NUMBER_BYTES], "big"), frame[_NUMBER_BYTES:]
    _check_size(data)
    _check_number(re)
    return PieceAnswer(re, data)


def _number(value: int) -> bytes:
    return value.to_bytes(_NUMBER_BYTES, "big")


def _check_size(data: bytes) -> None:
    if not 1 <= len(data) <= limits.FILE_PIECE_BYTES:
        raise ProtocolError(Code.INVALID_ARGUMENT, "the piece of a file is empty or too large")


def _check_number(number: int) -> None:
    if number > limits.MILLISECONDS:
        raise ProtocolError(Code.INVALID_ARGUMENT, "a number in the frame is too large")
