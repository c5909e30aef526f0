"""People seen: their names, which are only labels, and whether their fingerprint was compared."""

import msgspec

from sealroom.protocol.ids import UserId
from sealroom.store.connection import Connection


class KnownUser(msgspec.Struct, frozen=True):
    """A person as this profile knows them."""

    user_id: UserId
    name: str
    verified: bool


class UserMark(msgspec.Struct, frozen=True):
    """What is kept of a person."""

    user_id: UserId
    name: str
    verified_at: int | None


class UserRepository:
    """Names and verified marks."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, user_id: UserId) -> KnownUser | None:
        """One person; None where never seen."""
        row = self._connection.execute(
            "SELECT user_id, name, verified_at IS NOT NULL FROM users WHERE user_id = ?", (user_id,)
        ).fetchone()
        return KnownUser(row[0], row[1], bool(row[2])) if row else None

    def all(self) -> dict[UserId, KnownUser]:
        """Everyone ever seen."""
        rows = self._connection.execute("SELECT user_id, name, verified_at IS NOT NULL FROM users")
        return {row[0]: KnownUser(row[0], row[1], bool(row[2])) for row in rows}

    def marks(self) -> list[UserMark]:
        """Everyone ever seen, with the time of the mark."""
        rows = self._connection.execute("SELECT user_id, name, verified_at FROM users")
        return [UserMark(*row) for row in rows]

    def save_name(self, user_id: UserId, name: str) -> None:
        """Remember what the relay calls this user."""
        self._connection.execute(
            "INSERT INTO users (user_id, name) VALUES (?, ?)"
            " ON CONFLICT (user_id) DO UPDATE SET name = excluded.name",
            (user_id, name),
        )

    def set_verified(self, user_id: UserId, verified_at: int | None) -> None:
        """Remember that fingerprints were compared, or that they no longer count."""
        self._connection.execute(
            "INSERT INTO users (user_id, name, verified_at) VALUES (?, '', ?)"
            " ON CONFLICT (user_id) DO UPDATE SET verified_at = excluded.verified_at",
            (user_id, verified_at),
        )
