"""Hints: sealed under a room key and signed, as messages are, under contexts of their own.

    hint key        = HKDF(room secret; "sealroom/1/hint-key", session, key id, sender)
    body            = nonce (12) || AES-256-GCM(hint key; filled content; associated data)
    associated data = encode("sealroom/1/hint", header)
    signature       = Ed25519 over encode("sealroom/1/hint-signature", header, body)

The content is JSON filled up with spaces to 64 bytes, so that no hint shows by its size what it is.
"""

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from sealroom.crypto.errors import ContentTooLarge, MessageRefused, SignatureRefused
from sealroom.crypto.identity import Identity
from sealroom.crypto.key_derivation import KEY_BYTES, derive
from sealroom.crypto.room_key import RoomKey
from sealroom.crypto.signature import verify_signature
from sealroom.protocol.encoding import encode
from sealroom.protocol.hint import Hint, HintHeader
from sealroom.protocol.ids import UserId
from sealroom.protocol.keys import PublicKeys
from sealroom.protocol.limits import HINT_BYTES

HINT_CONTEXT = "sealroom/1/hint"
HINT_KEY_CONTEXT = "sealroom/1/hint-key"
HINT_SIGNATURE_CONTEXT = "sealroom/1/hint-signature"
NONCE_BYTES = 12
TAG_BYTES = 16
FILLED_BYTES = HINT_BYTES - NONCE_BYTES - TAG_BYTES


def seal_hint(
    identity: Identity, room_key: RoomKey, header: HintHeader, content: bytes, nonce: bytes
) -> Hint:
    """Seal and sign `content`, up to 64 bytes of JSON. `nonce` is 12 random bytes.

    Raises ContentTooLarge; ValueError where the header is not of this sender, session and key.
    """
    if (header.session_id, header.key_id) != (room_key.session_id, room_key.key_id):
        raise ValueError("the header names another session or room key")
    if header.sender != identity.user_id:
        raise ValueError("the header names another sender")
    if len(nonce) != NONCE_BYTES:
        raise ValueError(f"a nonce has {NONCE_BYTES} bytes")
    if len(content) > FILLED_BYTES:
        raise ContentTooLarge(len(content), FILLED_BYTES)
    cipher = _cipher(room_key, header.sender)
    filled = content.ljust(FILLED_BYTES)
    body = nonce + cipher.encrypt(nonce, filled, encode(HINT_CONTEXT, header))
    return Hint(header, body, identity.sign(HINT_SIGNATURE_CONTEXT, header, body))


def open_hint(room_key: RoomKey, sender: PublicKeys, hint: Hint) -> bytes:
    """The content; the signature is checked first. Raises MessageRefused, whatever is wrong."""
    header, body = hint.header, hint.body
    if header.sender != sender.user_id:
        raise MessageRefused
    try:
        verify_signature(sender.signing_key, hint.signature, HINT_SIGNATURE_CONTEXT, header, body)
    except SignatureRefused:
        raise MessageRefused from None
    if (header.session_id, header.key_id) != (room_key.session_id, room_key.key_id):
        raise MessageRefused
    cipher = _cipher(room_key, header.sender)
    try:
        filled = cipher.decrypt(
            body[:NONCE_BYTES], body[NONCE_BYTES:], encode(HINT_CONTEXT, header)
        )
    except InvalidTag:
        raise MessageRefused from None
    return filled.rstrip(b" ")


def _cipher(room_key: RoomKey, sender: UserId) -> AESGCM:
    fields = (room_key.session_id, room_key.key_id, sender)
    return AESGCM(derive(room_key.secret, KEY_BYTES, HINT_KEY_CONTEXT, *fields))
