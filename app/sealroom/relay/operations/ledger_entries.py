"""Appending to a session's ledger: the checks that every entry goes through, and what follows."""

from collections.abc import Sequence
from typing import NamedTuple

import msgspec

from sealroom.ledger.errors import LedgerRefused, NotChained, SignatureInvalid
from sealroom.ledger.reducer import apply_entry
from sealroom.ledger.snapshot import encode_state
from sealroom.ledger.state import State
from sealroom.protocol import limits
from sealroom.protocol.codec import encode_notification
from sealroom.protocol.entry import Accept, Action, Decline, Entry
from sealroom.protocol.errors import Code, ErrorData, ProtocolError, Reason
from sealroom.protocol.ids import SessionId
from sealroom.protocol.notifications import LedgerNotification
from sealroom.relay.actor import Actor
from sealroom.relay.effects import LogItem
from sealroom.relay.operations.entry_pages import entries_from
from sealroom.relay.operations.membership_changes import follow_changes
from sealroom.relay.operations.refusals import (
    existing_session,
    malformed,
    not_a_member,
    refusal,
)
from sealroom.relay.session_state import SessionRecord
from sealroom.relay.storage.log import LogRow, append_log, ledger_entries
from sealroom.relay.storage.sessions import save_snapshot
from sealroom.relay.unit import Unit

SNAPSHOT_EVERY = 64
"""Entries after which a session's state is stored anew; later ones are folded at loading."""

_CODES = {
    Reason.RULE: Code.PERMISSION_DENIED,
    Reason.NOT_A_MEMBER: Code.PERMISSION_DENIED,
    Reason.BANNED: Code.PERMISSION_DENIED,
    Reason.PROOF_REFUSED: Code.INVALID_ARGUMENT,
    Reason.ALREADY_MEMBER: Code.ALREADY_EXISTS,
    Reason.FULL: Code.RESOURCE_EXHAUSTED,
}
"""The code that goes with what the ledger says; FAILED_PRECONDITION for all others."""


class Checked(NamedTuple):
    """An entry that may be appended, or one that stands in the ledger already, as `seq`."""

    record: SessionRecord
    entry: Entry
    after: State
    seq: int
    is_repeat: bool


def check_entry(
    unit: Unit, actor: Actor, session_id: SessionId, entry: Entry, *actions: type[Action]
) -> Checked:
    """Judge an entry of one of `actions` on the session's present head. Nothing is written.

    Raises ProtocolError: CONFLICT with what the client lacks where the ledger has moved on.
    """
    _check_place(actor, session_id, entry, actions)
    record = existing_session(unit, session_id)
    state = record.state
    if entry.number <= state.number:
        repeat = find_repeat(unit, record, entry)
        if repeat is not None:
            return Checked(record, entry, state, repeat, is_repeat=True)
    if not state.is_member(actor.user_id) and not state.is_invited(actor.user_id, unit.now):
        raise _stranger(entry)
    if entry.number != state.number + 1 or entry.prev != state.head:
        raise _moved(unit, record, entry)
    if not _is_as_early_as_can_be(entry, state, unit.now):
        check_clock(entry.time, unit.now)
    after = apply_or_refuse(state, entry)
    return Checked(record, entry, after, record.row.last_seq + 1, is_repeat=False)


def write_entry(unit: Unit, checked: Checked) -> SessionRecord:
    """Append what was checked, and everything that follows from it; the session as it is then."""
    record = append_entries(unit, checked.record, [(checked.entry, checked.after)])
    follow_changes(unit, checked.record.state, record, checked.entry)
    return unit.session(record.row.session_id) or record


def append_entries(
    unit: Unit, record: SessionRecord, steps: Sequence[tuple[Entry, State]]
) -> SessionRecord:
    """Put entries, each with the state after it, at the end of the session's log."""
    rows: list[LogRow] = []
    row = record.row
    for seq, (entry, _) in enumerate(steps, start=row.last_seq + 1):
        notification = LedgerNotification(session_id=row.session_id, seq=seq, entry=entry)
        payload = encode_notification(notification)
        rows.append(LogRow(row.key, seq, entry.number, None, entry.author, unit.now, payload))
        unit.tell(LogItem(row.session_id, seq, payload))
    append_log(unit.connection, rows)
    state = steps[-1][1]
    number = _stored_snapshot(unit, record, state)
    row = msgspec.structs.replace(
        row, last_seq=rows[-1].seq, head=state.head, snapshot_number=number
    )
    appended = SessionRecord(row, state)
    unit.put(appended)
    return appended


def apply_or_refuse(state: State | None, entry: Entry) -> State:
    """The state after the entry, or what the ledger says against it, as an answer."""
    try:
        return apply_entry(state, entry)
    except NotChained:
        raise malformed("The entries do not follow each other.") from None
    except SignatureInvalid as problem:
        raise refusal(Code.INVALID_ARGUMENT, str(problem), problem.reason) from None
    except LedgerRefused as problem:
        code = _CODES.get(problem.reason, Code.FAILED_PRECONDITION)
        raise refusal(code, str(problem), problem.reason) from None


def check_clock(time: int, now: int) -> None:
    """Refuse what was signed at another time than the relay's (both ms)."""
    if abs(time - now) > limits.ENTRY_CLOCK_SECONDS * 1000:
        words = "Your clock differs too much from the relay's."
        data = ErrorData(reason=Reason.CLOCK, now=now)
        raise ProtocolError(Code.FAILED_PRECONDITION, words, data)


def _is_as_early_as_can_be(entry: Entry, state: State, now: int) -> bool:
    """Times never go back: on a history that was dated ahead, nothing earlier can be signed."""
    return now < state.time == entry.time


def _check_place(
    actor: Actor, session_id: SessionId, entry: Entry, actions: tuple[type[Action], ...]
) -> None:
    if entry.author != actor.user_id:
        raise malformed("The entry is not by you.")
    if entry.session_id != session_id:
        raise malformed("The entry is of another room.")
    if not isinstance(entry.action, actions):
        raise malformed("The entry does something else than the request.")


def find_repeat(unit: Unit, record: SessionRecord, entry: Entry) -> int | None:
    for stored in ledger_entries(unit.connection, record.row.key, entry.number, limit=1):
        if stored.entry == entry:
            return stored.seq
    return None


def _stranger(entry: Entry) -> ProtocolError:
    if isinstance(entry.action, Accept | Decline):
        words = "This invitation does not stand any more."
        return refusal(Code.FAILED_PRECONDITION, words, Reason.NOT_INVITED)
    return not_a_member()


def _moved(unit: Unit, record: SessionRecord, entry: Entry) -> ProtocolError:
    entries = entries_from(unit.connection, record.row.key, entry.number)
    data = ErrorData(reason=Reason.LEDGER_MOVED, entries=entries)
    return ProtocolError(Code.CONFLICT, "The room has changed meanwhile.", data)


def _stored_snapshot(unit: Unit, record: SessionRecord, state: State) -> int:
    if state.number < record.row.snapshot_number + SNAPSHOT_EVERY:
        return record.row.snapshot_number
    save_snapshot(unit.connection, record.row.key, encode_state(state), state.number)
    return state.number
