"""Wraps of a session's next key, kept until it is made current. One key a session at a time."""

from sqlalchemy import Connection, bindparam, delete, insert, select

from sealroom.protocol.ids import KeyId, UserId
from sealroom.relay.storage.schema import deposits
from sealroom.relay.storage.statement import Statement

_of_session = deposits.c.session_key == bindparam("of_session")
_of_user = deposits.c.user_id == bindparam("of_user")
_of_key = deposits.c.key_id == bindparam("of_key")
_put = Statement(insert(deposits))
_drop_stale = Statement(delete(deposits).where(_of_session, ~_of_key | _of_user))
_wraps = Statement(select(deposits.c.user_id, deposits.c.wrap).where(_of_session, _of_key))
_drop_all = Statement(delete(deposits).where(_of_session))
_drop = Statement(delete(deposits).where(_of_session, _of_user))


def put_deposit(
    connection: Connection, session_key: int, key_id: KeyId, user_id: UserId, wrap: bytes
) -> None:
    """Keep a member's wrap; what stood for the member, or under another key, goes."""
    place = {"of_session": session_key, "of_key": key_id, "of_user": user_id}
    _drop_stale.run(connection, place)
    row = {"session_key": session_key, "user_id": user_id, "key_id": key_id, "wrap": wrap}
    _put.run(connection, row)


def deposits_of(connection: Connection, session_key: int, key_id: KeyId) -> dict[UserId, bytes]:
    """The wraps of that key."""
    rows = _wraps.all(connection, {"of_session": session_key, "of_key": key_id})
    return {row.user_id: row.wrap for row in rows}


def drop_deposits(connection: Connection, session_key: int, user_id: UserId | None = None) -> None:
    """Forget the session's deposits, or only one member's."""
    if user_id is None:
        _drop_all.run(connection, {"of_session": session_key})
    else:
        _drop.run(connection, {"of_session": session_key, "of_user": user_id})
