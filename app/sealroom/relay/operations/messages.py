"""Speaking: the path that is walked most, so a whole turn's messages are stored together."""

from collections.abc import Sequence
from typing import TypeAlias

import msgspec

from sealroom.protocol.codec import encode_notification
from sealroom.protocol.errors import Code, ErrorData, ProtocolError, Reason
from sealroom.protocol.ids import EntryHash, SessionId, UserId
from sealroom.protocol.message import Message
from sealroom.protocol.notifications import MsgNotification
from sealroom.protocol.requests import SendMsgRequest
from sealroom.protocol.responses import MsgAccepted
from sealroom.relay.actor import Actor
from sealroom.relay.effects import LogItem
from sealroom.relay.operations.files import whole_files
from sealroom.relay.operations.key_updates import offer_update
from sealroom.relay.operations.refusals import (
    existing_session,
    malformed,
    not_a_member,
    refusal,
    stale_key,
)
from sealroom.relay.session_state import SessionRecord
from sealroom.relay.storage.files import set_message
from sealroom.relay.storage.last_spoken import last_spoken_at, note_spoken
from sealroom.relay.storage.log import (
    LogRow,
    StoredMessage,
    append_log,
    find_messages,
    ledger_entries,
)
from sealroom.relay.unit import Unit

HEADS_BACK = 64
"""How many entries a sender's view of the ledger may lag behind."""

Send: TypeAlias = tuple[Actor, SendMsgRequest]


class Batch:
    """Messages of one turn, judged one by one in the order they came, stored at once."""

    def __init__(self, unit: Unit, sends: Sequence[Send]) -> None:
        self._unit = unit
        messages = [request.message for _, request in sends]
        unit.prefetch({message.header.session_id for message in messages})
        ids = [message.header.message_id for message in messages]
        self._accepted = find_messages(unit.connection, ids)
        self._rows: list[LogRow] = []
        self._heads: dict[SessionId, set[EntryHash]] = {}
        self._last: dict[SessionId, int] = {}
        self._spoken: dict[tuple[int, UserId], int] = {}
        """Who spoke in this turn where slow mode is on, by session key and user: when."""

    def accept(self, actor: Actor, request: SendMsgRequest) -> MsgAccepted:
        """Take one message in. Raises ProtocolError."""
        message = request.message
        header = message.header
        if header.sender != actor.user_id or header.device != actor.device_id:
            raise malformed("The message is not by you, on this device.")
        if request.is_encrypted != message.is_encrypted:
            raise malformed("The message and the request differ on whether it is sealed.")
        record = existing_session(self._unit, header.session_id)
        repeat = self._accepted.get((record.row.key, header.message_id))
        if repeat is None:
            _check_may_speak(record, actor, message, self._unit.now)
            self._check_head(record, message.header.head)
            key = record.row.key
            whole_files(self._unit.connection, request.files, key, actor.user_id)
            self._check_pace(record, actor)
            repeat = self._append(record, message)
            for file_id in request.files:
                set_message(self._unit.connection, file_id, repeat.seq)
            offer_update(self._unit, record, actor)
        elif repeat.sender != actor.user_id:
            raise refusal(Code.ALREADY_EXISTS, "Another message has this id.")
        return MsgAccepted(seq=repeat.seq, received_at=repeat.received_at)

    def store(self) -> None:
        """Write what was accepted."""
        if self._rows:
            append_log(self._unit.connection, self._rows)
        for (session_key, user_id), now in self._spoken.items():
            note_spoken(self._unit.connection, session_key, user_id, now)
        for session_id, seq in self._last.items():
            record = existing_session(self._unit, session_id)
            row = msgspec.structs.replace(record.row, last_seq=seq)
            self._unit.put(SessionRecord(row, record.state))

    def _check_head(self, record: SessionRecord, head: EntryHash) -> None:
        """The ledger head a message names must be of this ledger, and not long past.

        Members take another head for a proof that the relay shows different histories, so one
        member must not be able to make it up.
        """
        if head != record.state.head and head not in self._recent_heads(record):
            words = "The message was written on another history of this room, or on one long past."
            raise refusal(Code.CONFLICT, words, Reason.LEDGER_MOVED)

    def _check_pace(self, record: SessionRecord, actor: Actor) -> None:
        """Slow mode: a Member waits between two messages, and their time runs from now."""
        pause, now = record.state.pause_of(actor.user_id) * 1000, self._unit.now
        if not pause:
            return
        member = (record.row.key, actor.user_id)
        last = self._spoken.get(member) or last_spoken_at(self._unit.connection, *member)
        if last is not None and now - last < pause:
            data = ErrorData(reason=Reason.SLOW_MODE, retry_after=(pause - (now - last)) / 1000)
            words = "Members wait between two messages in this room."
            raise ProtocolError(Code.RESOURCE_EXHAUSTED, words, data)
        self._spoken[member] = now

    def _recent_heads(self, record: SessionRecord) -> set[EntryHash]:
        heads = self._heads.get(record.row.session_id)
        if heads is None:
            first = max(0, record.state.number - HEADS_BACK)
            recent = ledger_entries(self._unit.connection, record.row.key, first)
            heads = self._heads[record.row.session_id] = {each.entry.hash() for each in recent}
        return heads

    def _append(self, record: SessionRecord, message: Message) -> StoredMessage:
        header, key, now = message.header, record.row.key, self._unit.now
        seq = self._last.get(header.session_id, record.row.last_seq) + 1
        notification = MsgNotification(
            session_id=header.session_id, seq=seq, received_at=now, message=message
        )
        payload = encode_notification(notification)
        self._rows.append(LogRow(key, seq, None, header.message_id, header.sender, now, payload))
        self._unit.tell(LogItem(header.session_id, seq, payload))
        self._last[header.session_id] = seq
        accepted = StoredMessage(header.sender, seq, now)
        self._accepted[key, header.message_id] = accepted
        return accepted


def _check_may_speak(record: SessionRecord, actor: Actor, message: Message, now: int) -> None:
    state, key_id = record.state, message.header.key_id
    if not state.is_member(actor.user_id):
        raise not_a_member()
    if state.is_muted(actor.user_id, now):
        raise refusal(Code.PERMISSION_DENIED, "You are muted in this room.", Reason.MUTED)
    if key_id is None:
        if state.e2ee_on and not state.policy.open_allowed:
            words = "This room takes sealed messages only."
            raise refusal(Code.FAILED_PRECONDITION, words, Reason.ONLY_SEALED)
    elif not state.e2ee_on:
        raise refusal(Code.FAILED_PRECONDITION, "This room is not sealed.", Reason.NOT_SEALED)
    elif state.key_id is None:
        words = "This room's first key is still to come."
        raise refusal(Code.FAILED_PRECONDITION, words, Reason.NO_KEY_YET)
    elif state.key_id != key_id:
        raise stale_key(record, "The room's key was replaced meanwhile.", Code.FAILED_PRECONDITION)
