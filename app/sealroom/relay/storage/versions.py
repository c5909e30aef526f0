"""The version of the tables in a file, and the way from an older one to this one."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import BigInteger, Connection, LargeBinary, insert, inspect, select, text, update
from sqlalchemy.types import TypeEngine

from sealroom.protocol.look_alikes import looks_of
from sealroom.relay.storage import schema
from sealroom.relay.storage.errors import StorageRefused


def _add_column(connection: Connection, table: str, column: str, kind: TypeEngine[Any]) -> None:
    sql = kind.compile(dialect=connection.dialect)
    connection.execute(text(f"ALTER TABLE {table} ADD COLUMN {column} {sql}"))


def _list_devices(connection: Connection) -> None:
    """From 1: when each device came is not known; it was here by its last sign-in."""
    _add_column(connection, "devices", "first_seen", BigInteger())
    _add_column(connection, "devices", "label", LargeBinary())
    _add_column(connection, "devices", "revoked_at", BigInteger())
    connection.execute(text("UPDATE devices SET first_seen = last_seen"))


def _drop_old_messages(connection: Connection) -> None:
    """From 2: messages may go by age; their ids stay for a while."""
    for statement in (
        "ALTER TABLE sessions ADD COLUMN dropped_seq BIGINT DEFAULT 0 NOT NULL",
        "CREATE TABLE dropped_messages (message_id VARCHAR NOT NULL, session_key BIGINT NOT NULL"
        " REFERENCES sessions (key), sender VARCHAR NOT NULL, seq BIGINT NOT NULL, received_at"
        " BIGINT NOT NULL, PRIMARY KEY (message_id, session_key))",
        "CREATE INDEX ix_dropped_messages_received_at ON dropped_messages (received_at)",
        "CREATE INDEX log_times ON log (received_at) WHERE message_id IS NOT NULL",
    ):
        connection.execute(text(statement))


def _admit_by_token_and_ban(connection: Connection) -> None:
    """From 3: who may register, and who may no longer sign in, can be said."""
    for statement in (
        "CREATE TABLE bans (user_id VARCHAR NOT NULL REFERENCES users (user_id), banned_at BIGINT"
        " NOT NULL, PRIMARY KEY (user_id))",
        "CREATE TABLE registration_tokens (number INTEGER NOT NULL, token_hash VARCHAR NOT NULL,"
        " uses BIGINT NOT NULL, used BIGINT NOT NULL, made_at BIGINT NOT NULL, expires_at BIGINT,"
        " PRIMARY KEY (number), UNIQUE (token_hash))",
    ):
        connection.execute(text(statement))


def _tell_look_alikes(connection: Connection) -> None:
    """From 4: names that look alike already stay; of those the first has the look."""
    connection.execute(
        text(
            "CREATE TABLE name_looks (look VARCHAR NOT NULL, user_id VARCHAR NOT NULL"
            " REFERENCES users (user_id), PRIMARY KEY (look))"
        )
    )
    named = connection.execute(text("SELECT user_id, name FROM users ORDER BY registered_at DESC"))
    owners = {look: user_id for user_id, name in named for look in looks_of(name)}
    rows = [{"look": look, "user_id": user_id} for look, user_id in owners.items()]
    if rows:
        connection.execute(text("INSERT INTO name_looks VALUES (:look, :user_id)"), rows)


def _keep_files(connection: Connection) -> None:
    """From 5: messages carry files."""
    for statement in (
        "CREATE TABLE files (file_id VARCHAR NOT NULL, session_key INTEGER NOT NULL REFERENCES"
        " sessions (key), uploader VARCHAR NOT NULL, size BIGINT NOT NULL, begun_at BIGINT NOT"
        " NULL, whole_at BIGINT, message_seq BIGINT, PRIMARY KEY (file_id))",
        "CREATE INDEX ix_files_session_key ON files (session_key)",
        "CREATE INDEX ix_files_begun_at ON files (begun_at)",
    ):
        connection.execute(text(statement))


def _note_who_spoke(connection: Connection) -> None:
    """From 6: slow mode. Whoever spoke before may speak at once."""
    for statement in (
        "CREATE TABLE last_spoken (session_key BIGINT NOT NULL REFERENCES sessions (key),"
        " user_id VARCHAR NOT NULL REFERENCES users (user_id), spoken_at BIGINT NOT NULL,"
        " PRIMARY KEY (session_key, user_id))",
        "CREATE INDEX ix_last_spoken_spoken_at ON last_spoken (spoken_at)",
    ):
        connection.execute(text(statement))


STEPS: dict[int, Callable[[Connection], None]] = {
    1: _list_devices,
    2: _drop_old_messages,
    3: _admit_by_token_and_ban,
    4: _tell_look_alikes,
    5: _keep_files,
    6: _note_who_spoke,
}
"""By version: what brings its tables to the next. A step never changes once landed."""


def bring_up_to_date(connection: Connection) -> None:
    """Make the tables, or bring older ones up to here. Raises StorageRefused for newer ones."""
    found = _found(connection)
    if found is None:
        schema.metadata.create_all(connection)
        connection.execute(insert(schema.schema_version), {"version": schema.VERSION})
        return
    if found > schema.VERSION:
        raise StorageRefused(
            f"The relay's data is of version {found}, and this Sealroom reads versions up to "
            f"{schema.VERSION}. Install the newer Sealroom that wrote it."
        )
    for version in range(found, schema.VERSION):
        STEPS[version](connection)
    connection.execute(update(schema.schema_version), {"version": schema.VERSION})


def check_version(connection: Connection) -> None:
    """Leave the tables as they are. Raises StorageRefused where they are not of this version."""
    found = _found(connection)
    if found != schema.VERSION:
        raise StorageRefused(
            f"The relay's data is of version {found or 0}, and this Sealroom works on version "
            f"{schema.VERSION}. Use the Sealroom that the relay runs; a relay that is started with "
            "this one brings older data up to date."
        )


def _found(connection: Connection) -> int | None:
    if not inspect(connection).has_table(schema.schema_version.name):
        return None
    version = connection.scalar(select(schema.schema_version.c.version))
    return None if version is None else int(version)
