"""Other devices of one's own that signed in for the first time, until the person has seen it."""

import msgspec

from sealroom.protocol.ids import DeviceId
from sealroom.protocol.redacted import Redacted
from sealroom.store.connection import Connection


class DeviceNotice(Redacted, frozen=True):
    """A device never seen before signed in. `label` is empty where there is none."""

    HIDDEN = frozenset({"label"})

    device_id: DeviceId
    label: str
    signed_in_at: int


class DeviceRepository:
    """One notice a device."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def notices(self) -> list[DeviceNotice]:
        """Oldest first."""
        rows = self._connection.execute(
            "SELECT device_id, label, signed_in_at FROM device_notices"
            " ORDER BY signed_in_at, device_id"
        )
        return [DeviceNotice(*row) for row in rows]

    def add_notice(self, notice: DeviceNotice) -> None:
        """Keep it; a later one of the same device takes its place."""
        self._connection.execute(
            "INSERT OR REPLACE INTO device_notices (device_id, label, signed_in_at)"
            " VALUES (?, ?, ?)",
            msgspec.structs.astuple(notice),
        )

    def drop_notice(self, device_id: DeviceId) -> None:
        """Seen, or signed out."""
        self._connection.execute("DELETE FROM device_notices WHERE device_id = ?", (device_id,))
