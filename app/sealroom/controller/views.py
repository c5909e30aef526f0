"""What a window or a bot sees: frozen values, made from the store and the ledgers.

Nothing here holds a key. Times are milliseconds since 1970-01-01 UTC. Names come from other people:
show them inert.
"""

import enum
from typing import TypeAlias

import msgspec

from sealroom.controller.alarm_views import AlarmNote
from sealroom.controller.file_views import FileView
from sealroom.controller.timeline_views import Departed, KeyWait, LinkCheck, Lock
from sealroom.protocol.entry import Role
from sealroom.protocol.ids import DeviceId, KeyId, SessionId, UserId
from sealroom.protocol.notifications import UpdateReason
from sealroom.protocol.redacted import Redacted
from sealroom.store.room_choices import NotificationLevel
from sealroom.store.users import HowVerified

NAMES_SHOWN = 3
"""How many are named where many are meant."""


class ConnectionState(enum.StrEnum):
    """Where the connection to the relay stands."""

    OFFLINE = "offline"
    CONNECTING = "connecting"
    CONNECTED = "connected"
    WAITING = "waiting"
    REFUSED = "refused"
    UNPROVEN = "unproven"
    """Something answers that cannot show it is the relay, and nothing was said to it."""


class ConnectionView(msgspec.Struct, frozen=True):
    """The connection, in words; `retry_at` where it will try again by itself."""

    state: ConnectionState
    detail: str = ""
    retry_at: int | None = None
    progress: int | None = None
    """While connected: how much of what happened while away has come, in percent; None: all."""
    clock_off: int = 0
    """While connected: by how many ms the relay's clock is ahead of this computer's (less than 0:
    behind), where that is gross; else 0."""


class OwnView(msgspec.Struct, frozen=True):
    """Who the person is here."""

    user_id: UserId
    name: str
    relay: str
    """The relay's address."""


class RecoveryView(msgspec.Struct, frozen=True):
    """What a lost computer would cost: the last kit that was saved or restored from."""

    saved_at: int | None
    """When it was made; None before the first."""
    with_messages: bool = False
    newer_keys: int = 0
    """Room keys that came since, which it does not hold."""
    code_kept: bool = False
    """Whether the person has been given the code, without which a kit is worth nothing."""

    @property
    def complete(self) -> bool:
        """A kit and its code: a lost computer is not a lost identity."""
        return self.saved_at is not None and self.code_kept


class DeviceView(Redacted, frozen=True):
    """A device that may sign in as the person. Times are the relay's."""

    HIDDEN = frozenset({"label"})

    device_id: DeviceId
    label: str
    """What its owner's computer is called; empty where it does not say."""
    is_this: bool
    first_seen: int
    last_seen: int


class DeviceNoticeView(Redacted, frozen=True):
    """A device that signed in for the first time."""

    HIDDEN = frozenset({"label"})

    device_id: DeviceId
    label: str
    time: int


class PersonView(msgspec.Struct, frozen=True):
    """A person, in a room (then with a role) or out of it."""

    user_id: UserId
    name: str
    role: Role | None
    is_me: bool
    verified: bool
    muted: bool = False
    muted_until: int = 0
    """Until when they are, ms; more than any clock shows where it has no end."""
    banned: bool = False
    """Kept out of the room."""
    banned_until: int = 0
    invited: bool = False
    """Invited to the room and yet to answer."""
    can_be_shown_more: bool = False
    """Whether one may share earlier messages with them, and reads further back than they do."""
    verified_at: int | None = None
    """When fingerprints were compared; None where they were not."""
    verified_how: HowVerified | None = None
    gave_link: bool = False
    """Whether a link that was opened here names them as who gave it."""


class Share(enum.StrEnum):
    """How much of what was said before they came someone is to read."""

    NOTHING = "nothing"
    WEEK = "week"
    ALL = "all"
    """As far back as the one who shares can read."""


class LastLine(Redacted, frozen=True):
    """The newest thing said in a room."""

    HIDDEN = frozenset({"text", "files"})

    sender_name: str
    mine: bool
    text: str
    lock: Lock
    time: int
    late: bool = False
    """Whether it waits for a key that should be here by now."""
    recalled: bool = False
    files: tuple[FileView, ...] = ()


class Badge(enum.Enum):
    """What a room's line shows of what was not read."""

    NONE = enum.auto()
    DOT = enum.auto()
    """Something, without a number: it was marked by the person, or is not worth a notification."""
    COUNT = enum.auto()
    MENTION = enum.auto()


class RoomView(Redacted, frozen=True):
    """A room in the list and in the header."""

    HIDDEN = frozenset({"title", "description"})

    session_id: SessionId
    title: str
    """Empty while it cannot be read yet."""
    description: str
    sealed: bool
    open_allowed: bool
    key_since: int | None
    rotation_period: int
    """Seconds; 0 for never."""
    replace_on_join: bool
    members_invite: bool
    members_admit: bool
    waiting_for_key: bool
    """A member who has not received the current key yet."""
    members: int
    not_verified: int
    """How many of them, oneself apart, one has not verified. By the ledger."""
    not_verified_names: tuple[str, ...]
    """Names of the first `NAMES_SHOWN` of those."""
    my_role: Role | None
    """None once out of the room."""
    may_invite: bool
    may_admit: bool
    muted: bool
    """Whether the person may not send here."""
    last: LastLine | None
    unread: int
    time: int
    """What the list is ordered by."""
    alarm: AlarmNote | None
    """Why the room is not trusted any more; sending has stopped."""
    waiting: int = 0
    """Own messages that are still to go out."""
    failed: int = 0
    """Own messages that were refused: the person decides."""
    key_wait: KeyWait | None = None
    """Where the current key is late."""
    mentions: int = 0
    """How many of the unread name this person or answer them."""
    number: int = 0
    """Of the last change of the room that is held; the first has 0."""
    head: str = ""
    """Its hash: who has the same has the same history."""
    key_overdue: bool = False
    """Whether people went on under the key long after its time, and nobody could replace it."""
    pinned_at: int | None = None
    """When it was pinned; None where it is not."""
    muted_until: int = 0
    """Until when nothing is told of it, ms, `FOR_GOOD`; 0 where it is heard."""
    archived: bool = False
    marked_unread: bool = False
    """Marked by the person, to come back to it."""
    chosen_level: NotificationLevel | None = None
    """What is worth a notification, where something else was chosen than in every room."""
    level: NotificationLevel = NotificationLevel.ALL
    """What holds."""
    lifetime: int = 0
    """Seconds that messages are kept from now on; 0 for ever."""
    slow_mode: int = 0
    """Seconds that Members wait between two messages; 0 for not at all."""
    may_speak_at: int = 0
    """When the person may write again, by this computer's clock, where they have to wait."""
    scheduled: int = 0
    """Own messages that wait for their time, or missed it."""
    partner: PersonView | None = None
    """In a room for two, whom it is called after: `invited` while they have not answered, without
    a role once they are out."""

    @property
    def all_verified(self) -> bool:
        """Whether everyone else here was verified, and there is somebody."""
        return self.members > 1 and self.not_verified == 0

    @property
    def is_slowed(self) -> bool:
        """Whether the person waits between two messages here."""
        return self.slow_mode > 0 and self.my_role is Role.MEMBER

    @property
    def pinned(self) -> bool:
        """Whether it stands above the others."""
        return self.pinned_at is not None

    @property
    def quiet(self) -> bool:
        """Whether nothing in it is worth a notification."""
        return self.muted_until > 0 or self.level is NotificationLevel.NONE

    def is_told(self, *, mention: bool) -> bool:
        """Whether a message that came is worth a notification."""
        return not self.quiet and (mention or self.level is NotificationLevel.ALL)

    @property
    def badge(self) -> Badge:
        """What its line shows of what was not read."""
        if self.my_role is None or not (self.unread or self.marked_unread):
            return Badge.NONE
        if self.quiet or not self.unread:
            return Badge.DOT
        if self.mentions:
            return Badge.MENTION
        return Badge.COUNT if self.level is NotificationLevel.ALL else Badge.DOT


class LeavingView(msgspec.Struct, frozen=True):
    """What follows where one leaves a room."""

    alone: bool
    """Nobody else is in it: it ends."""
    heir_name: str = ""
    """Who becomes its Owner, where one is its last."""


class KeyView(msgspec.Struct, frozen=True):
    """One room key of a room's history; never the key itself."""

    epoch: int
    key_id: KeyId
    made_by: UserId
    made_by_name: str
    by_me: bool
    valid_from: int
    valid_until: int | None
    """None for the key in use."""
    reason: UpdateReason
    departed: tuple[Departed, ...]
    held: bool
    """Whether this computer holds it."""


class JoinCard(Redacted, frozen=True):
    """Someone asks to be let into a room."""

    HIDDEN = frozenset({"room_title", "words"})

    session_id: SessionId
    room_title: str
    user_id: UserId
    name: str
    words: str
    time: int
    verified: bool


class InvitationCard(Redacted, frozen=True):
    """An invitation to answer."""

    HIDDEN = frozenset({"room_title"})

    session_id: SessionId
    room_title: str
    """From the inviter's sealed note; empty where there is none."""
    inviter: UserId
    inviter_name: str
    verified: bool
    expires_at: int
    direct: bool = False
    """Whether the room is made for the two of them, as the note says."""


Card: TypeAlias = JoinCard | InvitationCard


class InvitationPreview(msgspec.Struct, frozen=True):
    """What the ledger shows of a room before one answers: who is in it, whether it is sealed."""

    card: InvitationCard
    people: tuple[PersonView, ...]
    sealed: bool
    link: LinkCheck | None = None
    """Where one asked by a link, too: what it says of who invites."""
    giver_name: str = ""
    """Who gave that link."""


class AskedView(msgspec.Struct, frozen=True):
    """An own wish to join that waits for an answer."""

    session_id: SessionId
    time: int
    refused: bool
    giver_name: str = ""
    """Who gave the link that one asked by, where it says."""
