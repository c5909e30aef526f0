"""Requests to join while they wait: who is shown them, and how all learn that one is settled."""

from collections.abc import Collection

from sealroom.ledger.state import State
from sealroom.protocol.entry import JoinRequest
from sealroom.protocol.ids import SessionId, UserId
from sealroom.protocol.keys import UserCard
from sealroom.protocol.notifications import JoinSessionApproval, JoinSessionSettled
from sealroom.relay.operations.devices import has_several
from sealroom.relay.session_state import SessionRecord
from sealroom.relay.storage.inbox import drop_topic
from sealroom.relay.storage.join_requests import drop_join_request, join_requests_of
from sealroom.relay.storage.users import user_cards
from sealroom.relay.unit import Letter, Unit


def approvers(state: State) -> set[UserId]:
    """Members who may let in who asks."""
    return {person.user_id for person in state.members() if state.may_admit(person.user_id)}


def show_request(unit: Unit, request: JoinRequest, user: UserCard, to: Collection[UserId]) -> None:
    """Put the request into approvers' inboxes."""
    topic = _topic(request.session_id, user.user_id)

    def write(number: int) -> JoinSessionApproval:
        return JoinSessionApproval(
            number=number,
            session_id=request.session_id,
            user_id=user.user_id,
            public_key=user.keys.public_key,
            request=request,
            user=user,
        )

    unit.send_letters([Letter(approver, write, topic) for approver in sorted(to)])


def show_waiting_requests(unit: Unit, record: SessionRecord, to: Collection[UserId]) -> None:
    """Put all requests that wait into the inboxes of those who have just become approvers."""
    waiting = join_requests_of(unit.connection, record.row.key) if to else []
    users = user_cards(unit.connection, [request.keys.user_id for request in waiting])
    for request in waiting:
        show_request(unit, request, users[request.keys.user_id], to)


def settle_request(
    unit: Unit, record: SessionRecord, user_id: UserId, settled_by: UserId, *, accepted: bool
) -> bool:
    """Forget the user's request and tell the approvers; whether there was one.

    Who settled it is told too where they have other devices, which still show it.
    """
    session_id = record.row.session_id
    if not drop_join_request(unit.connection, record.row.key, user_id):
        return False
    drop_topic(unit.connection, _topic(session_id, user_id))
    told = approvers(record.state) - {user_id}
    if not has_several(unit, settled_by):
        told.discard(settled_by)

    def write(number: int) -> JoinSessionSettled:
        return JoinSessionSettled(
            number=number,
            session_id=session_id,
            user_id=user_id,
            accepted=accepted,
            settled_by=settled_by,
        )

    unit.send_letters([Letter(approver, write) for approver in sorted(told)])
    return True


def _topic(session_id: SessionId, user_id: UserId) -> str:
    return f"join {session_id} {user_id}"
