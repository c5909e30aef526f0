"""A relay's database file, opened beside the relay that runs on it.

SQLite lets one write at a time and makes the other wait; nobody who reads waits. So what is done
here is done in short transactions.
"""

import os
from pathlib import Path
from typing import TypeVar

from sealroom.relay.storage.database import Work, run_bare, run_work
from sealroom.relay.storage.errors import StorageFailed, StorageRefused
from sealroom.relay.storage.sqlite import copy_into, is_sound, open_reader, open_writer
from sealroom.relay.storage.versions import check_version

T = TypeVar("T")


class VisitingSqlite:
    """Changes no tables: a file of another version is refused. Work is done within the call."""

    def __init__(self, file: Path) -> None:
        """Raises StorageRefused where there is no such file, or it is of another version."""
        if not file.is_file():
            raise StorageRefused(f"No relay has kept its data in {file.parent} yet.")
        self._engine = open_writer(file)
        self._connection = self._engine.connect()
        try:
            self.run(check_version)
        except BaseException:
            self.close()
            raise

    def run(self, work: Work[T]) -> T:
        """Do the work in a transaction of its own. Raises StorageFailed."""
        return run_work(self._connection, work)

    def copy(self, file: Path) -> None:
        """Write all that is committed now to a new file, which appears once it is whole.

        Raises StorageFailed where it cannot be written, or does not read back as it should.
        """
        part = file.with_name(f"{file.name}.part")
        os.close(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        run_bare(self._connection, lambda connection: copy_into(connection, part))
        _check(part)
        _sync(part)
        part.replace(file)

    def close(self) -> None:
        self._connection.close()
        self._engine.dispose()


def _check(file: Path) -> None:
    engine = open_reader(file, in_use=False)
    try:
        with engine.connect() as connection:
            sound = run_bare(connection, is_sound)
    finally:
        engine.dispose()
    if not sound:
        raise StorageFailed(f"The copy {file} is damaged; is the disk sound?")


def _sync(file: Path) -> None:
    descriptor = os.open(file, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
