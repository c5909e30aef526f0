"""A room's title and description, sealed under its room key for one ledger entry.

    key  = HKDF(room secret; "sealroom/1/info", session, key id, author, number)
    body = nonce (12) || AES-256-GCM(key; padded plaintext; no associated data)

The ledger entry that carries it signs it.
"""

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from sealroom.crypto.errors import InfoRefused, PaddingRefused
from sealroom.crypto.key_derivation import KEY_BYTES, derive
from sealroom.crypto.padding import pad, unpad
from sealroom.crypto.room_key import RoomKey
from sealroom.protocol.entry import Info
from sealroom.protocol.ids import UserId
from sealroom.protocol.limits import INFO_BYTES

INFO_CONTEXT = "sealroom/1/info"
NONCE_BYTES = 12
TAG_BYTES = 16
PADDED_BYTES = INFO_BYTES - NONCE_BYTES - TAG_BYTES
"""Largest padded title and description."""


def seal_info(
    room_key: RoomKey, author: UserId, number: int, plaintext: bytes, nonce: bytes
) -> Info:
    """Seal `plaintext` for the entry `number` by `author`. `nonce` is 12 random bytes.

    Raises ContentTooLarge; ValueError for a nonce of another size.
    """
    if len(nonce) != NONCE_BYTES:
        raise ValueError(f"a nonce has {NONCE_BYTES} bytes")
    padded = pad(plaintext, PADDED_BYTES)
    sealed = _cipher(room_key, author, number).encrypt(nonce, padded, None)
    return Info(room_key.key_id, nonce + sealed)


def open_info(room_key: RoomKey, author: UserId, number: int, info: Info) -> bytes:
    """The plaintext of what stands in the entry `number` by `author`. Raises InfoRefused."""
    if info.key_id != room_key.key_id or len(info.body) < NONCE_BYTES + TAG_BYTES:
        raise InfoRefused
    cipher = _cipher(room_key, author, number)
    try:
        return unpad(cipher.decrypt(info.body[:NONCE_BYTES], info.body[NONCE_BYTES:], None))
    except (InvalidTag, PaddingRefused):
        raise InfoRefused from None


def _cipher(room_key: RoomKey, author: UserId, number: int) -> AESGCM:
    fields = (room_key.session_id, room_key.key_id, author, number)
    return AESGCM(derive(room_key.secret, KEY_BYTES, INFO_CONTEXT, *fields))
