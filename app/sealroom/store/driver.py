"""The one place that speaks to sqlcipher3, and the seam where its errors get words.

What the surroundings did (full, read-only, locked or damaged files) becomes a `StoreError`; what
Sealroom itself did wrong (SQL, constraints) stays the driver's own error, a bug. Neither carries
parameters or the key: the key is handed over beside SQL, so no statement ever contains it.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final

from sqlcipher3 import dbapi2

from sealroom.store.connection import Row
from sealroom.store.errors import DatabaseBusy, DatabaseDamaged, DiskFull, ReadOnly, from_disk

KEY_BYTES = 32
BUSY_SECONDS = 5.0
PAGE_BYTES = 4096
CIPHER_FORM = 4
"""SQLCipher 4: AES-256-CBC and HMAC-SHA-512 for each page."""
STATEMENTS_KEPT = 512
"""Prepared, for each connection. The app has over 150; the driver by itself keeps 128, and would
prepare the others anew each time, which doubles what a small one takes."""
MEMORY_SECURITY = "ON"
"""Each piece of SQLite's memory is kept out of swap, and overwritten when it is let go of. In force
for the whole process once it was said; most tests do without, for it is most of what a step costs
where the kernel is slow to lock memory."""

_DAMAGED = frozenset({dbapi2.SQLITE_CORRUPT, dbapi2.SQLITE_NOTADB, dbapi2.SQLITE_FORMAT})
_READ_ONLY = frozenset({dbapi2.SQLITE_READONLY, dbapi2.SQLITE_PERM})
_BUSY = frozenset({dbapi2.SQLITE_BUSY, dbapi2.SQLITE_PROTOCOL})
_FAILED = frozenset({dbapi2.SQLITE_IOERR, dbapi2.SQLITE_CANTOPEN})


class DriverCursor:
    """Rows of one statement."""

    __slots__ = ("_connection", "_raw")

    def __init__(self, raw: Any, connection: "DriverConnection") -> None:
        self._raw: Final = raw
        self._connection: Final = connection

    @property
    def rowcount(self) -> int:
        """Rows that the statement changed."""
        return int(self._raw.rowcount)

    @property
    def lastrowid(self) -> int | None:
        """Row id of the last row inserted."""
        row_id: int | None = self._raw.lastrowid
        return row_id

    def fetchone(self) -> Row | None:
        """The next row; None after the last. Raises StoreError."""
        try:
            row: Row | None = self._raw.fetchone()
        except dbapi2.Error as problem:
            raise self._connection.in_words(problem) from None
        return row

    def fetchall(self) -> list[Row]:
        """All rows that are left. Raises StoreError."""
        try:
            rows: list[Row] = self._raw.fetchall()
        except dbapi2.Error as problem:
            raise self._connection.in_words(problem) from None
        return rows

    def __iter__(self) -> Iterator[Row]:
        try:
            yield from self._raw
        except dbapi2.Error as problem:
            raise self._connection.in_words(problem) from None


class DriverConnection:
    """A connection in autocommit: transactions are begun and ended by `Database` in plain SQL."""

    __slots__ = ("_file", "_raw", "_writable", "on_damage")

    def __init__(self, raw: Any, file: Path | None, *, writable: bool) -> None:
        self._raw: Final = raw
        self._file: Final = file
        self._writable: Final = writable
        self.on_damage: Callable[[], None] | None = None
        """Called when damage is met, before it is raised."""

    def __repr__(self) -> str:
        return f"{type(self).__name__}({str(self._file or ':memory:')!r})"

    def execute(self, sql: str, parameters: Sequence[Any] = (), /) -> DriverCursor:
        """Run one statement. Raises StoreError."""
        try:
            return DriverCursor(self._raw.execute(sql, parameters), self)
        except dbapi2.Error as problem:
            raise self.in_words(problem) from None

    def executemany(self, sql: str, parameters: Iterable[Sequence[Any]], /) -> DriverCursor:
        """Run one statement for each of `parameters`. Raises StoreError."""
        try:
            return DriverCursor(self._raw.executemany(sql, parameters), self)
        except dbapi2.Error as problem:
            raise self.in_words(problem) from None

    def executescript(self, sql: str) -> None:
        """Run many statements, which begin and end their own transaction. Raises StoreError."""
        try:
            self._raw.executescript(sql)
        except dbapi2.Error as problem:
            raise self.in_words(problem) from None

    def copy_into(self, other: "DriverConnection") -> None:
        """Make `other`, which is empty and has no key either, the same. Raises StoreError."""
        try:
            self._raw.backup(other._raw)
        except dbapi2.Error as problem:
            raise other.in_words(problem) from None

    @property
    def rows_changed(self) -> int:
        """Rows inserted, changed and deleted since it was opened."""
        return int(self._raw.total_changes)

    @property
    def in_transaction(self) -> bool:
        """Whether a transaction is open."""
        return bool(self._raw.in_transaction)

    def close(self) -> None:
        """Close; the last one out brings the write-ahead log into the file. Raises StoreError."""
        try:
            self._raw.close()
        except dbapi2.Error as problem:
            raise self.in_words(problem) from None

    def unlock(self, key: bytes) -> None:
        """Use `key` (32 random bytes, no derivation) before anything is read or written."""
        if len(key) != KEY_BYTES:
            raise ValueError(f"the database's key has {KEY_BYTES} bytes")
        self.execute("PRAGMA cipher_log_level = NONE")  # it writes to stderr otherwise
        self._raw.set_key(f"x'{key.hex()}'")
        self.execute(f"PRAGMA cipher_compatibility = {CIPHER_FORM}")
        self.execute(f"PRAGMA cipher_memory_security = {MEMORY_SECURITY}")

    def in_words(self, problem: Exception) -> Exception:
        """What to raise for `problem`: a StoreError, or itself where it is a bug."""
        code = getattr(problem, "sqlite_errorcode", dbapi2.SQLITE_ERROR) & 0xFF
        if code in _DAMAGED:
            if self.on_damage is not None:
                self.on_damage()
            return DatabaseDamaged(self._file)
        if code == dbapi2.SQLITE_FULL:
            return DiskFull()
        if code in _READ_ONLY and self._writable:  # to write through a reader is a bug
            return ReadOnly(self._file)
        if code in _BUSY:
            return DatabaseBusy(self._file)
        if code in _FAILED:
            return from_disk(self._file, str(problem))
        return problem


def connect_file(file: Path, key: bytes, *, writable: bool) -> DriverConnection:
    """Open an existing encrypted file. Nothing is read yet. Raises StoreError."""
    return _connect_unlocked(file, key, "mode=rw" if writable else "mode=ro", writable=writable)


def connect_copy(file: Path, key: bytes) -> DriverConnection:
    """Open an encrypted file that nobody writes, leaving nothing beside it. Raises StoreError."""
    return _connect_unlocked(file, key, "mode=ro&immutable=1", writable=False)


def _connect_unlocked(file: Path, key: bytes, how: str, *, writable: bool) -> DriverConnection:
    connection = _connect(f"{file.absolute().as_uri()}?{how}", file, writable=writable)
    try:
        connection.unlock(key)
    except BaseException:
        connection.close()
        raise
    return connection


def connect_memory() -> DriverConnection:
    """Open a new database in memory, without a key."""
    return _connect(":memory:", None, writable=True)


def _connect(address: str, file: Path | None, *, writable: bool) -> DriverConnection:
    """Any thread may use the connection: SQLite is built serialized, and `Database` orders them."""
    try:
        raw = dbapi2.connect(
            address,
            uri=True,
            timeout=BUSY_SECONDS,
            isolation_level=None,
            check_same_thread=False,
            cached_statements=STATEMENTS_KEPT,
        )
    except dbapi2.Error as problem:
        raise DriverConnection(None, file, writable=writable).in_words(problem) from None
    return DriverConnection(raw, file, writable=writable)
