"""The seam: transactions, snapshots and what fails."""

import asyncio
import threading
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import Connection, insert, select, text

from sealroom.relay.storage import StorageFailed, ThreadedSqlite, schema
from sealroom.relay.storage.relay_name import lasting_name


def put(connection: Connection) -> None:
    connection.execute(insert(schema.relay), {"name": "first"})


def names(connection: Connection) -> list[str]:
    return list(connection.scalars(select(schema.relay.c.name)))


async def test_a_write_is_seen_by_readers_once_it_is_committed(tmp_path: Path) -> None:
    database = ThreadedSqlite(tmp_path / "relay.sqlite3")
    inside, go_on = threading.Event(), threading.Event()

    def slow(connection: Connection) -> None:
        put(connection)
        inside.set()
        assert go_on.wait(5)

    writing = database.write(slow)
    await asyncio.to_thread(inside.wait, 5)
    assert await database.read(names) == []
    go_on.set()
    await writing
    assert await database.read(names) == ["first"]
    database.close()


async def test_work_that_raises_leaves_nothing(tmp_path: Path) -> None:
    database = ThreadedSqlite(tmp_path / "relay.sqlite3")

    def fail(connection: Connection) -> None:
        put(connection)
        raise KeyError("half way")

    with pytest.raises(KeyError):
        await database.write(fail)
    assert await database.read(names) == []
    await database.write(put)
    assert await database.read(names) == ["first"]
    database.close()


async def test_a_failing_database_says_so_without_what_it_carried(tmp_path: Path) -> None:
    database = ThreadedSqlite(tmp_path / "relay.sqlite3")

    def fail(connection: Connection) -> None:
        connection.execute(text("INSERT INTO nowhere VALUES (:secret)"), {"secret": "hunter2"})

    with pytest.raises(StorageFailed) as caught:
        await database.write(fail)
    assert "nowhere" in str(caught.value)
    assert "hunter2" not in str(caught.value)
    assert "hunter2" not in str(caught.value.__cause__)
    database.close()


async def test_commits_are_on_the_disk_and_links_are_checked(tmp_path: Path) -> None:
    database = ThreadedSqlite(tmp_path / "relay.sqlite3")

    def pragmas(connection: Connection) -> list[object]:
        asked = ("journal_mode", "synchronous", "foreign_keys")
        return [connection.exec_driver_sql(f"PRAGMA {each}").scalar() for each in asked]

    assert await database.write(pragmas) == ["wal", 2, 1]
    database.close()


async def test_a_relay_keeps_its_name(tmp_path: Path) -> None:
    file = tmp_path / "relay.sqlite3"
    for proposal in ("one", "two"):
        database = ThreadedSqlite(file)
        assert await database.write(partial(lasting_name, proposal=proposal)) == "one"
        database.close()
