"""A room for two: found again where there is one, and else made.

That it is one stands in its sealed info, so that the relay is not told. It is believed only of a
room in which nobody else ever was, or was invited: whoever could let a third in could else have all
of them shown under the name of one.
"""

import msgspec

from sealroom.controller import inviting, members, new_room
from sealroom.controller.context import Context
from sealroom.controller.errors import ControllerError, NotAllowed
from sealroom.controller.flow import Flow
from sealroom.controller.live_session import LiveSession
from sealroom.ledger.state import State
from sealroom.protocol.entry import Role
from sealroom.protocol.ids import SessionId, UserId
from sealroom.protocol.room_info import Pair, RoomInfo


def partner_in(state: State, pair: Pair | None, me: UserId) -> UserId | None:
    """The other one of a room for two; None where it is none, or somebody else was ever in it."""
    if (
        pair is None
        or me not in pair
        or not state.people.keys() | state.invitations.keys() <= {*pair}
    ):
        return None
    other = pair[0] if pair[1] == me else pair[1]
    return other if other != me else None


def direct_room(context: Context, user_id: UserId) -> Flow[SessionId]:
    """The room for the person and `user_id`. Raises NotAllowed for oneself."""
    if user_id == context.user_id:
        raise NotAllowed("A room for two needs somebody else.")
    found = _found(context, user_id)
    if found is not None:
        yield from _call_back(context, found, user_id)
        return found.session_id
    accepted = yield from _accepted(context, user_id)
    if accepted is not None:
        return accepted
    info = RoomInfo(title="", direct=(context.user_id, user_id))
    policy = msgspec.structs.replace(new_room.default_policy(context), members_invite=False)
    return (yield from new_room.new_room(context, info, policy, (user_id,), sealed=True))


def share_ownership(context: Context, live: LiveSession) -> None:
    """A room for two belongs to both: whoever made it makes the other Owner as they come in."""
    state, me = live.state, context.user_id
    partner = partner_in(state, live.direct, me) if state is not None else None
    if state is None or partner is None or state.role(me) is not Role.OWNER:
        return
    if state.role(partner) is not None and state.role(partner) is not Role.OWNER:
        context.start("share ownership", _share_ownership(context, live.session_id, partner))


def _share_ownership(context: Context, session_id: SessionId, partner: UserId) -> Flow[None]:
    try:
        yield from members.set_role(context, session_id, partner, Role.OWNER)
    except ControllerError:
        return  # another of one's devices did it, or it is done as they come the next time


def _found(context: Context, user_id: UserId) -> LiveSession | None:
    """Of several, as where both began one at once, the one both are in; else always the same."""
    rooms = [live for live in context.sessions.all() if _is_for(context, live, user_id)]
    return min(rooms, key=lambda live: (not live.is_member(user_id), live.session_id), default=None)


def _is_for(context: Context, live: LiveSession, user_id: UserId) -> bool:
    if live.alarm is not None or live.state is None or not live.is_member(context.user_id):
        return False
    return partner_in(live.state, live.direct, context.user_id) == user_id


def _call_back(context: Context, live: LiveSession, user_id: UserId) -> Flow[None]:
    """Invite the other again, where they left, declined or never answered."""
    state = live.state
    if state is None or state.is_member(user_id) or state.is_invited(user_id, context.relay_now):
        return
    if state.may_invite(context.user_id):
        yield from inviting.invite(context, live.session_id, user_id)


def _accepted(context: Context, user_id: UserId) -> Flow[SessionId | None]:
    """Their own invitation to such a room, accepted; None where there is none to a room for two."""
    for invitation in context.store.requests.invitations():
        if not invitation.direct or invitation.inviter != user_id:
            continue
        try:
            shown = yield from inviting.preview(context, invitation.session_id)
            if [person.user_id for person in shown.people] == [user_id]:
                yield from inviting.answer(context, invitation.session_id, accept=True)
                return invitation.session_id
        except inviting.InvitationGone:
            continue
    return None
