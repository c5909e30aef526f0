"""What the relay's files grow to, and shrink to."""

import shutil
import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import Connection, text

from sealroom.relay.storage import ThreadedSqlite, sqlite

MANY = 400


def fill(connection: Connection) -> None:
    for number in range(MANY):
        row = {"number": number, "bytes": bytes(8_000)}
        connection.execute(text("INSERT INTO filling VALUES (:number, :bytes)"), row)


def empty(connection: Connection) -> None:
    connection.execute(text("DELETE FROM filling"))


def make_table(connection: Connection) -> None:
    connection.execute(text("CREATE TABLE filling (number INTEGER, bytes BLOB)"))


def free_pages(file: Path) -> int:
    with sqlite3.connect(file) as reader:
        return int(reader.execute("PRAGMA freelist_count").fetchone()[0])


async def test_what_was_deleted_goes_back_in_steps(tmp_path: Path) -> None:
    file = tmp_path / "relay.sqlite3"
    database = ThreadedSqlite(file)
    for work in (make_table, fill, empty):
        await database.write(work)
    before = free_pages(file)
    assert await database.give_back_space()
    assert free_pages(file) == before - sqlite.SPACE_PAGES
    while await database.give_back_space():
        pass
    assert free_pages(file) == 0
    database.close()
    assert file.stat().st_size < MANY * 8_000 / 4


def without_auto_vacuum(file: Path) -> None:
    old = sqlite3.connect(file)
    old.execute("PRAGMA journal_mode = WAL")
    old.execute("CREATE TABLE kept (value TEXT)")
    old.execute("INSERT INTO kept VALUES ('here')")
    old.commit()
    old.close()


async def test_an_old_file_is_rebuilt_once_so_that_it_can_shrink(tmp_path: Path) -> None:
    file = tmp_path / "relay.sqlite3"
    without_auto_vacuum(file)
    database = ThreadedSqlite(file)
    for work in (make_table, fill, empty):
        await database.write(work)
    assert await database.give_back_space()
    kept = await database.read(lambda connection: connection.scalar(text("SELECT * FROM kept")))
    assert kept == "here"
    database.close()


@pytest.mark.parametrize("in_the_way", ["size", "disk"])
async def test_an_old_file_that_is_large_or_has_no_room_stays_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, in_the_way: str
) -> None:
    file = tmp_path / "relay.sqlite3"
    without_auto_vacuum(file)
    if in_the_way == "size":
        monkeypatch.setattr(sqlite, "VACUUM_BYTES", 1)
    else:
        full = type("Usage", (), {"free": 1})
        monkeypatch.setattr(shutil, "disk_usage", lambda _: full)
    database = ThreadedSqlite(file)
    await database.write(make_table)
    assert not await database.give_back_space()
    database.close()


async def test_a_log_that_a_reader_kept_long_is_cut(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite, "WAL_BYTES", 100_000)
    file = tmp_path / "relay.sqlite3"
    log = tmp_path / "relay.sqlite3-wal"
    database = ThreadedSqlite(file)
    await database.write(make_table)
    reader = sqlite3.connect(file, isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM filling").fetchall()
    await database.write(fill)
    assert log.stat().st_size > MANY * 8_000
    reader.execute("COMMIT")
    await database.cut_log()
    assert log.stat().st_size == 0
    reader.close()
    database.close()


async def test_a_short_log_is_left_alone(tmp_path: Path) -> None:
    database = ThreadedSqlite(tmp_path / "relay.sqlite3")
    await database.write(make_table)
    before = (tmp_path / "relay.sqlite3-wal").stat().st_size
    await database.cut_log()
    assert (tmp_path / "relay.sqlite3-wal").stat().st_size == before > 0
    database.close()
