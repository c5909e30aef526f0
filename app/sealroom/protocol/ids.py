"""Identifiers: what they look like and how they come from bytes."""

import base64
import hashlib
import re
from functools import lru_cache
from typing import Annotated, TypeAlias

import msgspec

from sealroom.protocol.encoding import Field, encode

FINGERPRINT_LENGTH = 52
"""Characters of a SHA-256 in base32 without padding."""
MESSAGE_ID_BYTES = 16
MESSAGE_ID_LENGTH = 26
FILE_ID_BYTES = 16
FILE_ID_LENGTH = 26
DEVICE_ID_BYTES = 10
DEVICE_ID_LENGTH = 16
_USERS_KEPT = 2_048

# \Z and not $, which lets a line feed follow: one more spelling of every id.
_FINGERPRINT_PATTERN = rf"^[a-z2-7]{{{FINGERPRINT_LENGTH}}}\Z"
_FINGERPRINT_OR_EMPTY_PATTERN = rf"^([a-z2-7]{{{FINGERPRINT_LENGTH}}})?\Z"
_MESSAGE_ID_PATTERN = rf"^[a-z2-7]{{{MESSAGE_ID_LENGTH}}}\Z"
_FILE_ID_PATTERN = rf"^[a-z2-7]{{{FILE_ID_LENGTH}}}\Z"
_DEVICE_ID_PATTERN = rf"^[a-z2-7]{{{DEVICE_ID_LENGTH}}}\Z"

UserId: TypeAlias = Annotated[str, msgspec.Meta(pattern=_FINGERPRINT_PATTERN)]
SessionId: TypeAlias = Annotated[str, msgspec.Meta(pattern=_FINGERPRINT_PATTERN)]
KeyId: TypeAlias = Annotated[str, msgspec.Meta(pattern=_FINGERPRINT_PATTERN)]
EntryHash: TypeAlias = Annotated[str, msgspec.Meta(pattern=_FINGERPRINT_PATTERN)]
FingerprintOrEmpty: TypeAlias = Annotated[str, msgspec.Meta(pattern=_FINGERPRINT_OR_EMPTY_PATTERN)]
"""Empty in a ledger's first entry, where there is nothing to name yet."""
MessageId: TypeAlias = Annotated[str, msgspec.Meta(pattern=_MESSAGE_ID_PATTERN)]
FileId: TypeAlias = Annotated[str, msgspec.Meta(pattern=_FILE_ID_PATTERN)]
DeviceId: TypeAlias = Annotated[str, msgspec.Meta(pattern=_DEVICE_ID_PATTERN)]


def base32(data: bytes) -> str:
    """Lower-case base32 (RFC 4648) without padding."""
    return base64.b32encode(data).decode("ascii").rstrip("=").lower()


def fingerprint(context: str, *fields: Field) -> str:
    """Base32 of SHA-256 over the encoded fields: 52 characters. Ids of all kinds are made so."""
    return base32(hashlib.sha256(encode(context, *fields)).digest())


def is_fingerprint(text: str) -> bool:
    """Whether `text` has the form of a user, session or key id."""
    return re.fullmatch(_FINGERPRINT_PATTERN, text) is not None


@lru_cache(maxsize=_USERS_KEPT)
def user_id_of(public_key: bytes, signing_key: bytes) -> UserId:
    """The user id that belongs to a pair of public keys (DER and raw Ed25519)."""
    return fingerprint("sealroom/1/identity", public_key, signing_key)


def message_id_from(entropy: bytes) -> MessageId:
    """A message id from 16 random bytes."""
    if len(entropy) != MESSAGE_ID_BYTES:
        raise ValueError(f"a message id is made from {MESSAGE_ID_BYTES} bytes")
    return base32(entropy)


def file_id_from(entropy: bytes) -> FileId:
    """A file id from 16 random bytes."""
    if len(entropy) != FILE_ID_BYTES:
        raise ValueError(f"a file id is made from {FILE_ID_BYTES} bytes")
    return base32(entropy)


def device_id_from(entropy: bytes) -> DeviceId:
    """A device id from 10 random bytes."""
    if len(entropy) != DEVICE_ID_BYTES:
        raise ValueError(f"a device id is made from {DEVICE_ID_BYTES} bytes")
    return base32(entropy)
