"""What the relay tells without being asked. Names and fields are the seed's where it has them.

Three kinds. Those of a session's log carry `seq`: the same bytes go to every member. Those of a
user's inbox carry `number` and are kept until every device has acknowledged them. The rest concern
the connection alone and are not kept.
"""

import enum
from typing import TypeAlias

import msgspec

from sealroom.protocol.entry import Entry, JoinRequest
from sealroom.protocol.fields import (
    Count,
    EncryptedRoomKey,
    Epoch,
    Milliseconds,
    Nonce,
    PublicKey,
    RelayName,
    SealedLabel,
    Seconds,
)
from sealroom.protocol.hint import Hint
from sealroom.protocol.ids import DeviceId, KeyId, SessionId, UserId
from sealroom.protocol.keys import UserCard
from sealroom.protocol.message import Message


class Notification(msgspec.Struct, frozen=True, kw_only=True, tag_field="type"):
    """What every notification has."""


class Registration(enum.StrEnum):
    """Who may register at a relay."""

    OPEN = "open"
    TOKEN = "token"  # noqa: S105
    CLOSED = "closed"


class Challenge(Notification, frozen=True, kw_only=True, tag="Challenge"):
    """First frame of every connection."""

    nonce: Nonce
    relay: RelayName
    """The relay's own lasting name; a client signs it, and refuses another than it knows."""
    time: Milliseconds
    registration: Registration
    room_key_period: Seconds
    """What the relay proposes as rotation period for new sessions."""
    max_file: Count = 0
    """The largest file that it takes, in bytes of content; 0 where it takes none."""


class LogNotification(Notification, frozen=True, kw_only=True):
    """An item of a session's log."""

    session_id: SessionId
    seq: Count


class MsgNotification(LogNotification, frozen=True, kw_only=True, tag="MsgNotification"):
    """Someone spoke."""

    received_at: Milliseconds
    message: Message


class LedgerNotification(LogNotification, frozen=True, kw_only=True, tag="LedgerNotification"):
    """The ledger grew."""

    entry: Entry


class InboxNotification(Notification, frozen=True, kw_only=True):
    """An item of a user's inbox."""

    number: Count


class DeviceSignedIn(InboxNotification, frozen=True, kw_only=True, tag="DeviceSignedIn"):
    """To one's devices: one that was never seen before has signed in."""

    device_id: DeviceId
    label: SealedLabel
    time: Milliseconds


class DeviceRevoked(InboxNotification, frozen=True, kw_only=True, tag="DeviceRevoked"):
    """To one's other devices: that one was signed out."""

    device_id: DeviceId


class SessionNotification(InboxNotification, frozen=True, kw_only=True):
    """An item of a user's inbox that concerns a session."""

    session_id: SessionId


class JoinSessionAsked(SessionNotification, frozen=True, kw_only=True, tag="JoinSessionAsked"):
    """To one's devices, where there are several: one of them asked to be let in."""

    time: Milliseconds


class JoinSessionApproval(
    SessionNotification, frozen=True, kw_only=True, tag="JoinSessionApproval"
):
    """To members who may admit: someone asks to join. All of `user`'s keys come with it."""

    user_id: UserId
    public_key: PublicKey
    request: JoinRequest
    user: UserCard


class JoinSessionSettled(SessionNotification, frozen=True, kw_only=True, tag="JoinSessionSettled"):
    """To the approvers: that request is answered."""

    user_id: UserId
    accepted: bool
    settled_by: UserId


class AllowUserJoinSessionNotification(
    SessionNotification, frozen=True, kw_only=True, tag="AllowUserJoinSessionNotification"
):
    """To who asked: let in, with the wrapped key, or refused."""

    accepted: bool
    settled_by: UserId
    epoch: Epoch | None
    key_id: KeyId | None
    room_key: EncryptedRoomKey | None


class InviteUserToSession(
    SessionNotification, frozen=True, kw_only=True, tag="InviteUserToSession"
):
    """To the invitee, who may now read the ledger (`get_ledger`) before answering."""

    inviter: UserCard
    expires_at: Milliseconds
    note: EncryptedRoomKey


class InvitationWithdrawn(
    SessionNotification, frozen=True, kw_only=True, tag="InvitationWithdrawn"
):
    """To the invitee: it no longer stands, or was answered at another of their devices."""

    withdrawn_by: UserId


class AcceptSessionNotification(
    SessionNotification, frozen=True, kw_only=True, tag="AcceptSessionNotification"
):
    """To the inviter: answered. Where accepted, the invitee waits for the key."""

    user_id: UserId
    accepted: bool
    public_key: PublicKey
    user: UserCard


class ReceiveRoomKeyNotification(
    SessionNotification, frozen=True, kw_only=True, tag="ReceiveRoomKeyNotification"
):
    """A room key, wrapped for the receiver by `sender`."""

    sender: UserId
    key_id: KeyId
    epoch: Epoch
    room_key: EncryptedRoomKey


class RequestRoomKeyNotification(
    SessionNotification, frozen=True, kw_only=True, tag="RequestRoomKeyNotification"
):
    """A member asks for a key. Answered only where the ledger says they were a member then."""

    key_id: KeyId
    user: UserCard
    device_id: DeviceId | None = None
    """Which of their devices asks; that one does not answer itself."""


class UpdateReason(enum.StrEnum):
    """Why a session is marked."""

    SWITCHED_ON = "switched_on"
    ASKED = "asked"
    DEPARTURE = "departure"
    JOINING = "joining"
    PERIOD = "period"


class UpdateRoomKeyNotification(
    Notification, frozen=True, kw_only=True, tag="UpdateRoomKeyNotification"
):
    """To the device that spoke in a marked session: replace the key, as `epoch`."""

    session_id: SessionId
    epoch: Epoch
    reason: UpdateReason
    lease_until: Milliseconds
    members: Count
    """How many `SendRoomKeyNotification` follow."""


class SendRoomKeyNotification(
    Notification, frozen=True, kw_only=True, tag="SendRoomKeyNotification"
):
    """One for each other member: wrap the new key for this one."""

    session_id: SessionId
    user_id: UserId
    public_key: PublicKey
    user: UserCard


class HintNotification(Notification, frozen=True, kw_only=True, tag="HintNotification"):
    """What a member does at the moment."""

    hint: Hint


AnyLogNotification: TypeAlias = MsgNotification | LedgerNotification
AnyInboxNotification: TypeAlias = (
    DeviceSignedIn
    | DeviceRevoked
    | JoinSessionAsked
    | JoinSessionApproval
    | JoinSessionSettled
    | AllowUserJoinSessionNotification
    | InviteUserToSession
    | InvitationWithdrawn
    | AcceptSessionNotification
    | ReceiveRoomKeyNotification
    | RequestRoomKeyNotification
)
AnyNotification: TypeAlias = (
    Challenge
    | AnyLogNotification
    | AnyInboxNotification
    | UpdateRoomKeyNotification
    | SendRoomKeyNotification
    | HintNotification
)
