"""Databases in memory that lose power or run full when a history says so."""

import enum
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from sealroom.relay.storage import Connection as RelayConnection
from sealroom.relay.storage import InlineSqlite
from sealroom.store.database import Database
from sealroom.store.driver import DriverConnection
from tests.sim.loop import PowerCut, VirtualLoop

T = TypeVar("T")

ROOM = 1 << 30
"""Pages that a disk with room holds."""


class Moment(enum.Enum):
    """Where in the next transaction the power goes."""

    BEGIN = "before it begins"
    COMMIT = "just before its commit"
    COMMITTED = "just after its commit"


class Power:
    """Of one machine. `cut_at` is a moment of its next transaction; `died` is told then."""

    def __init__(self, died: Callable[[], None]) -> None:
        self.cut_at: Moment | None = None
        self.back_after = 1.0
        """Seconds after such a cut until the machine is started again."""
        self.is_on = True
        self._died = died

    def check(self, moment: Moment) -> None:
        """Raises PowerCut at that moment, and ever after."""
        if self.is_on and self.cut_at is moment:
            self.is_on = False
            self._died()
        if not self.is_on:
            raise PowerCut


class AppDatabase(Database):
    """A profile's database as one run of the app has it; the next run has another over the same."""

    def __init__(self, writer: DriverConnection, power: Power) -> None:
        super().__init__(writer, None, b"")
        self._power = power

    @contextmanager
    def write(self) -> Iterator[DriverConnection]:
        self._power.check(Moment.BEGIN)
        with super().write() as connection:
            yield connection
            self._power.check(Moment.COMMIT)
        self._power.check(Moment.COMMITTED)


class RelayDatabase:
    """The relay's database as one run of the relay has it."""

    def __init__(self, sqlite: InlineSqlite, power: Power, loop: VirtualLoop) -> None:
        self._sqlite = sqlite
        self._power = power
        self._loop = loop
        self.writes = 0

    def write(self, work: Callable[[RelayConnection], T]) -> Awaitable[T]:
        return self._loop.run_in_executor(None, self._write, work)

    def read(self, work: Callable[[RelayConnection], T]) -> Awaitable[T]:
        return self._loop.run_in_executor(None, self._sqlite.run, work)

    def give_back_space(self) -> Awaitable[bool]:
        return self._sqlite.give_back_space()

    def cut_log(self) -> Awaitable[None]:
        return self._sqlite.cut_log()

    def close(self) -> None:
        """The next run goes on with it."""

    def _write(self, work: Callable[[RelayConnection], T]) -> T:
        self.writes += 1

        def watched(connection: RelayConnection) -> T:
            value = work(connection)
            self._power.check(Moment.COMMIT)
            return value

        self._power.check(Moment.BEGIN)
        value = self._sqlite.run(watched)
        self._power.check(Moment.COMMITTED)
        return value


def set_app_disk(connection: DriverConnection, *, full: bool) -> None:
    """Let the database grow no further, or as it likes."""
    (pages,) = connection.execute("PRAGMA page_count").fetchall()[0]
    connection.execute(f"PRAGMA max_page_count = {pages if full else ROOM}").fetchall()


def set_relay_disk(sqlite: InlineSqlite, *, full: bool) -> None:
    """As for an app."""

    def work(connection: RelayConnection) -> None:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages if full else ROOM}")

    sqlite.run(work)
