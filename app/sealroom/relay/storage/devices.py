"""The devices a user signs in from, and how far each has stored its inbox."""

from sqlalchemy import Connection, func, insert, select, update

from sealroom.protocol.ids import DeviceId, UserId
from sealroom.relay.storage.schema import devices


def see_device(connection: Connection, user_id: UserId, device_id: DeviceId, now: int) -> None:
    """Note that the device signed in; a new one has acknowledged nothing."""
    here = (devices.c.user_id == user_id) & (devices.c.device_id == device_id)
    seen = connection.execute(update(devices).where(here).values(last_seen=now))
    if not seen.rowcount:
        row = {"user_id": user_id, "device_id": device_id, "inbox_ack": 0, "last_seen": now}
        connection.execute(insert(devices), row)


def acknowledge(connection: Connection, user_id: UserId, device_id: DeviceId, number: int) -> int:
    """Note what the device has stored; give what all devices of the user have."""
    here = (devices.c.user_id == user_id) & (devices.c.device_id == device_id)
    behind = devices.c.inbox_ack < number
    connection.execute(update(devices).where(here, behind).values(inbox_ack=number))
    least = select(func.min(devices.c.inbox_ack)).where(devices.c.user_id == user_id)
    return int(connection.scalar(least) or 0)


def count_devices(connection: Connection, user_id: UserId) -> int:
    """How many devices the user has signed in from."""
    count = select(func.count()).select_from(devices).where(devices.c.user_id == user_id)
    return int(connection.scalar(count) or 0)
