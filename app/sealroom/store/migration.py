"""Brings a database's schema up to date: numbered SQL files, each applied once, in order.

A migration is `migrations/NNNN_name.sql` in this package; once landed it never changes. The number
of the last one applied stands in the database's `user_version`. Each runs in a transaction of its
own, with foreign keys checked at its end, so that a table can be rebuilt in between. An existing
file is copied first (sealed under the same key), and the copy is kept for a week.
"""

import glob
import logging
import re
from importlib.resources import files
from pathlib import Path

import msgspec

from sealroom.store.driver import DriverConnection
from sealroom.store.errors import DatabaseTooNew
from sealroom.store.private_file import copy_private_file

BACKUP_KEPT_SECONDS = 7 * 24 * 3600
"""A copy holds what was deleted since: long enough to notice a fault, short of the 30 days after
which past ML-KEM seeds must be gone."""

_log = logging.getLogger(__name__)
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
    connection: DriverConnection, migrations: tuple[Migration, ...], file: Path | None
) -> None:
    """Apply what `connection` lacks; `file` is copied first where there is something to lose.

    After an error the schema is that of the last migration that succeeded. Raises DatabaseTooNew
    before anything is touched, other StoreErrors for the surroundings.
    """
    check_version(connection, len(migrations))
    found = schema_version(connection)
    missing = migrations[found:]
    if not missing:
        return
    if file is not None and found > 0:
        _back_up(connection, file, found)
    for migration in missing:
        _apply(connection, migration)


def backup_of(file: Path, version: int) -> Path:
    """Where the copy of `file` as it was at schema `version` is kept."""
    return file.with_name(f"{file.name}.schema-{version}")


def drop_old_backups(file: Path, now: float) -> None:
    """Remove copies of `file` that are older than a week at `now` (seconds since 1970).

    One that cannot be removed stays until the next time.
    """
    for copy in file.parent.glob(f"{glob.escape(file.name)}.schema-*"):
        try:
            if copy.stat().st_mtime < now - BACKUP_KEPT_SECONDS:
                copy.unlink()
        except OSError as problem:
            _log.warning("an old copy of the database stays: %s", problem.strerror)


def _back_up(connection: DriverConnection, file: Path, version: int) -> None:
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    copy_private_file(file, backup_of(file, version))


def _apply(connection: DriverConnection, migration: Migration) -> None:
    connection.execute("PRAGMA foreign_keys = OFF")
    try:
        connection.executescript(f"BEGIN IMMEDIATE;\n{migration.sql}")
        broken = connection.execute("PRAGMA foreign_key_check").fetchall()
        if broken:
            raise ValueError(f"migration {migration.number} leaves {len(broken)} broken references")
        connection.execute(f"PRAGMA user_version = {migration.number}")
        connection.execute("COMMIT")
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        connection.execute("PRAGMA foreign_keys = ON")
