"""Messages on their way, in the order they were written."""

import msgspec

from sealroom.protocol.ids import MessageId
from sealroom.store.connection import Connection

_COLUMNS = "id, timeline, session, message_id, sealed, failed, counter"


class OutboxRow(msgspec.Struct, frozen=True):
    """A message that the relay has not answered yet, or refused."""

    row: int
    timeline: int
    session: int
    message_id: MessageId
    sealed: bool
    failed: bool
    counter: int | None

    @property
    def is_here_alone(self) -> bool:
        """Whether it surely did not go out: refused, or never handed to the relay."""
        return self.failed or self.counter is None


class Unsent(msgspec.Struct, frozen=True):
    """How many messages of a session have not gone out."""

    waiting: int = 0
    failed: int = 0


NOTHING_UNSENT = Unsent()


class OutboxRepository:
    """A queue for each session."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, timeline: int, session: int, message_id: MessageId, *, sealed: bool) -> None:
        """Put a message at the end."""
        self._connection.execute(
            "INSERT INTO outbox (timeline, session, message_id, sealed) VALUES (?, ?, ?, ?)",
            (timeline, session, message_id, int(sealed)),
        )

    def next(self, session: int) -> OutboxRow | None:
        """The first message of a session that has not failed, and waits for no file."""
        sql = (
            f"SELECT {_COLUMNS} FROM outbox WHERE session = ? AND failed = 0"  # noqa: S608
            " AND NOT EXISTS (SELECT 1 FROM uploads WHERE uploads.timeline = outbox.timeline)"
            " ORDER BY id LIMIT 1"
        )
        row = self._connection.execute(sql, (session,)).fetchone()
        return _outbox_row(*row) if row else None

    def get(self, message_id: MessageId) -> OutboxRow | None:
        """One message; None where it is not (any more) on its way."""
        sql = f"SELECT {_COLUMNS} FROM outbox WHERE message_id = ?"  # noqa: S608
        row = self._connection.execute(sql, (message_id,)).fetchone()
        return _outbox_row(*row) if row else None

    def failed(self, session: int) -> list[OutboxRow]:
        """What was refused in a session, as it was written."""
        sql = f"SELECT {_COLUMNS} FROM outbox WHERE session = ? AND failed = 1 ORDER BY id"  # noqa: S608
        return [_outbox_row(*row) for row in self._connection.execute(sql, (session,))]

    def unsent(self) -> dict[int, Unsent]:
        """By session, where there is any."""
        rows = self._connection.execute(
            "SELECT session, sum(failed = 0), sum(failed) FROM outbox GROUP BY session"
        )
        return {session: Unsent(waiting, failed) for session, waiting, failed in rows}

    def sessions(self) -> list[int]:
        """Sessions that have something to send."""
        rows = self._connection.execute("SELECT DISTINCT session FROM outbox WHERE failed = 0")
        return [session for (session,) in rows]

    def next_number(self) -> int:
        """A number that grows with every message ever put here."""
        row = self._connection.execute(
            "SELECT seq FROM sqlite_sequence WHERE name = 'outbox'"
        ).fetchone()
        return int(row[0]) + 1 if row else 1

    def set_counter(self, row: int, counter: int | None) -> None:
        """The counter the message is sealed with, the same at each try."""
        self._connection.execute("UPDATE outbox SET counter = ? WHERE id = ?", (counter, row))

    def set_failed(self, row: int, *, failed: bool) -> None:
        """Refused for good, or tried again."""
        self._connection.execute("UPDATE outbox SET failed = ? WHERE id = ?", (int(failed), row))

    def delete(self, row: int) -> None:
        """Answered, or discarded."""
        self._connection.execute("DELETE FROM outbox WHERE id = ?", (row,))


def _outbox_row(  # noqa: PLR0917 - in the order of the columns
    row: int,
    timeline: int,
    session: int,
    message_id: MessageId,
    sealed: int,
    failed: int,
    counter: int | None,
) -> OutboxRow:
    return OutboxRow(row, timeline, session, message_id, bool(sealed), bool(failed), counter)
