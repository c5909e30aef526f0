"""Files that anybody may have made: their pieces on the wire, their seals, details and names."""

from collections.abc import Iterator
from contextlib import suppress

from sealroom.controller.files.details import DetailsUnclear, without_details
from sealroom.crypto import FileRefused, FileSealer, open_file
from sealroom.protocol.errors import ProtocolError
from sealroom.protocol.file_piece import (
    FilePiece,
    PieceAnswer,
    decode_piece,
    decode_piece_answer,
    encode_piece,
    encode_piece_answer,
)
from sealroom.protocol.ids import file_id_from
from sealroom.ui.text.file_words import clean_name, is_program
from tests.controller.files.test_details import WHOLE
from tests.fuzz.target import Target

_FILE_ID = file_id_from(bytes(16))
_CONTENT = b"what somebody sent " * 20


def _try_piece(data: bytes) -> None:
    with suppress(ProtocolError):
        assert encode_piece(decode_piece(data)) == data
    with suppress(ProtocolError):
        assert encode_piece_answer(decode_piece_answer(data)) == data


def _pieces() -> Iterator[bytes]:
    yield encode_piece(FilePiece(7, _FILE_ID, 262_144, b"sealed"))
    yield encode_piece_answer(PieceAnswer(7, b"sealed"))


def _sealed() -> tuple[FileSealer, bytes]:
    sealer = FileSealer(_FILE_ID, bytes(32), len(_CONTENT))
    return sealer, b"".join(sealer.seal([_CONTENT]))


_SEALER, _SEALED = _sealed()


def _try_seal(data: bytes) -> None:
    try:
        opened = b"".join(open_file(_SEALER.sealed, [data]))
    except FileRefused:
        return
    assert opened == _CONTENT
    assert data == _SEALED, "a file that opens in a second form"


def _try_details(data: bytes) -> None:
    try:
        clean = without_details(data)
    except DetailsUnclear:
        return
    assert without_details(clean) == clean


def _try_name(data: bytes) -> None:
    name = data.decode(errors="replace")
    clean = clean_name(name)
    assert clean
    assert not {*"/\\\0\n"} & {*clean}
    assert clean_name(clean) == clean
    assert is_program(clean) == is_program(name)


PIECES_TARGET = Target("pieces", _try_piece, _pieces)
FILES_TARGET = Target("files", _try_seal, lambda: [_SEALED])
DETAILS_TARGET = Target("details", _try_details, lambda: WHOLE)
FILE_NAMES_TARGET = Target(
    "file_names",
    _try_name,
    lambda: [b"plan.pdf", "photo\u202egpj.exe".encode(), b"../../x", b"NUL.txt", b"a. . "],
    longest=600,
)
