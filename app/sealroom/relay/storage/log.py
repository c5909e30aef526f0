"""A session's log: messages and ledger entries, numbered, as the bytes that members get."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

import msgspec
from sqlalchemy import Connection, bindparam, insert, select

from sealroom.protocol.entry import Entry
from sealroom.protocol.ids import MessageId, UserId
from sealroom.protocol.notifications import LedgerNotification
from sealroom.relay.storage.batches import in_batches
from sealroom.relay.storage.schema import dropped_messages, log
from sealroom.relay.storage.statement import Statement

_ledger_decoder = msgspec.json.Decoder(LedgerNotification)


class LogRow(NamedTuple):
    """An item to be stored: a ledger entry has a `number`, a message a `message_id`."""

    session_key: int
    seq: int
    number: int | None
    message_id: MessageId | None
    sender: UserId
    received_at: int
    payload: bytes


class StoredMessage(NamedTuple):
    """What is known of a message that was accepted."""

    sender: UserId
    seq: int
    received_at: int


class StoredEntry(NamedTuple):
    """A ledger entry and its place in the log."""

    seq: int
    entry: Entry
    size: int
    """Bytes on the wire, about."""


_append = Statement(insert(log))
_known = [
    Statement(
        select(
            table.c.session_key,
            table.c.message_id,
            table.c.sender,
            table.c.seq,
            table.c.received_at,
        ).where(table.c.message_id.in_(bindparam("of_messages", expanding=True)))
    )
    for table in (log, dropped_messages)
]
_from_number = (
    select(log.c.seq, log.c.payload)
    .where(log.c.session_key == bindparam("of_session"), log.c.number >= bindparam("first"))
    .order_by(log.c.number)
)
_entries = Statement(_from_number)
_some_entries = Statement(_from_number.limit(bindparam("most")))


def append_log(connection: Connection, rows: Sequence[LogRow]) -> None:
    """Store new items."""
    _append.run_each(connection, [row._asdict() for row in rows])


def find_messages(
    connection: Connection, message_ids: Collection[MessageId]
) -> dict[tuple[int, MessageId], StoredMessage]:
    """Those of the messages that were accepted before, by session key and message id.

    Also those that were dropped since, as long as their ids are kept.
    """
    found: dict[tuple[int, MessageId], StoredMessage] = {}
    for batch in in_batches(message_ids):
        for known in _known:
            for key, message_id, *rest in known.all(connection, {"of_messages": batch}):
                found[key, message_id] = StoredMessage(*rest)
    return found


def ledger_entries(
    connection: Connection, session_key: int, number: int, limit: int | None = None
) -> list[StoredEntry]:
    """Entries from `number` on, in order."""
    place = {"of_session": session_key, "first": number}
    if limit is None:
        rows = _entries.all(connection, place)
    else:
        rows = _some_entries.all(connection, {**place, "most": limit})
    return [
        StoredEntry(seq, _ledger_decoder.decode(payload).entry, len(payload))
        for seq, payload in rows
    ]
