"""The copy of a database that is made before a migration: whole, checked, and kept for a week.

It is sealed as the database is, under the same key. The migration does not begin before the copy
was read again from the disk, every page of it.
"""

import glob
import logging
import re
import shutil
from pathlib import Path

import msgspec

from sealroom.store.driver import DriverConnection, connect_copy
from sealroom.store.errors import (
    DatabaseBusy,
    DatabaseDamaged,
    DatabaseMissing,
    DiskFull,
    from_system,
)
from sealroom.store.private_file import copy_private_file, remove_private_file

BACKUP_KEPT_SECONDS = 7 * 24 * 3600
"""A copy holds what was deleted since: long enough to notice a fault, short of the 30 days after
which past ML-KEM seeds must be gone."""

ROOM_BYTES = 4 << 20
"""Kept free beside a copy, so that the migration itself has room to begin."""

_log = logging.getLogger(__name__)
_VERSION = re.compile(r"\.schema-(\d+)")


class Backup(msgspec.Struct, frozen=True):
    """A copy as it was at schema `version`; `made_at` in seconds since 1970."""

    file: Path
    version: int
    made_at: float


def backup_of(file: Path, version: int) -> Path:
    """Where the copy of `file` as it was at schema `version` is kept."""
    return file.with_name(f"{file.name}.schema-{version}")


def backups_of(file: Path) -> list[Backup]:
    """All copies of `file`, the newest first. Raises StoreError."""
    try:
        found = [
            Backup(copy, int(match[1]), copy.stat().st_mtime)
            for copy in file.parent.glob(f"{glob.escape(file.name)}.schema-*")
            if (match := _VERSION.fullmatch(copy.name.removeprefix(file.name)))
        ]
    except OSError as problem:
        raise from_system(problem, file.parent) from None
    return sorted(found, key=lambda backup: (backup.made_at, backup.version), reverse=True)


def back_up(connection: DriverConnection, file: Path, key: bytes, version: int) -> None:
    """Copy `file`, which `connection` has open, before schema `version` is left.

    Raises StoreError, leaving no copy: DiskFull with what is missing, DatabaseBusy while others
    read in the log, DatabaseDamaged where `file` is not sound.
    """
    # Of `main` alone: a migration that drops a column leaves the temporary database open, too.
    busy = connection.execute("PRAGMA main.wal_checkpoint(TRUNCATE)").fetchone()
    if busy is None or busy[0]:
        raise DatabaseBusy(file)
    check_room(file)
    copy = backup_of(file, version)
    copy_private_file(file, copy)
    try:
        check_copy(copy, key, version)
    except DatabaseDamaged:
        remove_private_file(copy)
        raise DatabaseDamaged(file) from None


def check_room(file: Path) -> None:
    """Raise DiskFull where there is no room for a second `file` beside it, or StoreError."""
    try:
        needed = file.stat().st_size + ROOM_BYTES
        free = shutil.disk_usage(file.parent).free
    except FileNotFoundError:
        raise DatabaseMissing(file) from None
    except OSError as problem:
        raise from_system(problem, file) from None
    if free < needed:
        raise DiskFull(needed - free)


def check_copy(copy: Path, key: bytes, version: int) -> None:
    """Read all of `copy`: its seals, its structure, its schema. Raises DatabaseDamaged."""
    reader = connect_copy(copy, key)
    try:
        found = reader.execute("PRAGMA user_version").fetchall()
        wrong = reader.execute("PRAGMA cipher_integrity_check").fetchall()
        structure = reader.execute("PRAGMA quick_check").fetchall()
    finally:
        reader.close()
    if found != [(version,)] or wrong or structure != [("ok",)]:
        raise DatabaseDamaged(copy)


def drop_old_backups(file: Path, now: float) -> None:
    """Remove copies of `file` that are older than a week at `now` (seconds since 1970).

    One that cannot be removed stays until the next time.
    """
    for backup in backups_of(file):
        try:
            if backup.made_at < now - BACKUP_KEPT_SECONDS:
                backup.file.unlink()
        except OSError as problem:
            _log.warning("an old copy of the database stays: %s", problem.strerror)
