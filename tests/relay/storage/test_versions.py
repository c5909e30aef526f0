"""Versions of the tables."""

from pathlib import Path

import pytest
from sqlalchemy import Connection, inspect, select, text, update

from sealroom.relay.storage import InlineSqlite, StorageRefused, schema, versions


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
