"""A copy takes the database's place, and what was there is kept."""

from contextlib import closing
from pathlib import Path

import pytest

from sealroom.protocol.ids import DEVICE_ID_BYTES, device_id_from
from sealroom.store.backup import Backup, back_up, backups_of
from sealroom.store.database import open_database
from sealroom.store.driver import connect_copy, connect_file
from sealroom.store.errors import DatabaseDamaged, DiskFull
from sealroom.store.migration import migrate, packaged_migrations
from sealroom.store.private_file import create_private_file
from sealroom.store.restoring import finish_restoring, restore
from tests.store.sample import all_bytes, rows, store_setting, stored_settings


@pytest.fixture
def backup(file: Path, key: bytes) -> Backup:
    """Beside a database that has had one setting more since, which is still in its log."""
    database = open_database(file, key)
    with database.write() as connection:
        store_setting(connection, "early")
    back_up(database.connection, file, key, len(packaged_migrations()))
    with database.write() as connection:
        store_setting(connection, "late")
    log = file.with_name(file.name + "-wal")
    kept = log.read_bytes()
    database.close()
    log.write_bytes(kept)
    return backups_of(file)[0]


def settings(file: Path, key: bytes) -> list[str]:
    with closing(open_database(file, key)) as database:
        database.integrity_check()
        return stored_settings(database.connection)


def test_the_copy_takes_the_place_and_what_was_there_is_kept(
    file: Path, key: bytes, backup: Backup
) -> None:
    restore(file, backup, key)

    assert settings(file, key) == ["early"]
    assert settings(file.with_name("test.db.aside-1"), key) == ["early", "late"]
    assert backup.file.exists()


@pytest.mark.parametrize("version", range(1, len(packaged_migrations()) + 1))
def test_a_copy_of_every_version_becomes_another_device(
    tmp_path: Path, key: bytes, version: int
) -> None:
    file = tmp_path / "old.db"
    create_private_file(file)
    with closing(connect_file(file, key, writable=True)) as connection:
        migrate(connection, packaged_migrations()[:version], None)
        connection.execute(
            "INSERT INTO identity (id, user_id, device_id, secrets, name, relay_address,"
            " relay_name) VALUES (1, 'ada', 'before', x'', 'Ada', '', '')"
        )
        connection.execute("INSERT INTO sessions (session_id, own_counter) VALUES ('s', 7)")
        connection.execute("PRAGMA journal_mode = WAL").fetchall()
        back_up(connection, file, key, version)
    restore(file, backups_of(file)[0], key)

    with closing(connect_copy(file, key)) as restored:
        (device_id,) = rows(restored, "SELECT device_id FROM identity")[0]
        assert len(device_id) == len(device_id_from(bytes(DEVICE_ID_BYTES)))
        assert rows(restored, "SELECT own_counter FROM sessions") == [(0,)]


def test_each_time_keeps_another(file: Path, key: bytes, backup: Backup) -> None:
    for _ in range(3):
        restore(file, backup, key)

    aside = sorted(each.name for each in file.parent.glob("*.aside-?"))
    assert aside == ["test.db.aside-1", "test.db.aside-2", "test.db.aside-3"]
    assert settings(file.with_name("test.db.aside-1"), key) == ["early", "late"]


def test_a_lost_database_comes_back(file: Path, key: bytes, backup: Backup) -> None:
    file.unlink()
    file.with_name("test.db-wal").unlink()
    restore(file, backup, key)

    assert settings(file, key) == ["early"]
    assert list(file.parent.glob("*.aside-*")) == []


def test_a_log_without_its_database_is_not_put_to_another(
    file: Path, key: bytes, backup: Backup
) -> None:
    restore(file, backup, key)
    file.unlink()
    stray = file.with_name("test.db-wal")
    stray.write_bytes(b"a log of a database that is gone")
    restore(file, backup, key)

    assert settings(file, key) == ["early"]
    assert settings(file.with_name("test.db.aside-1"), key) == ["early", "late"]
    assert file.with_name("test.db.aside-2-wal").read_bytes() == b"a log of a database that is gone"


def test_a_copy_that_is_not_sound_takes_no_one_s_place(
    file: Path, key: bytes, backup: Backup
) -> None:
    content = bytearray(backup.file.read_bytes())
    content[len(content) // 2] ^= 1
    backup.file.write_bytes(content)
    before = file.read_bytes()
    with pytest.raises(DatabaseDamaged, match=backup.file.name):
        restore(file, backup, key)

    assert list(file.parent.glob("*.restoring")) == []
    finish_restoring(file)
    assert file.read_bytes() == before
    assert list(file.parent.glob("*.aside-*")) == []


def test_another_key_restores_nothing(file: Path, key: bytes, backup: Backup) -> None:
    before = file.read_bytes()
    with pytest.raises(DatabaseDamaged):
        restore(file, backup, bytes(32))

    assert file.read_bytes() == before


def test_room_is_looked_for_first(
    file: Path, key: bytes, backup: Backup, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sealroom.store.backup.ROOM_BYTES", 1 << 60)
    before = all_bytes(file.parent)
    with pytest.raises(DiskFull):
        restore(file, backup, key)

    assert all_bytes(file.parent) == before


def test_nothing_begun_is_nothing_to_finish(file: Path, key: bytes, backup: Backup) -> None:
    before = all_bytes(file.parent)
    finish_restoring(file)

    assert all_bytes(file.parent) == before
