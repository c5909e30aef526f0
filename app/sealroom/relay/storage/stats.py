"""How much a relay holds."""

from typing import NamedTuple

from sqlalchemy import Connection, FromClause, func, select

from sealroom.relay.storage import schema
from sealroom.relay.storage.files import files_held
from sealroom.relay.storage.schema import devices, inbox, log


class Stats(NamedTuple):
    """Counts of rows."""

    users: int
    banned: int
    devices: int
    rooms: int
    messages: int
    ledger_entries: int
    inbox_items: int
    join_requests: int
    files: int
    file_bytes: int
    """Sealed, as they lie on the disk."""


def stats(connection: Connection) -> Stats:
    """Counted now; a large relay takes a while, and its senders do not wait for it."""
    is_message = log.c.message_id.is_not(None)
    messages = connection.scalar(select(func.count()).select_from(log).where(is_message)) or 0
    present = select(func.count()).select_from(devices).where(devices.c.revoked_at.is_(None))
    held = files_held(connection)
    return Stats(
        users=_count(connection, schema.users),
        banned=_count(connection, schema.bans),
        devices=connection.scalar(present) or 0,
        rooms=_count(connection, schema.sessions),
        messages=messages,
        ledger_entries=_count(connection, log) - messages,
        inbox_items=_count(connection, inbox),
        join_requests=_count(connection, schema.join_requests),
        files=held.files,
        file_bytes=held.bytes,
    )


def _count(connection: Connection, table: FromClause) -> int:
    return connection.scalar(select(func.count()).select_from(table)) or 0
