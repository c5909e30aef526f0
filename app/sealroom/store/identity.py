"""The profile's own identity, and where it is at home."""

import msgspec

from sealroom.crypto import IdentitySecrets, decode_secrets, encode_secrets
from sealroom.protocol.ids import DeviceId, UserId
from sealroom.store.connection import Connection


class OwnIdentity(msgspec.Struct, frozen=True):
    """Who the profile belongs to. `secrets` redact themselves."""

    user_id: UserId
    device_id: DeviceId
    secrets: IdentitySecrets
    name: str
    relay_address: str
    relay_name: str


class IdentityRepository:
    """At most one identity, and the place reached in its inbox."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self) -> OwnIdentity | None:
        """The identity; None before registration. Raises SecretsRefused."""
        row = self._connection.execute(
            "SELECT user_id, device_id, secrets, name, relay_address, relay_name FROM identity"
        ).fetchone()
        if row is None:
            return None
        user_id, device_id, secrets, name, relay_address, relay_name = row
        return OwnIdentity(
            user_id=user_id,
            device_id=device_id,
            secrets=decode_secrets(secrets),
            name=name,
            relay_address=relay_address,
            relay_name=relay_name,
        )

    def save(self, own: OwnIdentity) -> None:
        """Keep a new identity, or its changed secrets, name or relay."""
        self._connection.execute(
            "INSERT INTO identity"
            " (id, user_id, device_id, secrets, name, relay_address, relay_name)"
            " VALUES (1, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET"
            " user_id = excluded.user_id, device_id = excluded.device_id,"
            " secrets = excluded.secrets, name = excluded.name,"
            " relay_address = excluded.relay_address, relay_name = excluded.relay_name",
            (
                own.user_id,
                own.device_id,
                encode_secrets(own.secrets),
                own.name,
                own.relay_address,
                own.relay_name,
            ),
        )

    def inbox_cursor(self) -> int:
        """Number of the last inbox item stored."""
        row = self._connection.execute("SELECT inbox_cursor FROM identity").fetchone()
        return int(row[0]) if row else 0

    def set_inbox_cursor(self, number: int) -> None:
        """Move the cursor, in the transaction that stores what it covers."""
        self._connection.execute("UPDATE identity SET inbox_cursor = ?", (number,))
