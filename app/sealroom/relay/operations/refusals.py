"""How operations say no."""

from typing import TypeVar

from sealroom.protocol.errors import Code, ErrorData, ProtocolError, Reason
from sealroom.protocol.ids import SessionId, UserId
from sealroom.relay.session_state import SessionRecord
from sealroom.relay.unit import Unit

T = TypeVar("T")


def refusal(code: Code, words: str, reason: Reason | None = None) -> ProtocolError:
    """A refusal without more data than its reason."""
    return ProtocolError(code, words, ErrorData(reason=reason))


def malformed(words: str) -> ProtocolError:
    """Parts of the request contradict each other."""
    return refusal(Code.INVALID_ARGUMENT, words)


def not_a_member(words: str = "You are not a member of this room.") -> ProtocolError:
    """The actor may not, or the other cannot, since they are not in."""
    return refusal(Code.PERMISSION_DENIED, words, Reason.NOT_A_MEMBER)


def stale_key(record: SessionRecord, words: str, code: Code = Code.CONFLICT) -> ProtocolError:
    """Another key than the current is named; says which is current."""
    key = record.state.current_key
    epoch, key_id = (key.epoch, key.key_id) if key else (None, None)
    return ProtocolError(
        code, words, ErrorData(reason=Reason.STALE_KEY, epoch=epoch, key_id=key_id)
    )


def existing(found: T | None, words: str) -> T:
    """What was found, or NOT_FOUND."""
    if found is None:
        raise refusal(Code.NOT_FOUND, words)
    return found


def existing_session(unit: Unit, session_id: SessionId) -> SessionRecord:
    """The session, or NOT_FOUND."""
    return existing(unit.session(session_id), "There is no such room.")


def joined_session(unit: Unit, session_id: SessionId, user_id: UserId) -> SessionRecord:
    """The session that the user is a member of, or NOT_FOUND, or PERMISSION_DENIED."""
    record = existing_session(unit, session_id)
    if not record.state.is_member(user_id):
        raise not_a_member()
    return record
