"""The devices a user signs in from, and how far each has stored its inbox."""

from sqlalchemy import Connection, delete, func, insert, select, update

from sealroom.protocol.ids import DeviceId, UserId
from sealroom.relay.storage.schema import devices


def see_device(
    connection: Connection, user_id: UserId, device_id: DeviceId, now: int, limit: int
) -> None:
    """Note that the device signed in. A new one has acknowledged nothing, and takes the place of
    the one seen longest ago where the user has `limit` of them.
    """
    here = (devices.c.user_id == user_id) & (devices.c.device_id == device_id)
    seen = connection.execute(update(devices).where(here).values(last_seen=now))
    if not seen.rowcount:
        if count_devices(connection, user_id) >= limit:
            _forget_oldest(connection, user_id)
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


def _forget_oldest(connection: Connection, user_id: UserId) -> None:
    of_user = devices.c.user_id == user_id
    seen = select(devices.c.device_id).where(of_user).order_by(devices.c.last_seen).limit(1)
    oldest = connection.scalar(seen)
    connection.execute(delete(devices).where(of_user, devices.c.device_id == oldest))
