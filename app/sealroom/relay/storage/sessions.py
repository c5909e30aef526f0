"""Sessions: how far their logs go, their ledger's head, its snapshot, and who replaces the key."""

from collections.abc import Collection, Sequence

import msgspec
from sqlalchemy import Connection, bindparam, insert, select, update

from sealroom.protocol.ids import DeviceId, EntryHash, SessionId, UserId
from sealroom.relay.storage.batches import in_batches
from sealroom.relay.storage.schema import sessions
from sealroom.relay.storage.statement import Row, Statement


class Lease(msgspec.Struct, frozen=True):
    """The replacement of a session's key is lent to this device until then (ms)."""

    user_id: UserId
    device_id: DeviceId
    until: int


class SessionRow(msgspec.Struct, frozen=True):
    """A session without its snapshot. `key` stands for the session id in the other tables."""

    key: int
    session_id: SessionId
    last_seq: int
    head: EntryHash
    snapshot_number: int
    lease: Lease | None


_here = sessions.c.key == bindparam("of_key")

_find = Statement(
    select(
        sessions.c.key,
        sessions.c.session_id,
        sessions.c.last_seq,
        sessions.c.head,
        sessions.c.snapshot_number,
        sessions.c.lease_user,
        sessions.c.lease_device,
        sessions.c.lease_until,
    ).where(sessions.c.session_id.in_(bindparam("of_sessions", expanding=True)))
)
_add = Statement(insert(sessions).returning(sessions.c.key))
_save = Statement(
    update(sessions)
    .where(_here)
    .values(
        last_seq=bindparam("last_seq"),
        head=bindparam("head"),
        lease_user=bindparam("lease_user"),
        lease_device=bindparam("lease_device"),
        lease_until=bindparam("lease_until"),
    )
)
_save_snapshot = Statement(
    update(sessions)
    .where(_here)
    .values(snapshot=bindparam("snapshot"), snapshot_number=bindparam("number"))
)
_load_snapshot = Statement(select(sessions.c.snapshot).where(_here))


def find_sessions(connection: Connection, ids: Collection[SessionId]) -> list[SessionRow]:
    """Those of the sessions that exist."""
    rows: list[SessionRow] = []
    for batch in in_batches(ids):
        rows.extend(map(_row_of, _find.all(connection, {"of_sessions": batch})))
    return rows


def add_session(
    connection: Connection, session_id: SessionId, head: EntryHash, snapshot: bytes
) -> int:
    """Store a new session, whose log is empty; give its key."""
    row = {
        "session_id": session_id,
        "last_seq": 0,
        "head": head,
        "snapshot": snapshot,
        "snapshot_number": 0,
    }
    return int(_add.value(connection, row))


def save_sessions(connection: Connection, rows: Sequence[SessionRow]) -> None:
    """Store what changed of sessions, but their snapshots."""
    _save.run_each(connection, [_columns(row) for row in rows])


def save_snapshot(connection: Connection, key: int, snapshot: bytes, number: int) -> None:
    """Store the state after the ledger entry `number`."""
    _save_snapshot.run(connection, {"of_key": key, "snapshot": snapshot, "number": number})


def load_snapshot(connection: Connection, key: int) -> bytes:
    """The stored state; entries after `snapshot_number` are to be applied to it."""
    snapshot: bytes = _load_snapshot.value(connection, {"of_key": key})
    return snapshot


def _row_of(row: Row) -> SessionRow:
    lease = None
    if row.lease_user is not None:
        lease = Lease(row.lease_user, row.lease_device, row.lease_until)
    return SessionRow(row.key, row.session_id, row.last_seq, row.head, row.snapshot_number, lease)


def _columns(row: SessionRow) -> dict[str, object]:
    lease = row.lease
    return {
        "of_key": row.key,
        "last_seq": row.last_seq,
        "head": row.head,
        "lease_user": lease.user_id if lease else None,
        "lease_device": lease.device_id if lease else None,
        "lease_until": lease.until if lease else None,
    }
