"""Accounts as whoever runs the relay sees them: without keys."""

from typing import NamedTuple

from sqlalchemy import Connection, bindparam, func, select

from sealroom.protocol.ids import UserId
from sealroom.relay.storage.schema import bans, devices, users
from sealroom.relay.storage.statement import Statement
from sealroom.relay.storage.users import HIGHEST_CHARACTER


class Account(NamedTuple):
    """One user. Times in ms."""

    user_id: UserId
    name: str
    registered_at: int
    last_seen: int | None
    """When a device last signed in; None where none is left."""
    banned_at: int | None


_seen = (
    select(func.max(devices.c.last_seen))
    .where(devices.c.user_id == users.c.user_id)
    .correlate(users)
    .scalar_subquery()
)
_accounts = (
    select(
        users.c.user_id,
        users.c.name,
        users.c.registered_at,
        _seen.label("last_seen"),
        bans.c.banned_at,
    )
    .select_from(users.outerjoin(bans, bans.c.user_id == users.c.user_id))
    .order_by(users.c.folded)
)
_between = Statement(
    _accounts.where(users.c.folded >= bindparam("first"), users.c.folded < bindparam("past"))
)
_one = Statement(
    _accounts.where(
        (users.c.user_id == bindparam("of_user")) | (users.c.folded == bindparam("of_name"))
    )
)


def accounts(connection: Connection, prefix: str = "") -> list[Account]:
    """Those whose folded names begin so, by name."""
    within = {"first": prefix, "past": prefix + HIGHEST_CHARACTER}
    return [Account(*row) for row in _between.all(connection, within)]


def account(connection: Connection, user_id: str, folded: str) -> Account | None:
    """The one of that id, or of that folded name. No name is as long as an id."""
    row = _one.first(connection, {"of_user": user_id, "of_name": folded})
    return None if row is None else Account(*row)
