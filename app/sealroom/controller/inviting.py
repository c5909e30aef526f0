"""Inviting and being invited (seed: Invite a user to join the group chat)."""

from msgspec import UNSET

from sealroom.controller import people, stopped_room
from sealroom.controller.context import Context
from sealroom.controller.drafting import TRIES, append, check_allowed, wait_for_entry
from sealroom.controller.errors import (
    ControllerError,
    NoAnswer,
    NotAllowed,
    RelayRefused,
    RoomNotTrusted,
)
from sealroom.controller.flow import Ask, Flow
from sealroom.controller.link_check import contradiction, said_of
from sealroom.controller.new_room import INVITATION_MS
from sealroom.controller.sharing import choose
from sealroom.controller.views import InvitationCard, InvitationPreview, PersonView, Share
from sealroom.crypto import seal_note
from sealroom.ledger.errors import LedgerRefused
from sealroom.ledger.reducer import fold
from sealroom.ledger.state import State
from sealroom.protocol.codec import encode_room_info
from sealroom.protocol.entry import Accept, Decline, Entry, Invite, Withdraw
from sealroom.protocol.errors import Code, Reason
from sealroom.protocol.ids import EntryHash, SessionId, UserId
from sealroom.protocol.requests import (
    AcceptJoinSessionApprovalRequest,
    GetLedgerRequest,
    InviteUserToSessionRequest,
    WithdrawInvitationRequest,
)
from sealroom.protocol.room_info import RoomInfo


def invite(
    context: Context, session_id: SessionId, user_id: UserId, share: Share = Share.NOTHING
) -> Flow[None]:
    """Invite one user; the room's title goes along, sealed to them.

    What is to be shared with them once they are in is remembered before.
    """
    choose(context, session_id, user_id, share)
    try:
        yield from _invite(context, session_id, user_id)
    except (NotAllowed, RelayRefused):
        choose(context, session_id, user_id, Share.NOTHING)
        raise


def _invite(context: Context, session_id: SessionId, user_id: UserId) -> Flow[None]:
    live, _ = context.member_session(session_id)
    card = yield from people.get_user(context, user_id)
    note = encode_room_info(RoomInfo(title=live.title, direct=live.direct or UNSET))
    sealed_note = seal_note(context.identity, card, session_id, note)
    yield from append(
        context,
        session_id,
        lambda state: Invite(
            user_id=user_id, expires_at=max(state.time, context.relay_now) + INVITATION_MS
        ),
        lambda entry: InviteUserToSessionRequest(
            id=0, session_id=session_id, user_id=user_id, entry=entry, note=sealed_note
        ),
    )


def withdraw(context: Context, session_id: SessionId, user_id: UserId) -> Flow[None]:
    """Take an invitation back."""
    yield from append(
        context,
        session_id,
        lambda _: Withdraw(user_id=user_id),
        lambda entry: WithdrawInvitationRequest(
            id=0, session_id=session_id, user_id=user_id, entry=entry
        ),
    )


def preview(context: Context, session_id: SessionId) -> Flow[InvitationPreview]:
    """What the verified ledger shows before one answers."""
    state = yield from _ledger(context, session_id)
    stored = context.store.requests.invitation(session_id)
    invitation = state.invitations.get(context.user_id)
    if stored is None or invitation is None:
        raise InvitationGone
    if invitation.inviter != stored.inviter:
        raise RoomNotTrusted("The relay named another inviter than the room's history does.")
    for person in state.members():
        if not context.name_of(person.user_id):
            yield from people.get_user(context, person.user_id)
    known = context.store.users.all()
    views = tuple(
        PersonView(
            user_id=person.user_id,
            name=known[person.user_id].name if person.user_id in known else "",
            role=person.role,
            is_me=False,
            verified=person.user_id in known and known[person.user_id].verified,
        )
        for person in state.members()
    )
    inviter = known.get(stored.inviter)
    card = InvitationCard(
        session_id=session_id,
        room_title=stored.title,
        inviter=stored.inviter,
        inviter_name=inviter.name if inviter else "",
        verified=inviter.verified if inviter else False,
        expires_at=stored.expires_at,
        direct=stored.direct,
    )
    link = context.store.links.get(session_id)
    return InvitationPreview(
        card=card,
        people=views,
        sealed=state.e2ee_on,
        link=said_of(link, stored.inviter),
        giver_name=context.name_of(link.giver) if link and link.giver else "",
    )


def answer(context: Context, session_id: SessionId, *, accept: bool) -> Flow[None]:
    """Accept: a member at once, waiting for the key. Or decline."""
    if accept:
        yield from stopped_room.begin_anew(context, session_id)
    own = context.sessions.get(session_id)
    if accept and own is not None and own.alarm is not None:
        raise RoomNotTrusted(
            "This room was stopped here, for what the relay showed of it. Open it in the list of "
            "rooms and go on there first."
        )
    try:
        yield from _answer(context, session_id, accept=accept)
    except RelayRefused as refused:
        if refused.reason == Reason.BANNED:
            _drop(context, session_id)
        raise
    except InvitationGone:
        _drop(context, session_id)
        raise
    _drop(context, session_id)


class InvitationGone(ControllerError):
    """It was withdrawn, answered, or its time is over."""

    def __init__(self) -> None:
        super().__init__("This invitation does not stand any more.")


def _answer(context: Context, session_id: SessionId, *, accept: bool) -> Flow[None]:
    keys = context.identity.keys
    action = Accept(keys=keys) if accept else Decline(keys=keys)
    for _ in range(TRIES):
        state = yield from _ledger(context, session_id)
        if accept and state.is_member(context.user_id):
            break  # accepted at another of one's devices, or the first answer was lost
        if not state.is_invited(context.user_id, max(state.time, context.relay_now)):
            raise InvitationGone
        entry: Entry = context.draft(state, action)
        check_allowed(state, entry)
        request = AcceptJoinSessionApprovalRequest(
            id=0, session_id=session_id, accepted=accept, entry=entry
        )
        try:
            yield Ask(request)
        except RelayRefused as refused:
            if refused.reason == Reason.NOT_INVITED:
                raise InvitationGone from None
            if refused.reason != Reason.LEDGER_MOVED:
                raise
            continue
        state = check_allowed(state, entry)
        break
    else:
        raise NoAnswer
    if accept:
        yield from wait_for_entry(context.sessions.add(session_id), state.number)


def _ledger(context: Context, session_id: SessionId) -> Flow[State]:
    """The room's whole ledger from the relay, verified from its first entry on.

    Whoever was in the room before holds a part of it, which has to stand in the whole.
    """
    state: State | None = None
    by_link = context.store.links.get(session_id) is not None
    own = context.sessions.get(session_id)
    held = own.state.head if own is not None and own.state is not None else None
    hashes: set[EntryHash] = set()
    while True:
        number = 0 if state is None else state.number + 1
        try:
            found = yield Ask(GetLedgerRequest(id=0, session_id=session_id, number=number))
        except RelayRefused as refused:
            if refused.reason == Reason.NOT_A_MEMBER or refused.code == Code.NOT_FOUND:
                raise InvitationGone from None  # only members and the invited may look in
            raise
        if not found.entries and state is not None:
            break
        try:
            state = fold(found.entries, state)
        except LedgerRefused as refused:
            raise RoomNotTrusted(f"This room's history does not hold: {refused}") from None
        if by_link or held is not None:
            hashes.update(entry.hash() for entry in found.entries)
    if state.session_id != session_id:
        raise RoomNotTrusted("The relay gave the history of another room.")
    if held is not None and held not in hashes:
        raise RoomNotTrusted("The relay leaves out a part of this room's history that you hold.")
    words = contradiction(context, state, hashes.__contains__)
    if words is not None:
        raise RoomNotTrusted(words)
    return state


def _drop(context: Context, session_id: SessionId) -> None:
    context.store.requests.drop_invitation(session_id)
    context.changes.cards()
