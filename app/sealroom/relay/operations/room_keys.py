"""Handing room keys over, replacing them, and asking for those that went missing."""

from collections.abc import Iterator

import msgspec

from sealroom.ledger.state import RoomKeyRecord
from sealroom.protocol.entry import ReplaceRoomKey
from sealroom.protocol.errors import Code, ErrorData, ProtocolError, Reason
from sealroom.protocol.ids import SessionId, UserId
from sealroom.protocol.keys import UserCard
from sealroom.protocol.notifications import (
    ReceiveRoomKeyNotification,
    RequestRoomKeyNotification,
)
from sealroom.protocol.requests import (
    ReplaceRoomKeyRequest,
    RequestRoomKeyRequest,
    SendRoomKeyRequest,
    UpdateRoomKeyRequest,
)
from sealroom.protocol.responses import Done, EntryAccepted, UpdateLent
from sealroom.relay.actor import Actor
from sealroom.relay.operations.accounts import NO_SUCH_USER
from sealroom.relay.operations.key_updates import (
    is_held_by,
    lend_update,
    seconds_lent_to_other,
)
from sealroom.relay.operations.ledger_entries import check_entry, write_entry
from sealroom.relay.operations.refusals import (
    existing,
    existing_session,
    joined_session,
    malformed,
    not_a_member,
    refusal,
    stale_key,
)
from sealroom.relay.session_state import SessionRecord
from sealroom.relay.storage.deposits import deposits_of, drop_deposits, put_deposit
from sealroom.relay.storage.inbox import drop_topic, has_topic
from sealroom.relay.storage.users import user_card
from sealroom.relay.unit import Letter, Unit


def send_room_key(unit: Unit, actor: Actor, request: SendRoomKeyRequest) -> Done:
    """Deliver a key to the one person it is wrapped for, or deposit the next epoch's.

    A key that was ever in use goes from anyone to anyone who may have it, also after leaving.
    """
    record = _known_session(unit, request.session_id, actor.user_id)
    if request.epoch == record.state.epoch + 1:
        _check_both_in(record, actor.user_id, request.user_id)
        _deposit(unit, actor, request, record)
        return Done()
    key = record.state.key_record(request.key_id)
    if key is None or key.epoch != request.epoch:
        raise stale_key(record, "This key is none of the room's.")
    if not record.state.may_read(actor.user_id, key):
        raise not_a_member("This key is from before your time in this room.")
    _check_may_have(record, request.user_id, key)
    unit.send_letters([key_letter(request, actor.user_id)])
    return Done()


def update_room_key(unit: Unit, actor: Actor, request: UpdateRoomKeyRequest) -> UpdateLent:
    """Lend the replacement before speaking."""
    record = joined_session(unit, request.session_id, actor.user_id)
    reason = record.state.due_reason(unit.now)
    if reason is None:
        raise refusal(Code.FAILED_PRECONDITION, "No new key is due.", Reason.UPDATE_NOT_DUE)
    seconds = seconds_lent_to_other(record, actor, unit.now)
    if seconds:
        raise _lent(seconds)
    return UpdateLent(lease_until=lend_update(unit, record, actor, reason).until)


def replace_room_key(unit: Unit, actor: Actor, request: ReplaceRoomKeyRequest) -> EntryAccepted:
    """Make the deposited key current and deliver it to all other members; or nothing at all."""
    entry = request.entry
    checked = check_entry(unit, actor, request.session_id, entry, ReplaceRoomKey)
    if checked.is_repeat or not isinstance(entry.action, ReplaceRoomKey):
        return EntryAccepted(seq=checked.seq)
    before = checked.record
    if not is_held_by(before.row.lease, actor):
        raise _lent(seconds_lent_to_other(before, actor, unit.now))
    wraps = deposits_of(unit.connection, before.row.key, entry.action.key_id)
    _check_complete(before, actor.user_id, wraps)
    drop_deposits(unit.connection, before.row.key)
    record = write_entry(unit, checked)
    unit.put(SessionRecord(msgspec.structs.replace(record.row, lease=None), record.state))
    unit.send_letters(
        [key_letter(wanted, actor.user_id) for wanted in _requests(request, entry.action, wraps)]
    )
    return EntryAccepted(seq=checked.seq)


def request_room_key(unit: Unit, actor: Actor, request: RequestRoomKeyRequest) -> Done:
    """Ask someone who may have it for a key; not twice for the same within a while."""
    record = _known_session(unit, request.session_id, actor.user_id)
    key = record.state.key_record(request.key_id)
    if key is None:
        raise refusal(Code.NOT_FOUND, "This key is none of the room's.")
    _check_may_have(record, actor.user_id, key)
    if not record.state.may_read(request.user_id, key):
        words = "Whom you ask was not in this room while the key was in use."
        raise refusal(Code.FAILED_PRECONDITION, words, Reason.NOT_A_MEMBER)
    topic = f"key {request.session_id} {request.key_id} {actor.user_id}"
    since = unit.now - int(unit.limits.key_question_seconds * 1000)
    if not has_topic(unit.connection, topic, request.user_id, since):
        drop_topic(unit.connection, topic, request.user_id)
        user = existing(user_card(unit.connection, actor.user_id), NO_SUCH_USER)
        unit.send_letters([_question(request, actor, user, topic)])
    return Done()


def _deposit(unit: Unit, actor: Actor, request: SendRoomKeyRequest, record: SessionRecord) -> None:
    if record.state.due_reason(unit.now) is None:
        raise stale_key(record, "No new key is due in this room.")
    if not is_held_by(record.row.lease, actor):
        raise _lent(seconds_lent_to_other(record, actor, unit.now))
    if record.state.key_record(request.key_id) is not None:
        raise malformed("This key was in use before.")
    key = record.row.key
    put_deposit(unit.connection, key, request.key_id, request.user_id, request.room_key)


def _known_session(unit: Unit, session_id: SessionId, user_id: UserId) -> SessionRecord:
    """The session, for who is or was a member of it."""
    record = existing_session(unit, session_id)
    if user_id not in record.state.people:
        raise not_a_member()
    return record


def _check_both_in(record: SessionRecord, sender: UserId, receiver: UserId) -> None:
    if not record.state.is_member(sender):
        raise not_a_member()
    if not record.state.is_member(receiver):
        words = "The next key goes to members of the room only."
        raise refusal(Code.FAILED_PRECONDITION, words, Reason.NOT_A_MEMBER)


def _check_may_have(record: SessionRecord, user_id: UserId, key: RoomKeyRecord) -> None:
    if not record.state.may_be_given(user_id, key):
        raise not_a_member("This key is not of their time in this room, or still in use after it.")


def _check_complete(record: SessionRecord, author: UserId, wraps: dict[UserId, bytes]) -> None:
    others = {each.user_id for each in record.state.members()} - {author}
    missing = len(others - wraps.keys())
    if missing:
        data = ErrorData(reason=Reason.WRAPS_MISSING, missing=missing)
        words = f"The new key is still to be handed to {missing} of the members."
        raise ProtocolError(Code.FAILED_PRECONDITION, words, data)


def _lent(seconds: float) -> ProtocolError:
    words = "Another member replaces the key." if seconds else "Ask for the replacement first."
    data = ErrorData(reason=Reason.UPDATE_LENT, retry_after=seconds)
    return ProtocolError(Code.FAILED_PRECONDITION, words, data)


def _requests(
    request: ReplaceRoomKeyRequest, action: ReplaceRoomKey, wraps: dict[UserId, bytes]
) -> Iterator[SendRoomKeyRequest]:
    """What was deposited, as if it were asked for now."""
    for user_id, wrap in sorted(wraps.items()):
        yield SendRoomKeyRequest(
            id=request.id,
            session_id=request.session_id,
            user_id=user_id,
            key_id=action.key_id,
            epoch=action.epoch,
            room_key=wrap,
        )


def key_letter(request: SendRoomKeyRequest, sender: UserId) -> Letter:
    """What the one it is wrapped for gets."""

    def write(number: int) -> ReceiveRoomKeyNotification:
        return ReceiveRoomKeyNotification(
            number=number,
            session_id=request.session_id,
            sender=sender,
            key_id=request.key_id,
            epoch=request.epoch,
            room_key=request.room_key,
        )

    return Letter(request.user_id, write)


def _question(request: RequestRoomKeyRequest, actor: Actor, user: UserCard, topic: str) -> Letter:
    def write(number: int) -> RequestRoomKeyNotification:
        return RequestRoomKeyNotification(
            number=number,
            session_id=request.session_id,
            key_id=request.key_id,
            user=user,
            device_id=actor.device_id,
        )

    return Letter(request.user_id, write, topic)
