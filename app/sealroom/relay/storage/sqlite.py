"""SQLite for the relay: one connection that writes and one that reads, a thread for each.

WAL lets the reader see the last commit while the writer works; `synchronous=FULL` has each commit
on the disk before it returns. Python's driver is kept from opening transactions by itself
(SQLAlchemy's recipe for pysqlite): a writing one takes its lock at once and never fails half way.

Files stay within bounds: the write-ahead log is cut after each burst, and what was deleted goes
back to the system in steps, which needs `auto_vacuum`; a file made without it gets it by one VACUUM
where that is quick and the disk has room.
"""

import logging
import shutil
from collections.abc import Sequence
from pathlib import Path
from sqlite3 import Connection as DriverConnection

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL
from sqlalchemy.pool import StaticPool

BUSY_SECONDS = 10
PAGE_CACHE_KIB = 32 << 10
WAL_PAGES = 4_000
"""Pages after which the write-ahead log is brought into the database file: about 16 MB."""
WAL_BYTES = 2 * WAL_PAGES * 4_096
"""What the write-ahead log is cut to when it begins anew, and past which it is made to."""
SPACE_PAGES = 256
"""Free pages given back in one step: 1 MB."""
VACUUM_BYTES = 256 << 20
"""Largest file that is rebuilt for `auto_vacuum`: a few seconds, once."""

_log = logging.getLogger(__name__)

_PRAGMAS = (
    "auto_vacuum = INCREMENTAL",  # before the first table is made; later without effect
    "journal_mode = WAL",
    f"journal_size_limit = {WAL_BYTES}",
    "secure_delete = FAST",
    "synchronous = FULL",
    "foreign_keys = ON",
    f"cache_size = -{PAGE_CACHE_KIB}",
    f"wal_autocheckpoint = {WAL_PAGES}",
    "temp_store = MEMORY",
)


def open_writer(file: Path | None) -> Engine:
    """An engine with the one connection that writes. `file` None keeps everything in memory."""
    return _open(file, "BEGIN IMMEDIATE")


def open_reader(file: Path, *, in_use: bool = True) -> Engine:
    """An engine with a connection whose transactions are snapshots.

    A file that is not `in_use` is read without making others beside it.
    """
    return _open(file, "BEGIN", _PRAGMAS if in_use else ())


def give_back_space(connection: Connection) -> bool:
    """Shrink the file by a step, outside of any transaction; whether there may be more to give."""
    driver = _driver_of(connection)
    # It gives a row without columns for each page, and `execute` stops at the first.
    driver.executescript(f"PRAGMA incremental_vacuum({SPACE_PAGES})")
    return _number(driver, "auto_vacuum") > 0 and _number(driver, "freelist_count") > 0


def cut_log(connection: Connection, file: Path) -> None:
    """Make a write-ahead log that readers kept from beginning anew do so now."""
    log = file.with_name(f"{file.name}-wal")
    if log.exists() and log.stat().st_size > WAL_BYTES:
        _driver_of(connection).execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def allow_giving_back(connection: Connection, file: Path) -> None:
    """Rebuild a file made before `auto_vacuum`, where it is small and the disk has room."""
    driver, size = _driver_of(connection), file.stat().st_size
    if _number(driver, "auto_vacuum") > 0:
        return
    if size > VACUUM_BYTES or shutil.disk_usage(file.parent).free < 3 * size:
        _log.info("the relay's file keeps the space of what is deleted, for what comes")
        return
    driver.execute("PRAGMA auto_vacuum = INCREMENTAL")
    driver.execute("VACUUM")


def copy_into(connection: Connection, file: Path) -> None:
    """Write what is committed to an empty file, as of now, while others go on writing."""
    _driver_of(connection).execute("VACUUM INTO ?", (str(file),))


def is_sound(connection: Connection) -> bool:
    """Whether the file reads as SQLite's own check wants it."""
    rows = _driver_of(connection).execute("PRAGMA quick_check").fetchall()
    return rows == [("ok",)]


def _driver_of(connection: Connection) -> DriverConnection:
    driver: DriverConnection | None = connection.connection.driver_connection
    if driver is None:
        raise TypeError("the connection is closed")
    return driver


def _number(driver: DriverConnection, pragma: str) -> int:
    return int(driver.execute(f"PRAGMA {pragma}").fetchone()[0])


def _open(file: Path | None, begin: str, pragmas: Sequence[str] = _PRAGMAS) -> Engine:
    url = URL.create("sqlite", database=str(file) if file else ":memory:")
    engine = create_engine(
        url,
        poolclass=StaticPool,
        connect_args={"check_same_thread": False, "timeout": BUSY_SECONDS},
        hide_parameters=True,  # a failing statement must not show what it carried
    )

    @event.listens_for(engine, "connect")
    def prepare(driver: DriverConnection, _record: object) -> None:
        driver.isolation_level = None
        for pragma in pragmas:
            driver.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def begin_transaction(connection: Connection) -> None:
        _driver_of(connection).execute(begin)

    return engine
