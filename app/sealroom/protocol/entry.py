"""Ledger entries as they travel: who did what, chained and signed. The rules are in `ledger/`."""

import enum
from typing import TypeAlias

import msgspec

from sealroom.protocol.encoding import Field
from sealroom.protocol.fields import (
    Count,
    Epoch,
    InfoBody,
    Lifetime,
    Milliseconds,
    Nonce,
    Pause,
    Seconds,
    Signature,
    Words,
)
from sealroom.protocol.ids import (
    EntryHash,
    FingerprintOrEmpty,
    KeyId,
    SessionId,
    UserId,
    fingerprint,
)
from sealroom.protocol.keys import PublicKeys
from sealroom.protocol.redacted import Redacted

ENTRY_CONTEXT = "sealroom/1/entry"
SESSION_CONTEXT = "sealroom/1/session"
JOIN_REQUEST_CONTEXT = "sealroom/1/join-request"


class Role(enum.StrEnum):
    """A member's rank in a session."""

    OWNER = "owner"
    ADMIN = "admin"
    MEMBER = "member"


class Action(msgspec.Struct, frozen=True, tag_field="type"):
    """What an entry does. Its tag and then its fields, in order, are what is signed."""


class Policy(msgspec.Struct, frozen=True):
    """How a session is run; the Owner sets it."""

    rotation_period: Seconds
    """Seconds after which the room key is due for replacement; 0 for never."""
    open_allowed: bool
    """Whether open messages are allowed while the session is sealed."""
    members_invite: bool
    """Whether Members may invite; Owner and Admins always may."""
    members_admit: bool
    """Whether Members may let in who asks to join."""
    replace_on_join: bool
    """Whether each joining marks the session for a new key."""


class Info(msgspec.Struct, frozen=True):
    """Title and description: sealed under the current key, or open where the session is not."""

    key_id: KeyId | None
    body: InfoBody


class JoinRequest(Redacted, frozen=True):
    """B's signed wish to join (the seed's `join_session`). The words are not sealed."""

    HIDDEN = frozenset({"words"})

    session_id: SessionId
    keys: PublicKeys
    words: Words
    time: Milliseconds
    signature: Signature

    def signed_fields(self) -> tuple[Field, ...]:
        """What the signature covers, under `JOIN_REQUEST_CONTEXT`."""
        return (self.session_id, self.keys, self.words, self.time)


class Create(Action, frozen=True, tag="create"):
    """The first entry; its author becomes Owner."""

    nonce: Nonce
    keys: PublicKeys
    e2ee_on: bool
    policy: Policy


class Invite(Action, frozen=True, tag="invite"):
    """Invites a user until `expires_at`."""

    user_id: UserId
    expires_at: Milliseconds


class Withdraw(Action, frozen=True, tag="withdraw"):
    """Takes an invitation back."""

    user_id: UserId


class Accept(Action, frozen=True, tag="accept"):
    """The invited author becomes Member."""

    keys: PublicKeys


class Decline(Action, frozen=True, tag="decline"):
    """The invited author turns the invitation down."""

    keys: PublicKeys


class Admit(Action, frozen=True, tag="admit"):
    """Lets in who asked; carries what they signed."""

    request: JoinRequest


class Leave(Action, frozen=True, tag="leave"):
    """The author goes."""


class Remove(Action, frozen=True, tag="remove"):
    """Puts a member of lower rank out."""

    user_id: UserId


class Ban(Action, frozen=True, tag="ban"):
    """Keeps a user out, until `until` or for good; puts out a member."""

    user_id: UserId
    until: Milliseconds | None


class Unban(Action, frozen=True, tag="unban"):
    """Ends a ban."""

    user_id: UserId


class Mute(Action, frozen=True, tag="mute"):
    """Keeps a member from sending, until `until` or for good."""

    user_id: UserId
    until: Milliseconds | None


class Unmute(Action, frozen=True, tag="unmute"):
    """Ends a mute."""

    user_id: UserId


class SetRole(Action, frozen=True, tag="set_role"):
    """Gives a member a role; several Owners may stand side by side."""

    user_id: UserId
    role: Role


class E2eeize(Action, frozen=True, tag="e2eeize"):
    """Switches sealing on; where it is on, asks for a new key and sets `open_allowed`."""

    open_allowed: bool


class Dee2eeize(Action, frozen=True, tag="dee2eeize"):
    """Switches sealing off; carries the info in the open."""

    info: Info


class ReplaceRoomKey(Action, frozen=True, tag="room_key"):
    """Makes a room key current; carries the info sealed under it."""

    epoch: Epoch
    key_id: KeyId
    info: Info


class SetInfo(Action, frozen=True, tag="set_info"):
    """Sets title and description."""

    info: Info


class SetPolicy(Action, frozen=True, tag="set_policy"):
    """Sets how the session is run."""

    policy: Policy


class ShareHistory(Action, frozen=True, tag="share_history"):
    """Lets a member read what was said before their present stay, from `since` on."""

    user_id: UserId
    since: Milliseconds
    """0 for the room's beginning."""


class SetLifetime(Action, frozen=True, tag="set_lifetime"):
    """Sets how long messages said from now on are kept, by everyone, after the relay took them."""

    seconds: Lifetime
    """0 for ever."""


class SetSlowMode(Action, frozen=True, tag="set_slow_mode"):
    """Sets how long a Member waits between two messages."""

    seconds: Pause
    """0 for not at all."""


AnyAction: TypeAlias = (
    Create
    | Invite
    | Withdraw
    | Accept
    | Decline
    | Admit
    | Leave
    | Remove
    | Ban
    | Unban
    | Mute
    | Unmute
    | SetRole
    | E2eeize
    | Dee2eeize
    | ReplaceRoomKey
    | SetInfo
    | SetPolicy
    | ShareHistory
    | SetLifetime
    | SetSlowMode
)


class Entry(msgspec.Struct, frozen=True):
    """One link of a session's ledger."""

    session_id: FingerprintOrEmpty
    """Empty in the first entry, whose hash makes the session id."""
    number: Count
    prev: FingerprintOrEmpty
    """Hash of the entry before; empty in the first."""
    time: Milliseconds
    author: UserId
    action: AnyAction
    signature: Signature

    def signed_fields(self) -> tuple[Field, ...]:
        """What the signature covers, under `ENTRY_CONTEXT`."""
        return (self.session_id, self.number, self.prev, self.time, self.author, self.action)

    def hash(self) -> EntryHash:
        """The hash that the next entry names as `prev`, and messages as `head`."""
        return fingerprint(ENTRY_CONTEXT, *self.signed_fields(), self.signature)


def session_id_of(first: Entry) -> SessionId:
    """The id of the session that `first` creates."""
    return fingerprint(SESSION_CONTEXT, *first.signed_fields(), first.signature)
