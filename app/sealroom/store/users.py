"""People seen: their names, which are only labels, and whether their fingerprint was compared."""

import enum

import msgspec

from sealroom.protocol.ids import UserId
from sealroom.store.connection import Connection


class HowVerified(enum.StrEnum):
    """How fingerprints were compared."""

    COMPARED = "compared"
    """By people."""
    QR = "qr"
    """By a code that was read."""


class KnownUser(msgspec.Struct, frozen=True):
    """A person as this profile knows them."""

    user_id: UserId
    name: str
    verified_at: int | None = None
    """When fingerprints were compared, in ms; None before."""
    verified_how: HowVerified | None = None

    @property
    def verified(self) -> bool:
        """Whether the mark stands."""
        return self.verified_at is not None


class UserRepository:
    """Names and verified marks."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, user_id: UserId) -> KnownUser | None:
        """One person; None where never seen."""
        row = self._connection.execute(f"{_SELECT} WHERE user_id = ?", (user_id,)).fetchone()
        return _known(*row) if row else None

    def all(self) -> dict[UserId, KnownUser]:
        """Everyone ever seen."""
        return {row[0]: _known(*row) for row in self._connection.execute(_SELECT)}

    def save_name(self, user_id: UserId, name: str) -> None:
        """Remember what the relay calls this user."""
        self._connection.execute(
            "INSERT INTO users (user_id, name) VALUES (?, ?)"
            " ON CONFLICT (user_id) DO UPDATE SET name = excluded.name",
            (user_id, name),
        )

    def set_verified(self, user_id: UserId, at: int, how: HowVerified) -> None:
        """Remember that fingerprints were compared."""
        self._mark(user_id, at, how)

    def take_back(self, user_id: UserId) -> None:
        """The mark no longer counts."""
        self._mark(user_id, None, None)

    def _mark(self, user_id: UserId, at: int | None, how: HowVerified | None) -> None:
        self._connection.execute(
            "INSERT INTO users (user_id, name, verified_at, verified_how) VALUES (?, '', ?, ?)"
            " ON CONFLICT (user_id) DO UPDATE SET verified_at = excluded.verified_at,"
            " verified_how = excluded.verified_how",
            (user_id, at, how),
        )


_SELECT = "SELECT user_id, name, verified_at, verified_how FROM users"


def _known(user_id: UserId, name: str, at: int | None, how: str | None) -> KnownUser:
    return KnownUser(user_id, name, at, HowVerified(how) if how else None)
