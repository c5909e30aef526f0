"""The relay's database: tables, queries as functions on a connection, and the seam that runs them.

Nothing outside this room imports SQLAlchemy; the names below are what others need of it. Who may do
what, and what a row means to a member, is not known here.
"""

from sqlalchemy import Connection

from sealroom.relay.storage.database import (
    Database,
    InlineSqlite,
    ThreadedSqlite,
    TidyDatabase,
    Work,
)
from sealroom.relay.storage.errors import StorageFailed, StorageRefused, is_database_fault
from sealroom.relay.storage.statement import savepoint
from sealroom.relay.storage.visiting import VisitingSqlite

__all__ = [
    "Connection",
    "Database",
    "InlineSqlite",
    "StorageFailed",
    "StorageRefused",
    "ThreadedSqlite",
    "TidyDatabase",
    "VisitingSqlite",
    "Work",
    "is_database_fault",
    "savepoint",
]
