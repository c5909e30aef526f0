"""Keeps the profile's files within bounds: deleted space goes back, the write-ahead log is cut.

Giving back in steps needs SQLite's `auto_vacuum`, which a database has from its making. One made
before that is rebuilt once, where it is small and the disk has room; else it keeps its free pages
for what comes. Deleted content is overwritten all the same (`secure_delete`).
"""

import logging
import shutil
from pathlib import Path

from sealroom.store.driver import PAGE_BYTES, DriverConnection

WAL_BYTES = 16 << 20
"""What the write-ahead log is cut to when it begins anew, and past which it is made to."""
SPACE_PAGES = 256
"""Free pages given back in one step: 1 MB."""
VACUUM_BYTES = 32 << 20
"""Largest database that is rebuilt: about a second, once, while the profile is opened."""

BEFORE_TABLES = "auto_vacuum = INCREMENTAL"
"""To be set before the first table is made, and before WAL; later without effect."""
LOG_LIMIT = f"journal_size_limit = {WAL_BYTES}"

_log = logging.getLogger(__name__)


def give_back(connection: DriverConnection, file: Path) -> None:
    """One step: some free pages, and the log where a reader has kept it long. Outside of any
    transaction. Raises StoreError.
    """
    if _number(connection, "freelist_count") > 0:
        # It gives a row without columns for each page, and `execute` stops at the first.
        connection.executescript(f"PRAGMA incremental_vacuum({SPACE_PAGES})")
    log = file.with_name(f"{file.name}-wal")
    if log.exists() and log.stat().st_size > WAL_BYTES:
        # Of `main` alone: a migration that drops a column leaves the temporary database open, too.
        connection.execute("PRAGMA main.wal_checkpoint(TRUNCATE)").fetchall()


def allow_giving_back(connection: DriverConnection, file: Path) -> None:
    """Rebuild a database made without `auto_vacuum`, where that is quick. Raises StoreError."""
    if _number(connection, "auto_vacuum") > 0:
        return
    size = _number(connection, "page_count") * PAGE_BYTES
    if size > VACUUM_BYTES or shutil.disk_usage(file.parent).free < 3 * size:
        _log.info("the profile keeps the space of what is deleted, for what comes")
        return
    connection.execute(f"PRAGMA {BEFORE_TABLES}")
    connection.execute("VACUUM")


def _number(connection: DriverConnection, pragma: str) -> int:
    row = connection.execute(f"PRAGMA {pragma}").fetchone()
    return int(row[0]) if row else 0
