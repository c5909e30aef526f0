"""The profile's encrypted database: SQLCipher 4, a raw random 256-bit key, one file.

One connection writes, on one thread at a time; others only read, each seeing the last commit (WAL),
so a window never waits for a writer. Durability: `synchronous = FULL`. What is committed here is
then acknowledged to the relay, which drops its copy; a commit that a power cut could still undo
would lose a room key for good. It costs one fsync a transaction (about 0.3 ms on an SSD), and the
engine puts a whole batch into one. Deleted content is overwritten, temporary tables stay in memory,
and freed memory of SQLCipher is wiped and kept out of swap as far as the system allows.
"""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache, partial
from pathlib import Path
from threading import RLock
from typing import Final

from sealroom.store.backup import back_up
from sealroom.store.driver import PAGE_BYTES, DriverConnection, connect_file, connect_memory
from sealroom.store.errors import DatabaseDamaged, from_system
from sealroom.store.migration import check_version, migrate, packaged_migrations
from sealroom.store.private_file import FILE_MODE, create_private_file, remove_private_file
from sealroom.store.space import BEFORE_TABLES, LOG_LIMIT, allow_giving_back, give_back

_WRITER = (
    LOG_LIMIT,
    "foreign_keys = ON",
    "secure_delete = ON",
    "temp_store = MEMORY",
    "mmap_size = 0",
    "synchronous = FULL",
    "fullfsync = ON",  # macOS: past the drive's own cache; elsewhere without effect
    "checkpoint_fullfsync = ON",
)
TRIAL_BYTES = 256 << 10
_TRIAL = "trial of the disk"
_READER = ("query_only = ON", "temp_store = MEMORY", "mmap_size = 0")


class Database:
    """An open database with an up-to-date schema; from `open_database` or `open_memory_database`.

    Any thread may call any method. `write` holds off other writers for its length; what is read
    through `connection` sees the writer's own uncommitted changes, what is read through `reader`
    never does.
    """

    def __init__(self, writer: DriverConnection, file: Path | None, key: bytes) -> None:
        self._writer: Final = self._watched(writer)
        self._file: Final = file
        self._key = key
        self._readers: list[DriverConnection] = []
        self._turn: Final = RLock()
        self._closed = False

    def __repr__(self) -> str:
        return f"{type(self).__name__}({str(self._file or ':memory:')!r})"

    @property
    def connection(self) -> DriverConnection:
        """The writing connection: to read in or between transactions, on the writer's thread."""
        return self._writer

    @contextmanager
    def write(self) -> Iterator[DriverConnection]:
        """A transaction: all of it is on the disk when the block ends, nothing after an exception.

        Not to be nested. Raises StoreError for what the surroundings refuse, also at the end.
        """
        with self._turn:
            self._writer.execute("BEGIN IMMEDIATE")
            try:
                yield self._writer
                self._writer.execute("COMMIT")
            finally:
                if self._writer.in_transaction:
                    self._writer.execute("ROLLBACK")

    def reader(self) -> DriverConnection:
        """A connection of its own for a thread that only reads; closed with the database.

        In memory there is but one connection, and this is it. Raises StoreError.
        """
        if self._file is None:
            return self._writer
        reader = self._watched(
            _prepared(connect_file(self._file, self._key, writable=False), _READER)
        )
        with self._turn:
            self._readers.append(reader)
        return reader

    @contextmanager
    def long_read(self) -> Iterator[None]:
        """For the block, reading through `reader` is not disturbed: in memory nobody writes."""
        if self._file is not None:
            yield
            return
        with self._turn:
            yield

    @contextmanager
    def snapshot(self) -> Iterator[DriverConnection]:
        """A connection that sees the last commit of now, for the block, whatever is written since.

        For long reading on a thread of its own. In memory there is but one connection, and writers
        wait for the block's end. Raises StoreError.
        """
        if self._file is None:
            with self.write() as connection:
                yield connection
            return
        reader = _prepared(connect_file(self._file, self._key, writable=False), _READER)
        try:
            reader.execute("BEGIN")
            reader.execute("SELECT count(*) FROM sqlite_schema").fetchall()  # from here on
            yield reader
        finally:
            reader.close()

    def settle_suspicion(self) -> None:
        """Where damage was met while the file was last open, read all of it.

        Raises DatabaseDamaged, each time until another file is in its place.
        """
        if self._file is not None and suspicion_of(self._file).exists():
            self.integrity_check()
            remove_private_file(suspicion_of(self._file))

    def _watched(self, connection: DriverConnection) -> DriverConnection:
        connection.on_damage = self._suspect
        return connection

    def _suspect(self) -> None:
        if self._file is not None:
            with suppress(OSError):  # then it is met again
                suspicion_of(self._file).touch(FILE_MODE)

    def try_writing(self) -> None:
        """Store more than a usual step does, and remove it. Raises what stands in the way."""
        with self.write() as connection:
            connection.execute(
                "REPLACE INTO settings (name, value) VALUES (?, zeroblob(?))", (_TRIAL, TRIAL_BYTES)
            )
        with self.write() as connection:
            connection.execute("DELETE FROM settings WHERE name = ?", (_TRIAL,))

    def give_back_space(self) -> None:
        """Keep the files small: a step that takes a few milliseconds. Raises StoreError."""
        if self._file is not None:
            with self._turn:
                give_back(self._writer, self._file)

    def integrity_check(self) -> None:
        """Read every page: seals, structure, references. Raises DatabaseDamaged."""
        checks = ("cipher_integrity_check", "integrity_check", "foreign_key_check")
        found = [row for check in checks for row in self._writer.execute(f"PRAGMA {check}")]
        if found != [("ok",)]:
            raise DatabaseDamaged(self._file)

    def close(self) -> None:
        """Wait for the writer, bring the write-ahead log into the file and close; once is enough.

        Nobody may be reading any more. Raises StoreError; all is closed even then.
        """
        with self._turn:
            if self._closed:
                return
            self._closed = True
            self._key = b""
            for reader in self._readers:
                reader.close()
            self._writer.close()


def suspicion_of(file: Path) -> Path:
    """What lies beside `file` after damage was met in it."""
    return file.with_name(f"{file.name}.suspect")


def open_database(file: Path, key: bytes) -> Database:
    """Open `file` with its 32-byte `key` and bring its schema up to date; make it where missing.

    Raises StoreError: DatabaseDamaged for another key too, DatabaseTooNew with nothing touched.
    Made anew it appears in steps: who cannot accept half a database after a crash makes it under
    another name and moves it (`profile` does).
    """
    if not file.exists():
        return create_database(file, key)
    if file.stat().st_size < PAGE_BYTES:
        raise DatabaseDamaged(file)  # SQLite would take one of 0 or 1 bytes for a new one
    return _open(file, key)


def create_database(file: Path, key: bytes) -> Database:
    """Make an empty database in `file`, which must not exist. Raises StoreError, leaving none."""
    create_private_file(file)
    try:
        return _open(file, key)
    except BaseException:
        remove_database(file)
        raise


def remove_database(file: Path) -> None:
    """Remove a database that is not open, and what SQLite left beside it. Raises StoreError."""
    try:
        for ending in ("-wal", "-shm", "-journal", ""):
            file.with_name(file.name + ending).unlink(missing_ok=True)
    except OSError as problem:
        raise from_system(problem, file) from None


def open_memory_database() -> Database:
    """A new database in memory with the same schema, without encryption: for tests, simulations."""
    writer = connect_memory()
    _empty_in_memory().copy_into(writer)
    return Database(_prepared(writer, _WRITER), None, b"")


@cache
def _empty_in_memory() -> DriverConnection:
    """Migrated once: a copy takes a tenth of the time."""
    empty = connect_memory()
    migrate(empty, packaged_migrations(), None)
    return empty


def _open(file: Path, key: bytes) -> Database:
    migrations = packaged_migrations()
    writer = connect_file(file, key, writable=True)
    try:
        check_version(writer, len(migrations))
        _prepared(writer, (BEFORE_TABLES, "journal_mode = WAL", *_WRITER))
        migrate(writer, migrations, file, partial(back_up, writer, file, key))
        allow_giving_back(writer, file)
    except BaseException:
        writer.close()
        raise
    return Database(writer, file, key)


def _prepared(connection: DriverConnection, pragmas: tuple[str, ...]) -> DriverConnection:
    for pragma in pragmas:
        connection.execute(f"PRAGMA {pragma}").fetchall()
    return connection
