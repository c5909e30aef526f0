"""What can go wrong with the relay's database."""

import sqlite3

from sqlalchemy.exc import DataError, DBAPIError, IntegrityError, ProgrammingError


class StorageFailed(Exception):
    """The database could not be read or written; nothing of the transaction stands."""


class StorageRefused(Exception):
    """The data folder cannot be used; the words say what to do."""


def is_database_fault(fault: BaseException) -> bool:
    """Whether the database failed, rather than a statement of ours was wrong for it."""
    return isinstance(fault, DBAPIError | sqlite3.Error) and not isinstance(fault, _OURS)


_OURS = (
    DataError,
    IntegrityError,
    ProgrammingError,
    sqlite3.DataError,
    sqlite3.IntegrityError,
    sqlite3.ProgrammingError,
)
