"""What a headless app is told over its standard input, and what it says: one JSON object a line."""

from typing import TypeAlias

import msgspec

from sealroom.protocol.ids import MessageId, SessionId, UserId


class Register(msgspec.Struct, frozen=True, tag=True):
    """Make an identity and register."""

    id: int
    name: str
    relay: str


class NewRoom(msgspec.Struct, frozen=True, tag=True):
    """Answered with the room's id."""

    id: int
    title: str
    invite: tuple[UserId, ...]


class Invite(msgspec.Struct, frozen=True, tag=True):
    """Invite someone to a room."""

    id: int
    room: SessionId
    user: UserId


class Accept(msgspec.Struct, frozen=True, tag=True):
    """Accept the invitation to a room."""

    id: int
    room: SessionId


class Leave(msgspec.Struct, frozen=True, tag=True):
    """Leave a room."""

    id: int
    room: SessionId


class ReplaceKey(msgspec.Struct, frozen=True, tag=True):
    """Have a room's key replaced."""

    id: int
    room: SessionId


class Send(msgspec.Struct, frozen=True, tag=True):
    """Answered once it is stored, with the message's id."""

    id: int
    room: SessionId
    text: str
    sealed: bool


class Look(msgspec.Struct, frozen=True, tag=True):
    """Answered with `Standing`."""

    id: int


Order: TypeAlias = Register | NewRoom | Invite | Accept | Leave | ReplaceKey | Send | Look


class Ready(msgspec.Struct, frozen=True, tag=True):
    """The profile is open and the app runs; `user` is empty before it has registered."""

    user: str


class Connection(msgspec.Struct, frozen=True, tag=True):
    """The connection's state changed, at `at` seconds of the machine's steady clock."""

    connected: bool
    at: float


class Done(msgspec.Struct, frozen=True, tag=True):
    """An order was carried out; its result is stored."""

    id: int
    value: str = ""


class Failed(msgspec.Struct, frozen=True, tag=True):
    """An order was not carried out, in the words a person would see."""

    id: int
    words: str


class Sent(msgspec.Struct, frozen=True, tag=True):
    """The relay has answered for a message."""

    room: SessionId
    message: MessageId


class RoomStanding(msgspec.Struct, frozen=True):
    """One room, as far as it has come."""

    room: SessionId
    cursor: int
    is_member: bool
    lacks_key: bool
    unsent: int
    unopened: int


class Standing(msgspec.Struct, frozen=True, tag=True):
    """Where the app stands; `seen_ms` are times from sending to seeing since the last look."""

    id: int
    connected: bool
    rooms: list[RoomStanding]
    seen_ms: list[float]
    arrived: int
    """Messages of others since it was started."""


Report: TypeAlias = Ready | Connection | Done | Failed | Sent | Standing
