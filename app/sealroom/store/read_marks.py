"""How far others have read in each session, as they told."""

from sealroom.protocol.ids import UserId
from sealroom.store.connection import Connection


class ReadMarkRepository:
    """One mark for each member; it only moves on."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of(self, session: int) -> dict[UserId, int]:
        """The position up to which each has read."""
        rows = self._connection.execute(
            "SELECT user_id, position FROM read_marks WHERE session = ?", (session,)
        )
        return dict(rows.fetchall())

    def advance(self, session: int, user_id: UserId, position: int) -> bool:
        """They have read up to there. Whether that is further than was known."""
        moved = self._connection.execute(
            "INSERT INTO read_marks (session, user_id, position) VALUES (?, ?, ?)"
            " ON CONFLICT (session, user_id) DO UPDATE SET position = excluded.position"
            " WHERE excluded.position > position RETURNING position",
            (session, user_id, position),
        )
        return bool(moved.fetchall())

    def forget_all(self) -> None:
        """The person tells nobody any more, and so is told nothing."""
        self._connection.execute("DELETE FROM read_marks")
