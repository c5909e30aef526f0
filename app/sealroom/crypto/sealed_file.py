"""Files, sealed piece by piece, so that none is ever whole in memory.

    plain  = content || zeros, up to `padded_length`: the relay learns the size to within 12 %
    chunk  = AES-256-GCM(key; 65536 bytes of plain, of the last what is left; associated data)
    nonce  = number of the chunk, 0, 1, 2 ... (11 bytes, big-endian) || 1 for the last, else 0
    associated data = encode("sealroom/1/file", file id, size of the content)

This is STREAM (Hoang, Reyhanitabar, Rogaway, Vizar, "Online Authenticated-Encryption and its
Nonce-Reuse Misuse-Resistance", CRYPTO 2015, section 7) with the nonces that age uses
(C2SP, age.md, "Payload"). Each file has a fresh random key, which is used for nothing else; so a
counter serves as nonce. What is sealed is never sealed again under the same key: whoever sends it
keeps the sealed bytes.
"""

import hashlib
import hmac
from collections.abc import Iterable, Iterator

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from sealroom.crypto.errors import FileRefused
from sealroom.crypto.padding import padded_length
from sealroom.crypto.secret import random_secret
from sealroom.protocol.encoding import encode
from sealroom.protocol.file import SealedFile
from sealroom.protocol.ids import FileId
from sealroom.protocol.limits import FILE_BYTES, FILE_CHUNK_BYTES

FILE_CONTEXT = "sealroom/1/file"
TAG_BYTES = 16
SEALED_CHUNK_BYTES = FILE_CHUNK_BYTES + TAG_BYTES
_NUMBER_BYTES = 11


def sealed_size(size: int) -> int:
    """Bytes that a file of `size` bytes has once it is sealed."""
    plain = padded_length(size)
    return plain + TAG_BYTES * -(-plain // FILE_CHUNK_BYTES)


def generate_file_key() -> bytes:
    """32 random bytes, for one file and nothing else."""
    return random_secret()


class FileSealer:
    """Seals one file, once. `key` was made for it by `generate_file_key`."""

    def __init__(self, file_id: FileId, key: bytes, size: int) -> None:
        """Raises ValueError for a size that no message can name."""
        if not 0 <= size <= FILE_BYTES:
            raise ValueError("a file of that size cannot be described")
        self._file_id = file_id
        self._size = size
        self._key = key
        self._digest = hashlib.sha256()
        self._is_used = False

    def seal(self, content: Iterable[bytes]) -> Iterator[bytes]:
        """The sealed chunks of `content`, which comes in pieces of any size, in order.

        Raises ValueError where the content is not of the size that was named: then what was sealed
        is worthless; and where it is called again.
        """
        if self._is_used:
            raise ValueError("a file is sealed once")
        self._is_used = True
        stream = _Stream(self._key, self._file_id, self._size)
        for number, chunk in enumerate(_in_chunks(self._plain(content))):
            yield stream.seal(number, chunk)

    @property
    def sealed(self) -> SealedFile:
        """What opens the file, after all of it was sealed."""
        return SealedFile(self._file_id, self._key, self._size, self._digest.digest())

    def _plain(self, content: Iterable[bytes]) -> Iterator[bytes]:
        left = self._size
        for piece in content:
            left -= len(piece)
            if left < 0:
                raise ValueError("the content is longer than it was said to be")
            self._digest.update(piece)
            yield piece
        if left:
            raise ValueError("the content is shorter than it was said to be")
        yield from _zeros(padded_length(self._size) - self._size)


def open_file(sealed: SealedFile, pieces: Iterable[bytes]) -> Iterator[bytes]:
    """The content of a file, chunk by chunk; `pieces` are its sealed bytes, of any size, in order.

    Raises FileRefused, at the end at the latest: what came before it is not to be relied on.
    """
    stream = _Stream(sealed.key, sealed.file_id, sealed.size)
    digest, left = hashlib.sha256(), sealed.size
    for number, chunk in enumerate(_in_sealed_chunks(pieces, sealed_size(sealed.size))):
        plain = stream.open(number, chunk)
        content, padding = plain[:left], plain[left:]
        if padding.count(0) != len(padding):
            raise FileRefused
        left -= len(content)
        digest.update(content)
        if content:
            yield content
    if not hmac.compare_digest(digest.digest(), sealed.digest):
        raise FileRefused


class _Stream:
    def __init__(self, key: bytes, file_id: FileId, size: int) -> None:
        self._cipher = AESGCM(key)
        self._associated_data = encode(FILE_CONTEXT, file_id, size)
        self._last = -(-padded_length(size) // FILE_CHUNK_BYTES) - 1

    def seal(self, number: int, chunk: bytes) -> bytes:
        return self._cipher.encrypt(self._nonce(number), chunk, self._associated_data)

    def open(self, number: int, chunk: bytes) -> bytes:
        try:
            return self._cipher.decrypt(self._nonce(number), chunk, self._associated_data)
        except InvalidTag:
            raise FileRefused from None

    def _nonce(self, number: int) -> bytes:
        return number.to_bytes(_NUMBER_BYTES, "big") + bytes([number == self._last])


def _in_chunks(pieces: Iterable[bytes], size: int = FILE_CHUNK_BYTES) -> Iterator[bytes]:
    """The same bytes, cut anew: all of `size` but the last."""
    waiting = bytearray()
    for piece in pieces:
        for start in range(0, len(piece), size):
            waiting += piece[start : start + size]
            if len(waiting) >= size:
                yield bytes(waiting[:size])
                del waiting[:size]
    if waiting:
        yield bytes(waiting)


def _in_sealed_chunks(pieces: Iterable[bytes], size: int) -> Iterator[bytes]:
    """Sealed chunks of a file that has `size` sealed bytes. Raises FileRefused for any other."""
    for chunk in _in_chunks(pieces, SEALED_CHUNK_BYTES):
        size -= len(chunk)
        if size < 0:
            raise FileRefused
        yield chunk
    if size:
        raise FileRefused


def _zeros(size: int) -> Iterator[bytes]:
    for start in range(0, size, FILE_CHUNK_BYTES):
        yield bytes(min(FILE_CHUNK_BYTES, size - start))
