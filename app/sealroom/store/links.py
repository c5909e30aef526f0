"""The links by which one asked to be let into rooms: what they say is checked once one is in."""

import msgspec

from sealroom.protocol.ids import EntryHash, SessionId, UserId
from sealroom.store.connection import Connection


class OpenedLink(msgspec.Struct, frozen=True):
    """A link that was opened. Links of old name neither giver nor head."""

    session_id: SessionId
    giver: UserId | None
    head: EntryHash | None
    """The last entry of the room's ledger that the giver knew."""
    opened_at: int


class LinkRepository:
    """One link a room."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, session_id: SessionId) -> OpenedLink | None:
        """The link that was opened for a room."""
        row = self._connection.execute(
            "SELECT session_id, giver, head, opened_at FROM room_links WHERE session_id = ?",
            (session_id,),
        ).fetchone()
        return OpenedLink(*row) if row else None

    def add(self, link: OpenedLink) -> None:
        """Keep a link in the place of the room's last, unless that one said more."""
        self._connection.execute(
            "INSERT INTO room_links (session_id, giver, head, opened_at) VALUES (?, ?, ?, ?)"
            " ON CONFLICT (session_id) DO UPDATE SET giver = excluded.giver, head = excluded.head,"
            " opened_at = excluded.opened_at WHERE excluded.giver IS NOT NULL OR giver IS NULL",
            msgspec.structs.astuple(link),
        )

    def givers(self) -> frozenset[UserId]:
        """Everyone whom a link named."""
        rows = self._connection.execute("SELECT giver FROM room_links WHERE giver IS NOT NULL")
        return frozenset(row[0] for row in rows)
