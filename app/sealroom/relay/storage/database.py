"""The seam between the relay and its database: work is given as a function on a connection.

`write` runs it in a transaction of its own and completes once that is committed; `read` runs it
on a snapshot. Writes run one after another, in the order they were given.
"""

import asyncio
from collections.abc import Awaitable, Callable, Generator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Generic, Protocol, TypeVar

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from sealroom.relay.storage.errors import StorageFailed
from sealroom.relay.storage.sqlite import open_reader, open_writer
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


class ThreadedSqlite:
    """A file, with a thread that writes and one that reads: the loop never waits for a disk."""

    def __init__(self, file: Path) -> None:
        self._writer = _Thread(lambda: open_writer(file), "relay-writer")
        try:
            self._writer.submit(bring_up_to_date).result()
        except BaseException:
            self._writer.close()
            raise
        self._reader = _Thread(lambda: open_reader(file), "relay-reader")

    def write(self, work: Work[T]) -> Awaitable[T]:
        return asyncio.wrap_future(self._writer.submit(work))

    def read(self, work: Work[T]) -> Awaitable[T]:
        return asyncio.wrap_future(self._reader.submit(work))

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

    def run(self, work: Work[T]) -> T:
        """Do the work in a transaction of its own, here and now."""
        return _run(self._connection, work)

    def write(self, work: Work[T]) -> Awaitable[T]:
        return _Finished(self.run(work))

    def read(self, work: Work[T]) -> Awaitable[T]:
        return _Finished(self.run(work))

    def close(self) -> None:
        self._connection.close()
        self._engine.dispose()


class _Thread:
    def __init__(self, open_engine: Callable[[], Engine], name: str) -> None:
        self._executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix=name)
        self._engine = self._executor.submit(open_engine).result()
        self._connection = self._executor.submit(self._engine.connect).result()

    def submit(self, work: Work[T]) -> Future[T]:
        return self._executor.submit(_run, self._connection, work)

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


def _run(connection: Connection, work: Work[T]) -> T:
    with _storage_errors(), connection.begin():
        return work(connection)


@contextmanager
def _storage_errors() -> Generator[None, None, None]:
    try:
        yield
    except DBAPIError as problem:
        raise StorageFailed(str(problem.orig)) from problem
    except SQLAlchemyError as problem:
        raise StorageFailed(type(problem).__name__) from problem
