"""A session's log: messages and ledger entries, numbered, as the bytes that members get."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

import msgspec
from sqlalchemy import Connection, insert, select

from sealroom.protocol.entry import Entry
from sealroom.protocol.ids import MessageId, UserId
from sealroom.protocol.notifications import LedgerNotification
from sealroom.relay.storage.batches import in_batches
from sealroom.relay.storage.schema import dropped_messages, log

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


_append = insert(log)


def append_log(connection: Connection, rows: Sequence[LogRow]) -> None:
    """Store new items."""
    connection.execute(_append, [row._asdict() for row in rows])


def find_messages(
    connection: Connection, message_ids: Collection[MessageId]
) -> dict[tuple[int, MessageId], StoredMessage]:
    """Those of the messages that were accepted before, by session key and message id.

    Also those that were dropped since, as long as their ids are kept.
    """
    found: dict[tuple[int, MessageId], StoredMessage] = {}
    for batch in in_batches(message_ids):
        for known in (log.c, dropped_messages.c):
            columns = (
                known.session_key,
                known.message_id,
                known.sender,
                known.seq,
                known.received_at,
            )
            for row in connection.execute(select(*columns).where(known.message_id.in_(batch))):
                key, message_id, *rest = row
                found[key, message_id] = StoredMessage(*rest)
    return found


def ledger_entries(
    connection: Connection, session_key: int, number: int, limit: int | None = None
) -> list[StoredEntry]:
    """Entries from `number` on, in order."""
    wanted = select(log.c.seq, log.c.payload).where(
        log.c.session_key == session_key, log.c.number >= number
    )
    rows = connection.execute(wanted.order_by(log.c.number).limit(limit))
    return [
        StoredEntry(seq, _ledger_decoder.decode(payload).entry, len(payload))
        for seq, payload in rows
    ]
