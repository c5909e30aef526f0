"""How much one user may hold."""

from sealroom.protocol import limits
from sealroom.protocol.errors import Code, Reason
from sealroom.protocol.ids import UserId
from sealroom.relay.operations.refusals import refusal
from sealroom.relay.storage.members import count_memberships
from sealroom.relay.unit import Unit


def check_sessions_held(unit: Unit, user_id: UserId) -> None:
    """Refuse where the user is in as many sessions as one may be."""
    if count_memberships(unit.connection, user_id) >= limits.SESSIONS_PER_USER:
        words = f"One can be in {limits.SESSIONS_PER_USER} rooms; leave another first."
        raise refusal(Code.RESOURCE_EXHAUSTED, words, Reason.FULL)
