"""What the profile's files grow to, and shrink to."""

import os
import shutil
from pathlib import Path

import pytest

from sealroom.store import space
from sealroom.store.database import Database, open_database, open_memory_database
from sealroom.store.driver import DriverConnection, connect_file
from tests.store.sample import rows, store_setting

MANY = 300


def fill(database: Database) -> None:
    with database.write() as connection:
        for number in range(MANY):
            store_setting(connection, f"{number}", os.urandom(8_000))


def empty(database: Database) -> None:
    with database.write() as connection:
        connection.execute("DELETE FROM settings")


def number(connection: DriverConnection, pragma: str) -> int:
    return int(str(rows(connection, f"PRAGMA {pragma}")[0][0]))


def free_pages(database: Database) -> int:
    return number(database.connection, "freelist_count")


def test_what_was_deleted_goes_back_in_steps(file: Path, key: bytes) -> None:
    database = open_database(file, key)
    fill(database)
    empty(database)
    before = free_pages(database)
    assert before > space.SPACE_PAGES
    database.give_back_space()
    assert free_pages(database) == before - space.SPACE_PAGES
    while free_pages(database):
        database.give_back_space()
    database.integrity_check()
    database.close()
    assert file.stat().st_size < MANY * 8_000 / 4


def make_old(file: Path, key: bytes) -> None:
    """As it was made before: without `auto_vacuum`."""
    open_database(file, key).close()
    old = connect_file(file, key, writable=True)
    old.execute("PRAGMA journal_mode = DELETE").fetchall()
    old.execute("PRAGMA auto_vacuum = NONE")
    old.execute("VACUUM")
    assert number(old, "auto_vacuum") == 0
    store_setting(old, "kept")
    old.close()


def test_an_old_one_is_rebuilt_once_so_that_it_can_shrink(file: Path, key: bytes) -> None:
    make_old(file, key)
    database = open_database(file, key)
    assert number(database.connection, "auto_vacuum") == 2
    assert rows(database.connection, "SELECT name FROM settings") == [("kept",)]
    database.integrity_check()
    fill(database)
    empty(database)
    while free_pages(database):
        database.give_back_space()
    database.close()


@pytest.mark.parametrize("in_the_way", ["size", "disk"])
def test_an_old_one_that_is_large_or_has_no_room_stays_as_it_is(
    file: Path, key: bytes, monkeypatch: pytest.MonkeyPatch, in_the_way: str
) -> None:
    make_old(file, key)
    if in_the_way == "size":
        monkeypatch.setattr(space, "VACUUM_BYTES", 1)
    else:
        full = type("Usage", (), {"free": 1})
        monkeypatch.setattr(shutil, "disk_usage", lambda _: full)
    database = open_database(file, key)
    assert number(database.connection, "auto_vacuum") == 0
    database.give_back_space()
    assert rows(database.connection, "SELECT name FROM settings") == [("kept",)]
    database.close()


def test_a_log_that_a_reader_kept_long_is_cut(
    file: Path, key: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(space, "WAL_BYTES", 100_000)
    log = file.with_name(f"{file.name}-wal")
    database = open_database(file, key)
    with database.snapshot():
        fill(database)
        assert log.stat().st_size > MANY * 8_000
    database.give_back_space()
    assert log.stat().st_size == 0
    database.close()


def test_a_database_in_memory_has_nothing_to_give_back() -> None:
    database = open_memory_database()
    database.give_back_space()
    database.close()
