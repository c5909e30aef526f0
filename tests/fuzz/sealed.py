"""What a member with sound keys and a changed program seals and signs: one refusal or the truth."""

from collections.abc import Iterator
from functools import cache

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from sealroom.crypto import RoomKey, seal_note, sign_kem_key, wrap_room_key
from sealroom.crypto.errors import KeyBundleRefused, MessageRefused, WrapRefused
from sealroom.crypto.hybrid import OVERHEAD_BYTES
from sealroom.crypto.identity import check_keys
from sealroom.crypto.invitation import INVITATION_CONTEXT, open_note
from sealroom.crypto.kem import check_kem_key
from sealroom.crypto.key_derivation import KEY_BYTES, derive
from sealroom.crypto.padding import pad
from sealroom.crypto.room_key import WRAP_CONTEXT, unwrap_room_key
from sealroom.crypto.sealed_message import (
    MESSAGE_CONTEXT,
    MESSAGE_KEY_CONTEXT,
    MESSAGE_SIGNATURE_CONTEXT,
    NONCE_BYTES,
    PADDED_BYTES,
    open_message,
    verify_message,
)
from sealroom.protocol import codec
from sealroom.protocol.content import Text
from sealroom.protocol.encoding import encode
from sealroom.protocol.errors import ProtocolError
from sealroom.protocol.ids import user_id_of
from sealroom.protocol.keys import KemKey, PublicKeys
from sealroom.protocol.limits import KEM_PUBLIC_BYTES, SIGNATURE_BYTES
from sealroom.protocol.message import Message, MessageHeader
from tests.crypto.people import NOW, SESSION, Person, header_of, identity_vectors, person
from tests.fuzz.target import Target

_ROOM_KEY = RoomKey(SESSION, bytes(range(32)))
_EPOCH = 3


@cache
def _people() -> tuple[Person, Person]:
    first, second = map(person, identity_vectors()[:2])
    return first, second


def _try_wrap(data: bytes) -> None:
    sender, receiver = _people()
    bound = (SESSION, _ROOM_KEY.key_id, _EPOCH, sender.user_id, receiver.user_id)
    signed = data + sender.identity.sign(f"{WRAP_CONTEXT}-signature", *bound, data)
    for wrapped in (data, signed):
        try:
            key = unwrap_room_key(
                receiver.identity,
                receiver.chain,
                sender.keys,
                session_id=SESSION,
                key_id=_ROOM_KEY.key_id,
                epoch=_EPOCH,
                wrapped=wrapped,
            )
        except WrapRefused:
            continue
        assert key == _ROOM_KEY


def _try_note(data: bytes) -> None:
    sender, receiver = _people()
    place = (SESSION, sender.user_id, receiver.user_id)
    signed = data + sender.identity.sign(f"{INVITATION_CONTEXT}-signature", *place, data)
    for sealed in (data, signed):
        try:
            note = open_note(receiver.identity, receiver.chain, sender.keys, SESSION, sealed)
        except WrapRefused:
            continue
        assert len(note) <= len(data) - OVERHEAD_BYTES + SIGNATURE_BYTES


def _wraps() -> Iterator[bytes]:
    """Without its signature, which the target puts to what became of it."""
    sender, receiver = _people()
    wrapped = wrap_room_key(sender.identity, receiver.card, _ROOM_KEY, _EPOCH)
    yield wrapped[:-SIGNATURE_BYTES]
    yield wrapped


def _notes() -> Iterator[bytes]:
    sender, receiver = _people()
    sealed = seal_note(sender.identity, receiver.card, SESSION, b"Harbour")
    yield sealed[:-SIGNATURE_BYTES]
    yield sealed


def _try_keys(data: bytes) -> None:
    """Anybody can make the id that fits to keys of theirs, sound or not."""
    sender, _ = _people()
    signing = data[:32].ljust(32, b"\0")
    for keys in (PublicKeys(data, sender.keys.signing_key), PublicKeys(data[32:], signing)):
        try:
            check_keys(user_id_of(keys.public_key, keys.signing_key), keys)
        except KeyBundleRefused:
            continue
        assert keys.public_key == sender.keys.public_key or len(keys.public_key) == len(
            sender.keys.public_key
        ), "a public key in a second form"
    kem_public = data[:KEM_PUBLIC_BYTES].ljust(KEM_PUBLIC_BYTES, b"\0")
    fields = (sender.user_id, 1, NOW, kem_public)
    signature = sender.identity.sign("sealroom/1/kem-key", *fields)
    try:
        check_kem_key(sender.keys, KemKey(1, NOW, kem_public, signature), NOW - 1)
    except KeyBundleRefused:
        return


def _keys() -> Iterator[bytes]:
    sender, receiver = _people()
    yield sender.keys.public_key
    yield receiver.keys.signing_key + receiver.keys.public_key
    yield sign_kem_key(sender.identity, sender.chain, NOW).kem_public


def _try_message(data: bytes) -> None:
    """As padded content that a member seals, and as a body as it is."""
    sender, _ = _people()
    header = header_of(sender, _ROOM_KEY.key_id)
    nonce = bytes(NONCE_BYTES)
    cipher = AESGCM(_message_key(sender))
    sealed = nonce + cipher.encrypt(nonce, data, encode(MESSAGE_CONTEXT, header))
    for body in (sealed, data):
        try:
            content = open_message(_ROOM_KEY, sender.keys, _signed(sender, header, body))
        except MessageRefused:
            continue
        assert pad(content, PADDED_BYTES) == data, "two paddings of one content"
        _read(content)
    open_one = _signed(sender, header_of(sender, None), data)
    verify_message(sender.keys, open_one)
    _read(open_one.body)


def _read(content: bytes) -> None:
    try:
        codec.decode_content(content)
    except ProtocolError:
        return


@cache
def _message_key(sender: Person) -> bytes:
    fields = (SESSION, _ROOM_KEY.key_id, sender.user_id)
    return derive(_ROOM_KEY.secret, KEY_BYTES, MESSAGE_KEY_CONTEXT, *fields)


def _signed(sender: Person, header: MessageHeader, body: bytes) -> Message:
    return Message(header, body, sender.identity.sign(MESSAGE_SIGNATURE_CONTEXT, header, body))


def _messages() -> Iterator[bytes]:
    for text in ("a", "The heron is back " * 9, "\u202e" * 200):
        yield pad(codec.encode_content(Text(text)), PADDED_BYTES)


WRAPS_TARGET = Target("wraps", _try_wrap, _wraps, longest=4_096)
NOTES_TARGET = Target("notes", _try_note, _notes, longest=4_096)
KEYS_TARGET = Target("keys", _try_keys, _keys, longest=2_048)
MESSAGES_TARGET = Target("messages", _try_message, _messages)
