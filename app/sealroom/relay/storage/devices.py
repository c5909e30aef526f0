"""The devices a user signs in from, and how far each has stored its inbox.

A device that was signed out stays known, so that it cannot come back.
"""

import enum

from sqlalchemy import Connection, bindparam, delete, func, insert, select, update

from sealroom.protocol.device import Device
from sealroom.protocol.ids import DeviceId, UserId
from sealroom.relay.storage.schema import devices
from sealroom.relay.storage.statement import Statement


class Standing(enum.Enum):
    """What a device is to the relay as it signs in."""

    NEW = enum.auto()
    KNOWN = enum.auto()
    REVOKED = enum.auto()


_of_user = devices.c.user_id == bindparam("of_user")
_here = _of_user & (devices.c.device_id == bindparam("of_device"))
_staying = _of_user & devices.c.revoked_at.is_(None)
_known = Statement(select(devices.c.revoked_at).where(_here))
_insert = Statement(insert(devices))
_seen = Statement(
    update(devices)
    .where(_here)
    .values(
        last_seen=bindparam("now"),
        label=func.coalesce(bindparam("label"), devices.c.label),
    )
)
_acknowledged = Statement(
    update(devices)
    .where(_here, devices.c.inbox_ack < bindparam("up_to"))
    .values(inbox_ack=bindparam("up_to"), last_seen=bindparam("now"))
)
_revoked = Statement(update(devices).where(_here).values(revoked_at=bindparam("now")))
_forgotten = Statement(delete(devices).where(_here))
_least = Statement(select(func.min(devices.c.inbox_ack)).where(_staying))
_count = Statement(select(func.count()).select_from(devices).where(_staying))
_oldest = Statement(
    select(devices.c.device_id).where(_staying).order_by(devices.c.last_seen).limit(1)
)
_newest = Statement(
    select(devices.c.device_id, devices.c.label, devices.c.first_seen, devices.c.last_seen)
    .where(_staying)
    .order_by(devices.c.last_seen.desc(), devices.c.device_id)
    .limit(bindparam("most"))
)
_newest_revoked = Statement(
    select(devices.c.device_id)
    .where(_of_user, devices.c.revoked_at.is_not(None))
    .order_by(devices.c.revoked_at.desc())
)


def see_device(
    connection: Connection,
    user_id: UserId,
    device_id: DeviceId,
    now: int,
    *,
    limit: int,
    label: bytes = b"",
) -> Standing:
    """Note that the device signs in, and its label where it gives one; nothing where it is revoked.

    A new one has acknowledged nothing, and takes the place of the one seen longest ago where the
    user has `limit` of them.
    """
    here = {"of_user": user_id, "of_device": device_id}
    known = _known.first(connection, here)
    if known is None:
        if count_devices(connection, user_id) >= limit:
            _forget_oldest(connection, user_id)
        _add(connection, user_id, device_id, now, label)
        return Standing.NEW
    if known.revoked_at is not None:
        return Standing.REVOKED
    _seen.run(connection, {**here, "now": now, "label": label or None})
    return Standing.KNOWN


def present_devices(connection: Connection, user_id: UserId, most: int) -> list[Device]:
    """Those that may sign in, last seen first."""
    rows = _newest.all(connection, {"of_user": user_id, "most": most})
    return [Device(row.device_id, row.label or b"", row.first_seen, row.last_seen) for row in rows]


def count_devices(connection: Connection, user_id: UserId) -> int:
    """How many devices the user may sign in from."""
    return int(_count.value(connection, {"of_user": user_id}))


def revoke(
    connection: Connection, user_id: UserId, device_id: DeviceId, now: int, keep: int
) -> Standing:
    """Sign a device out for good; what it was before, NEW where the user never had it.

    Of more than `keep` that were signed out, those first signed out are forgotten.
    """
    here = {"of_user": user_id, "of_device": device_id}
    known = _known.first(connection, here)
    if known is None:
        return Standing.NEW
    if known.revoked_at is not None:
        return Standing.REVOKED
    _revoked.run(connection, {**here, "now": now})
    _forget_revoked(connection, user_id, keep)
    return Standing.KNOWN


def acknowledge(
    connection: Connection, user_id: UserId, device_id: DeviceId, number: int, now: int
) -> None:
    """Note what the device has stored."""
    here = {"of_user": user_id, "of_device": device_id}
    _acknowledged.run(connection, {**here, "up_to": number, "now": now})


def acknowledged_by_all(connection: Connection, user_id: UserId) -> int:
    """Up to where every device that may sign in has stored the inbox."""
    return int(_least.value(connection, {"of_user": user_id}) or 0)


def _add(
    connection: Connection, user_id: UserId, device_id: DeviceId, now: int, label: bytes
) -> None:
    row = {
        "user_id": user_id,
        "device_id": device_id,
        "inbox_ack": 0,
        "first_seen": now,
        "last_seen": now,
        "label": label or None,
    }
    _insert.run(connection, row)


def _forget_oldest(connection: Connection, user_id: UserId) -> None:
    oldest = _oldest.value(connection, {"of_user": user_id})
    if oldest is not None:
        _forgotten.run(connection, {"of_user": user_id, "of_device": oldest})


def _forget_revoked(connection: Connection, user_id: UserId, keep: int) -> None:
    for (device_id,) in _newest_revoked.all(connection, {"of_user": user_id})[keep:]:
        _forgotten.run(connection, {"of_user": user_id, "of_device": device_id})
