"""A database key sealed in a slot of the key file: AES-256-GCM, bound to the slot's kind.

Context string `sealroom/1/database-key-slot`, encoded with the kind and the profile's id as
associated data, so that a slot opens in its own profile alone and only as what it is.
"""

import os
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from sealroom.protocol.encoding import encode

CONTEXT: Final = "sealroom/1/database-key-slot"
_NONCE_BYTES = 12


def seal_database_key(key: bytes, cover: bytes, kind: str, profile_id: str) -> tuple[bytes, bytes]:
    """Nonce (12 bytes) and `key` (32 bytes) sealed under `cover` (32 bytes): 48 bytes."""
    nonce = os.urandom(_NONCE_BYTES)
    return nonce, AESGCM(cover).encrypt(nonce, key, encode(CONTEXT, kind, profile_id))


def open_sealed_key(nonce: bytes, sealed: bytes, cover: bytes, kind: str, profile_id: str) -> bytes:
    """What was sealed. Raises InvalidTag for another cover, kind or profile, or an altered slot."""
    if len(nonce) != _NONCE_BYTES:
        raise InvalidTag
    return AESGCM(cover).decrypt(nonce, sealed, encode(CONTEXT, kind, profile_id))
