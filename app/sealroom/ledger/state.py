"""What a session is at one point of its ledger."""

import enum

import msgspec

from sealroom.protocol.entry import Info, Policy, Role
from sealroom.protocol.ids import EntryHash, FingerprintOrEmpty, KeyId, SessionId, UserId
from sealroom.protocol.keys import PublicKeys
from sealroom.protocol.limits import MILLISECONDS
from sealroom.protocol.notifications import UpdateReason

FOR_GOOD = MILLISECONDS
"""End of a ban or mute that has no end."""


class Rank(enum.IntEnum):
    """Roles in order."""

    NONE = 0
    MEMBER = 1
    ADMIN = 2
    OWNER = 3


_RANKS = {Role.MEMBER: Rank.MEMBER, Role.ADMIN: Rank.ADMIN, Role.OWNER: Rank.OWNER}


class Span(msgspec.Struct, frozen=True):
    """One stay of a person: entry numbers and times of joining and leaving."""

    joined: int
    joined_at: int
    left: int | None = None
    left_at: int | None = None
    reads_since: int | None = None
    """Where earlier messages were shared: from when on; 0 for the room's beginning."""

    @property
    def reads_from(self) -> int:
        """From when on they may read without a gap; 0 for the room's beginning."""
        if self.reads_since is not None:
            return self.reads_since
        return self.joined_at if self.joined else 0


class Person(msgspec.Struct, frozen=True):
    """Someone who is or was a member. Keys stay, so that what they signed can still be checked."""

    user_id: UserId
    keys: PublicKeys
    role: Role | None
    """None once they are out."""
    spans: tuple[Span, ...]
    muted_until: int | None = None

    @property
    def rank(self) -> Rank:
        """Place in the order of roles; NONE when out."""
        return Rank.NONE if self.role is None else _RANKS[self.role]


class Invitation(msgspec.Struct, frozen=True):
    """An invitation that awaits its answer."""

    user_id: UserId
    inviter: UserId
    expires_at: int
    number: int


class RoomKeyRecord(msgspec.Struct, frozen=True):
    """When a key became current, by whom, and why. Its epoch ends where the next begins."""

    epoch: int
    key_id: KeyId
    made_by: UserId
    valid_from: int
    number: int
    reason: UpdateReason
    departed: tuple[UserId, ...] = ()
    """Who had left since the key before began."""
    ended: int | None = None
    """Number of the entry that ended it: the next key, or sealing switched off."""
    ended_at: int | None = None


class State(msgspec.Struct, frozen=True):
    """The fold of a ledger up to `number`, whose entry hashes to `head`."""

    session_id: SessionId
    number: int
    head: EntryHash
    time: int
    e2ee_on: bool
    policy: Policy
    people: dict[UserId, Person]
    invitations: dict[UserId, Invitation] = {}
    bans: dict[UserId, int] = {}
    info: Info | None = None
    info_author: FingerprintOrEmpty = ""
    info_number: int = 0
    room_keys: tuple[RoomKeyRecord, ...] = ()
    due: UpdateReason | None = None
    """Why the session is marked for a new key; time is judged by `due_reason`."""
    departed: tuple[UserId, ...] = ()
    """Who left since the current key began, whether or not they came back."""

    lifetime: int = 0
    """Seconds that messages said now are kept; 0 for ever."""
    slow_mode: int = 0
    """Seconds that a Member waits between two messages; 0 for not at all."""

    @property
    def epoch(self) -> int:
        """The last epoch that began; 0 before the first."""
        return self.room_keys[-1].epoch if self.room_keys else 0

    @property
    def current_key(self) -> RoomKeyRecord | None:
        """The key in use; None where the session is not sealed or has no key yet."""
        if not self.e2ee_on or not self.room_keys or self.room_keys[-1].ended is not None:
            return None
        return self.room_keys[-1]

    @property
    def key_id(self) -> KeyId | None:
        """Id of the key in use."""
        key = self.current_key
        return key.key_id if key else None

    def rank(self, user_id: UserId) -> Rank:
        """NONE for who is not a member."""
        person = self.people.get(user_id)
        return person.rank if person else Rank.NONE

    def role(self, user_id: UserId) -> Role | None:
        """None for who is not a member."""
        person = self.people.get(user_id)
        return person.role if person else None

    def is_member(self, user_id: UserId) -> bool:
        """Whether the user is a member now."""
        return self.rank(user_id) > Rank.NONE

    def members(self) -> list[Person]:
        """Members, in the order in which they were first seen."""
        return [person for person in self.people.values() if person.role is not None]

    def may_invite(self, user_id: UserId) -> bool:
        """Whether the user may invite."""
        needed = Rank.MEMBER if self.policy.members_invite else Rank.ADMIN
        return self.rank(user_id) >= needed

    def may_admit(self, user_id: UserId) -> bool:
        """Whether the user may let in who asks (the seed's AcceptJoinRequest)."""
        needed = Rank.MEMBER if self.policy.members_admit else Rank.ADMIN
        return self.rank(user_id) >= needed

    def is_muted(self, user_id: UserId, now: int) -> bool:
        """Whether the member may not speak at `now`."""
        person = self.people.get(user_id)
        return person is not None and person.muted_until is not None and now < person.muted_until

    def pause_of(self, user_id: UserId) -> int:
        """Seconds that the user waits between two messages; Owner and Admins need not."""
        return self.slow_mode if self.rank(user_id) == Rank.MEMBER else 0

    def is_banned(self, user_id: UserId, now: int) -> bool:
        """Whether the user is kept out at `now`."""
        until = self.bans.get(user_id)
        return until is not None and now < until

    def is_invited(self, user_id: UserId, now: int) -> bool:
        """Whether an invitation stands at `now`."""
        invitation = self.invitations.get(user_id)
        return invitation is not None and now < invitation.expires_at

    def due_reason(self, now: int) -> UpdateReason | None:
        """Why the key is to be replaced at `now`; None where it is not."""
        if not self.e2ee_on or self.due is not None:
            return self.due
        return UpdateReason.PERIOD if now >= self.period_over_at else None

    @property
    def period_over_at(self) -> int:
        """When the current key's time is over; far off where it has none."""
        key = self.current_key
        if key is None or not self.policy.rotation_period:
            return MILLISECONDS
        return key.valid_from + self.policy.rotation_period * 1000

    def key_record(self, key_id: KeyId) -> RoomKeyRecord | None:
        """The record of a key that was ever current."""
        for record in reversed(self.room_keys):
            if record.key_id == key_id:
                return record
        return None

    def was_member_under(self, user_id: UserId, record: RoomKeyRecord) -> bool:
        """Whether the user was a member at any time while the key was current."""
        person = self.people.get(user_id)
        return person is not None and any(_overlap(span, record) for span in person.spans)

    def may_read(self, user_id: UserId, record: RoomKeyRecord) -> bool:
        """Whether the user is entitled to the key: they were there, or it was shared with them."""
        person = self.people.get(user_id)
        return person is not None and any(
            _overlap(span, record) or _is_shared(span, record) for span in person.spans
        )

    def may_be_given(self, user_id: UserId, record: RoomKeyRecord) -> bool:
        """Whether the key may be handed to the user now: to who is out, not while it is in use.

        Then nothing that is still to be said can be read with it.
        """
        is_in_use = record.ended is None
        return self.may_read(user_id, record) and (self.is_member(user_id) or not is_in_use)

    def may_share(self, user_id: UserId) -> bool:
        """Whether the user may share earlier messages: who may let people in, by either way."""
        return self.may_invite(user_id) or self.may_admit(user_id)


def _is_shared(span: Span, record: RoomKeyRecord) -> bool:
    """Whether the key was in use between what was shared and the joining."""
    if span.reads_since is None or record.number >= span.joined:
        return False
    return record.ended_at is None or record.ended_at > span.reads_since


def _overlap(span: Span, record: RoomKeyRecord) -> bool:
    begins_before_end = record.ended is None or span.joined < record.ended
    ends_after_begin = span.left is None or span.left > record.number
    return begins_before_end and ends_after_begin
