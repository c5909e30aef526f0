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
    MUTE = enum.auto()
    UNMUTE = enum.auto()
    REMOVE = enum.auto()
    BAN = enum.auto()
    WITHDRAW = enum.auto()


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
    if person.invited:
        return [*actions, PersonAction.WITHDRAW] if room.may_invite else actions
    if person.can_be_shown_more:
        actions.append(PersonAction.SHARE)
    if room.my_role is Role.OWNER and person.role is not Role.OWNER:
        actions += _roles(person)
    if mine >= _RANKS[Role.ADMIN] and mine > theirs:
        actions.append(PersonAction.UNMUTE if person.muted else PersonAction.MUTE)
        actions += [PersonAction.REMOVE, PersonAction.BAN]
    return actions


def _roles(person: PersonView) -> list[PersonAction]:
    """An Owner is made with care: it is asked about, and only they can step down."""
    return [action for action, role in ROLE_GIVEN.items() if role is not person.role]
