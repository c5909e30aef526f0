"""Requests: what a client may ask of the relay. Names and fields are the seed's where it has them.

An operation's tag stands in `op`; every request carries an `id` that its answer repeats in `re`.
Every change of a session carries the signed ledger entry that makes it.
"""

from typing import Annotated, TypeAlias

import msgspec
from msgspec import Meta

from sealroom.protocol import limits
from sealroom.protocol.entry import Entry, JoinRequest
from sealroom.protocol.fields import (
    Count,
    EncryptedRoomKey,
    Epoch,
    Name,
    PublicKey,
    SealedLabel,
    Signature,
    SigningKey,
    Token,
)
from sealroom.protocol.hint import Hint
from sealroom.protocol.ids import DeviceId, FileId, KeyId, SessionId, UserId
from sealroom.protocol.keys import KemKey
from sealroom.protocol.message import Message
from sealroom.protocol.redacted import Redacted


class Request(msgspec.Struct, frozen=True, kw_only=True, tag_field="op"):
    """What every request has."""

    id: Count


class RegisterRequest(Redacted, Request, frozen=True, kw_only=True, tag="register"):
    """Make an account and sign in (seed: Registered user)."""

    HIDDEN = frozenset({"token"})

    name: Name
    public_key: PublicKey
    signing_key: SigningKey
    kem_key: KemKey
    device_id: DeviceId
    proof: Signature
    token: Token = ""
    device_label: SealedLabel = b""


class SignInRequest(Request, frozen=True, kw_only=True, tag="sign_in"):
    """Answer the challenge; there is no password."""

    user_id: UserId
    device_id: DeviceId
    proof: Signature
    device_label: SealedLabel = b""


class PublishKemKeyRequest(Request, frozen=True, kw_only=True, tag="publish_kem_key"):
    """Put a new week's ML-KEM key in place of the last."""

    kem_key: KemKey


class ListDevicesRequest(Request, frozen=True, kw_only=True, tag="list_devices"):
    """The devices that one's own identity signs in from."""


class RevokeDeviceRequest(Request, frozen=True, kw_only=True, tag="revoke_device"):
    """Sign another of one's own devices out, for good."""

    device_id: DeviceId


class GetUserRequest(Request, frozen=True, kw_only=True, tag="get_user"):
    """Look a user up, by id or by name."""

    user_id: UserId | None = None
    name: Name | None = None


class FindUsersRequest(Request, frozen=True, kw_only=True, tag="find_users"):
    """Users whose names begin with `prefix`, for the invitation dialog."""

    prefix: Name


class SyncRequest(Request, frozen=True, kw_only=True, tag="fetch_msgs"):
    """Name the last number held of each session and of the inbox; what follows is streamed.

    A session of the user that is not named is streamed from its beginning.
    """

    sessions: Annotated[dict[SessionId, Count], Meta(max_length=limits.SESSIONS_NAMED)]
    inbox: Count


class AckInboxRequest(Request, frozen=True, kw_only=True, tag="ack_inbox"):
    """This device has stored its inbox up to this number."""

    number: Count


class GetLedgerRequest(Request, frozen=True, kw_only=True, tag="get_ledger"):
    """Entries of a session from a number on, at most `CONFLICT_ENTRIES`."""

    session_id: SessionId
    number: Count


class NewSessionRequest(Request, frozen=True, kw_only=True, tag="new_session"):
    """Create a session (seed: create an end-to-end encrypted group chat).

    `entries` are create, then room_key where `e2ee_on` or else set_info, then an invite for each of
    `members`; `notes` hold the sealed invitation notes in the order of `members`. `room_key` is the
    first key, wrapped for the creator's other devices.
    """

    e2ee_on: bool
    members: Annotated[list[UserId], Meta(max_length=limits.NEW_SESSION_MEMBERS)]
    entries: Annotated[list[Entry], Meta(min_length=2, max_length=limits.NEW_SESSION_ENTRIES)]
    notes: Annotated[list[EncryptedRoomKey], Meta(max_length=limits.NEW_SESSION_MEMBERS)]
    room_key: EncryptedRoomKey | None = None


class JoinSessionRequest(Request, frozen=True, kw_only=True, tag="join_session"):
    """Ask to be let in (seed: Accept a user to join)."""

    session_id: SessionId
    request: JoinRequest


class AllowUserJoinSessionRequest(
    Request, frozen=True, kw_only=True, tag="allow_user_join_session"
):
    """Let in or refuse. Where accepted, `entry` admits and `room_key` is the current key, wrapped.

    `room_key` is None where the session is not sealed or is marked for a new key.
    """

    session_id: SessionId
    user_id: UserId
    accepted: bool
    entry: Entry | None = None
    key_id: KeyId | None = None
    room_key: EncryptedRoomKey | None = None


class InviteUserToSessionRequest(Request, frozen=True, kw_only=True, tag="invite_user_to_session"):
    """Invite one user (seed: Invite a user). `note` is sealed to the invitee."""

    session_id: SessionId
    user_id: UserId
    entry: Entry
    note: EncryptedRoomKey


class WithdrawInvitationRequest(Request, frozen=True, kw_only=True, tag="withdraw_invitation"):
    """Take an invitation back."""

    session_id: SessionId
    user_id: UserId
    entry: Entry


class AcceptJoinSessionApprovalRequest(
    Request, frozen=True, kw_only=True, tag="accept_join_session_approval"
):
    """Answer an invitation; `entry` is accept or decline."""

    session_id: SessionId
    accepted: bool
    entry: Entry


class SendRoomKeyRequest(Request, frozen=True, kw_only=True, tag="send_room_key"):
    """Hand a room key to one member.

    For the current or an earlier epoch it is delivered at once; for the next epoch it is deposited
    until `replace_room_key` makes that epoch current.
    """

    session_id: SessionId
    user_id: UserId
    key_id: KeyId
    epoch: Epoch
    room_key: EncryptedRoomKey


class UpdateRoomKeyRequest(Request, frozen=True, kw_only=True, tag="update_room_key"):
    """Ask for the replacement before speaking."""

    session_id: SessionId


class ReplaceRoomKeyRequest(Request, frozen=True, kw_only=True, tag="replace_room_key"):
    """Make the deposited key current; refused unless every other current member has a wrap."""

    session_id: SessionId
    entry: Entry


class RequestRoomKeyRequest(Request, frozen=True, kw_only=True, tag="request_room_key"):
    """Ask a member for a key that went missing."""

    session_id: SessionId
    key_id: KeyId
    user_id: UserId


class E2eeizeSessionRequest(Request, frozen=True, kw_only=True, tag="e2eeize_session"):
    """Switch sealing on, or have the key replaced where it is on."""

    session_id: SessionId
    entry: Entry


class Dee2eeizeSessionRequest(Request, frozen=True, kw_only=True, tag="dee2eeize_session"):
    """Switch sealing off."""

    session_id: SessionId
    entry: Entry


class LeaveSessionRequest(Request, frozen=True, kw_only=True, tag="leave_session"):
    """Go."""

    session_id: SessionId
    entry: Entry


class RemoveUserRequest(Request, frozen=True, kw_only=True, tag="remove_user"):
    """Put a member out."""

    session_id: SessionId
    entry: Entry


class BanUserRequest(Request, frozen=True, kw_only=True, tag="ban_user"):
    """Keep a user out."""

    session_id: SessionId
    entry: Entry


class UnbanUserRequest(Request, frozen=True, kw_only=True, tag="unban_user"):
    """End a ban."""

    session_id: SessionId
    entry: Entry


class MuteUserRequest(Request, frozen=True, kw_only=True, tag="mute_user"):
    """Keep a member from sending."""

    session_id: SessionId
    entry: Entry


class UnmuteUserRequest(Request, frozen=True, kw_only=True, tag="unmute_user"):
    """End a mute."""

    session_id: SessionId
    entry: Entry


class SetRoleRequest(Request, frozen=True, kw_only=True, tag="set_role"):
    """Give a role."""

    session_id: SessionId
    entry: Entry


class SetSessionInfoRequest(Request, frozen=True, kw_only=True, tag="set_session_info"):
    """Set title and description."""

    session_id: SessionId
    entry: Entry


class SetSessionPolicyRequest(Request, frozen=True, kw_only=True, tag="set_session_policy"):
    """Set how the session is run."""

    session_id: SessionId
    entry: Entry


class ShareHistoryRequest(Request, frozen=True, kw_only=True, tag="share_history"):
    """Let a member read what was said before they came."""

    session_id: SessionId
    entry: Entry


class SetSessionLifetimeRequest(Request, frozen=True, kw_only=True, tag="set_session_lifetime"):
    """Set how long messages are kept."""

    session_id: SessionId
    entry: Entry


class SetSessionSlowModeRequest(Request, frozen=True, kw_only=True, tag="set_session_slow_mode"):
    """Set how long a Member waits between two messages."""

    session_id: SessionId
    entry: Entry


class FetchHistoryRequest(Request, frozen=True, kw_only=True, tag="fetch_history"):
    """What was said before one's joining, as far as it was shared: a page after `after`."""

    session_id: SessionId
    after: Count


class SendMsgRequest(Request, frozen=True, kw_only=True, tag="send_msg"):
    """Speak. Repeats of a message id get the first answer.

    `files` are those that the message carries, uploaded whole before: the relay keeps them with it.
    """

    is_encrypted: bool
    message: Message
    files: Annotated[list[FileId], Meta(max_length=limits.FILES_PER_MESSAGE)] = []


class PutFileRequest(Request, frozen=True, kw_only=True, tag="put_file"):
    """Begin to upload a file of `size` sealed bytes for a session, or go on with it.

    The pieces follow on the same connection, as binary frames (`file_piece.py`).
    """

    session_id: SessionId
    file_id: FileId
    size: Count


class GetFileRequest(Request, frozen=True, kw_only=True, tag="get_file"):
    """A piece of a file: up to `length` sealed bytes from `offset` on, as a binary frame."""

    session_id: SessionId
    file_id: FileId
    offset: Count
    length: Annotated[int, Meta(ge=1, le=limits.FILE_PIECE_BYTES)]


class DropFileRequest(Request, frozen=True, kw_only=True, tag="drop_file"):
    """Have a file of one's own removed: its upload was cancelled, or its message recalled."""

    session_id: SessionId
    file_id: FileId


class SendHintRequest(Request, frozen=True, kw_only=True, tag="send_hint"):
    """Have a hint passed on to the members who are there; it is not kept."""

    hint: Hint


EntryRequest: TypeAlias = (
    WithdrawInvitationRequest
    | E2eeizeSessionRequest
    | Dee2eeizeSessionRequest
    | LeaveSessionRequest
    | RemoveUserRequest
    | BanUserRequest
    | UnbanUserRequest
    | MuteUserRequest
    | UnmuteUserRequest
    | SetRoleRequest
    | SetSessionInfoRequest
    | SetSessionPolicyRequest
    | ShareHistoryRequest
    | SetSessionLifetimeRequest
    | SetSessionSlowModeRequest
)
"""Requests that do nothing but append the one entry they carry."""

AnyRequest: TypeAlias = (
    RegisterRequest
    | SignInRequest
    | PublishKemKeyRequest
    | ListDevicesRequest
    | RevokeDeviceRequest
    | GetUserRequest
    | FindUsersRequest
    | SyncRequest
    | AckInboxRequest
    | GetLedgerRequest
    | NewSessionRequest
    | JoinSessionRequest
    | AllowUserJoinSessionRequest
    | InviteUserToSessionRequest
    | AcceptJoinSessionApprovalRequest
    | SendRoomKeyRequest
    | UpdateRoomKeyRequest
    | ReplaceRoomKeyRequest
    | RequestRoomKeyRequest
    | FetchHistoryRequest
    | SendMsgRequest
    | SendHintRequest
    | PutFileRequest
    | GetFileRequest
    | DropFileRequest
    | EntryRequest
)
