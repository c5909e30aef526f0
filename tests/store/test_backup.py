import os
from contextlib import closing
from pathlib import Path

import pytest

from sealroom.store.backup import (
    BACKUP_KEPT_SECONDS,
    ROOM_BYTES,
    Backup,
    back_up,
    backup_of,
    backups_of,
    check_copy,
    check_room,
    drop_old_backups,
)
from sealroom.store.database import Database, open_database
from sealroom.store.driver import connect_copy
from sealroom.store.errors import (
    DatabaseBusy,
    DatabaseDamaged,
    DatabaseMissing,
    DiskFull,
    ReadOnly,
)
from sealroom.store.private_file import create_private_file
from tests.store.sample import SECRET_TEXT, store_setting, stored_settings


@pytest.fixture
def filled(database: Database) -> Database:
    """With what is not in the file yet, but in the log beside it."""
    for number in range(20):
        with database.write() as connection:
            store_setting(connection, f"setting {number:02}", SECRET_TEXT.encode() * 100)
    return database


def copy_of(database: Database, file: Path, key: bytes) -> Path:
    back_up(database.connection, file, key, 1)
    return backup_of(file, 1)


def set_version(database: Database, version: int) -> None:
    database.connection.execute(f"PRAGMA user_version = {version}")


@pytest.fixture(autouse=True)
def _first_schema(database: Database) -> None:
    set_version(database, 1)


def test_a_copy_is_whole_with_what_was_in_the_log(filled: Database, file: Path, key: bytes) -> None:
    copy = copy_of(filled, file, key)

    with closing(connect_copy(copy, key)) as reader:
        assert len(stored_settings(reader)) == 20
    assert [each.name for each in copy.parent.glob("*.schema-*")] == [copy.name]


def test_a_copy_is_sealed_and_the_owner_s_alone(filled: Database, file: Path, key: bytes) -> None:
    copy = copy_of(filled, file, key)

    assert copy.stat().st_mode & 0o777 == 0o600
    assert SECRET_TEXT.encode() not in copy.read_bytes()


def test_the_copy_of_a_damaged_database_is_none(filled: Database, file: Path, key: bytes) -> None:
    filled.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)
    with pytest.raises(DatabaseDamaged, match=file.name):
        copy_of(filled, file, key)

    assert backups_of(file) == []


def test_a_log_that_others_read_in_is_waited_for_in_words(
    filled: Database, file: Path, key: bytes
) -> None:
    reader = filled.reader()
    reader.execute("BEGIN").fetchall()
    assert stored_settings(reader)
    filled.connection.execute("PRAGMA busy_timeout = 10").fetchall()
    with filled.write() as connection:
        store_setting(connection, "later")
    with pytest.raises(DatabaseBusy):
        copy_of(filled, file, key)

    assert backups_of(file) == []


def test_room_is_looked_for_first(
    filled: Database, file: Path, key: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sealroom.store.backup.ROOM_BYTES", 1 << 60)
    with pytest.raises(DiskFull, match="MB") as refused:
        copy_of(filled, file, key)

    assert refused.value.missing > 1 << 59
    assert backups_of(file) == []


def test_room_for_a_copy_and_the_migration_is_enough(file: Path, database: Database) -> None:
    check_room(file)
    assert ROOM_BYTES > 0
    with pytest.raises(DatabaseMissing):
        check_room(file.with_name("nowhere.db"))


@pytest.mark.parametrize("damage", ["altered", "cut off", "another version", "another key"])
def test_a_copy_is_checked_page_by_page(
    filled: Database, file: Path, key: bytes, damage: str
) -> None:
    copy = copy_of(filled, file, key)
    content = bytearray(copy.read_bytes())
    match damage:
        case "altered":
            content[len(content) // 2] ^= 1
        case "cut off":
            del content[len(content) // 2 :]
    copy.write_bytes(content)
    key = bytes(32) if damage == "another key" else key
    with pytest.raises(DatabaseDamaged, match=copy.name):
        check_copy(copy, key, 2 if damage == "another version" else 1)


def test_a_folder_that_takes_no_copy_is_named(without_rights: Path, key: bytes) -> None:
    file = without_rights / "test.db"
    with closing(open_database(file, key)) as database:
        without_rights.chmod(0o500)
        with pytest.raises(ReadOnly):
            copy_of(database, file, key)
        without_rights.chmod(0o700)


def test_copies_are_listed_the_newest_first(file: Path) -> None:
    for version, made_at in ((3, 2000), (1, 1000), (2, 3000)):
        create_private_file(backup_of(file, version))
        os.utime(backup_of(file, version), (made_at, made_at))
    create_private_file(file.with_name("other.db.schema-1"))
    create_private_file(file.with_name(f"{file.name}.schema-new"))

    assert backups_of(file) == [
        Backup(backup_of(file, 2), 2, 3000.0),
        Backup(backup_of(file, 3), 3, 2000.0),
        Backup(backup_of(file, 1), 1, 1000.0),
    ]


def test_copies_are_dropped_after_a_week(file: Path) -> None:
    old, young = backup_of(file, 1), backup_of(file, 2)
    for copy, made_at in ((old, 1000), (young, 2000)):
        create_private_file(copy)
        os.utime(copy, (made_at, made_at))
    stranger = file.with_name("other.db.schema-1")
    create_private_file(stranger)
    os.utime(stranger, (0, 0))
    drop_old_backups(file, 1500.0 + BACKUP_KEPT_SECONDS)

    assert not old.exists()
    assert young.exists()
    assert stranger.exists()


def test_a_copy_that_cannot_be_dropped_stays_and_is_told(
    without_rights: Path, caplog: pytest.LogCaptureFixture
) -> None:
    copy = backup_of(without_rights / "test.db", 1)
    create_private_file(copy)
    without_rights.chmod(0o500)
    drop_old_backups(without_rights / "test.db", copy.stat().st_mtime + BACKUP_KEPT_SECONDS + 1)

    assert copy.exists()
    assert "stays" in caplog.text
