"""What stands in a room's timeline: messages, what happened, and where one's history begins.

Nothing here holds a key. Times are milliseconds since 1970-01-01 UTC. Names come from other people:
show them inert.
"""

import enum
from typing import TypeAlias

import msgspec

from sealroom.controller.file_views import FileView
from sealroom.controller.stamps import ClockNote
from sealroom.controller.talk_views import MentionView, QuoteView, ReactionView, RecallView
from sealroom.protocol.entry import Role
from sealroom.protocol.ids import KeyId, MessageId, UserId
from sealroom.protocol.notifications import UpdateReason
from sealroom.protocol.redacted import Redacted
from sealroom.store.alarms import AlarmKind

NOT_KEPT = -1
"""Stands in `missing_before` where the relay kept what was said before no longer, by whomever."""


class Lock(enum.StrEnum):
    """The four signs of the lock language."""

    SEALED = "sealed"
    OPEN = "open"
    UNVERIFIED = "unverified"
    WAITING = "waiting"


class Doubt(enum.StrEnum):
    """Why a message is not believed."""

    NOT_A_MEMBER = "not_a_member"
    """Its author was not in the room at its place in the log."""
    REPEATED = "repeated"
    """Its number was used before: an old message delivered again, or one moved to another place."""
    MUTED = "muted"
    SIGNATURE = "signature"
    """It was not signed by whom it names, or altered."""
    OUT_OF_PLACE = "out_of_place"
    """Its author knew of changes to the room that come after it."""
    OTHER_HISTORY = "other_history"
    """Its author knew a history that is not the one held here; the person went on after that."""
    OPEN_NOT_ALLOWED = "open_not_allowed"
    OTHER_KEY = "other_key"
    """Sealed under a key that was not in use."""
    NOT_THEIRS = "not_theirs"
    """It would change or recall what somebody else wrote, and its author may not."""
    UNREADABLE = "unreadable"
    """The key does not open it, or what is in it is of no known form."""


class SendState(enum.StrEnum):
    """How far an own message got; others' are RECEIVED."""

    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"
    RECEIVED = "received"


class AskedPerson(msgspec.Struct, frozen=True):
    """Someone who was asked for a key."""

    user_id: UserId
    name: str
    asked_at: int
    is_me: bool = False
    """One's own other devices were asked."""


class KeyWait(msgspec.Struct, frozen=True):
    """A key that is late: since when, who was asked, and when the next is."""

    key_id: KeyId
    since: int
    asked: tuple[AskedPerson, ...]
    """In the order they were first to be asked; empty before the first."""
    next_at: int


class MessageView(Redacted, frozen=True):
    """A message in the timeline."""

    HIDDEN = frozenset({"text", "mentions", "files"})

    order: int
    """Grows with the timeline; unique in its room."""
    message_id: MessageId
    sender: UserId
    sender_name: str
    mine: bool
    text: str
    """Empty while it waits for its key or could not be verified."""
    sent_at: int
    lock: Lock
    state: SendState
    failure: str | None = None
    missing_before: int = 0
    """How many of this sender's messages before this one never arrived, or `NOT_KEPT`."""
    read_by: tuple[str, ...] = ()
    """Who is known to have read it, of an own message, where everyone concerned tells."""
    expires_at: int | None = None
    """When it is deleted everywhere; None where it is kept."""
    may_take_back: bool = False
    """An own message that surely did not go out: it can be edited or discarded."""
    wait: KeyWait | None = None
    """Where its key is late; None also while a key that is needed may come at any moment."""
    clock: ClockNote | None = None
    """Where its times do not fit each other."""
    verified: bool = False
    """Whether the fingerprint of its sender was compared."""
    reply: QuoteView | None = None
    """The message it answers."""
    mentions: tuple[MentionView, ...] = ()
    """In the text's order."""
    mentions_me: bool = False
    """Whether it names this person or answers them."""
    files: tuple[FileView, ...] = ()
    """What it carries."""
    forwarded: bool = False
    newer: bool = False
    """Of a kind that only a newer Sealroom can show."""
    edited_at: int | None = None
    """When its author changed it last, by their clock."""
    recall: RecallView | None = None
    """Who took it back; its text is destroyed."""
    reactions: tuple[ReactionView, ...] = ()
    change_sending: bool = False
    """Whether an own edit, shown already, is still on its way."""
    change_failure: str | None = None
    """Why an own edit, reaction or recall did not go out."""
    may_edit: bool = False
    may_recall: bool = False


class EventKind(enum.StrEnum):
    """What a system line tells of."""

    CREATED = "created"
    INVITED = "invited"
    WITHDRAWN = "withdrawn"
    JOINED = "joined"
    DECLINED = "declined"
    ADMITTED = "admitted"
    LEFT = "left"
    REMOVED = "removed"
    BANNED = "banned"
    UNBANNED = "unbanned"
    MUTED = "muted"
    UNMUTED = "unmuted"
    ROLE_SET = "role_set"
    SEALED_ON = "sealed_on"
    KEY_ASKED = "key_asked"
    SEALED_OFF = "sealed_off"
    KEY_REPLACED = "key_replaced"
    INFO_SET = "info_set"
    POLICY_SET = "policy_set"
    HISTORY_SHARED = "history_shared"
    WENT_ON = "went_on"
    """No entry of the ledger: the person went on after an alarm."""
    LIFETIME_SET = "lifetime_set"
    SLOW_MODE_SET = "slow_mode_set"


class Departed(msgspec.Struct, frozen=True):
    """Somebody who was out when a key was replaced, and how: left, removed or banned."""

    name: str
    how: EventKind


class LinkCheck(enum.StrEnum):
    """What the link that one asked by says of who let one in."""

    GIVER = "giver"
    """They gave it."""
    ANOTHER = "another"
    """Someone else in the room gave it."""
    SILENT = "silent"
    """Nothing: it is of the old kind, or only a room's code."""


class EventView(msgspec.Struct, frozen=True):
    """A ledger event in the timeline, or what the person did here; the window finds the words."""

    order: float
    """As a message's; where it is no number of the log, it lies between two."""
    kind: EventKind
    time: int
    actor: UserId
    actor_name: str
    by_me: bool
    subject: UserId | None = None
    subject_name: str = ""
    subject_is_me: bool = False
    role: Role | None = None
    reason: UpdateReason | None = None
    """Why the key was replaced."""
    departed: tuple[Departed, ...] = ()
    """Who the replaced key was taken from."""
    since: int | None = None
    """From when on earlier messages were shared; 0 for the beginning."""
    ahead: bool = False
    """Whether it was dated far ahead of every clock that was known as it came."""
    ends_all_verified: bool = False
    """Someone joined who is not verified, where everyone before them in the room is."""
    link: LinkCheck | None = None
    """Where oneself was let in after opening a link: what it said of who does."""
    giver_name: str = ""
    """Who gave that link."""
    alarm: AlarmKind | None = None
    """After what the person went on."""
    seconds: int | None = None
    """How long messages are kept from then on, or Members wait; 0 for ever, or not at all."""


class HistoryStart(msgspec.Struct, frozen=True):
    """Stands above everything for someone who was not in the room from its beginning."""

    order: int
    time: int
    since: int | None = None
    """From when on earlier messages were shared with them; 0 for the beginning."""
    coming: bool = False
    """Whether shared messages are still being fetched."""


TimelineItem: TypeAlias = MessageView | EventView | HistoryStart
