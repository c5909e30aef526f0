"""What an operation that changes nothing works on."""

from dataclasses import dataclass

from sealroom.relay.storage import Connection


@dataclass(frozen=True, slots=True)
class Reading:
    """A snapshot of the database, and the relay's clock (ms)."""

    connection: Connection
    now: int
