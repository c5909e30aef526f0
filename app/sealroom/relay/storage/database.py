"""The seam between the relay and its database: work is given as a function on a connection.

`write` runs it in a transaction of its own and completes once that is committed; `read` runs it
on a snapshot. Writes run one after another, in the order they were given.
"""

import asyncio
from collections.abc import Awaitable, Callable, Generator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from sqlite3 import Error as DriverError
from typing import Generic, Protocol, TypeVar

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from sealroom.relay.storage.errors import StorageFailed
from sealroom.relay.storage.sqlite import (
    allow_giving_back,
    cut_log,
    give_back_space,
    open_reader,
    open_writer,
)
from sealroom.relay.storage.versions import bring_up_to_date

T = TypeVar("T")
Work = Callable[[Connection], T]


class Database(Protocol):
    """Raises StorageFailed where there could be no transaction, and whatever the work raises."""

    def write(self, work: Work[T]) -> Awaitable[T]:
        """Begin at once; the awaitable completes after the commit."""

    def read(self, work: Work[T]) -> Awaitable[T]:
        """Begin at once, on a snapshot."""

    def close(self) -> None:
        """Wait for what was begun, then close."""


class TidyDatabase(Database, Protocol):
    """One whose files can be kept small while it is in use. Raises StorageFailed."""

    def give_back_space(self) -> Awaitable[bool]:
        """Give a part of what deleting freed back to the system; whether there may be more."""

    def cut_log(self) -> Awaitable[None]:
        """Keep what is written ahead within its bounds."""


class ThreadedSqlite:
    """A file, with a thread that writes and one that reads: the loop never waits for a disk."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._writer = _Thread(lambda: open_writer(file), "relay-writer")
        try:
            self._writer.submit(bring_up_to_date).result()
            self._writer.submit_bare(partial(allow_giving_back, file=file)).result()
        except BaseException:
            self._writer.close()
            raise
        self._reader = _Thread(lambda: open_reader(file), "relay-reader")

    def write(self, work: Work[T]) -> Awaitable[T]:
        return asyncio.wrap_future(self._writer.submit(work))

    def read(self, work: Work[T]) -> Awaitable[T]:
        return asyncio.wrap_future(self._reader.submit(work))

    def give_back_space(self) -> Awaitable[bool]:
        return asyncio.wrap_future(self._writer.submit_bare(give_back_space))

    def cut_log(self) -> Awaitable[None]:
        work = partial(cut_log, file=self._file)
        return asyncio.wrap_future(self._writer.submit_bare(work))

    def close(self) -> None:
        self._reader.close()
        self._writer.close()


class InlineSqlite:
    """The same without threads or loop, for simulation: work is done within the call."""

    def __init__(self, file: Path | None = None) -> None:
        self._engine = open_writer(file)
        self._connection = self._engine.connect()
        try:
            self.run(bring_up_to_date)
        except BaseException:
            self.close()
            raise

    def begin_anew(self) -> None:
        """Forget all that was kept in memory; what was learned of how to ask for it stays."""
        self.close()
        self._connection = self._engine.connect()
        self.run(bring_up_to_date)

    def run(self, work: Work[T]) -> T:
        """Do the work in a transaction of its own, here and now."""
        return run_work(self._connection, work)

    def write(self, work: Work[T]) -> Awaitable[T]:
        return _Finished(self.run(work))

    def read(self, work: Work[T]) -> Awaitable[T]:
        return _Finished(self.run(work))

    def give_back_space(self) -> Awaitable[bool]:
        return _Finished(run_bare(self._connection, give_back_space))

    def cut_log(self) -> Awaitable[None]:
        return _Finished(None)

    def close(self) -> None:
        self._connection.close()
        self._engine.dispose()


class _Thread:
    def __init__(self, open_engine: Callable[[], Engine], name: str) -> None:
        self._executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix=name)
        self._engine = self._executor.submit(open_engine).result()
        self._connection = self._executor.submit(self._engine.connect).result()

    def submit(self, work: Work[T]) -> Future[T]:
        return self._executor.submit(run_work, self._connection, work)

    def submit_bare(self, work: Work[T]) -> Future[T]:
        return self._executor.submit(run_bare, self._connection, work)

    def close(self) -> None:
        self._executor.submit(self._connection.close).result()
        self._executor.submit(self._engine.dispose).result()
        self._executor.shutdown()


class _Finished(Generic[T]):
    def __init__(self, value: T) -> None:
        self._value = value

    def __await__(self) -> Generator[None, None, T]:
        yield from ()
        return self._value


def run_work(connection: Connection, work: Work[T]) -> T:
    """Do the work in a transaction. Raises StorageFailed."""
    with _storage_errors(), connection.begin():
        return work(connection)


def run_bare(connection: Connection, work: Work[T]) -> T:
    """Do what SQLite does not do within a transaction. Raises StorageFailed."""
    with _storage_errors():
        return work(connection)


@contextmanager
def _storage_errors() -> Generator[None, None, None]:
    try:
        yield
    except DBAPIError as problem:
        raise StorageFailed(str(problem.orig)) from problem
    except SQLAlchemyError as problem:
        raise StorageFailed(type(problem).__name__) from problem
    except DriverError as problem:  # of what is done past SQLAlchemy
        raise StorageFailed(str(problem)) from problem
