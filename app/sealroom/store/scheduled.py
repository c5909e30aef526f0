"""Messages that wait for their time."""

from sealroom.protocol.redacted import Redacted
from sealroom.store.connection import Connection, Row

_COLUMNS = "id, session, content, sealed, due_at, failure"


class ScheduledRow(Redacted, frozen=True):
    """`due_at` in ms by this computer's clock; `failure` says why it did not go then."""

    HIDDEN = frozenset({"content"})

    row: int
    session: int
    content: bytes
    sealed: bool
    due_at: int
    failure: str | None = None


class ScheduledRepository:
    """Of all sessions; each goes once."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, session: int, content: bytes, *, sealed: bool, due_at: int) -> int:
        """Keep one; its row."""
        self._connection.execute(
            "INSERT INTO scheduled (session, content, sealed, due_at) VALUES (?, ?, ?, ?)",
            (session, content, int(sealed), due_at),
        )
        (row,) = self._connection.execute("SELECT last_insert_rowid()").fetchall()[0]
        return int(row)

    def get(self, session: int, row: int) -> ScheduledRow | None:
        """One of a session; None where it went, or was dropped."""
        sql = f"SELECT {_COLUMNS} FROM scheduled WHERE session = ? AND id = ?"  # noqa: S608
        found = self._connection.execute(sql, (session, row)).fetchone()
        return _read(found) if found else None

    def of_session(self, session: int) -> list[ScheduledRow]:
        """The next to go first."""
        sql = f"SELECT {_COLUMNS} FROM scheduled WHERE session = ? ORDER BY due_at, id"  # noqa: S608
        return [_read(found) for found in self._connection.execute(sql, (session,))]

    def count(self, session: int) -> int:
        """How many wait, or could not go."""
        sql = "SELECT count(*) FROM scheduled WHERE session = ?"
        return int(self._connection.execute(sql, (session,)).fetchall()[0][0])

    def due(self, now: int) -> list[ScheduledRow]:
        """Whose time has come, in the order in which they were to go."""
        sql = (
            f"SELECT {_COLUMNS} FROM scheduled WHERE failure IS NULL AND due_at <= ?"  # noqa: S608
            " ORDER BY due_at, id"
        )
        return [_read(found) for found in self._connection.execute(sql, (now,))]

    def next_due(self) -> int | None:
        """When the next is to go."""
        sql = "SELECT min(due_at) FROM scheduled WHERE failure IS NULL"
        due_at = self._connection.execute(sql).fetchall()[0][0]
        return int(due_at) if due_at is not None else None

    def set_due(self, row: int, due_at: int) -> None:
        """Another time, also for one that could not go."""
        self._connection.execute(
            "UPDATE scheduled SET due_at = ?, failure = NULL WHERE id = ?", (due_at, row)
        )

    def set_failure(self, row: int, failure: str) -> None:
        """It could not go; it stays for the person to decide."""
        self._connection.execute("UPDATE scheduled SET failure = ? WHERE id = ?", (failure, row))

    def delete(self, row: int) -> None:
        """It went, or was dropped."""
        self._connection.execute("DELETE FROM scheduled WHERE id = ?", (row,))


def _read(found: Row) -> ScheduledRow:
    row, session, content, sealed, due_at, failure = found
    return ScheduledRow(row, session, content, bool(sealed), due_at, failure)
