import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from sealroom.store.driver import DriverConnection, connect_file, connect_memory
from sealroom.store.errors import DatabaseTooNew, ReadOnly
from sealroom.store.migration import (
    BACKUP_KEPT_SECONDS,
    Migration,
    backup_of,
    drop_old_backups,
    migrate,
    packaged_migrations,
    schema_version,
)
from sealroom.store.private_file import create_private_file
from tests.store.sample import rows

FIRST = Migration(1, "CREATE TABLE people (id INTEGER PRIMARY KEY, name TEXT) STRICT;")
SECOND = Migration(
    2,
    "ALTER TABLE people ADD COLUMN age INTEGER;\n"
    "-- a semicolon; in a comment\n"
    "CREATE TABLE pets (name TEXT DEFAULT 'a;b', owner INTEGER REFERENCES people (id)) STRICT;",
)
REBUILD = Migration(
    3,
    "CREATE TABLE people_new (id INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT;"
    "INSERT INTO people_new SELECT id, name FROM people; DROP TABLE people;"
    "ALTER TABLE people_new RENAME TO people;",
)
SCHEMA = "SELECT type, name, sql FROM sqlite_schema ORDER BY name"


@pytest.fixture
def connection(file: Path, key: bytes) -> Iterator[DriverConnection]:
    create_private_file(file)
    connection = connect_file(file, key, writable=True)
    connection.execute("PRAGMA journal_mode = WAL").fetchall()
    connection.execute("PRAGMA foreign_keys = ON")
    yield connection
    connection.close()


def fill(connection: DriverConnection) -> None:
    migrate(connection, (FIRST, SECOND), None)
    connection.execute("INSERT INTO people VALUES (1, 'Ada', 36)")
    connection.execute("INSERT INTO pets VALUES ('Rex', 1)")


def test_each_is_applied_once_and_in_order(connection: DriverConnection) -> None:
    migrate(connection, (FIRST,), None)
    migrate(connection, (FIRST, SECOND), None)
    migrate(connection, (FIRST, SECOND), None)

    assert schema_version(connection) == 2
    assert rows(connection, "SELECT id, name, age FROM people") == []


def test_a_table_that_others_refer_to_can_be_rebuilt(connection: DriverConnection) -> None:
    fill(connection)
    migrate(connection, (FIRST, SECOND, REBUILD), None)

    assert rows(connection, "SELECT people.name, owner FROM people JOIN pets") == [("Ada", 1)]
    with pytest.raises(dbapi2.IntegrityError):  # references are watched again
        connection.execute("INSERT INTO pets VALUES ('Tom', 2)")


@pytest.mark.parametrize(
    "sql",
    [
        "DELETE FROM pets; SELECT * FROM nothing;",
        "DELETE FROM pets; CREATE TABLE people (id INTEGER);",
        "DELETE FROM people;",  # leaves a pet without its owner
    ],
)
def test_one_that_fails_changes_nothing(connection: DriverConnection, sql: str) -> None:
    fill(connection)
    before = rows(connection, SCHEMA)
    with pytest.raises((dbapi2.OperationalError, ValueError)):
        migrate(connection, (FIRST, SECOND, Migration(3, sql)), None)

    assert rows(connection, SCHEMA) == before
    assert schema_version(connection) == 2
    assert rows(connection, "SELECT name FROM pets") == [("Rex",)]
    assert not connection.in_transaction
    assert rows(connection, "PRAGMA foreign_keys") == [(1,)]


def test_what_succeeded_before_a_failure_stays(connection: DriverConnection) -> None:
    with pytest.raises(dbapi2.OperationalError):
        migrate(connection, (FIRST, Migration(2, "NONSENSE")), None)

    assert schema_version(connection) == 1


def test_a_newer_schema_is_left_alone(connection: DriverConnection, file: Path) -> None:
    fill(connection)
    before = file.read_bytes()
    with pytest.raises(DatabaseTooNew) as refused:
        migrate(connection, (FIRST,), file)

    assert (refused.value.found, refused.value.known) == (2, 1)
    assert file.read_bytes() == before
    assert [other.name for other in file.parent.glob("*.schema-*")] == []


def test_an_existing_file_is_copied_first_sealed_as_it_is(
    connection: DriverConnection, file: Path, key: bytes
) -> None:
    fill(connection)
    migrate(connection, (FIRST, SECOND, REBUILD), file)
    copy = connect_file(backup_of(file, 2), key, writable=False)

    assert schema_version(copy) == 2
    assert rows(copy, "SELECT name, age FROM people") == [("Ada", 36)]
    copy.close()
    assert backup_of(file, 2).stat().st_mode & 0o777 == 0o600
    assert b"Ada" not in backup_of(file, 2).read_bytes()


def test_a_new_file_and_an_up_to_date_one_are_not_copied(
    connection: DriverConnection, file: Path
) -> None:
    migrate(connection, (FIRST,), file)
    migrate(connection, (FIRST,), file)

    assert list(file.parent.glob("*.schema-*")) == []


def test_without_a_copy_nothing_is_migrated(without_rights: Path, key: bytes) -> None:
    file = without_rights / "test.db"
    create_private_file(file)
    connection = connect_file(file, key, writable=True)
    migrate(connection, (FIRST,), file)
    without_rights.chmod(0o500)
    with pytest.raises(ReadOnly):
        migrate(connection, (FIRST, SECOND), file)

    assert schema_version(connection) == 1
    connection.close()


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


def test_the_packaged_ones_are_numbered_without_a_gap() -> None:
    numbers = [migration.number for migration in packaged_migrations()]

    assert numbers == list(range(1, len(numbers) + 1))
    assert numbers


@pytest.mark.parametrize("version", range(len(packaged_migrations())))
def test_every_earlier_version_arrives_at_the_same_schema(version: int) -> None:
    at_once, in_steps = connect_memory(), connect_memory()
    migrate(at_once, packaged_migrations(), None)
    migrate(in_steps, packaged_migrations()[:version], None)
    migrate(in_steps, packaged_migrations(), None)

    assert rows(at_once, SCHEMA) == rows(in_steps, SCHEMA)
    assert schema_version(in_steps) == len(packaged_migrations())
    at_once.close()
    in_steps.close()
