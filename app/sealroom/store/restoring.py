"""Putting a backup in the place of a profile's database, which is kept aside and never overwritten.

    profile.db.restoring         the copy while it is made and checked; worth nothing yet
    profile.db.restored-N        the copy, whole and sound: from here on it takes the place
    profile.db.aside-N           what was there before, with its log; N was free

What the copy has forgotten was seen by others: its device has counted messages on, and one counted
alike would not be believed. So the copy becomes another device of the same identity.

A crash before `profile.db.restored-N` changes nothing; after it the next opening ends the work.
"""

import glob
import os
import re
from collections.abc import Iterator
from pathlib import Path

from sealroom.protocol.ids import DEVICE_ID_BYTES, device_id_from
from sealroom.store.backup import Backup, check_copy, check_room
from sealroom.store.database import remove_database
from sealroom.store.driver import connect_file
from sealroom.store.errors import DatabaseDamaged, from_system
from sealroom.store.private_file import copy_private_file, move_private_file

_BESIDE = ("", "-wal", "-shm", "-journal")


def restore(file: Path, backup: Backup, key: bytes) -> None:
    """Make `backup` the database `file`, which nobody has open.

    Raises StoreError; then the profile is as before, or the next `finish_restoring` ends it.
    """
    being_made = _named(file, "restoring")
    remove_database(being_made)
    check_room(backup.file)
    copy_private_file(backup.file, being_made)
    try:
        check_copy(being_made, key, backup.version)
    except DatabaseDamaged:
        remove_database(being_made)
        raise DatabaseDamaged(backup.file) from None
    _become_another_device(being_made, key)
    free = max(_numbers(file, "aside"), default=0) + 1
    move_private_file(being_made, _named(file, f"restored-{free}"))
    finish_restoring(file)


def finish_restoring(file: Path) -> None:
    """End what `restore` began, where it was cut off after its decision. Raises StoreError."""
    for number in _numbers(file, "restored"):
        aside = _named(file, f"aside-{number}")
        for ending in _BESIDE:
            old = file.with_name(file.name + ending)
            if old.exists():
                move_private_file(old, aside.with_name(aside.name + ending))
        move_private_file(_named(file, f"restored-{number}"), file)


def _become_another_device(copy: Path, key: bytes) -> None:
    """In the schema of any version: what is named here has been there since the first."""
    device_id = device_id_from(os.urandom(DEVICE_ID_BYTES))
    connection = connect_file(copy, key, writable=True)
    try:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("UPDATE identity SET device_id = ?", (device_id,))
        connection.execute("UPDATE sessions SET own_counter = 0")
        connection.execute("UPDATE outbox SET counter = NULL")
        connection.execute("COMMIT")
    finally:
        connection.close()


def _numbers(file: Path, what: str) -> Iterator[int]:
    """N of each `profile.db.what-N`, and of what SQLite left beside it."""
    pattern = re.compile(rf"{re.escape(file.name)}\.{what}-(\d+)(-wal|-shm|-journal)?")
    try:
        found = [each.name for each in file.parent.glob(f"{glob.escape(file.name)}.{what}-*")]
    except OSError as problem:
        raise from_system(problem, file.parent) from None
    return (int(match[1]) for name in found if (match := pattern.fullmatch(name)))


def _named(file: Path, ending: str) -> Path:
    return file.with_name(f"{file.name}.{ending}")
