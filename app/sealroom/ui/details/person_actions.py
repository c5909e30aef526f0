"""What one may do with a person of a room. The ledger's rules decide; here they are offered."""

import enum

from sealroom.controller.views import PersonView, RoomView
from sealroom.protocol.entry import Role

_RANKS = {None: 0, Role.MEMBER: 1, Role.ADMIN: 2, Role.OWNER: 3}


class PersonAction(enum.Enum):
    """One thing that can be done."""

    MESSAGE = enum.auto()
    VERIFY = enum.auto()
    SHARE = enum.auto()
    MAKE_OWNER = enum.auto()
    MAKE_ADMIN = enum.auto()
    MAKE_MEMBER = enum.auto()
    MUTE_HOUR = enum.auto()
    MUTE_DAY = enum.auto()
    MUTE_WEEK = enum.auto()
    MUTE = enum.auto()
    UNMUTE = enum.auto()
    REMOVE = enum.auto()
    BAN_DAY = enum.auto()
    BAN_WEEK = enum.auto()
    BAN = enum.auto()
    UNBAN = enum.auto()
    WITHDRAW = enum.auto()


MUTES = (
    PersonAction.MUTE_HOUR,
    PersonAction.MUTE_DAY,
    PersonAction.MUTE_WEEK,
    PersonAction.MUTE,
)
BANS = (PersonAction.BAN_DAY, PersonAction.BAN_WEEK, PersonAction.BAN)
_HOUR_MS = 3_600_000
SPANS = {
    PersonAction.MUTE_HOUR: _HOUR_MS,
    PersonAction.MUTE_DAY: 24 * _HOUR_MS,
    PersonAction.MUTE_WEEK: 7 * 24 * _HOUR_MS,
    PersonAction.BAN_DAY: 24 * _HOUR_MS,
    PersonAction.BAN_WEEK: 7 * 24 * _HOUR_MS,
}
"""For how long, in ms; the others have no end."""

ROLE_GIVEN = {
    PersonAction.MAKE_OWNER: Role.OWNER,
    PersonAction.MAKE_ADMIN: Role.ADMIN,
    PersonAction.MAKE_MEMBER: Role.MEMBER,
}


def actions_for(room: RoomView, person: PersonView) -> list[PersonAction]:
    """In the order of a menu."""
    if person.is_me:
        return _roles(person) if room.my_role is Role.OWNER else []
    actions = [] if room.partner is not None else [PersonAction.MESSAGE]
    actions.append(PersonAction.VERIFY)
    mine, theirs = _RANKS[room.my_role], _RANKS[person.role]
    if person.banned:
        return [*actions, PersonAction.UNBAN] if mine >= _RANKS[Role.ADMIN] else actions
    if person.invited:
        return [*actions, PersonAction.WITHDRAW] if room.may_invite else actions
    if person.can_be_shown_more:
        actions.append(PersonAction.SHARE)
    if room.my_role is Role.OWNER and person.role is not Role.OWNER:
        actions += _roles(person)
    if mine >= _RANKS[Role.ADMIN] and mine > theirs:
        actions += [PersonAction.UNMUTE] if person.muted else MUTES
        actions += [PersonAction.REMOVE, *BANS]
    return actions


def _roles(person: PersonView) -> list[PersonAction]:
    """An Owner is made with care: it is asked about, and only they can step down."""
    return [action for action, role in ROLE_GIVEN.items() if role is not person.role]
