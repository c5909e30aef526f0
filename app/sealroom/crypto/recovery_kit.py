"""The recovery kit's seal: content of any length, opened by the recovery code alone.

    offset  size
    0       22    "SEALROOM RECOVERY KIT", line feed
    22      1     version, 1
    23      32    salt, random for each kit
    55      16    check   = derive(code, 16, "sealroom/1/recovery-kit-check", version, salt)
    71      8     the first 8 bytes of SHA-256 over bytes 0 to 70
    79            chunks

    key     = derive(code, 32, "sealroom/1/recovery-kit", version, salt)
    chunk n = AES-256-GCM(key, nonce, 65536 bytes of the content; the last chunk has the rest)
    nonce   = n (11 bytes, big-endian) || 1 for the last chunk, else 0

Chunks as in STREAM (Hoang, Reyhanitabar, Rogaway, Vizár 2015): one that is missing, moved, cut off
or of another kit does not open. The check tells a wrong code from a damaged file, and the hash a
damaged header from a wrong code; neither is needed for secrecy. Magic, version and hash stay where
they are in every later version.
"""

import hashlib
import hmac
from collections.abc import Iterable, Iterator
from itertools import chain

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from sealroom.crypto.errors import KitDamaged, KitOfAnotherCode, KitTooNew, NotAKit
from sealroom.crypto.recovery_code import RecoveryCode

KIT_CONTEXT = "sealroom/1/recovery-kit"
CHECK_CONTEXT = "sealroom/1/recovery-kit-check"
KIT_VERSION = 1

MAGIC = b"SEALROOM RECOVERY KIT\n"
SALT_BYTES = 32
CHECK_BYTES = 16
HASH_BYTES = 8
HEADER_BYTES = len(MAGIC) + 1 + SALT_BYTES + CHECK_BYTES + HASH_BYTES
CHUNK_BYTES = 64 << 10
TAG_BYTES = 16


def seal_kit(code: RecoveryCode, salt: bytes, content: Iterable[bytes]) -> Iterator[bytes]:
    """The kit's file, piece by piece: the header, then a chunk at a time.

    `salt` has 32 random bytes, never used before: the chunks' nonces only count. Pieces of
    `content` may have any length.
    """
    if len(salt) != SALT_BYTES:
        raise ValueError(f"a kit's salt has {SALT_BYTES} bytes")
    yield _header(code, salt)
    cipher = _cipher(code, salt)
    for number, chunk, last in _cut(content, CHUNK_BYTES):
        yield cipher.encrypt(_nonce(number, last=last), chunk, None)


def open_kit(code: RecoveryCode, sealed: Iterable[bytes]) -> Iterator[bytes]:
    """The content of a kit, from pieces of its file of any length.

    What comes was sealed under the code and stands in its place, but only the end says that nothing
    is missing: keep nothing before. Raises KitRefused: NotAKit, KitTooNew, KitOfAnotherCode (these
    before anything comes), KitDamaged.
    """
    pieces = iter(sealed)
    start = _read_header(pieces)
    salt = _salt_of(code, start[:HEADER_BYTES])
    cipher = _cipher(code, salt)
    rest = chain([start[HEADER_BYTES:]], pieces)
    for number, chunk, last in _cut(rest, CHUNK_BYTES + TAG_BYTES):
        try:
            yield cipher.decrypt(_nonce(number, last=last), chunk, None)
        except InvalidTag:
            raise KitDamaged from None


def _header(code: RecoveryCode, salt: bytes) -> bytes:
    header = MAGIC + bytes([KIT_VERSION]) + salt + _check(code, salt)
    return header + _hash(header)


def _salt_of(code: RecoveryCode, header: bytes) -> bytes:
    if header[: len(MAGIC)] != MAGIC:
        raise NotAKit
    content, found = header[:-HASH_BYTES], header[-HASH_BYTES:]
    if len(header) < HEADER_BYTES or found != _hash(content):
        raise KitDamaged
    version, salt = content[len(MAGIC)], content[len(MAGIC) + 1 : -CHECK_BYTES]
    if version > KIT_VERSION:
        raise KitTooNew(version, KIT_VERSION)
    if version < KIT_VERSION:
        raise KitDamaged
    if not hmac.compare_digest(content[-CHECK_BYTES:], _check(code, salt)):
        raise KitOfAnotherCode
    return salt


def _hash(header: bytes) -> bytes:
    return hashlib.sha256(header).digest()[:HASH_BYTES]


def _check(code: RecoveryCode, salt: bytes) -> bytes:
    return code.derive(CHECK_CONTEXT, KIT_VERSION, salt, length=CHECK_BYTES)


def _cipher(code: RecoveryCode, salt: bytes) -> AESGCM:
    return AESGCM(code.derive(KIT_CONTEXT, KIT_VERSION, salt))


def _nonce(number: int, *, last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes([last])


def _read_header(pieces: Iterator[bytes]) -> bytes:
    """The file's beginning: the header and whatever came with it; less where there is no more."""
    start = bytearray()
    for piece in pieces:
        start += piece
        if len(start) >= HEADER_BYTES:
            break
    return bytes(start)


def _cut(pieces: Iterable[bytes], size: int) -> Iterator[tuple[int, bytes, bool]]:
    """Number, content and whether it is the last: all of `size` but the last, which may be less."""
    number, held = 0, bytearray()
    for piece in pieces:
        held += piece
        while len(held) > size:
            yield number, bytes(held[:size]), False
            del held[:size]
            number += 1
    yield number, bytes(held), True
