"""The timeline: messages and the places of ledger entries, paged by position."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import msgspec

from sealroom.protocol.ids import KeyId, MessageId, UserId
from sealroom.protocol.message import Message
from sealroom.store.connection import Connection
from sealroom.store.search_index import SearchIndex
from sealroom.store.timeline_row import (
    ADD,
    COLUMNS,
    ExpiredLine,
    Kind,
    NewMessage,
    OpenedMessage,
    TimelineRow,
    WaitingMessage,
    added_values,
    read_row,
)

OUTBOX_POSITION = 1 << 52
"""What waits to be sent stands from here on, after everything that has a place in the log."""

_message_decoder = msgspec.msgpack.Decoder(Message)


class TimelineRepository:
    """Lines of all sessions."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._index = SearchIndex(connection)

    def page_before(self, session: int, before: float, limit: int) -> list[TimelineRow]:
        """Up to `limit` lines before a position, oldest first."""
        sql = (
            f"SELECT {COLUMNS} FROM timeline WHERE session = ? AND shown = 1"  # noqa: S608
            " AND position < ? ORDER BY position DESC LIMIT ?"
        )
        rows = self._connection.execute(sql, (session, before, limit)).fetchall()
        return [read_row(row) for row in reversed(rows)]

    def page_after(self, session: int, after: float, limit: int) -> list[TimelineRow]:
        """Up to `limit` lines after a position, oldest first."""
        sql = (
            f"SELECT {COLUMNS} FROM timeline WHERE session = ? AND shown = 1"  # noqa: S608
            " AND position > ? ORDER BY position LIMIT ?"
        )
        rows = self._connection.execute(sql, (session, after, limit))
        return [read_row(row) for row in rows]

    def files_before(self, session: int, before: int, limit: int) -> list[TimelineRow]:
        """Up to `limit` messages with files before a position, newest first."""
        sql = (
            f"SELECT {COLUMNS} FROM timeline WHERE session = ? AND position < ?"  # noqa: S608
            " AND kind = 'files' ORDER BY position DESC LIMIT ?"
        )
        rows = self._connection.execute(sql, (session, before, limit))
        return [read_row(row) for row in rows]

    def count(self) -> int:
        """How many lines all sessions have."""
        ((count,),) = self._connection.execute("SELECT count(*) FROM timeline").fetchall()
        return int(count)

    def history(self, session: int, last: int) -> Iterator[tuple[TimelineRow, Message | None]]:
        """Every line up to a position, oldest first; with what waits for its key, as it came."""
        sql = (
            f"SELECT {COLUMNS},"  # noqa: S608
            " (SELECT message FROM waiting_messages WHERE timeline = timeline.id)"
            " FROM timeline WHERE session = ? AND position <= ? ORDER BY position"
        )
        for *line, waiting in self._connection.execute(sql, (session, last)):
            message = _message_decoder.decode(waiting) if waiting is not None else None
            yield read_row(tuple(line)), message

    def lines(self, rows: Sequence[int]) -> list[tuple[int, TimelineRow]]:
        """Lines by their rows, each with its session's, in no order; what is gone is left out."""
        sql = (
            f"SELECT session, {COLUMNS} FROM timeline"  # noqa: S608
            f" WHERE id IN ({', '.join('?' * len(rows))})"
        )
        found = self._connection.execute(sql, tuple(rows))
        return [(int(session), read_row(tuple(line))) for session, *line in found]

    def message(self, session: int, message_id: MessageId) -> TimelineRow | None:
        """One message."""
        sql = f"SELECT {COLUMNS} FROM timeline WHERE session = ? AND message_id = ?"  # noqa: S608
        row = self._connection.execute(sql, (session, message_id)).fetchone()
        return read_row(row) if row else None

    def last_message(self, session: int) -> TimelineRow | None:
        """The newest message."""
        sql = (
            f"SELECT {COLUMNS} FROM timeline WHERE session = ? AND shown = 1"  # noqa: S608
            " AND message_id IS NOT NULL ORDER BY position DESC LIMIT 1"
        )
        row = self._connection.execute(sql, (session,)).fetchone()
        return read_row(row) if row else None

    def own_last_spoken(self, session: int) -> int | None:
        """When the person last wrote in a session and it did not fail, ms by this computer's clock;
        None where they never did. What waits counts from its writing, what was taken from then."""
        row = self._connection.execute(
            "SELECT coalesce(received_at, sent_at) FROM timeline WHERE session = ? AND mine = 1"
            " AND shown = 1 AND message_id IS NOT NULL AND state <> 'failed'"
            " ORDER BY position DESC LIMIT 1",
            (session,),
        ).fetchone()
        return None if row is None else int(row[0])

    def last_position(self, session: int) -> int:
        """The last position that has a place in the log; 0 where there is none."""
        row = self._connection.execute(
            "SELECT max(position) FROM timeline WHERE session = ? AND position < ?",
            (session, OUTBOX_POSITION),
        ).fetchone()
        return int(row[0] or 0) if row else 0

    def unread(self, session: int, after: int, most: int = 1000) -> int:
        """How many messages of others follow a position, counted up to `most`."""
        row = self._connection.execute(
            "SELECT count(*) FROM (SELECT 1 FROM timeline WHERE session = ? AND position > ?"
            " AND message_id IS NOT NULL AND mine = 0 AND shown = 1 LIMIT ?)",
            (session, after, most),
        ).fetchone()
        return int(row[0]) if row else 0

    def first_unread(self, session: int, after: int) -> int | None:
        """The position of the first message of others after a position."""
        row = self._connection.execute(
            "SELECT position FROM timeline WHERE session = ? AND position > ?"
            " AND message_id IS NOT NULL AND mine = 0 AND shown = 1 ORDER BY position LIMIT 1",
            (session, after),
        ).fetchone()
        return int(row[0]) if row else None

    def position_at(self, session: int, time: int) -> int | None:
        """The first position at or after a time; None where all that has a place is earlier.

        Halves the log, whose order is that of the relay's clock: where that was set back it finds
        a place near by.
        """
        low, high = 0, self.last_position(session) + 1
        found: int | None = None
        while low < high:
            middle = (low + high) // 2
            line = self._time_after(session, middle)
            if line is None or line.time >= time:
                found = found if line is None else line.position
                high = middle
            else:
                low = line.position
        return found

    def _time_after(self, session: int, after: int) -> "_Dated | None":
        row = self._connection.execute(
            "SELECT position, iif(entry_number IS NULL, coalesce(taken_at, sent_at), sent_at)"
            " FROM timeline WHERE session = ? AND shown = 1 AND position > ?"
            " AND position < ? ORDER BY position LIMIT 1",
            (session, after, OUTBOX_POSITION),
        ).fetchone()
        return _Dated(*row) if row else None

    def mentions(self, session: int, after: int, most: int = 100) -> int:
        """How many messages after a position name this person or answer them, up to `most`."""
        row = self._connection.execute(
            "SELECT count(*) FROM (SELECT 1 FROM timeline WHERE session = ? AND position > ?"
            " AND mentions_me = 1 AND mine = 0 LIMIT ?)",
            (session, after, most),
        ).fetchone()
        return int(row[0]) if row else 0

    def amendments(self, session: int, targets: Sequence[MessageId]) -> list[TimelineRow]:
        """Reactions to messages, their edits and recalls, oldest first."""
        if not targets:
            return []
        marks = ", ".join("?" * len(targets))
        sql = (
            f"SELECT {COLUMNS} FROM timeline INDEXED BY timeline_targets"  # noqa: S608
            # else SQLite walks the whole room in order: 1.2 s at 1,000,000 messages
            f" WHERE session = ? AND target IN ({marks}) ORDER BY position"
        )
        rows = self._connection.execute(sql, (session, *targets))
        return [read_row(row) for row in rows]

    def wipe(self, session: int, message_id: MessageId) -> None:
        """Destroy what a recalled message said, in all its versions; its line stays."""
        said = self._connection.execute(
            "SELECT id FROM timeline WHERE session = ? AND (message_id = ? OR target = ?)",
            (session, message_id, message_id),
        ).fetchall()
        self._index.forget(row for (row,) in said)
        self._connection.execute(
            "DELETE FROM waiting_messages WHERE timeline IN (SELECT id FROM timeline"
            " WHERE session = ? AND message_id = ?)",
            (session, message_id),
        )
        self._connection.execute(
            "UPDATE timeline SET content = NULL WHERE session = ?"
            " AND (message_id = ? OR (target = ? AND kind = ?))",
            (session, message_id, message_id, Kind.EDIT),
        )

    def position_of_entry(self, session: int, number: int) -> int | None:
        """The place of a ledger entry; None where it has no line."""
        row = self._connection.execute(
            "SELECT position FROM timeline WHERE session = ? AND entry_number = ?",
            (session, number),
        ).fetchone()
        return int(row[0]) if row else None

    def is_taken(self, session: int, position: int) -> bool:
        """Whether something stands at a position."""
        row = self._connection.execute(
            "SELECT 1 FROM timeline WHERE session = ? AND position = ?", (session, position)
        ).fetchone()
        return row is not None

    def entry_before(self, session: int, position: int) -> int | None:
        """Number of the last ledger entry before a position, told by the next that follows it.

        None where none follows: then it is the ledger's last.
        """
        row = self._connection.execute(
            "SELECT entry_number FROM timeline WHERE session = ? AND position > ?"
            " AND entry_number IS NOT NULL ORDER BY position LIMIT 1",
            (session, position),
        ).fetchone()
        return int(row[0]) - 1 if row else None

    def add_entry(
        self,
        session: int,
        position: int,
        number: int,
        author: UserId,
        time: int,
        *,
        taken_at: int | None = None,
        received_at: int | None = None,
    ) -> None:
        """Give a ledger entry its place."""
        self._connection.execute(
            "INSERT INTO timeline (session, position, entry_number, sender, mine, sent_at, lock,"
            " state, taken_at, received_at) VALUES (?, ?, ?, ?, 0, ?, '', '', ?, ?)",
            (session, position, number, author, time, taken_at, received_at),
        )

    def add_message(self, session: int, message: NewMessage) -> int:
        """Keep a message; returns its row."""
        inserted = self._connection.execute(f"{ADD} RETURNING id", added_values(session, message))
        ((row,),) = inserted.fetchall()
        return int(row)

    def add_messages(self, session: int, messages: Iterable[NewMessage]) -> None:
        """Keep many at once, which takes a fifth of the time."""
        self._connection.executemany(ADD, (added_values(session, each) for each in messages))

    def set_sent(
        self,
        row: int,
        position: int,
        key_id: KeyId | None,
        state: str,
        *,
        taken_at: int,
        received_at: int,
        expires_at: int | None = None,
    ) -> None:
        """An own message found its place in the log."""
        self._connection.execute(
            "UPDATE timeline SET position = ?, key_id = ?, state = ?, failure = NULL,"
            " taken_at = ?, received_at = ?, expires_at = ? WHERE id = ?",
            (position, key_id, state, taken_at, received_at, expires_at, row),
        )

    def set_expiry(self, row: int, expires_at: int | None) -> None:
        """When a message is to be deleted may differ from what was thought."""
        self._connection.execute(
            "UPDATE timeline SET expires_at = ? WHERE id = ?", (expires_at, row)
        )

    def put_back(self, row: int, position: int) -> None:
        """An own message has lost its place: it waits behind everything again."""
        self._connection.execute("UPDATE timeline SET position = ? WHERE id = ?", (position, row))

    def sent_after(self, session: int, position: int, state: str) -> dict[MessageId, int]:
        """Own messages in this state whose place in the log lies behind a position."""
        rows = self._connection.execute(
            "SELECT message_id, position FROM timeline WHERE session = ? AND position > ?"
            " AND position < ? AND mine = 1 AND state = ?",
            (session, position, OUTBOX_POSITION, state),
        )
        return dict(rows.fetchall())

    def set_by_rank(self, row: int, *, by_rank: bool) -> None:
        """What the log shows of an own message's place may differ from what was thought."""
        self._connection.execute(
            "UPDATE timeline SET by_rank = ? WHERE id = ?", (int(by_rank), row)
        )

    def set_state(self, row: int, state: str, failure: str | None) -> None:
        """An own message failed, or is tried again."""
        self._connection.execute(
            "UPDATE timeline SET state = ?, failure = ? WHERE id = ?", (state, failure, row)
        )

    def set_opened(self, row: int, opened: OpenedMessage) -> None:
        """A waiting message was opened, or turned out not to be genuine."""
        self._connection.execute(
            "UPDATE timeline SET lock = ?, content = ?, doubt = ?, kind = ?, target = ?,"
            " shown = ?, mentions_me = ? WHERE id = ?",
            (
                opened.lock,
                opened.content,
                opened.doubt,
                opened.kind,
                opened.target,
                int(Kind(opened.kind).is_shown),
                int(opened.mentions_me),
                row,
            ),
        )
        self._connection.execute("DELETE FROM waiting_messages WHERE timeline = ?", (row,))
        self._index.changed(row)

    def delete(self, row: int) -> None:
        """Drop a message that was never sent."""
        self._index.forget([row])
        self._connection.execute("DELETE FROM timeline WHERE id = ?", (row,))

    def expired(self, now: int, most: int) -> list[ExpiredLine]:
        """Up to `most` messages that are over their time, those longest over it first."""
        rows = self._connection.execute(
            "SELECT session, message_id FROM timeline WHERE expires_at <= ?"
            " ORDER BY expires_at LIMIT ?",
            (now, most),
        )
        return [ExpiredLine(*row) for row in rows.fetchall()]

    def next_expiry(self) -> int | None:
        """When the next message is over its time; None where none ever is."""
        row = self._connection.execute(
            "SELECT min(expires_at) FROM timeline WHERE expires_at IS NOT NULL"
        ).fetchone()
        return None if row is None or row[0] is None else int(row[0])

    def older(self, session: int, before: int, most: int) -> list[MessageId]:
        """Up to `most` messages of a room that were sent before then and do not wait to go out."""
        rows = self._connection.execute(
            "SELECT message_id FROM timeline WHERE session = ? AND position < ? AND sent_at < ?"
            " AND message_id IS NOT NULL ORDER BY position LIMIT ?",
            (session, OUTBOX_POSITION, before, most),
        )
        return [message_id for (message_id,) in rows.fetchall()]

    def delete_with_changes(self, session: int, message_id: MessageId) -> None:
        """Delete a message and what was said about it: edits hold its text as well."""
        which = "session = ? AND (message_id = ? OR target = ?)"
        place = (session, message_id, message_id)
        rows = f"SELECT id FROM timeline WHERE {which}"  # noqa: S608
        self._index.forget(row for (row,) in self._connection.execute(rows, place).fetchall())
        for table in ("waiting_messages", "outbox"):
            self._connection.execute(f"DELETE FROM {table} WHERE timeline IN ({rows})", place)  # noqa: S608
        self._connection.execute(f"DELETE FROM timeline WHERE {which}", place)  # noqa: S608

    def add_waiting(self, session: int, row: int, key_id: KeyId, message: Message) -> None:
        """Keep a message as it came, until its key does."""
        self._connection.execute(
            "INSERT INTO waiting_messages (timeline, session, key_id, message) VALUES (?, ?, ?, ?)",
            (row, session, key_id, msgspec.msgpack.encode(message)),
        )

    def waiting(self, session: int, key_id: KeyId) -> list[WaitingMessage]:
        """What waits for a key, in the order of the log."""
        rows = self._connection.execute(
            "SELECT timeline.id, message, by_rank FROM waiting_messages"
            " JOIN timeline ON timeline.id = waiting_messages.timeline"
            " WHERE waiting_messages.session = ? AND waiting_messages.key_id = ?"
            " ORDER BY timeline.position",
            (session, key_id),
        )
        return [
            WaitingMessage(row, _message_decoder.decode(message), bool(by_rank))
            for row, message, by_rank in rows
        ]

    def waiting_ids(self, session: int, key_id: KeyId) -> list[MessageId]:
        """Which messages wait for a key."""
        rows = self._connection.execute(
            "SELECT message_id FROM waiting_messages JOIN timeline"
            " ON timeline.id = waiting_messages.timeline"
            " WHERE waiting_messages.session = ? AND waiting_messages.key_id = ?",
            (session, key_id),
        )
        return [message_id for (message_id,) in rows]

    def waited_keys(self, session: int) -> list[KeyId]:
        """Keys that messages of a session wait for."""
        rows = self._connection.execute(
            "SELECT DISTINCT key_id FROM waiting_messages WHERE session = ?", (session,)
        )
        return [key_id for (key_id,) in rows]


class _Dated(NamedTuple):
    position: int
    time: int
