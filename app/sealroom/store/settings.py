"""What the person has set for the app: values by name, each kept as its owner encoded it."""

from sealroom.store.connection import Connection


class SettingsRepository:
    """One value a name."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, name: str) -> bytes | None:
        """The value; None where it was never set."""
        row = self._connection.execute(
            "SELECT value FROM settings WHERE name = ?", (name,)
        ).fetchone()
        return bytes(row[0]) if row else None

    def set(self, name: str, value: bytes) -> None:
        """Keep a value in the place of the one before."""
        self._connection.execute(
            "INSERT INTO settings (name, value) VALUES (?, ?)"
            " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            (name, value),
        )
