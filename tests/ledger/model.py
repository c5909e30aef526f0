"""A second opinion on who may do what: the rules of the protocol's document, written once more.

Read from `protocol.md` and `app/sealroom/protocol/README.md`, not from `sealroom.ledger`, and kept
as plain as can be: one mutable record, no chain, no signatures. `allows` says True or False, or
None where the document leaves it open.
"""

from dataclasses import dataclass, field

from sealroom.protocol.entry import (
    Accept,
    Admit,
    AnyAction,
    Ban,
    Create,
    Decline,
    Dee2eeize,
    E2eeize,
    Invite,
    Leave,
    Mute,
    Policy,
    Remove,
    ReplaceRoomKey,
    Role,
    SetInfo,
    SetLifetime,
    SetPolicy,
    SetRole,
    SetSlowMode,
    ShareHistory,
    Unban,
    Unmute,
    Withdraw,
)

FOREVER = 1 << 60
THIRTY_DAYS = 30 * 24 * 3600 * 1000
TEN_MINUTES = 600 * 1000
_ORDER = {None: 0, Role.MEMBER: 1, Role.ADMIN: 2, Role.OWNER: 3}


@dataclass
class Invited:
    by: str
    until: int


@dataclass
class Model:
    """The room as a person would describe it."""

    policy: Policy
    sealed: bool
    roles: dict[str, Role]
    """Members alone, longest-standing first."""
    invited: dict[str, Invited] = field(default_factory=dict)
    banned: dict[str, int] = field(default_factory=dict)
    muted: dict[str, int] = field(default_factory=dict)
    departed_at: dict[str, int] = field(default_factory=dict)
    reads_from: dict[str, int] = field(default_factory=dict)
    """Members alone: the beginning of what they may read."""
    key_times: dict[str, list[int]] = field(default_factory=dict)
    """Of each key: from when, and until when once it is over."""
    was_there: dict[str, set[str]] = field(default_factory=dict)
    """Of each key: who was in while it was in use."""
    lent: dict[str, set[str]] = field(default_factory=dict)
    """Of each key: with whom it was shared who came later."""
    kept_for: int = 0
    slowed_by: int = 0
    marked: bool = False
    epoch: int = 0
    key: str | None = None
    key_since: int = 0
    keys_ever: set[str] = field(default_factory=set)

    @classmethod
    def created(cls, author: str, action: Create) -> "Model":
        roles, begin = {author: Role.OWNER}, {author: 0}
        return cls(action.policy, action.e2ee_on, roles, marked=action.e2ee_on, reads_from=begin)

    # ---- what is so

    def order(self, user: str) -> int:
        return _ORDER[self.roles.get(user)]

    def is_banned(self, user: str, now: int) -> bool:
        return self.banned.get(user, 0) > now

    def is_invited(self, user: str, now: int) -> bool:
        return user in self.invited and self.invited[user].until > now

    def is_due(self, now: int) -> bool:
        period = self.policy.rotation_period * 1000
        old = self.key is not None and period > 0 and now - self.key_since >= period
        return self.sealed and (self.marked or old)

    def may_come_in(self, user: str, now: int) -> bool:
        return user not in self.roles and not self.is_banned(user, now)

    # ---- what may be done

    def allows(self, who: str, action: AnyAction, now: int) -> bool | None:  # noqa: C901, PLR0911, PLR0912
        """Whether `who` may do it `now`."""
        rank = self.order(who)
        match action:
            case Accept():
                return self.is_invited(who, now) and self.may_come_in(who, now)
            case Decline():
                return self.is_invited(who, now)
            case _ if rank == 0:
                return False
            case Create():
                return False
            case Leave():
                return True
            case Invite(user_id=user, expires_at=end):
                may = rank >= (1 if self.policy.members_invite else 2)
                fits = now < end <= now + THIRTY_DAYS
                return (
                    may and fits and self.may_come_in(user, now) and not self.is_invited(user, now)
                )
            case Withdraw(user_id=user):
                return self._may_withdraw(who, user, now)
            case Admit(request=request):
                may = rank >= (1 if self.policy.members_admit else 2)
                user = request.keys.user_id
                since_left = request.time > self.departed_at.get(user, -1)
                fresh = now - THIRTY_DAYS <= request.time <= now + TEN_MINUTES
                return may and since_left and fresh and self.may_come_in(user, now)
            case Remove(user_id=user):
                return user in self.roles and self._is_over(who, user)
            case Ban(user_id=user, until=until):
                return self._is_over(who, user) and (until is None or until > now)
            case Mute(user_id=user, until=until):
                fits = until is None or until > now
                return user in self.roles and self._is_over(who, user) and fits
            case Unban(user_id=user):
                return rank >= 2 and self._still(self.banned, user, now)
            case Unmute(user_id=user):
                over = user in self.roles and self._is_over(who, user)
                return over and self._still(self.muted, user, now)
            case ShareHistory(user_id=user, since=since):
                return self._may_share(who, user, since)
            case SetLifetime() | SetSlowMode():
                return rank >= 2
            case _ if rank == 3:
                return self._owner_may(who, action, now)
            case ReplaceRoomKey():
                return self._may_replace(action, now)
            case SetInfo():
                return rank >= 2 and self._info_fits(action)
            case _:
                return False

    def _owner_may(self, who: str, action: AnyAction, now: int) -> bool:
        match action:
            case ReplaceRoomKey():
                return self._may_replace(action, now)
            case SetInfo():
                return self._info_fits(action)
            case SetPolicy() | E2eeize():
                return True
            case Dee2eeize(info=info):
                return self.sealed and info.key_id is None
            case SetRole(user_id=user, role=role):
                if user not in self.roles or self.roles[user] == role:
                    return False
                other_owners = [name for name in self.owners() if name != who]
                return self.roles[user] != Role.OWNER or (user == who and bool(other_owners))
            case _:
                raise AssertionError(f"no opinion on {action}")

    def may_read(self, user: str, key: str) -> bool:
        """Whoever was in while it was in use, and with whom it was shared since."""
        return user in self.was_there[key] or user in self.lent[key]

    def _may_share(self, who: str, user: str, since: int) -> bool:
        helps = self.order(who) >= 2 or self.policy.members_invite or self.policy.members_admit
        if not helps or user not in self.roles:
            return False
        return self.reads_from[who] <= since < self.reads_from[user]

    def owners(self) -> list[str]:
        return [user for user, role in self.roles.items() if role == Role.OWNER]

    def _is_over(self, who: str, user: str) -> bool:
        return self.order(who) >= 2 and self.order(who) > self.order(user)

    def _may_withdraw(self, who: str, user: str, now: int) -> bool | None:
        if user not in self.invited:
            return False
        if self.invited[user].by != who and self.order(who) < 2:
            return False
        return self._still_or_open(self.invited[user].until, now)

    def _still(self, ends: dict[str, int], user: str, now: int) -> bool | None:
        return self._still_or_open(ends[user], now) if user in ends else False

    def _still_or_open(self, end: int, now: int) -> bool | None:
        """Taking back what has ended by itself: the document does not say."""
        return True if end > now else None

    def _may_replace(self, action: ReplaceRoomKey, now: int) -> bool:
        return (
            self.is_due(now)
            and action.epoch == self.epoch + 1
            and action.key_id not in self.keys_ever
            and action.info.key_id == action.key_id
        )

    def _info_fits(self, action: SetInfo) -> bool:
        if self.sealed and self.key is None:
            return False
        return action.info.key_id == self.key

    # ---- what then is so

    def record(self, who: str, action: AnyAction, now: int) -> None:  # noqa: C901, PLR0912
        """Do what was allowed."""
        match action:
            case Accept():
                self._come_in(who, now)
            case Admit(request=request):
                self._come_in(request.keys.user_id, now)
            case Decline():
                del self.invited[who]
            case Leave():
                self._go(who, now)
            case Invite(user_id=user, expires_at=end):
                standing = {name: one for name, one in self.invited.items() if one.until > now}
                self.invited = {**standing, user: Invited(who, end)}
            case Withdraw(user_id=user):
                del self.invited[user]
            case Remove(user_id=user):
                self._drop_invitations_by(user)
                self._go(user, now)
            case Ban(user_id=user, until=until):
                self._drop_invitations_by(user)
                self.invited.pop(user, None)
                self.banned[user] = FOREVER if until is None else until
                if user in self.roles:
                    self._go(user, now)
            case Unban(user_id=user):
                del self.banned[user]
            case Mute(user_id=user, until=until):
                self.muted[user] = FOREVER if until is None else until
            case Unmute(user_id=user):
                del self.muted[user]
            case SetRole(user_id=user, role=role):
                self._give(user, role)
            case SetPolicy(policy=policy):
                self.policy = policy
            case E2eeize():
                self.sealed = self.marked = True
            case Dee2eeize():
                self.sealed = self.marked = False
                self._end_key(now)
            case ReplaceRoomKey(epoch=epoch, key_id=key):
                self._end_key(now)
                self.epoch, self.key, self.key_since, self.marked = epoch, key, now, False
                self.keys_ever.add(key)
                self.key_times[key] = [now]
                self.was_there[key], self.lent[key] = set(self.roles), set()
            case SetLifetime(seconds=seconds):
                self.kept_for = seconds
            case SetSlowMode(seconds=seconds):
                self.slowed_by = seconds
            case ShareHistory(user_id=user, since=since):
                self.reads_from[user] = since
                for key, times in self.key_times.items():
                    if len(times) == 1 or times[1] > since:
                        self.lent[key].add(user)

    def _end_key(self, now: int) -> None:
        if self.key is not None:
            self.key_times[self.key].append(now)
        self.key = None

    def _come_in(self, user: str, now: int) -> None:
        self.invited.pop(user, None)
        self.reads_from[user] = now
        if self.key is not None:
            self.was_there[self.key].add(user)
        self._give(user, Role.MEMBER if self.roles else Role.OWNER)
        self.marked |= self.sealed and self.policy.replace_on_join

    def _go(self, user: str, now: int) -> None:
        del self.roles[user], self.reads_from[user]
        self.departed_at[user] = now
        self.marked |= self.sealed
        if self.roles and not self.owners():
            self._give(self._heir(), Role.OWNER)

    def _give(self, user: str, role: Role) -> None:
        self.roles[user] = role
        if role == Role.OWNER:  # nobody could end their mute
            self.muted.pop(user, None)

    def _heir(self) -> str:
        admins = [user for user, role in self.roles.items() if role == Role.ADMIN]
        return (admins or list(self.roles))[0]

    def _drop_invitations_by(self, inviter: str) -> None:
        self.invited = {user: one for user, one in self.invited.items() if one.by != inviter}
