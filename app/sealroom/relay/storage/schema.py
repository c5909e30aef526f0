"""The tables. What they mean is told by the file beside this one that reads and writes them."""

from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
)

VERSION = 7
"""Version of the tables below."""

metadata = MetaData()

_RowNumber = BigInteger().with_variant(Integer, "sqlite")
"""SQLite numbers rows by itself only where the column is declared INTEGER."""


def _session_key(*, primary_key: bool) -> Column[int]:
    return Column(
        "session_key",
        _RowNumber,
        ForeignKey("sessions.key"),
        primary_key=primary_key,
        nullable=False,
    )


schema_version = Table("schema_version", metadata, Column("version", Integer, nullable=False))

relay = Table("relay", metadata, Column("name", String, nullable=False))
"""One row: the name that clients know this relay by, for good."""

users = Table(
    "users",
    metadata,
    Column("user_id", String, primary_key=True),
    Column("name", String, nullable=False),
    Column("folded", String, nullable=False, unique=True),
    Column("public_key", LargeBinary, nullable=False),
    Column("signing_key", LargeBinary, nullable=False),
    Column("kem_id", BigInteger, nullable=False),
    Column("kem_expires_at", BigInteger, nullable=False),
    Column("kem_public", LargeBinary, nullable=False),
    Column("kem_signature", LargeBinary, nullable=False),
    Column("inbox_last", BigInteger, nullable=False),
    Column("registered_at", BigInteger, nullable=False),
)

name_looks = Table(
    "name_looks",
    metadata,
    Column("look", String, primary_key=True),
    Column("user_id", ForeignKey("users.user_id"), nullable=False),
)

devices = Table(
    "devices",
    metadata,
    Column("user_id", ForeignKey("users.user_id"), primary_key=True),
    Column("device_id", String, primary_key=True),
    Column("inbox_ack", BigInteger, nullable=False),
    Column("first_seen", BigInteger, nullable=False),
    Column("last_seen", BigInteger, nullable=False),
    Column("label", LargeBinary),
    Column("revoked_at", BigInteger),
)

bans = Table(
    "bans",
    metadata,
    Column("user_id", ForeignKey("users.user_id"), primary_key=True),
    Column("banned_at", BigInteger, nullable=False),
)

registration_tokens = Table(
    "registration_tokens",
    metadata,
    Column("number", _RowNumber, primary_key=True),
    Column("token_hash", String, nullable=False, unique=True),
    Column("uses", BigInteger, nullable=False),
    Column("used", BigInteger, nullable=False),
    Column("made_at", BigInteger, nullable=False),
    Column("expires_at", BigInteger),
)

sessions = Table(
    "sessions",
    metadata,
    Column("key", _RowNumber, primary_key=True),
    Column("session_id", String, nullable=False, unique=True),
    Column("last_seq", BigInteger, nullable=False),
    Column("head", String, nullable=False),
    Column("snapshot", LargeBinary, nullable=False),
    Column("snapshot_number", BigInteger, nullable=False),
    Column("lease_user", String),
    Column("lease_device", String),
    Column("lease_until", BigInteger),
    Column("dropped_seq", BigInteger, nullable=False, server_default="0"),
)

log = Table(
    "log",
    metadata,
    _session_key(primary_key=True),
    Column("seq", BigInteger, primary_key=True),
    Column("number", BigInteger),
    Column("message_id", String),
    Column("sender", String, nullable=False),
    Column("received_at", BigInteger, nullable=False),
    Column("payload", LargeBinary, nullable=False),
)


def _index(name: str, *columns: Column[Any], present: Column[Any], unique: bool = False) -> None:
    """An index over the rows that have a value in `present`."""
    having = present.is_not(None)
    Index(name, *columns, unique=unique, sqlite_where=having, postgresql_where=having)


_index("log_messages", log.c.message_id, log.c.session_key, present=log.c.message_id, unique=True)
_index("log_times", log.c.received_at, present=log.c.message_id)
_index("log_entries", log.c.session_key, log.c.number, present=log.c.number, unique=True)
_index("log_entry_seqs", log.c.session_key, log.c.seq, present=log.c.number)

last_spoken = Table(
    "last_spoken",
    metadata,
    _session_key(primary_key=True),
    Column("user_id", ForeignKey("users.user_id"), primary_key=True),
    Column("spoken_at", BigInteger, nullable=False, index=True),
)

dropped_messages = Table(
    "dropped_messages",
    metadata,
    Column("message_id", String, primary_key=True),
    _session_key(primary_key=True),
    Column("sender", String, nullable=False),
    Column("seq", BigInteger, nullable=False),
    Column("received_at", BigInteger, nullable=False, index=True),
)

members = Table(
    "members",
    metadata,
    Column("user_id", ForeignKey("users.user_id"), primary_key=True),
    _session_key(primary_key=True),
    Column("joined_seq", BigInteger, primary_key=True),
    Column("left_seq", BigInteger),
)

invitations = Table(
    "invitations",
    metadata,
    _session_key(primary_key=True),
    Column("user_id", ForeignKey("users.user_id"), primary_key=True),
    Column("expires_at", BigInteger, nullable=False),
)

join_requests = Table(
    "join_requests",
    metadata,
    _session_key(primary_key=True),
    Column("user_id", ForeignKey("users.user_id"), primary_key=True),
    Column("created_at", BigInteger, nullable=False, index=True),
    Column("request", LargeBinary, nullable=False),
)

deposits = Table(
    "deposits",
    metadata,
    _session_key(primary_key=True),
    Column("user_id", ForeignKey("users.user_id"), primary_key=True),
    Column("key_id", String, nullable=False),
    Column("wrap", LargeBinary, nullable=False),
)

inbox = Table(
    "inbox",
    metadata,
    Column("user_id", ForeignKey("users.user_id"), primary_key=True),
    Column("number", BigInteger, primary_key=True),
    Column("topic", String),
    Column("created_at", BigInteger, nullable=False, index=True),
    Column("payload", LargeBinary, nullable=False),
)
_index("inbox_topics", inbox.c.topic, inbox.c.user_id, present=inbox.c.topic)

files = Table(
    "files",
    metadata,
    Column("file_id", String, primary_key=True),
    Column("session_key", _RowNumber, ForeignKey("sessions.key"), nullable=False, index=True),
    Column("uploader", String, nullable=False),
    Column("size", BigInteger, nullable=False),
    Column("begun_at", BigInteger, nullable=False, index=True),
    Column("whole_at", BigInteger),
    Column("message_seq", BigInteger),
)
