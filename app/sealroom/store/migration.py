"""Brings a database's schema up to date: numbered SQL files, each applied once, in order.

A migration is `migrations/NNNN_name.sql` in this package; once landed it never changes. The number
of the last one applied stands in the database's `user_version`. All that are missing run in one
transaction, with foreign keys checked at its end, so that a table can be rebuilt in between: where
one fails, the Sealroom that was used before still opens the database. An existing file is copied
first (`backup`).
"""

import logging
import re
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from typing import Final

import msgspec

from sealroom.store.driver import DriverConnection
from sealroom.store.errors import DatabaseTooNew, MigrationFailed, StoreError

_log: Final = logging.getLogger(__name__)
_FILE_NAME = re.compile(r"(\d{4})_[a-z0-9_]+\.sql")


class Migration(msgspec.Struct, frozen=True):
    """The SQL that leads from schema `number - 1` to `number`; statements only, no transaction."""

    number: int
    sql: str


def packaged_migrations() -> tuple[Migration, ...]:
    """All migrations that this Sealroom knows, in order, without a gap."""
    found = [
        Migration(int(match[1]), file.read_text(encoding="utf-8"))
        for file in files("sealroom.store").joinpath("migrations").iterdir()
        if (match := _FILE_NAME.fullmatch(file.name))
    ]
    found.sort(key=lambda migration: migration.number)
    if [migration.number for migration in found] != list(range(1, len(found) + 1)):
        raise ValueError("migrations are numbered 1, 2, 3 ... without a gap")
    return tuple(found)


def schema_version(connection: DriverConnection) -> int:
    """Number of the last migration applied; 0 for a new database. Raises StoreError."""
    row = connection.execute("PRAGMA user_version").fetchone()
    return int(row[0]) if row else 0


def check_version(connection: DriverConnection, known: int) -> None:
    """Raise DatabaseTooNew for a schema of a newer Sealroom. Reads only."""
    found = schema_version(connection)
    if found > known:
        raise DatabaseTooNew(found, known)


def migrate(
    connection: DriverConnection,
    migrations: tuple[Migration, ...],
    file: Path | None,
    back_up: Callable[[int], None] | None = None,
) -> None:
    """Apply what `connection` lacks; `back_up` is called with the schema that would be lost.

    After an error the schema is as it was. Raises DatabaseTooNew before anything is touched,
    MigrationFailed, other StoreErrors for the surroundings.
    """
    check_version(connection, len(migrations))
    found = schema_version(connection)
    missing = migrations[found:]
    if not missing:
        return
    if back_up is not None and found > 0:
        back_up(found)
    try:
        _apply(connection, missing)
    except StoreError:
        raise
    except Exception as fault:
        _log.error("a migration from schema %d failed: %s", found, type(fault).__name__)
        raise MigrationFailed(file, found, len(migrations)) from fault


def _apply(connection: DriverConnection, migrations: tuple[Migration, ...]) -> None:
    steps = (f"{each.sql}\n;PRAGMA user_version = {each.number};" for each in migrations)
    connection.execute("PRAGMA foreign_keys = OFF")
    try:
        connection.executescript("BEGIN IMMEDIATE;\n" + "\n".join(steps))
        broken = connection.execute("PRAGMA foreign_key_check").fetchall()
        if broken:
            raise ValueError(f"{len(broken)} broken references")
        connection.execute("COMMIT")
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        connection.execute("PRAGMA foreign_keys = ON")
