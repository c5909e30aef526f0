"""Versions of the tables."""

import sqlite3
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import Connection, inspect, select, text, update

from sealroom.protocol.device import Device
from sealroom.protocol.look_alikes import looks_of
from sealroom.relay.names import fold_name
from sealroom.relay.storage import InlineSqlite, StorageRefused, schema, versions
from sealroom.relay.storage.accounts import accounts
from sealroom.relay.storage.bans import ban
from sealroom.relay.storage.devices import acknowledged_by_all, present_devices, revoke
from sealroom.relay.storage.files import FileRow, add_file, files_held, find_files
from sealroom.relay.storage.inbox import last_numbers
from sealroom.relay.storage.last_spoken import (
    drop_old_spoken,
    last_spoken_at,
    note_spoken,
)
from sealroom.relay.storage.name_looks import is_look_taken
from sealroom.relay.storage.registration_tokens import add_token, redeem_token
from sealroom.relay.storage.retention import drop_messages
from sealroom.relay.storage.users import add_user
from tests.relay.person import new_person


def version_in(connection: Connection) -> int:
    return int(connection.execute(select(schema.schema_version.c.version)).scalar_one())


def test_a_new_file_gets_this_version(tmp_path: Path) -> None:
    database = InlineSqlite(tmp_path / "relay.sqlite3")
    assert database.run(version_in) == schema.VERSION
    tables = database.run(lambda connection: inspect(connection).get_table_names())
    assert set(tables) == set(schema.metadata.tables)
    database.close()


def test_a_newer_file_is_refused_with_words_and_left_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "relay.sqlite3"
    database = InlineSqlite(file)
    newer = update(schema.schema_version).values(version=schema.VERSION + 1)
    database.run(lambda connection: connection.execute(newer))
    database.close()
    with pytest.raises(StorageRefused, match="newer Sealroom"):
        InlineSqlite(file)


def test_a_file_of_version_1_keeps_what_it_holds(tmp_path: Path) -> None:
    file = tmp_path / "relay.sqlite3"
    with closing(sqlite3.connect(file)) as old:
        old.executescript((Path(__file__).parent / "version_1.sql").read_text(encoding="utf-8"))
    database = InlineSqlite(file)
    ada = "a" * 52
    assert database.run(version_in) == schema.VERSION
    newer, older = database.run(lambda connection: present_devices(connection, ada, 9))
    assert newer == Device("c" * 16, b"", first_seen=6000, last_seen=6000)
    assert older == Device("b" * 16, b"", first_seen=5000, last_seen=5000)
    assert database.run(lambda connection: acknowledged_by_all(connection, ada)) == 0
    assert database.run(lambda connection: last_numbers(connection, [ada])) == {ada: 3}
    database.run(lambda connection: revoke(connection, ada, "c" * 16, 7000, keep=9))
    assert database.run(lambda connection: acknowledged_by_all(connection, ada)) == 2
    database.close()


def test_an_older_file_goes_through_every_step(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "relay.sqlite3"
    InlineSqlite(file).close()
    went: list[int] = []

    def step(version: int) -> None:
        monkeypatch.setitem(versions.STEPS, version, lambda _: went.append(version))

    for version in (schema.VERSION, schema.VERSION + 1):
        step(version)
    monkeypatch.setattr(schema, "VERSION", schema.VERSION + 2)
    database = InlineSqlite(file)
    assert went == [schema.VERSION - 2, schema.VERSION - 1]
    assert database.run(version_in) == schema.VERSION
    database.close()


def test_a_file_of_version_2_keeps_its_messages_and_learns_to_drop_them(tmp_path: Path) -> None:
    file = tmp_path / "relay.sqlite3"
    database = InlineSqlite(file)

    def as_it_was(connection: Connection) -> None:
        for statement in (
            "DROP TABLE files",
            "DROP TABLE last_spoken",
            "DROP TABLE name_looks",
            "DROP TABLE bans",
            "DROP TABLE registration_tokens",
            "DROP TABLE dropped_messages",
            "DROP INDEX log_times",
            "ALTER TABLE sessions DROP COLUMN dropped_seq",
            "UPDATE schema_version SET version = 2",
            "INSERT INTO sessions (key, session_id, last_seq, head, snapshot, snapshot_number)"
            " VALUES (1, 's', 2, 'h', x'', 0)",
            "INSERT INTO log VALUES (1, 1, 0, NULL, 'ada', 5, x'00')",
            "INSERT INTO log VALUES (1, 2, NULL, 'm', 'ada', 5, x'00')",
        ):
            connection.execute(text(statement))

    database.run(as_it_was)
    database.close()
    database = InlineSqlite(file)
    assert database.run(version_in) == schema.VERSION
    assert database.run(lambda connection: drop_messages(connection, 6, 9)) == 1
    held = database.run(lambda connection: connection.scalar(text("SELECT count(*) FROM log")))
    assert held == 1
    database.close()


def test_a_file_of_version_3_keeps_its_users_and_learns_to_ban_and_to_admit_by_token(
    tmp_path: Path,
) -> None:
    file = tmp_path / "relay.sqlite3"
    database = InlineSqlite(file)
    ada = new_person("Ada")

    def as_it_was(connection: Connection) -> None:
        add_user(connection, ada.card, "ada", 5)
        for statement in (
            "DROP TABLE files",
            "DROP TABLE last_spoken",
            "DROP TABLE name_looks",
            "DROP TABLE bans",
            "DROP TABLE registration_tokens",
            "UPDATE schema_version SET version = 3",
        ):
            connection.execute(text(statement))

    database.run(as_it_was)
    database.close()
    database = InlineSqlite(file)
    assert database.run(version_in) == schema.VERSION
    assert database.run(lambda connection: ban(connection, ada.user_id, 6))
    assert database.run(
        lambda connection: add_token(connection, "hash", uses=1, now=6, expires_at=None)
    )
    assert database.run(lambda connection: redeem_token(connection, "hash", 7))
    (kept,) = database.run(accounts)
    assert (kept.name, kept.registered_at, kept.banned_at) == ("Ada", 5, 6)
    database.close()


def test_a_file_of_version_4_keeps_names_that_look_alike_and_takes_no_further_one(
    tmp_path: Path,
) -> None:
    file = tmp_path / "relay.sqlite3"
    database = InlineSqlite(file)
    people = [new_person(name) for name in ("Ilya", "llya", "Ben")]

    def as_it_was(connection: Connection) -> None:
        for number, person in enumerate(people):
            add_user(connection, person.card, fold_name(person.name), number)
        connection.execute(text("DROP TABLE files"))
        connection.execute(text("DROP TABLE last_spoken"))
        connection.execute(text("DROP TABLE name_looks"))
        connection.execute(text("UPDATE schema_version SET version = 4"))

    database.run(as_it_was)
    database.close()
    database = InlineSqlite(file)
    assert database.run(version_in) == schema.VERSION
    assert [each.name for each in database.run(accounts)] == ["Ben", "Ilya", "llya"]
    for name in ("Ilya", "llya", "1lya", "Вen"):  # noqa: RUF001 - a Cyrillic letter
        assert database.run(partial(is_look_taken, looks=looks_of(name))), name
    assert not database.run(partial(is_look_taken, looks=looks_of("Olya")))
    database.close()


def test_a_file_of_version_5_learns_to_keep_files(tmp_path: Path) -> None:
    file = tmp_path / "relay.sqlite3"
    database = InlineSqlite(file)

    def as_it_was(connection: Connection) -> None:
        for statement in (
            "DROP TABLE last_spoken",
            "DROP TABLE files",
            "INSERT INTO sessions (key, session_id, last_seq, head, snapshot, snapshot_number)"
            " VALUES (1, 's', 2, 'h', x'', 0)",
            "UPDATE schema_version SET version = 5",
        ):
            connection.execute(text(statement))

    database.run(as_it_was)
    database.close()
    database = InlineSqlite(file)
    assert database.run(version_in) == schema.VERSION
    row = FileRow("f" * 26, 1, "ada", 128, 5)
    database.run(lambda connection: add_file(connection, row))
    assert database.run(partial(find_files, file_ids=[row.file_id])) == {row.file_id: row}
    assert database.run(files_held) == (1, 128)
    database.close()


def test_a_file_of_version_6_learns_who_spoke_last(tmp_path: Path) -> None:
    file = tmp_path / "relay.sqlite3"
    database = InlineSqlite(file)
    ada = new_person("Ada")

    def as_it_was(connection: Connection) -> None:
        add_user(connection, ada.card, "ada", 5)
        for statement in (
            "DROP TABLE last_spoken",
            "INSERT INTO sessions (key, session_id, last_seq, head, snapshot, snapshot_number)"
            " VALUES (1, 's', 2, 'h', x'', 0)",
            "UPDATE schema_version SET version = 6",
        ):
            connection.execute(text(statement))

    database.run(as_it_was)
    database.close()
    database = InlineSqlite(file)
    assert database.run(lambda connection: last_spoken_at(connection, 1, ada.user_id)) is None
    for now in (6, 9):
        database.run(partial(note_spoken, session_key=1, user_id=ada.user_id, now=now))
        assert database.run(lambda connection: last_spoken_at(connection, 1, ada.user_id)) == now
    assert database.run(partial(drop_old_spoken, before=9, most=5)) == 0
    assert database.run(partial(drop_old_spoken, before=10, most=5)) == 1
    database.close()


def test_a_step_that_fails_leaves_the_file_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "relay.sqlite3"
    InlineSqlite(file).close()

    def step(connection: Connection) -> None:
        connection.execute(text("DROP TABLE inbox"))
        raise RuntimeError("half way")

    monkeypatch.setitem(versions.STEPS, schema.VERSION, step)
    monkeypatch.setattr(schema, "VERSION", schema.VERSION + 1)
    with pytest.raises(RuntimeError):
        InlineSqlite(file)
    monkeypatch.undo()
    database = InlineSqlite(file)
    assert database.run(lambda connection: inspect(connection).has_table("inbox"))
    database.close()
