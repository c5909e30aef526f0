"""HKDF-SHA-256 (RFC 5869) without salt: every derived key has an encoded context as its info."""

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from sealroom.protocol.encoding import Field, encode

KEY_BYTES = 32


def derive(secret: bytes, length: int, context: str, *fields: Field) -> bytes:
    """`length` bytes from `secret`, bound to `context` and `fields` as `encode` writes them."""
    return HKDF(SHA256(), length, salt=None, info=encode(context, *fields)).derive(secret)
