"""A relay's file, opened beside the relay."""

import asyncio
import sqlite3
import stat
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import text

from sealroom.relay.storage import (
    InlineSqlite,
    StorageFailed,
    StorageRefused,
    ThreadedSqlite,
    VisitingSqlite,
)
from sealroom.relay.storage.bans import ban, banned_users, is_banned, unban
from sealroom.relay.storage.users import add_user
from tests.relay.person import new_person


def test_there_has_to_be_a_relay_s_file(tmp_path: Path) -> None:
    with pytest.raises(StorageRefused, match="No relay has kept its data"):
        VisitingSqlite(tmp_path / "relay.sqlite3")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("version", [3, 99])
def test_a_file_of_another_version_is_left_as_it_is(tmp_path: Path, version: int) -> None:
    file = tmp_path / "relay.sqlite3"
    with closing(InlineSqlite(file)) as database:
        statement = text(f"UPDATE schema_version SET version = {version}")
        database.run(lambda connection: connection.execute(statement))
    with pytest.raises(StorageRefused, match=f"of version {version}"):
        VisitingSqlite(file)


async def test_what_one_writes_the_other_reads_at_once(tmp_path: Path) -> None:
    ada = new_person("Ada")
    file = tmp_path / "relay.sqlite3"
    with closing(ThreadedSqlite(file)) as relay, closing(VisitingSqlite(file)) as visiting:
        await relay.write(lambda connection: add_user(connection, ada.card, "ada", 1))
        assert visiting.run(lambda connection: ban(connection, ada.user_id, 2))
        assert not visiting.run(lambda connection: ban(connection, ada.user_id, 3))
        assert await relay.read(banned_users) == [ada.user_id]
        assert visiting.run(lambda connection: unban(connection, ada.user_id))
        assert not await relay.write(lambda connection: is_banned(connection, ada.user_id))


async def test_a_copy_is_whole_and_private_though_the_relay_goes_on_writing(
    tmp_path: Path,
) -> None:
    file, copy = tmp_path / "relay.sqlite3", tmp_path / "copy.sqlite3"
    people = [new_person(f"Ada {number}") for number in range(60)]
    with closing(ThreadedSqlite(file)) as relay, closing(VisitingSqlite(file)) as visiting:

        async def write(some: slice) -> None:
            for person in people[some]:
                name = person.name.lower()
                await relay.write(partial(add_user, user=person.card, folded=name, now=1))

        await write(slice(0, 20))
        await asyncio.gather(asyncio.to_thread(visiting.copy, copy), write(slice(20, 60)))
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert not copy.with_name("copy.sqlite3.part").exists()
    with closing(sqlite3.connect(copy)) as copied:
        assert copied.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        names = [name for (name,) in copied.execute("SELECT name FROM users ORDER BY rowid")]
    assert len(names) >= 20
    assert names == [person.name for person in people][: len(names)]


def test_a_copy_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    file = tmp_path / "relay.sqlite3"
    InlineSqlite(file).close()
    with closing(VisitingSqlite(file)) as visiting:
        with pytest.raises(OSError, match="No such file"):
            visiting.copy(tmp_path / "nowhere" / "copy.sqlite3")
        visiting.close()
        with pytest.raises(StorageFailed):
            visiting.copy(tmp_path / "copy.sqlite3")
    assert not (tmp_path / "copy.sqlite3").exists()
