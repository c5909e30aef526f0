"""What a kit holds, record by record, and how records stand in its content.

    content = records, one after the other
    record  = length (4 bytes, big-endian) || MessagePack map with its kind under "type"

First `KitIdentity`; then people, keys and requests; then each room, followed by what belongs to it.
A field may be added with a default; a new kind of record needs a new version of the kit.
"""

from collections.abc import Iterable, Iterator
from typing import TypeAlias

import msgspec

from sealroom.crypto import KitDamaged
from sealroom.crypto.secret import Secret
from sealroom.protocol.entry import Entry
from sealroom.protocol.ids import DeviceId, SessionId, UserId
from sealroom.protocol.limits import FRAME_BYTES
from sealroom.protocol.message import Message
from sealroom.protocol.redacted import Redacted
from sealroom.protocol.room_info import Pair
from sealroom.store.alarms import StoredAlarm
from sealroom.store.links import OpenedLink
from sealroom.store.requests import StoredAsked, StoredInvitation, StoredJoinRequest
from sealroom.store.room_choices import NOTHING_CHOSEN, RoomChoices
from sealroom.store.room_keys import HeldWrap, KeyOrigin, KeyValidity
from sealroom.store.timeline_row import NewMessage
from sealroom.store.users import HowVerified

LENGTH_BYTES = 4
RECORD_BYTES = FRAME_BYTES
"""Each record came in a frame, which wrote its bytes longer than MessagePack does."""


class KitIdentity(Secret, msgspec.Struct, frozen=True, eq=False, tag="identity"):
    """Whose kit it is, and where they are at home. `secrets` as `crypto.encode_secrets` writes."""

    made_at: int
    with_messages: bool
    secrets: bytes
    name: str
    relay_address: str
    relay_name: str

    def __repr__(self) -> str:
        return f"KitIdentity(made_at={self.made_at})"


class KitPerson(msgspec.Struct, frozen=True, tag="person"):
    """A name, and when and how fingerprints were compared."""

    user_id: UserId
    name: str
    verified_at: int | None
    verified_how: HowVerified = HowVerified.COMPARED


class KitKey(Secret, msgspec.Struct, frozen=True, eq=False, tag="key"):
    """A room key of 32 bytes; `validity` is empty while it is only proposed."""

    session_id: SessionId
    secret: bytes
    origin: KeyOrigin
    validity: KeyValidity | None

    def __repr__(self) -> str:
        return f"KitKey(session_id={self.session_id!r})"


class KitWrap(msgspec.Struct, frozen=True, tag="wrap"):
    """A wrapped key that the ledger does not name yet."""

    held: HeldWrap


class KitInvitation(msgspec.Struct, frozen=True, tag="invitation"):
    """An invitation to answer."""

    invitation: StoredInvitation


class KitJoinRequest(msgspec.Struct, frozen=True, tag="join_request"):
    """Someone's wish to answer."""

    wish: StoredJoinRequest


class KitAsked(msgspec.Struct, frozen=True, tag="asked"):
    """An own wish to join, and the link it was put by."""

    asked: StoredAsked
    link: OpenedLink | None = None


class KitRoom(Redacted, frozen=True, tag="room"):
    """A room; what follows up to the next one belongs to it.

    `log_cursor` is the number in the room's log up to which the kit holds everything: 0 where it
    holds neither ledger nor messages, so that the relay sends all of it. `alarm` has the words of a
    standing one, for a Sealroom that knows no `alarms`.
    """

    HIDDEN = frozenset({"title", "description", "draft"})

    session_id: SessionId
    title: str
    description: str
    read_position: int
    active_at: int
    draft: str
    log_cursor: int
    alarm: str | None
    link: OpenedLink | None = None
    choices: RoomChoices = NOTHING_CHOSEN
    direct: Pair | None = None
    alarms: tuple[StoredAlarm, ...] = ()
    counted_from: int | None = None
    """None in kits from before this was kept: then the cursor."""


class KitEntry(msgspec.Struct, frozen=True, tag="entry"):
    """A ledger entry, in the ledger's order."""

    entry: Entry


class KitCounter(msgspec.Struct, frozen=True, tag="counter"):
    """The last counter seen of a device in the room."""

    sender: UserId
    device: DeviceId
    counter: int


class KitEvent(msgspec.Struct, frozen=True, tag="event"):
    """The place of a ledger entry in the timeline."""

    position: int
    number: int
    author: UserId
    time: int
    taken_at: int | None = None
    received_at: int | None = None


class KitMessage(msgspec.Struct, frozen=True, tag="message"):
    """A message in the timeline; `waiting` is it as it came, where its key was not here."""

    message: NewMessage
    waiting: Message | None


KitRecord: TypeAlias = (
    KitIdentity
    | KitPerson
    | KitKey
    | KitWrap
    | KitInvitation
    | KitJoinRequest
    | KitAsked
    | KitRoom
    | KitEntry
    | KitCounter
    | KitEvent
    | KitMessage
)

_decoder = msgspec.msgpack.Decoder(KitRecord)
_encoder = msgspec.msgpack.Encoder()


def encode_records(records: Iterable[KitRecord]) -> Iterator[bytes]:
    """The kit's content, a record at a time."""
    for record in records:
        encoded = _encoder.encode(record)
        yield len(encoded).to_bytes(LENGTH_BYTES, "big") + encoded


def decode_records(content: Iterable[bytes]) -> Iterator[KitRecord]:
    """The records in pieces of content of any length. Raises KitDamaged."""
    held = bytearray()
    for piece in content:
        held += piece
        while (end := _end_of_record(held)) is not None:
            yield _record(bytes(held[LENGTH_BYTES:end]))
            del held[:end]
    if held:
        raise KitDamaged


def _end_of_record(held: bytearray) -> int | None:
    """Where the first record ends; None while it is not all here."""
    if len(held) < LENGTH_BYTES:
        return None
    length = int.from_bytes(held[:LENGTH_BYTES], "big")
    if length > RECORD_BYTES:
        raise KitDamaged
    end = LENGTH_BYTES + length
    return end if len(held) >= end else None


def _record(encoded: bytes) -> KitRecord:
    try:
        record: KitRecord = _decoder.decode(encoded)
    except (msgspec.MsgspecError, RecursionError, UnicodeError):
        raise KitDamaged from None
    return record
