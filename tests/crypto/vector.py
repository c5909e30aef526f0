"""The stored test vectors, one type a file of `vectors/`. Bytes are base64, as on the wire.

`make_vectors.py` writes them; `test_vectors.py` holds this package to them, and reads them with a
second implementation of the constructions that shares no code with the first.
"""

from typing import TypeVar

import msgspec

from sealroom.crypto import PassphraseParameters
from sealroom.protocol.entry import Entry, Info
from sealroom.protocol.hint import Hint, HintHeader
from sealroom.protocol.keys import KemKey
from sealroom.protocol.message import Message, MessageHeader
from tests.crypto.people import VECTORS

_T = TypeVar("_T")


class StoredIdentityVector(msgspec.Struct, frozen=True):
    """What `encode_secrets` wrote in some version. Frozen: versions are added, none is remade."""

    stored: bytes
    user_id: str
    kem_week: int


class KemWeek(msgspec.Struct, frozen=True):
    """What a chain gives for one week."""

    week: int
    chain_seed: bytes
    kem_seed: bytes
    kem_public: bytes


class KemVector(msgspec.Struct, frozen=True):
    """Weeks of a person's chain, and the signed key of the first of them at `now_ms`."""

    name: str
    weeks: list[KemWeek]
    now_ms: int
    kem_key: KemKey
    signed: bytes


class WrapVector(msgspec.Struct, frozen=True):
    """A room key wrapped for one member."""

    sender: str
    recipient: str
    session_id: str
    epoch: int
    secret: bytes
    key_id: str
    wrapped: bytes


class NoteVector(msgspec.Struct, frozen=True):
    """An invitation note sealed to the invitee."""

    sender: str
    recipient: str
    session_id: str
    note: bytes
    sealed: bytes


class MessageVector(msgspec.Struct, frozen=True):
    """A message; open where there is no `secret`."""

    sender: str
    secret: bytes | None
    nonce: bytes
    header: MessageHeader
    content: bytes
    message_key: bytes | None
    associated_data: bytes
    message: Message


class HintVector(msgspec.Struct, frozen=True):
    """A hint."""

    sender: str
    secret: bytes
    nonce: bytes
    header: HintHeader
    content: bytes
    hint_key: bytes
    associated_data: bytes
    hint: Hint


class InfoVector(msgspec.Struct, frozen=True):
    """A sealed title for one ledger entry."""

    author: str
    session_id: str
    secret: bytes
    number: int
    nonce: bytes
    plaintext: bytes
    info: Info


class DeviceLabelVector(msgspec.Struct, frozen=True):
    """A label for one device of its owner."""

    owner: str
    device: str
    nonce: bytes
    label: str
    sealed: bytes


class VerificationCodeVector(msgspec.Struct, frozen=True):
    """The code that one person shows another."""

    user: str
    shown_to: str
    relay: str
    tag: str
    written: str


class RoomLinkVector(msgspec.Struct, frozen=True):
    """A room's link; of old where there is no giver."""

    session_id: str
    relay: str | None
    giver: str | None
    head: str | None
    written: str


class SealedFileVector(msgspec.Struct, frozen=True):
    """A file of `repeats` times `content`; SHA-256 of its sealed bytes where they are many."""

    file_id: str
    key: bytes
    content: bytes
    repeats: int
    size: int
    digest: bytes
    sealed_size: int
    sealed: bytes | None
    sha256: bytes


class PaddingVector(msgspec.Struct, frozen=True):
    """A content's length and the size it is padded to."""

    length: int
    padded: int


class EntryVector(msgspec.Struct, frozen=True):
    """A signed ledger entry, the bytes that are signed, and its hash."""

    author: str
    entry: Entry
    signed: bytes
    hash: str


class ProofVector(msgspec.Struct, frozen=True):
    """Answers to a relay's challenge."""

    name: str
    challenge: bytes
    relay: str
    time: int
    device: str
    kem_key: KemKey
    sign_in: bytes
    registration: bytes


class DatabaseKeyVector(msgspec.Struct, frozen=True):
    """A key from a passphrase."""

    passphrase: str
    parameters: PassphraseParameters
    key: bytes


class RecoveryCodeVector(msgspec.Struct, frozen=True):
    """A recovery code, forms that people type it in, and the key it gives in a context."""

    secret: bytes
    written: str
    typed: list[str]
    context: str
    key: bytes


class RecoveryKitVector(msgspec.Struct, frozen=True):
    """A kit with `repeats` times `content` in it; SHA-256 of the kit where it is long."""

    code: bytes
    salt: bytes
    content: bytes
    repeats: int
    kit: bytes | None
    sha256: bytes


def read(name: str, kind: type[_T]) -> list[_T]:
    """The vectors in `vectors/<name>.json`."""
    return msgspec.json.decode((VECTORS / f"{name}.json").read_bytes(), type=list[kind])  # type: ignore[valid-type]


def write(name: str, vectors: list[_T]) -> None:
    """Store `vectors` as `vectors/<name>.json`."""
    text = msgspec.json.format(msgspec.json.encode(vectors), indent=2)
    (VECTORS / f"{name}.json").write_bytes(text + b"\n")
