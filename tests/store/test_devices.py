"""Notices of new devices."""

from sealroom.store.database import Database
from sealroom.store.devices import DeviceNotice, DeviceRepository

LAPTOP = DeviceNotice("c" * 16, "Laptop", 2_000)
UNNAMED = DeviceNotice("b" * 16, "", 1_000)


def test_notices_are_kept_until_dropped_oldest_first(database: Database) -> None:
    with database.write() as connection:
        devices = DeviceRepository(connection)
        for notice in (LAPTOP, UNNAMED, LAPTOP):
            devices.add_notice(notice)
    with database.write() as connection:
        devices = DeviceRepository(connection)
        assert devices.notices() == [UNNAMED, LAPTOP]
        devices.drop_notice(UNNAMED.device_id)
        devices.drop_notice(UNNAMED.device_id)
        assert devices.notices() == [LAPTOP]
