"""The rules: for each action, who may do it, when, and what it does to the state.

Each function takes the state before, the entry and its action, and returns the state after, or
raises RuleBroken. Chain and signature are the reducer's; `number`, `head` and `time` too.
"""

import msgspec

from sealroom.crypto import verify_join_request
from sealroom.crypto.errors import CryptoError
from sealroom.ledger import membership
from sealroom.ledger.errors import RuleBroken, SignatureInvalid
from sealroom.ledger.roles import (
    require,
    require_above,
    require_can_join,
    require_member,
    require_rank,
)
from sealroom.ledger.state import FOR_GOOD, Invitation, Rank, RoomKeyRecord, State
from sealroom.protocol import entry as actions
from sealroom.protocol.entry import Entry, Info, Role
from sealroom.protocol.errors import Reason
from sealroom.protocol.ids import KeyId
from sealroom.protocol.limits import INVITATION_SECONDS, PENDING_INVITATIONS
from sealroom.protocol.notifications import UpdateReason

replace = msgspec.structs.replace


def invite(state: State, entry: Entry, action: actions.Invite) -> State:
    """Members with Invite; nobody who is in, banned or invited already."""
    require_member(state, entry.author)
    require(state.may_invite(entry.author), "Only Owner and Admins may invite here.")
    require_can_join(state, action.user_id, entry.time)
    require(not state.is_invited(action.user_id, entry.time), "Already invited.")
    life = action.expires_at - entry.time
    require(0 < life <= INVITATION_SECONDS * 1000, "An invitation lasts up to 30 days.")
    standing = {
        user_id: invitation
        for user_id, invitation in state.invitations.items()
        if entry.time < invitation.expires_at
    }
    require(len(standing) < PENDING_INVITATIONS, "Too many invitations wait.", Reason.FULL)
    invitation = Invitation(
        user_id=action.user_id,
        inviter=entry.author,
        expires_at=action.expires_at,
        number=entry.number,
    )
    return replace(state, invitations={**standing, action.user_id: invitation})


def withdraw(state: State, entry: Entry, action: actions.Withdraw) -> State:
    """The inviter, Owner and Admins."""
    require_member(state, entry.author)
    invitation = state.invitations.get(action.user_id)
    if invitation is None:
        raise RuleBroken("There is no such invitation.", Reason.NOT_INVITED)
    if invitation.inviter != entry.author:
        require_rank(state, entry.author, Rank.ADMIN)
    return membership.without_invitation(state, action.user_id)


def accept(state: State, entry: Entry, action: actions.Accept) -> State:
    """The invitee, while the invitation stands."""
    require(state.is_invited(entry.author, entry.time), _NO_INVITATION, Reason.NOT_INVITED)
    require_can_join(state, entry.author, entry.time)
    return membership.joined(state, action.keys, entry)


def decline(state: State, entry: Entry, _action: actions.Decline) -> State:
    """The invitee."""
    require(state.is_invited(entry.author, entry.time), _NO_INVITATION, Reason.NOT_INVITED)
    return membership.without_invitation(state, entry.author)


def admit(state: State, entry: Entry, action: actions.Admit) -> State:
    """Members with AcceptJoinRequest; the joiner's own signature must ask for this session."""
    require_member(state, entry.author)
    require(state.may_admit(entry.author), "Only Owner and Admins may let people in here.")
    request = action.request
    require(request.session_id == state.session_id, "The request is for another room.")
    try:
        verify_join_request(request)
    except CryptoError:
        raise SignatureInvalid from None
    joiner = request.keys.user_id
    require_can_join(state, joiner, entry.time)
    membership.require_asked_since(state, joiner, request.time)
    membership.require_fresh(request.time, entry.time)
    return membership.joined(state, request.keys, entry)


def leave(state: State, entry: Entry, _action: actions.Leave) -> State:
    """Any member."""
    require_member(state, entry.author)
    return membership.departed(state, entry.author, entry)


def remove(state: State, entry: Entry, action: actions.Remove) -> State:
    """Owner and Admins, towards lower ranks."""
    require_member(state, action.user_id)
    require_above(state, entry.author, action.user_id)
    state = membership.without_invitations_of(state, action.user_id)
    return membership.departed(state, action.user_id, entry)


def ban(state: State, entry: Entry, action: actions.Ban) -> State:
    """Owner and Admins, towards lower ranks and strangers; a member's ban is a departure too."""
    require_above(state, entry.author, action.user_id)
    until = _end(entry, action.until)
    state = membership.without_invitations_of(state, action.user_id)
    state = membership.without_invitation(state, action.user_id)
    state = replace(state, bans={**state.bans, action.user_id: until})
    if state.is_member(action.user_id):
        return membership.departed(state, action.user_id, entry)
    return state


def unban(state: State, entry: Entry, action: actions.Unban) -> State:
    """Owner and Admins."""
    require_rank(state, entry.author, Rank.ADMIN)
    require(action.user_id in state.bans, "Not banned.")
    bans = {user_id: until for user_id, until in state.bans.items() if user_id != action.user_id}
    return replace(state, bans=bans)


def mute(state: State, entry: Entry, action: actions.Mute) -> State:
    """Owner and Admins, towards lower ranks."""
    person = require_member(state, action.user_id)
    require_above(state, entry.author, action.user_id)
    muted = replace(person, muted_until=_end(entry, action.until))
    return membership.with_person(state, muted)


def unmute(state: State, entry: Entry, action: actions.Unmute) -> State:
    """Owner and Admins, towards lower ranks."""
    person = require_member(state, action.user_id)
    require_above(state, entry.author, action.user_id)
    require(person.muted_until is not None, "Not muted.")
    return membership.with_person(state, replace(person, muted_until=None))


def set_role(state: State, entry: Entry, action: actions.SetRole) -> State:
    """The Owner, towards lower ranks, or stepping down where another Owner stands."""
    person = require_member(state, action.user_id)
    require_rank(state, entry.author, Rank.OWNER)
    require(person.role != action.role, "They have this role already.")
    if person.role == Role.OWNER:
        require(action.user_id == entry.author, "An Owner can only step down by themselves.")
        owners = [other for other in state.members() if other.role == Role.OWNER]
        require(len(owners) > 1, "Make someone else Owner first.")
    return membership.with_person(state, membership.with_role(person, action.role))


def e2eeize(state: State, entry: Entry, action: actions.E2eeize) -> State:
    """The Owner. On a session that is sealed it asks for a new key."""
    require_rank(state, entry.author, Rank.OWNER)
    reason = UpdateReason.ASKED if state.e2ee_on else UpdateReason.SWITCHED_ON
    policy = replace(state.policy, open_allowed=action.open_allowed)
    return membership.marked(replace(state, e2ee_on=True, policy=policy), reason)


def dee2eeize(state: State, entry: Entry, action: actions.Dee2eeize) -> State:
    """The Owner. Ends the key in use; old messages keep their keys."""
    require_rank(state, entry.author, Rank.OWNER)
    require(state.e2ee_on, "The room is not sealed.")
    state = _with_key_ended(state, entry)
    state = replace(state, e2ee_on=False, due=None, departed=())
    return _with_info(state, entry, action.info, key_id=None)


def room_key(state: State, entry: Entry, action: actions.ReplaceRoomKey) -> State:
    """The updating member, where a replacement is due."""
    require_member(state, entry.author)
    require(state.e2ee_on, "The room is not sealed.", Reason.NOT_SEALED)
    reason = state.due_reason(entry.time)
    if reason is None:
        raise RuleBroken("No new key is due.", Reason.UPDATE_NOT_DUE)
    require(action.epoch == state.epoch + 1, "The key is not the next one.", Reason.STALE_KEY)
    require(state.key_record(action.key_id) is None, "This key was in use before.")
    record = RoomKeyRecord(
        epoch=action.epoch,
        key_id=action.key_id,
        made_by=entry.author,
        valid_from=entry.time,
        number=entry.number,
        reason=reason,
        departed=state.departed,
    )
    state = _with_key_ended(state, entry)
    state = replace(state, room_keys=(*state.room_keys, record), due=None, departed=())
    return _with_info(state, entry, action.info, key_id=action.key_id)


def set_info(state: State, entry: Entry, action: actions.SetInfo) -> State:
    """Owner and Admins; sealed under the key in use where there is one."""
    require_rank(state, entry.author, Rank.ADMIN)
    has_key = not state.e2ee_on or state.key_id is not None
    require(has_key, "The room's first key is not there yet.", Reason.NO_KEY_YET)
    return _with_info(state, entry, action.info, key_id=state.key_id)


def set_policy(state: State, entry: Entry, action: actions.SetPolicy) -> State:
    """The Owner."""
    require_rank(state, entry.author, Rank.OWNER)
    return replace(state, policy=action.policy)


def set_lifetime(state: State, entry: Entry, action: actions.SetLifetime) -> State:
    """Owner and Admins. What was said before keeps the lifetime of its place in the log."""
    require_rank(state, entry.author, Rank.ADMIN)
    return replace(state, lifetime=action.seconds)


def set_slow_mode(state: State, entry: Entry, action: actions.SetSlowMode) -> State:
    """Owner and Admins."""
    require_rank(state, entry.author, Rank.ADMIN)
    return replace(state, slow_mode=action.seconds)


def share_history(state: State, entry: Entry, action: actions.ShareHistory) -> State:
    """Members with Invite or AcceptJoinRequest, towards members, no further than they read."""
    author = require_member(state, entry.author)
    require(state.may_share(entry.author), "Only Owner and Admins may share earlier messages here.")
    person = require_member(state, action.user_id)
    require(action.since >= author.spans[-1].reads_from, "You cannot read what is that old.")
    require(action.since < person.spans[-1].reads_from, "They can read all of that already.")
    return membership.reading_since(state, action.user_id, action.since)


_NO_INVITATION = "This invitation does not stand any more."


def _end(entry: Entry, until: int | None) -> int:
    require(until is None or until > entry.time, "The end is in the past.")
    return FOR_GOOD if until is None else until


def _with_info(state: State, entry: Entry, info: Info, key_id: KeyId | None) -> State:
    require(info.key_id == key_id, "Title and description are not under the key in use.")
    return replace(state, info=info, info_author=entry.author, info_number=entry.number)


def _with_key_ended(state: State, entry: Entry) -> State:
    if state.current_key is None:
        return state
    ended = replace(state.room_keys[-1], ended=entry.number, ended_at=entry.time)
    return replace(state, room_keys=(*state.room_keys[:-1], ended))
