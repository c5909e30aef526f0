"""A line of the timeline as it is kept, and as it comes."""

import enum
from typing import NamedTuple

import msgspec

from sealroom.protocol.ids import DeviceId, KeyId, MessageId, UserId
from sealroom.protocol.message import Message
from sealroom.protocol.redacted import Redacted
from sealroom.store.connection import Row

COLUMNS = (
    "id, position, entry_number, message_id, sender, mine, key_id, sent_at, lock, state, failure,"
    " missing_before, content, device, taken_at, received_at, doubt, kind, target, by_rank,"
    " mentions_me, expires_at"
)


ADD = (
    "INSERT INTO timeline (session, position, message_id, sender, mine, key_id, sent_at, lock,"
    " state, missing_before, content, device, taken_at, received_at, doubt, kind, target, shown,"
    " by_rank, mentions_me, expires_at)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)


class Kind(enum.StrEnum):
    """What a message is, by its content."""

    TEXT = "text"
    """Also what cannot be read: it has a line, whatever it is."""
    REACTION = "reaction"
    EDIT = "edit"
    RECALL = "recall"
    FILES = "files"
    NEWER = "newer"
    """Of a kind that only a newer Sealroom knows."""

    @property
    def is_shown(self) -> bool:
        """Whether it has a line of its own: the others change the line of their target."""
        return self in {Kind.TEXT, Kind.FILES, Kind.NEWER}


class TimelineRow(Redacted, frozen=True):
    """One line: a message, or the entry `entry_number`.

    `sent_at` is as signed, `taken_at` by the relay's clock, `received_at` by this computer's;
    `doubt` is why a message is not believed. What is None there was not recorded.
    """

    HIDDEN = frozenset({"content"})

    row: int
    position: int
    entry_number: int | None
    message_id: MessageId | None
    sender: UserId
    mine: bool
    key_id: KeyId | None
    sent_at: int
    lock: str
    state: str
    failure: str | None
    missing_before: int
    content: bytes | None
    device: DeviceId | None = None
    taken_at: int | None = None
    received_at: int | None = None
    doubt: str | None = None
    kind: str = Kind.TEXT
    target: MessageId | None = None
    """Which message a reaction, edit or recall is about."""
    by_rank: bool = False
    """Whether its sender was Owner or Admin at its place in the log."""
    mentions_me: bool = False
    expires_at: int | None = None
    """When it is to be deleted, by this computer's clock; None where it is kept."""


class NewMessage(Redacted, frozen=True, kw_only=True):
    """A message to keep; `content` is None while it waits or could not be verified.

    The rest as in `TimelineRow`.
    """

    HIDDEN = frozenset({"content"})

    position: int
    message_id: MessageId
    sender: UserId
    mine: bool
    key_id: KeyId | None
    sent_at: int
    lock: str
    state: str
    missing_before: int = 0
    content: bytes | None
    device: DeviceId | None = None
    taken_at: int | None = None
    received_at: int | None = None
    doubt: str | None = None
    kind: str = Kind.TEXT
    target: MessageId | None = None
    by_rank: bool = False
    mentions_me: bool = False
    expires_at: int | None = None


class ExpiredLine(NamedTuple):
    """A message that is over its time."""

    session: int
    message_id: MessageId


class WaitingMessage(msgspec.Struct, frozen=True):
    """A message as it came, whose key is not here yet."""

    row: int
    message: Message
    by_rank: bool


class OpenedMessage(Redacted, frozen=True):
    """What came of a message that was judged and, where its key is here, opened.

    `content` is None while it waits for its key, or is not believed: then `doubt` is the reason.
    """

    HIDDEN = frozenset({"content"})

    lock: str
    content: bytes | None = None
    doubt: str | None = None
    kind: str = Kind.TEXT
    target: MessageId | None = None
    mentions_me: bool = False


def added_values(session: int, message: NewMessage) -> Row:
    """What `ADD` takes."""
    return (
        session,
        message.position,
        message.message_id,
        message.sender,
        int(message.mine),
        message.key_id,
        message.sent_at,
        message.lock,
        message.state,
        message.missing_before,
        message.content,
        message.device,
        message.taken_at,
        message.received_at,
        message.doubt,
        message.kind,
        message.target,
        int(Kind(message.kind).is_shown),
        int(message.by_rank),
        int(message.mentions_me),
        message.expires_at,
    )


def read_row(row: Row) -> TimelineRow:
    """A line, from its `COLUMNS`."""
    line = TimelineRow(*row)
    return msgspec.structs.replace(
        line,
        mine=bool(line.mine),
        by_rank=bool(line.by_rank),
        mentions_me=bool(line.mentions_me),
    )
