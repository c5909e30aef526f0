from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from sealroom.store.driver import DriverConnection, connect_file, connect_memory
from sealroom.store.errors import DatabaseTooNew, DiskFull, MigrationFailed
from sealroom.store.migration import Migration, migrate, packaged_migrations, schema_version
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
    with pytest.raises(MigrationFailed, match="from schema 2 to 3"):
        migrate(connection, (FIRST, SECOND, Migration(3, sql)), None)

    assert rows(connection, SCHEMA) == before
    assert schema_version(connection) == 2
    assert rows(connection, "SELECT name FROM pets") == [("Rex",)]
    assert not connection.in_transaction
    assert rows(connection, "PRAGMA foreign_keys") == [(1,)]


def test_all_that_are_missing_are_applied_or_none(connection: DriverConnection) -> None:
    """So that the Sealroom that was used before still opens it."""
    migrate(connection, (FIRST,), None)
    before = rows(connection, SCHEMA)
    with pytest.raises(MigrationFailed):
        migrate(connection, (FIRST, SECOND, Migration(3, "NONSENSE;")), None)

    assert schema_version(connection) == 1
    assert rows(connection, SCHEMA) == before
    migrate(connection, (FIRST, SECOND, REBUILD), None)
    assert schema_version(connection) == 3


def test_a_disk_that_fills_up_meanwhile_is_named_and_changes_nothing(
    connection: DriverConnection,
) -> None:
    fill(connection)
    pages = rows(connection, "PRAGMA page_count")[0][0]
    connection.execute(f"PRAGMA max_page_count = {pages + 1}").fetchall()
    large = Migration(
        3, "CREATE TABLE large (b BLOB) STRICT;INSERT INTO large VALUES (zeroblob(100000));"
    )
    with pytest.raises(DiskFull):
        migrate(connection, (FIRST, SECOND, large), None)

    assert schema_version(connection) == 2
    assert not connection.in_transaction


def test_a_copy_is_made_where_there_is_something_to_lose(connection: DriverConnection) -> None:
    left: list[int] = []
    migrate(connection, (FIRST, SECOND), None, left.append)
    migrate(connection, (FIRST, SECOND), None, left.append)
    assert left == []

    migrate(connection, (FIRST, SECOND, REBUILD), None, left.append)
    assert left == [2]


def test_without_a_copy_nothing_is_migrated(connection: DriverConnection) -> None:
    def no_room(_: int) -> None:
        raise DiskFull(5)

    fill(connection)
    with pytest.raises(DiskFull):
        migrate(connection, (FIRST, SECOND, REBUILD), None, no_room)

    assert schema_version(connection) == 2


def test_a_newer_schema_is_left_alone(connection: DriverConnection, file: Path) -> None:
    fill(connection)
    before = file.read_bytes()
    left: list[int] = []
    with pytest.raises(DatabaseTooNew) as refused:
        migrate(connection, (FIRST,), file, left.append)

    assert (refused.value.found, refused.value.known) == (2, 1)
    assert file.read_bytes() == before
    assert left == []


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
