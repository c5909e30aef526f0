"""Sessions: their ledgers as entries and as folded state, and where this device stands in each."""

import msgspec

from sealroom.ledger.reducer import fold
from sealroom.ledger.snapshot import SnapshotRefused, decode_state, encode_state
from sealroom.ledger.state import State
from sealroom.protocol.entry import Entry
from sealroom.protocol.ids import DeviceId, EntryHash, MessageId, SessionId, UserId
from sealroom.protocol.redacted import Redacted
from sealroom.protocol.room_info import Pair
from sealroom.store.connection import Connection, Row

_COLUMNS = (
    "id, session_id, title, description, log_cursor, own_counter, read_position, active_at, draft,"
    " direct, draft_about, draft_edits, counted_from"
)
_UNKNOWN = "FROM sessions WHERE NOT EXISTS (SELECT 1 FROM timeline WHERE session = sessions.id)"


class SessionRow(Redacted, frozen=True):
    """What is kept of a session beside its ledger. `row` is its number in this database."""

    HIDDEN = frozenset({"title", "description", "draft"})

    row: int
    session_id: SessionId
    title: str
    description: str
    log_cursor: int
    own_counter: int
    read_position: int
    active_at: int
    draft: str
    direct: Pair | None
    """Whom the room says it was made for, where that is two."""
    draft_about: MessageId | None = None
    """The message that the draft answers, or is to take the place of."""
    draft_edits: bool = False
    counted_from: int = 0
    """From which number of the log on every message came here, or is missing."""


class DeviceCounter(msgspec.Struct, frozen=True):
    """The last counter seen of a device in a session."""

    sender: UserId
    device: DeviceId
    counter: int


class SessionRepository:
    """Every session this profile is or was in."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def all(self) -> list[SessionRow]:
        """All sessions, last active first."""
        sql = f"SELECT {_COLUMNS} FROM sessions ORDER BY active_at DESC, id DESC"  # noqa: S608
        return [_session_row(row) for row in self._connection.execute(sql)]

    def get(self, session_id: SessionId) -> SessionRow | None:
        """One session; None where it is not here."""
        sql = f"SELECT {_COLUMNS} FROM sessions WHERE session_id = ?"  # noqa: S608
        row = self._connection.execute(sql, (session_id,)).fetchone()
        return _session_row(row) if row else None

    def add(self, session_id: SessionId) -> SessionRow:
        """The session, made where it is not here."""
        self._connection.execute(
            "INSERT INTO sessions (session_id) VALUES (?) ON CONFLICT DO NOTHING", (session_id,)
        )
        sql = f"SELECT {_COLUMNS} FROM sessions WHERE session_id = ?"  # noqa: S608
        return _session_row(self._connection.execute(sql, (session_id,)).fetchall()[0])

    def count_unknown(self) -> int:
        """How many sessions there are nothing of which was ever shown: none has let one in."""
        row = self._connection.execute(f"SELECT count(*) {_UNKNOWN}").fetchone()
        return int(row[0]) if row else 0

    def unknown(self, most: int) -> list[SessionRow]:
        """The first `most` of them to have come."""
        sql = f"SELECT {_COLUMNS} {_UNKNOWN} ORDER BY id LIMIT ?"
        return [_session_row(row) for row in self._connection.execute(sql, (most,))]

    def drop(self, row: int) -> None:
        """Forget a session of which nothing is shown."""
        for table in ("alarms", "counters", "ledger_entries"):
            self._connection.execute(f"DELETE FROM {table} WHERE session = ?", (row,))  # noqa: S608
        self._connection.execute("DELETE FROM sessions WHERE id = ?", (row,))

    def cursors(self) -> dict[SessionId, int]:
        """The last log number stored of each session."""
        rows = self._connection.execute("SELECT session_id, log_cursor FROM sessions")
        return {row[0]: row[1] for row in rows}

    def state(self, row: int) -> State | None:
        """The folded ledger; folded anew where the snapshot is of another version."""
        found = self._connection.execute("SELECT state FROM sessions WHERE id = ?", (row,))
        stored = found.fetchone()
        if stored is None or stored[0] is None:
            return None
        try:
            return decode_state(stored[0])
        except SnapshotRefused:
            return fold(self.entries(row))

    def save_state(self, row: int, state: State) -> None:
        """Keep the fold."""
        self._connection.execute(
            "UPDATE sessions SET state = ? WHERE id = ?", (encode_state(state), row)
        )

    def add_entry(self, row: int, entry: Entry, entry_hash: EntryHash) -> None:
        """Keep an entry that the ledger accepted."""
        self._connection.execute(
            "INSERT INTO ledger_entries (session, number, hash, entry) VALUES (?, ?, ?, ?)",
            (row, entry.number, entry_hash, msgspec.msgpack.encode(entry)),
        )

    def entries(self, row: int, last: int | None = None) -> list[Entry]:
        """The ledger up to the entry `last`, or the whole."""
        rows = self._connection.execute(
            "SELECT entry FROM ledger_entries WHERE session = ? AND number <= coalesce(?, number)"
            " ORDER BY number",
            (row, last),
        )
        return [_entry_decoder.decode(stored) for (stored,) in rows]

    def entries_between(self, row: int, first: int, last: int) -> dict[int, Entry]:
        """A stretch of the ledger, by number."""
        rows = self._connection.execute(
            "SELECT number, entry FROM ledger_entries WHERE session = ? AND number BETWEEN ? AND ?"
            " ORDER BY number",
            (row, first, last),
        )
        return {number: _entry_decoder.decode(stored) for number, stored in rows}

    def entries_of(self, row: int, tag: str, first: int, last: int) -> dict[int, Entry]:
        """Those of a stretch whose action has this tag, by number; in a long ledger, quicker.

        An entry whose other fields hold these letters may be among them.
        """
        rows = self._connection.execute(
            "SELECT number, entry FROM ledger_entries WHERE session = ? AND number BETWEEN ? AND ?"
            " AND instr(entry, ?) ORDER BY number",
            (row, first, last, tag.encode()),
        )
        return {number: _entry_decoder.decode(stored) for number, stored in rows}

    def number_of(self, row: int, entry_hash: EntryHash) -> int | None:
        """The number of the entry with this hash; None where the ledger has no such entry."""
        found = self._connection.execute(
            "SELECT number FROM ledger_entries WHERE session = ? AND hash = ?", (row, entry_hash)
        ).fetchone()
        return int(found[0]) if found else None

    def set_log_cursor(self, row: int, seq: int, active_at: int) -> None:
        """Move the cursor, in the transaction that stores what it covers; and say when something
        was last said."""
        self._connection.execute(
            "UPDATE sessions SET log_cursor = ?, active_at = max(active_at, ?) WHERE id = ?",
            (seq, active_at, row),
        )

    def set_info(
        self, row: int, title: str, description: str, *, direct: Pair | None = None
    ) -> None:
        """Keep the title and description as read, and whether for which two it was made."""
        self._connection.execute(
            "UPDATE sessions SET title = ?, description = ?, direct = ? WHERE id = ?",
            (title, description, " ".join(direct or ()), row),
        )

    def set_own_counter(self, row: int, counter: int) -> None:
        """The last counter this device used in the session."""
        self._connection.execute("UPDATE sessions SET own_counter = ? WHERE id = ?", (counter, row))

    def set_read(self, row: int, position: int) -> None:
        """How far the person has read."""
        self._connection.execute(
            "UPDATE sessions SET read_position = max(read_position, ?) WHERE id = ?",
            (position, row),
        )

    def set_draft(self, row: int, draft: str) -> None:
        """What stands in the composer."""
        self._connection.execute("UPDATE sessions SET draft = ? WHERE id = ?", (draft, row))

    def set_draft_about(self, row: int, message_id: MessageId | None, *, edits: bool) -> None:
        """Which message the draft answers or, with `edits`, is to take the place of."""
        self._connection.execute(
            "UPDATE sessions SET draft_about = ?, draft_edits = ? WHERE id = ?",
            (message_id, int(edits), row),
        )

    def counter(self, row: int, sender: UserId, device: str) -> int:
        """The last counter seen of a device; 0 before its first message."""
        found = self._connection.execute(
            "SELECT counter FROM counters WHERE session = ? AND sender = ? AND device = ?",
            (row, sender, device),
        ).fetchone()
        return int(found[0]) if found else 0

    def counters(self, row: int) -> list[DeviceCounter]:
        """The last counter seen of every device."""
        rows = self._connection.execute(
            "SELECT sender, device, counter FROM counters WHERE session = ?", (row,)
        )
        return [DeviceCounter(*found) for found in rows]

    def forget_counters(self, row: int) -> None:
        """Begin to count anew: what was said while one was out is not missing."""
        self._connection.execute("DELETE FROM counters WHERE session = ?", (row,))

    def set_counted_from(self, row: int, seq: int) -> None:
        """Before this number of the log, not everything came here."""
        self._connection.execute("UPDATE sessions SET counted_from = ? WHERE id = ?", (seq, row))

    def set_counter(self, row: int, sender: UserId, device: str, counter: int) -> None:
        """The last counter seen of a device."""
        self._connection.execute(
            "INSERT INTO counters (session, sender, device, counter) VALUES (?, ?, ?, ?)"
            " ON CONFLICT (session, sender, device) DO UPDATE SET counter = excluded.counter",
            (row, sender, device, counter),
        )


_entry_decoder = msgspec.msgpack.Decoder(Entry)


def _session_row(row: Row) -> SessionRow:
    session = SessionRow(*row)
    return msgspec.structs.replace(
        session, direct=_pair(row[_DIRECT]), draft_edits=bool(session.draft_edits)
    )


_DIRECT = _COLUMNS.split(", ").index("direct")


def _pair(stored: str) -> Pair | None:
    one, _, other = stored.partition(" ")
    return (one, other) if other else None
