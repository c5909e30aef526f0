"""Inviting a user, taking that back, and the invitee's answer (seed: Invite a user)."""

from sealroom.ledger.state import Invitation, State
from sealroom.protocol.entry import Accept, Decline, Invite, Withdraw
from sealroom.protocol.ids import SessionId, UserId
from sealroom.protocol.keys import UserCard
from sealroom.protocol.notifications import (
    AcceptSessionNotification,
    InvitationWithdrawn,
    InviteUserToSession,
)
from sealroom.protocol.requests import (
    AcceptJoinSessionApprovalRequest,
    InviteUserToSessionRequest,
    WithdrawInvitationRequest,
)
from sealroom.protocol.responses import EntryAccepted
from sealroom.relay.actor import Actor
from sealroom.relay.operations.accounts import NO_SUCH_USER
from sealroom.relay.operations.devices import has_several
from sealroom.relay.operations.ledger_entries import Checked, check_entry, write_entry
from sealroom.relay.operations.quotas import check_sessions_held
from sealroom.relay.operations.refusals import existing, malformed
from sealroom.relay.storage.inbox import drop_topic
from sealroom.relay.storage.users import user_card, user_cards
from sealroom.relay.unit import Letter, Unit


def invite_user(unit: Unit, actor: Actor, request: InviteUserToSessionRequest) -> EntryAccepted:
    """Invite one user, who learns it through their inbox."""
    action = request.entry.action
    if not isinstance(action, Invite) or action.user_id != request.user_id:
        raise malformed("The entry does not invite this user.")
    cards = user_cards(unit.connection, {actor.user_id, request.user_id})
    existing(cards.get(request.user_id), NO_SUCH_USER)
    checked = check_entry(unit, actor, request.session_id, request.entry, Invite)
    if not checked.is_repeat:
        record = write_entry(unit, checked)
        invitation = record.state.invitations[request.user_id]
        inviter = cards[actor.user_id]
        unit.send_letters(
            [invitation_letter(request.session_id, invitation, inviter, request.note)]
        )
    return EntryAccepted(seq=checked.seq)


def withdraw_invitation(
    unit: Unit, actor: Actor, request: WithdrawInvitationRequest
) -> EntryAccepted:
    """Take an invitation back; the invitee learns it."""
    action = request.entry.action
    if not isinstance(action, Withdraw) or action.user_id != request.user_id:
        raise malformed("The entry does not withdraw this user's invitation.")
    checked = check_entry(unit, actor, request.session_id, request.entry, Withdraw)
    if not checked.is_repeat:
        write_entry(unit, checked)
    return EntryAccepted(seq=checked.seq)


def answer_invitation(
    unit: Unit, actor: Actor, request: AcceptJoinSessionApprovalRequest
) -> EntryAccepted:
    """Become a member, or decline; the inviter learns it, and hands over the key."""
    action = Accept if request.accepted else Decline
    checked = check_entry(unit, actor, request.session_id, request.entry, action)
    if checked.is_repeat:
        return EntryAccepted(seq=checked.seq)
    if request.accepted:
        check_sessions_held(unit, actor.user_id)
    write_entry(unit, checked)
    _tell_own_devices(unit, request.session_id, actor.user_id)
    receiver = _who_learns(checked, actor.user_id, accepted=request.accepted)
    if receiver is not None:
        user = existing(user_card(unit.connection, actor.user_id), NO_SUCH_USER)
        unit.send_letters([_answer_letter(request, user, receiver)])
    return EntryAccepted(seq=checked.seq)


def invitation_letter(
    session_id: SessionId, invitation: Invitation, inviter: UserCard, note: bytes
) -> Letter:
    """What the invitee gets."""

    def write(number: int) -> InviteUserToSession:
        return InviteUserToSession(
            number=number,
            session_id=session_id,
            inviter=inviter,
            expires_at=invitation.expires_at,
            note=note,
        )

    return Letter(invitation.user_id, write, _topic(session_id, invitation.user_id))


def _tell_own_devices(unit: Unit, session_id: SessionId, invitee: UserId) -> None:
    """What was answered at one device is not to be answered at another."""
    drop_topic(unit.connection, _topic(session_id, invitee))

    def write(number: int) -> InvitationWithdrawn:
        return InvitationWithdrawn(number=number, session_id=session_id, withdrawn_by=invitee)

    if has_several(unit, invitee):
        unit.send_letters([Letter(invitee, write)])


def _topic(session_id: SessionId, invitee: UserId) -> str:
    return f"invitation {session_id} {invitee}"


def _who_learns(checked: Checked, invitee: UserId, *, accepted: bool) -> UserId | None:
    state = checked.record.state
    inviter = state.invitations[invitee].inviter
    if state.is_member(inviter):
        return inviter
    return _who_has_the_key(state) if accepted else None


def _who_has_the_key(state: State) -> UserId | None:
    """Whoever stands highest and longest: likeliest to be there, and to hold the key."""
    order = sorted(state.members(), key=lambda each: (-each.rank, each.spans[-1].joined))
    return order[0].user_id if order else None


def _answer_letter(
    request: AcceptJoinSessionApprovalRequest, user: UserCard, receiver: UserId
) -> Letter:
    def write(number: int) -> AcceptSessionNotification:
        return AcceptSessionNotification(
            number=number,
            session_id=request.session_id,
            user_id=user.user_id,
            accepted=request.accepted,
            public_key=user.keys.public_key,
            user=user,
        )

    return Letter(receiver, write)
