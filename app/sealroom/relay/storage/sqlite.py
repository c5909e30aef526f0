"""SQLite for the relay: one connection that writes and one that reads, a thread for each.

WAL lets the reader see the last commit while the writer works; `synchronous=FULL` has each commit
on the disk before it returns. Python's driver is kept from opening transactions by itself
(SQLAlchemy's recipe for pysqlite): a writing one takes its lock at once and never fails half way.
"""

from pathlib import Path
from sqlite3 import Connection as DriverConnection

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL
from sqlalchemy.pool import StaticPool

BUSY_SECONDS = 10
PAGE_CACHE_KIB = 32 << 10
WAL_PAGES = 4_000
"""Pages after which the write-ahead log is brought into the database file: about 16 MB."""

_PRAGMAS = (
    "journal_mode = WAL",
    "synchronous = FULL",
    "foreign_keys = ON",
    f"cache_size = -{PAGE_CACHE_KIB}",
    f"wal_autocheckpoint = {WAL_PAGES}",
    "temp_store = MEMORY",
)


def open_writer(file: Path | None) -> Engine:
    """An engine with the one connection that writes. `file` None keeps everything in memory."""
    return _open(file, "BEGIN IMMEDIATE")


def open_reader(file: Path) -> Engine:
    """An engine with a connection whose transactions are snapshots."""
    return _open(file, "BEGIN")


def _open(file: Path | None, begin: str) -> Engine:
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
        for pragma in _PRAGMAS:
            driver.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def begin_transaction(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    return engine
