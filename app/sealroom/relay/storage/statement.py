"""Statements that are compiled once and run without detours.

SQLAlchemy writes a statement for the database at hand, and works much of that out anew each time it
is run: 60 us and more, where SQLite itself needs 5. So on SQLite the compiled text goes to the
driver, with the values in their places; on any other database SQLAlchemy runs the statement.
"""

from collections import namedtuple
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from sqlite3 import Cursor
from typing import Any, Final, NamedTuple, TypeAlias

from sqlalchemy import Connection, Delete, Insert, Select, Update

Core: TypeAlias = Select[*tuple[Any, ...]] | Insert | Update | Delete
Row: TypeAlias = Any
"""Columns by place and by name."""
Values: TypeAlias = Mapping[str, object]


class _Form(NamedTuple):
    """What the driver is given."""

    sql: str
    places: Sequence[tuple[str, object]]
    """By place, the name of a value; and the value itself where the statement has it."""
    lists: Mapping[str, Sequence[str]]
    """What the values of a list are named."""

    def fill(self, values: Values) -> list[object]:
        if self.lists:
            values = {**values, **dict(self._listed(values))}
        return [values.get(name, own) for name, own in self.places]

    def _listed(self, values: Values) -> Iterator[tuple[str, object]]:
        for name, names in self.lists.items():
            listed: Any = values[name]
            yield from zip(names, listed, strict=True)


class Statement:
    """One statement, whose values are named by `bindparam`, or by columns where it inserts.

    A list stands for a parameter that expands, as in `IN`. Values must be what the driver takes as
    it is: text, bytes, integers and None.
    """

    def __init__(self, core: Core) -> None:
        self._core: Final = core
        self._forms: dict[object, _Form] = {}
        self._row = _row_maker(core)

    def all(self, connection: Connection, values: Values) -> list[Row]:
        """Every row."""
        if (cursor := self._run(connection, values)) is None:
            return list(connection.execute(self._core, values))
        return [self._row(row) for row in cursor.fetchall()]

    def first(self, connection: Connection, values: Values) -> Row | None:
        """The first row, if any."""
        if (cursor := self._run(connection, values)) is None:
            return connection.execute(self._core, values).first()
        row = cursor.fetchone()
        cursor.close()
        return None if row is None else self._row(row)

    def one(self, connection: Connection, values: Values) -> Row:
        """The first row, of a statement that has one. Raises LookupError."""
        row = self.first(connection, values)
        if row is None:
            raise LookupError("there is no such row")
        return row

    def each(self, connection: Connection, values: Values) -> Iterator[Row]:
        """Row by row, of which a caller may leave the rest."""
        if (cursor := self._run(connection, values)) is None:
            with connection.execute(self._core, values) as rows:
                yield from rows
            return
        try:
            yield from map(self._row, cursor)
        finally:
            cursor.close()

    def value(self, connection: Connection, values: Values) -> Any:
        """The first column of the first row; None where there is no row."""
        row = self.first(connection, values)
        return None if row is None else row[0]

    def run(self, connection: Connection, values: Values) -> int:
        """How many rows it changed."""
        if (cursor := self._run(connection, values)) is None:
            return connection.execute(self._core, values).rowcount
        return cursor.rowcount

    def run_each(self, connection: Connection, many: Sequence[Values]) -> None:
        """Once for each of `many`, which name the same values."""
        if not many:
            return
        driver = _sqlite_driver(connection)
        if driver is None:
            connection.execute(self._core, many)
            return
        form = self._form(connection, many[0])
        driver.executemany(form.sql, map(form.fill, many))

    def _run(self, connection: Connection, values: Values) -> Cursor | None:
        driver = _sqlite_driver(connection)
        if driver is None:
            return None
        form = self._form(connection, values)
        cursor: Cursor = driver.execute(form.sql, form.fill(values))
        return cursor

    def _form(self, connection: Connection, values: Values) -> _Form:
        key = tuple(
            (name, len(value)) if isinstance(value, list) else name
            for name, value in values.items()
        )
        form = self._forms.get(key)
        if form is None:
            form = self._forms[key] = _compile(self._core, connection, values)
        return form


@contextmanager
def savepoint(connection: Connection) -> Iterator[None]:
    """Within, an exception undoes what was done since, and the transaction goes on."""
    driver = _sqlite_driver(connection)
    if driver is None:
        with connection.begin_nested():
            yield
        return
    driver.execute("SAVEPOINT operation")
    try:
        yield
    except BaseException:
        if driver.in_transaction:  # a full disk may have ended it
            driver.execute("ROLLBACK TO operation")
            driver.execute("RELEASE operation")
        raise
    driver.execute("RELEASE operation")


def _compile(core: Core, connection: Connection, values: Values) -> _Form:
    compiled: Any = core.compile(
        dialect=connection.dialect,
        column_keys=list(values) if isinstance(core, Insert) else None,
    )
    own: Mapping[str, object] = compiled.params
    expanded = compiled.construct_expanded_state(dict(values))
    places = [(name, own.get(name)) for name in expanded.positiontup or ()]
    return _Form(expanded.statement, places, expanded.parameter_expansion)


def _row_maker(core: Core) -> Callable[[Iterable[object]], Row]:
    if not isinstance(core, Select):
        return tuple
    names = core.selected_columns.keys()
    kind: Any = namedtuple("Row", names, rename=True)  # type: ignore[misc]
    make: Callable[[Iterable[object]], Row] = kind._make
    return make


def _sqlite_driver(connection: Connection) -> Any:
    """Python's own driver, in the transaction that `connection` is in; None on another database."""
    if connection.dialect.name != "sqlite":
        return None
    return connection.connection.driver_connection
