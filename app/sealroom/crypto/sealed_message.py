"""Messages: sealed under a room key and signed, or open and signed alike.

    message key     = HKDF(room secret; "sealroom/1/message-key", session, key id, sender)
    body            = nonce (12) || AES-256-GCM(message key; padded content; associated data)
    associated data = encode("sealroom/1/message", header)
    signature       = Ed25519 over encode("sealroom/1/message-signature", header, body)

An open message has no key id in its header and its content as body.
"""

from functools import lru_cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from sealroom.crypto.errors import (
    ContentTooLarge,
    MessageRefused,
    PaddingRefused,
    SignatureRefused,
)
from sealroom.crypto.identity import Identity
from sealroom.crypto.key_derivation import KEY_BYTES, derive
from sealroom.crypto.padding import pad, unpad
from sealroom.crypto.room_key import RoomKey
from sealroom.crypto.signature import verify_signature
from sealroom.protocol.encoding import encode
from sealroom.protocol.ids import UserId
from sealroom.protocol.keys import PublicKeys
from sealroom.protocol.limits import BODY_BYTES
from sealroom.protocol.message import Message, MessageHeader

MESSAGE_CONTEXT = "sealroom/1/message"
MESSAGE_KEY_CONTEXT = "sealroom/1/message-key"
MESSAGE_SIGNATURE_CONTEXT = "sealroom/1/message-signature"
NONCE_BYTES = 12
TAG_BYTES = 16
PADDED_BYTES = BODY_BYTES - NONCE_BYTES - TAG_BYTES
"""Largest padded content of one message."""

_MESSAGE_KEYS_KEPT = 1_024


def seal_message(
    identity: Identity, room_key: RoomKey, header: MessageHeader, content: bytes, nonce: bytes
) -> Message:
    """Seal and sign `content`. `nonce` is 12 random bytes, never used before.

    Raises ContentTooLarge; ValueError where the header is not of this sender, session and key.
    """
    if (header.session_id, header.key_id) != (room_key.session_id, room_key.key_id):
        raise ValueError("the header names another session or room key")
    if len(nonce) != NONCE_BYTES:
        raise ValueError(f"a nonce has {NONCE_BYTES} bytes")
    padded = pad(content, PADDED_BYTES)
    sealed = _cipher(room_key, header.sender).encrypt(nonce, padded, _associated_data(header))
    return _signed(identity, header, nonce + sealed)


def open_message(room_key: RoomKey, sender: PublicKeys, message: Message) -> bytes:
    """The content of a sealed message; its signature is checked first. Raises MessageRefused."""
    verify_message(sender, message)
    header, body = message.header, message.body
    if (header.session_id, header.key_id) != (room_key.session_id, room_key.key_id):
        raise MessageRefused
    if len(body) < NONCE_BYTES + TAG_BYTES:
        raise MessageRefused
    cipher = _cipher(room_key, header.sender)
    try:
        padded = cipher.decrypt(body[:NONCE_BYTES], body[NONCE_BYTES:], _associated_data(header))
        return unpad(padded)
    except (InvalidTag, PaddingRefused):
        raise MessageRefused from None


def sign_open_message(identity: Identity, header: MessageHeader, content: bytes) -> Message:
    """Sign `content` that goes in the open.

    Raises ContentTooLarge; ValueError where the header names a room key or another sender.
    """
    if header.key_id is not None:
        raise ValueError("the header of an open message names no room key")
    if len(content) > BODY_BYTES:
        raise ContentTooLarge(len(content), BODY_BYTES)
    return _signed(identity, header, content)


def verify_message(sender: PublicKeys, message: Message) -> None:
    """Check that `message`, sealed or open, is by `sender`. Raises MessageRefused."""
    if message.header.sender != sender.user_id:
        raise MessageRefused
    fields = (message.header, message.body)
    try:
        verify_signature(sender.signing_key, message.signature, MESSAGE_SIGNATURE_CONTEXT, *fields)
    except SignatureRefused:
        raise MessageRefused from None


def forget_message_keys() -> None:
    """Drop the derived keys that are kept for speed: for when the profile is closed or locked."""
    _cipher.cache_clear()


def _signed(identity: Identity, header: MessageHeader, body: bytes) -> Message:
    if header.sender != identity.user_id:
        raise ValueError("the header names another sender")
    return Message(header, body, identity.sign(MESSAGE_SIGNATURE_CONTEXT, header, body))


def _associated_data(header: MessageHeader) -> bytes:
    return encode(MESSAGE_CONTEXT, header)


@lru_cache(maxsize=_MESSAGE_KEYS_KEPT)
def _cipher(room_key: RoomKey, sender: UserId) -> AESGCM:
    fields = (room_key.session_id, room_key.key_id, sender)
    return AESGCM(derive(room_key.secret, KEY_BYTES, MESSAGE_KEY_CONTEXT, *fields))
