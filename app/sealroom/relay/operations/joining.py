"""Asking to be let in, and the answer (seed: Accept a user to join)."""

from sealroom.crypto import verify_join_request
from sealroom.crypto.errors import CryptoError
from sealroom.protocol.entry import Admit, Entry, JoinRequest
from sealroom.protocol.errors import Code, ProtocolError, Reason
from sealroom.protocol.ids import UserId
from sealroom.protocol.notifications import AllowUserJoinSessionNotification, JoinSessionAsked
from sealroom.protocol.requests import AllowUserJoinSessionRequest, JoinSessionRequest
from sealroom.protocol.responses import Done, EntryAccepted
from sealroom.relay.actor import Actor
from sealroom.relay.operations.accounts import NO_SUCH_USER
from sealroom.relay.operations.devices import has_several
from sealroom.relay.operations.join_requests import approvers, settle_request, show_request
from sealroom.relay.operations.ledger_entries import (
    check_clock,
    check_entry,
    find_repeat,
    write_entry,
)
from sealroom.relay.operations.quotas import check_sessions_held
from sealroom.relay.operations.refusals import (
    existing,
    existing_session,
    joined_session,
    malformed,
    refusal,
    stale_key,
)
from sealroom.relay.session_state import SessionRecord
from sealroom.relay.storage.join_requests import (
    add_join_request,
    count_join_requests,
    find_join_request,
)
from sealroom.relay.storage.users import user_card
from sealroom.relay.unit import Letter, Unit


def join_session(unit: Unit, actor: Actor, request: JoinSessionRequest) -> Done:
    """Put a signed request before all members who may let in."""
    _check_signed(actor, request)
    check_clock(request.request.time, unit.now)
    record = existing_session(unit, request.session_id)
    _check_may_ask(unit, record, actor.user_id)
    user = existing(user_card(unit.connection, actor.user_id), NO_SUCH_USER)
    add_join_request(unit.connection, record.row.key, request.request, unit.now)
    show_request(unit, request.request, user, approvers(record.state))
    if has_several(unit, actor.user_id):
        unit.send_letters([_asked_letter(request, actor)])
    return Done()


def allow_user_join_session(
    unit: Unit, actor: Actor, request: AllowUserJoinSessionRequest
) -> EntryAccepted | Done:
    """Let in, with the current key wrapped, or refuse. The first answer settles it."""
    record = joined_session(unit, request.session_id, actor.user_id)
    waiting = find_join_request(unit.connection, record.row.key, request.user_id)
    if request.accepted:
        return _admit(unit, actor, request, record, waiting)
    if not record.state.may_admit(actor.user_id):
        words = "Only Owner and Admins may let people in here."
        raise refusal(Code.PERMISSION_DENIED, words, Reason.RULE)
    if not settle_request(unit, record, request.user_id, actor.user_id, accepted=False):
        raise _settled()
    unit.send_letters([_answer_letter(request, actor, epoch=None)])
    return Done()


def _check_signed(actor: Actor, request: JoinSessionRequest) -> None:
    signed = request.request
    if signed.session_id != request.session_id or signed.keys.user_id != actor.user_id:
        raise malformed("The signed request is of another room or user.")
    try:
        verify_join_request(signed)
    except CryptoError as problem:
        raise refusal(Code.INVALID_ARGUMENT, str(problem), Reason.PROOF_REFUSED) from None


def _check_may_ask(unit: Unit, record: SessionRecord, user_id: UserId) -> None:
    state, key = record.state, record.row.key
    if state.is_member(user_id):
        words = "You are a member of this room."
        raise refusal(Code.ALREADY_EXISTS, words, Reason.ALREADY_MEMBER)
    if state.is_banned(user_id, unit.now):
        raise refusal(Code.PERMISSION_DENIED, "You are banned from this room.", Reason.BANNED)
    if not state.members():
        raise refusal(Code.NOT_FOUND, "Nobody is left in this room.")
    if find_join_request(unit.connection, key, user_id) is not None:
        words = "You have asked already; the answer is still to come."
        raise refusal(Code.ALREADY_EXISTS, words, Reason.ALREADY_ASKED)
    if count_join_requests(unit.connection, key) >= unit.limits.join_requests_per_session:
        words = "Too many wait to be let in; try again later."
        raise refusal(Code.RESOURCE_EXHAUSTED, words, Reason.FULL)


def _admit(
    unit: Unit,
    actor: Actor,
    request: AllowUserJoinSessionRequest,
    record: SessionRecord,
    waiting: JoinRequest | None,
) -> EntryAccepted:
    entry = request.entry
    if entry is None:
        raise malformed("Letting someone in takes a ledger entry.")
    if waiting is None:
        return _admitted_before(unit, record, entry)
    if not isinstance(entry.action, Admit) or entry.action.request != waiting:
        raise malformed("The entry does not admit what this user asked.")
    checked = check_entry(unit, actor, request.session_id, entry, Admit)
    _check_wrap(unit, record, request)
    check_sessions_held(unit, request.user_id)
    write_entry(unit, checked)
    epoch = record.state.epoch if request.room_key is not None else None
    unit.send_letters([_answer_letter(request, actor, epoch)])
    return EntryAccepted(seq=checked.seq)


def _admitted_before(unit: Unit, record: SessionRecord, entry: Entry) -> EntryAccepted:
    repeat = find_repeat(unit, record, entry)
    if repeat is None:
        raise _settled()
    return EntryAccepted(seq=repeat)


def _check_wrap(unit: Unit, record: SessionRecord, request: AllowUserJoinSessionRequest) -> None:
    state = record.state
    is_wrapped = request.room_key is not None
    if is_wrapped != (request.key_id is not None):
        raise malformed("A wrapped key goes with its id.")
    is_due = state.due_reason(unit.now) is not None
    if is_wrapped and request.key_id != state.key_id:
        raise stale_key(record, "The wrapped key is not the room's current one.")
    if not is_wrapped and state.key_id is not None and not is_due:
        raise stale_key(record, "Letting someone in takes the room's current key, wrapped.")


def _answer_letter(request: AllowUserJoinSessionRequest, actor: Actor, epoch: int | None) -> Letter:
    def write(number: int) -> AllowUserJoinSessionNotification:
        return AllowUserJoinSessionNotification(
            number=number,
            session_id=request.session_id,
            accepted=request.accepted,
            settled_by=actor.user_id,
            epoch=epoch,
            key_id=request.key_id if epoch is not None else None,
            room_key=request.room_key if epoch is not None else None,
        )

    return Letter(request.user_id, write)


def _asked_letter(request: JoinSessionRequest, actor: Actor) -> Letter:
    def write(number: int) -> JoinSessionAsked:
        return JoinSessionAsked(
            number=number, session_id=request.session_id, time=request.request.time
        )

    return Letter(actor.user_id, write)


def _settled() -> ProtocolError:
    words = "This request is settled already."
    return refusal(Code.FAILED_PRECONDITION, words, Reason.REQUEST_SETTLED)
