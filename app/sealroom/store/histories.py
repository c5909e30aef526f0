"""Earlier messages: those shared with this profile, and those it is to share with others."""

import msgspec

from sealroom.protocol.ids import SessionId, UserId
from sealroom.store.connection import Connection


class History(msgspec.Struct, frozen=True):
    """How far what was said before one came is here. `since` in ms; places are those of the log."""

    since: int
    until: int
    """The place of the entry that let one in."""
    after: int
    """Everything up to here is stored."""
    number: int
    """The ledger entry up to which the log was followed; -1 before the first."""
    done: bool


class ChosenShare(msgspec.Struct, frozen=True):
    """Earlier messages are to be shared with someone once they are in."""

    session_id: SessionId
    user_id: UserId
    reach: str
    chosen_at: int
    handed: int
    """Keys up to this epoch were handed over."""


class HistoryRepository:
    """Both directions."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, session: int) -> History | None:
        """What was shared in a session; None where nothing was."""
        row = self._connection.execute(
            "SELECT since, until, after, number, done FROM histories WHERE session = ?", (session,)
        ).fetchone()
        if row is None:
            return None
        since, until, after, number, done = row
        return History(since, until, after, number, bool(done))

    def unfinished(self) -> list[int]:
        """Sessions where more is to be fetched."""
        rows = self._connection.execute("SELECT session FROM histories WHERE done = 0")
        return [session for (session,) in rows]

    def begin(self, session: int, since: int, until: int) -> None:
        """Something was shared, or more than before: everything is looked through from there."""
        self._connection.execute("DELETE FROM histories WHERE session = ?", (session,))
        self._connection.execute(
            "INSERT INTO histories (session, since, until) VALUES (?, ?, ?)",
            (session, since, until),
        )

    def advance(self, session: int, after: int, number: int, *, done: bool) -> None:
        """Move the cursor, in the transaction that stores what it covers."""
        self._connection.execute(
            "UPDATE histories SET after = ?, number = ?, done = ? WHERE session = ?",
            (after, number, int(done), session),
        )

    def counter(self, session: int, sender: UserId, device: str) -> int:
        """The last counter of a device in what was fetched; 0 before its first message."""
        row = self._connection.execute(
            "SELECT counter FROM history_counters WHERE session = ? AND sender = ? AND device = ?",
            (session, sender, device),
        ).fetchone()
        return int(row[0]) if row else 0

    def set_counter(self, session: int, sender: UserId, device: str, counter: int) -> None:
        """The last counter of a device in what was fetched."""
        self._connection.execute(
            "INSERT INTO history_counters (session, sender, device, counter) VALUES (?, ?, ?, ?)"
            " ON CONFLICT (session, sender, device) DO UPDATE SET counter = excluded.counter",
            (session, sender, device, counter),
        )

    def shares(self, session_id: SessionId) -> list[ChosenShare]:
        """With whom earlier messages of a session are to be shared."""
        rows = self._connection.execute(
            "SELECT session_id, user_id, reach, chosen_at, handed FROM history_shares"
            " WHERE session_id = ? ORDER BY chosen_at, user_id",
            (session_id,),
        )
        return [ChosenShare(*row) for row in rows]

    def choose(self, share: ChosenShare) -> None:
        """Remember a choice; a newer one for the same person takes its place."""
        self._connection.execute(
            "INSERT OR REPLACE INTO history_shares (session_id, user_id, reach, chosen_at, handed)"
            " VALUES (?, ?, ?, ?, ?)",
            msgspec.structs.astuple(share),
        )

    def set_handed(self, share: ChosenShare, epoch: int) -> None:
        """Keys up to `epoch` were handed over."""
        self._connection.execute(
            "UPDATE history_shares SET handed = ? WHERE session_id = ? AND user_id = ?",
            (epoch, share.session_id, share.user_id),
        )

    def drop_share(self, session_id: SessionId, user_id: UserId) -> None:
        """Carried out, or not wanted any more."""
        self._connection.execute(
            "DELETE FROM history_shares WHERE session_id = ? AND user_id = ?",
            (session_id, user_id),
        )
