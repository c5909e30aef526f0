from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from sealroom.store.driver import DriverConnection, connect_file, connect_memory
from sealroom.store.errors import (
    DatabaseBusy,
    DatabaseDamaged,
    DiskFailed,
    DiskFull,
    ReadOnly,
    StoreError,
)
from sealroom.store.private_file import create_private_file
from tests.store.sample import SECRET_TEXT, rows


@pytest.fixture
def connection(file: Path, key: bytes) -> Iterator[DriverConnection]:
    create_private_file(file)
    connection = connect_file(file, key, writable=True)
    connection.execute("CREATE TABLE words (word TEXT NOT NULL UNIQUE, number INTEGER) STRICT")
    yield connection
    connection.close()


def test_rows_come_back_in_each_way_of_asking(connection: DriverConnection) -> None:
    added = connection.executemany("INSERT INTO words VALUES (?, ?)", [("a", 1), ("b", 2)])
    select = "SELECT word, number FROM words ORDER BY word"

    assert added.rowcount == 2
    assert connection.execute("INSERT INTO words VALUES ('c', NULL)").lastrowid == 3
    assert connection.execute(select).fetchone() == ("a", 1)
    assert connection.execute(select).fetchall() == [("a", 1), ("b", 2), ("c", None)]
    assert list(connection.execute(select)) == [("a", 1), ("b", 2), ("c", None)]
    assert connection.execute("SELECT 1 WHERE 0").fetchone() is None


def test_the_key_is_32_bytes_and_nothing_else(file: Path) -> None:
    create_private_file(file)

    with pytest.raises(ValueError, match="32 bytes"):
        connect_file(file, b"short", writable=True)


def test_neither_the_key_nor_a_parameter_is_shown(connection: DriverConnection, key: bytes) -> None:
    connection.execute("INSERT INTO words (word) VALUES (?)", (SECRET_TEXT,))
    with pytest.raises(dbapi2.IntegrityError) as refused:
        connection.execute("INSERT INTO words (word) VALUES (?)", (SECRET_TEXT,))
    shown = f"{connection!r} {connection.execute('SELECT 1')!r} {refused.value!r}"

    assert key.hex() not in shown.lower()
    assert SECRET_TEXT not in shown


def test_sqlcipher_writes_nothing_to_the_terminal(
    connection: DriverConnection, file: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    stranger = connect_file(file, bytes(32), writable=True)
    with pytest.raises(DatabaseDamaged):
        rows(stranger, "SELECT * FROM words")
    stranger.close()

    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("sql", "kind"),
    [
        ("SELEC 1", dbapi2.OperationalError),
        ("SELECT * FROM nothing", dbapi2.OperationalError),
        ("INSERT INTO words (word) VALUES (NULL)", dbapi2.IntegrityError),
        ("INSERT INTO words VALUES ('a', 'b')", dbapi2.IntegrityError),
        ("COMMIT", dbapi2.OperationalError),
    ],
)
def test_our_own_bugs_stay_bugs(
    connection: DriverConnection, sql: str, kind: type[Exception]
) -> None:
    with pytest.raises(kind) as refused:
        connection.execute(sql)

    assert not isinstance(refused.value, StoreError)


def test_writing_through_a_reader_is_a_bug(
    connection: DriverConnection, file: Path, key: bytes
) -> None:
    reader = connect_file(file, key, writable=False)
    with pytest.raises(dbapi2.OperationalError):
        reader.execute("DELETE FROM words")
    reader.close()


def test_a_closed_connection_is_a_bug() -> None:
    connection = connect_memory()
    connection.close()

    with pytest.raises(dbapi2.ProgrammingError):
        connection.execute("SELECT 1")


def test_no_room_is_a_full_disk(connection: DriverConnection) -> None:
    connection.execute("PRAGMA max_page_count = 5")

    with pytest.raises(DiskFull):
        connection.executemany(
            "INSERT INTO words (word) VALUES (?)", [("a" * 9000,), ("b" * 9000,)]
        )


def test_another_program_s_lock_is_waited_for_and_then_named(
    connection: DriverConnection, file: Path, key: bytes
) -> None:
    other = connect_file(file, key, writable=True)
    other.execute("BEGIN EXCLUSIVE")
    connection.execute("PRAGMA busy_timeout = 0")
    with pytest.raises(DatabaseBusy, match=r"test\.db"):
        connection.execute("BEGIN IMMEDIATE")
    other.close()


def test_another_key_is_a_damaged_file(connection: DriverConnection, file: Path) -> None:
    stranger = connect_file(file, bytes(32), writable=True)
    with pytest.raises(DatabaseDamaged):
        stranger.execute("SELECT * FROM words")
    stranger.close()


def test_a_page_that_was_altered_is_found_while_rows_are_read(
    connection: DriverConnection, file: Path, key: bytes
) -> None:
    connection.executemany(
        "INSERT INTO words (word) VALUES (?)", [(f"{number:0900}",) for number in range(100)]
    )
    altered = bytearray(file.read_bytes())
    altered[len(altered) // 2] ^= 1
    file.write_bytes(altered)
    reader = connect_file(file, key, writable=False)
    select = "SELECT word FROM words NOT INDEXED"

    with pytest.raises(DatabaseDamaged):
        list(reader.execute(select))
    with pytest.raises(DatabaseDamaged):
        reader.execute(select).fetchall()
    with pytest.raises(DatabaseDamaged):
        _fetch_each(reader, select)
    reader.close()


def _fetch_each(connection: DriverConnection, sql: str) -> None:
    cursor = connection.execute(sql)
    while cursor.fetchone() is not None:
        pass


def test_a_file_without_the_right_to_write_is_read_only(without_rights: Path, key: bytes) -> None:
    file = without_rights / "test.db"
    create_private_file(file)
    connect_file(file, key, writable=True).close()
    file.chmod(0o400)
    connection = connect_file(file, key, writable=True)
    with pytest.raises(ReadOnly):
        connection.execute("CREATE TABLE words (word TEXT)")
    connection.close()


def test_a_file_that_is_not_there_is_not_made(file: Path, key: bytes) -> None:
    with pytest.raises(DiskFailed, match="unable to open"):
        connect_file(file, key, writable=True)

    assert not file.exists()


def test_a_script_says_the_same_words(connection: DriverConnection) -> None:
    connection.execute("PRAGMA max_page_count = 5")

    with pytest.raises(DiskFull):
        connection.executescript(
            "BEGIN; CREATE TABLE a (x); CREATE TABLE b (x); CREATE TABLE c (x);"
            " CREATE TABLE d (x); COMMIT;"
        )
