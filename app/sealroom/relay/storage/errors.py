"""What can go wrong with the relay's database."""

from sqlalchemy.exc import DataError, DBAPIError, IntegrityError, ProgrammingError


class StorageFailed(Exception):
    """The database could not be read or written; nothing of the transaction stands."""


class StorageRefused(Exception):
    """The data folder cannot be used; the words say what to do."""


def is_database_fault(fault: BaseException) -> bool:
    """Whether the database failed, rather than a statement of ours was wrong for it."""
    ours = DataError | IntegrityError | ProgrammingError
    return isinstance(fault, DBAPIError) and not isinstance(fault, ours)
