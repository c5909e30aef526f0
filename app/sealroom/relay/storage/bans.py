"""Users who may not sign in any more."""

from sqlalchemy import Connection, bindparam, delete, insert, select

from sealroom.protocol.ids import UserId
from sealroom.relay.storage.schema import bans
from sealroom.relay.storage.statement import Statement

_of_user = bans.c.user_id == bindparam("of_user")
_add = Statement(insert(bans))
_find = Statement(select(bans.c.banned_at).where(_of_user))
_drop = Statement(delete(bans).where(_of_user))
_all = Statement(select(bans.c.user_id))


def ban(connection: Connection, user_id: UserId, now: int) -> bool:
    """Let the user in no more; False where that was so already."""
    if is_banned(connection, user_id):
        return False
    _add.run(connection, {"user_id": user_id, "banned_at": now})
    return True


def unban(connection: Connection, user_id: UserId) -> bool:
    """Let the user in again; False where they were not banned."""
    return _drop.run(connection, {"of_user": user_id}) == 1


def is_banned(connection: Connection, user_id: UserId) -> bool:
    """Whether the user may not sign in."""
    return _find.first(connection, {"of_user": user_id}) is not None


def banned_users(connection: Connection) -> list[UserId]:
    """Everyone who is banned."""
    return [row.user_id for row in _all.all(connection, {})]
