"""What a request is answered with where it succeeds. The frame around it is in `frames.py`."""

from typing import Annotated, TypeAlias

import msgspec
from msgspec import Meta

from sealroom.protocol import limits
from sealroom.protocol.device import Device
from sealroom.protocol.entry import Entry
from sealroom.protocol.fields import Count, Milliseconds, Name
from sealroom.protocol.ids import SessionId, UserId
from sealroom.protocol.keys import UserCard
from sealroom.protocol.notifications import AnyLogNotification


class Response(msgspec.Struct, frozen=True, tag_field="type"):
    """What every response has."""


class Done(Response, frozen=True, tag="Done"):
    """It is done and stored."""


class SignedIn(Response, frozen=True, tag="SignedIn"):
    """Registered or signed in."""

    user_id: UserId
    name: Name


class DevicesFound(Response, frozen=True, tag="DevicesFound"):
    """The user's devices, last seen first; those that were signed out are not among them."""

    devices: Annotated[list[Device], Meta(max_length=limits.DEVICES_LISTED)]


class UserFound(Response, frozen=True, tag="UserFound"):
    """One user."""

    user: UserCard


class UsersFound(Response, frozen=True, tag="UsersFound"):
    """Some users, at most 20."""

    users: Annotated[list[UserCard], Meta(max_length=limits.USERS_FOUND)]


class Synced(Response, frozen=True, tag="Synced"):
    """Streaming has begun.

    `sessions` are all the user's present sessions with the last number kept of each; `inbox` is the
    last number of the inbox. `dropped` names those where the relay does not keep messages any more
    that the client, by its cursor, has not had: the last such number. `devices` counts the user's.
    """

    sessions: Annotated[dict[SessionId, Count], Meta(max_length=limits.SESSIONS_PER_USER)]
    inbox: Count
    dropped: Annotated[dict[SessionId, Count], Meta(max_length=limits.SESSIONS_PER_USER)] = (
        msgspec.field(default_factory=dict)
    )
    devices: Count = 1


class SessionCreated(Response, frozen=True, tag="SessionCreated"):
    """The session stands."""

    session_id: SessionId


class EntryAccepted(Response, frozen=True, tag="EntryAccepted"):
    """The entry stands in the session's log under `seq`."""

    seq: Count


class LedgerFound(Response, frozen=True, tag="LedgerFound"):
    """Entries in order, from the number asked for."""

    entries: Annotated[list[Entry], Meta(max_length=limits.CONFLICT_ENTRIES)]


class HistoryFound(Response, frozen=True, tag="HistoryFound"):
    """Items of a log in order, from before one's joining.

    `number` is the ledger entry that the first of them follows, -1 for none; everything up to
    `position` is covered.
    """

    number: Annotated[int, Meta(ge=-1, le=limits.MILLISECONDS)]
    items: Annotated[list[AnyLogNotification], Meta(max_length=limits.NOTIFICATIONS_PER_FRAME)]
    position: Count
    is_last: bool


class MsgAccepted(Response, frozen=True, tag="MsgAccepted"):
    """The message is stored under `seq`; `received_at` is the relay's clock."""

    seq: Count
    received_at: Milliseconds


class FileStands(Response, frozen=True, tag="FileStands"):
    """The relay holds the first `offset` sealed bytes of the file, of `size`."""

    offset: Count
    size: Count


class UpdateLent(Response, frozen=True, tag="UpdateLent"):
    """The replacement is yours until the lease ends; notifications name who needs the key."""

    lease_until: Milliseconds


AnyResponse: TypeAlias = (
    Done
    | SignedIn
    | DevicesFound
    | UserFound
    | UsersFound
    | Synced
    | SessionCreated
    | EntryAccepted
    | LedgerFound
    | HistoryFound
    | MsgAccepted
    | UpdateLent
    | FileStands
)
