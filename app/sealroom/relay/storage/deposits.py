"""Wraps of a session's next key, kept until it is made current. One key a session at a time."""

from sqlalchemy import Connection, delete, insert, select

from sealroom.protocol.ids import KeyId, UserId
from sealroom.relay.storage.schema import deposits


def put_deposit(
    connection: Connection, session_key: int, key_id: KeyId, user_id: UserId, wrap: bytes
) -> None:
    """Keep a member's wrap; what stood for the member, or under another key, goes."""
    here = deposits.c.session_key == session_key
    stale = (deposits.c.key_id != key_id) | (deposits.c.user_id == user_id)
    connection.execute(delete(deposits).where(here, stale))
    row = {"session_key": session_key, "user_id": user_id, "key_id": key_id, "wrap": wrap}
    connection.execute(insert(deposits), row)


def deposits_of(connection: Connection, session_key: int, key_id: KeyId) -> dict[UserId, bytes]:
    """The wraps of that key."""
    wanted = (deposits.c.session_key == session_key) & (deposits.c.key_id == key_id)
    rows = connection.execute(select(deposits.c.user_id, deposits.c.wrap).where(wanted))
    return {row.user_id: row.wrap for row in rows}


def drop_deposits(connection: Connection, session_key: int, user_id: UserId | None = None) -> None:
    """Forget the session's deposits, or only one member's."""
    gone = deposits.c.session_key == session_key
    if user_id is not None:
        gone = gone & (deposits.c.user_id == user_id)
    connection.execute(delete(deposits).where(gone))
