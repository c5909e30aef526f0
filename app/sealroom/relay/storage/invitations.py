"""Who is invited to what: copied from the ledgers' states, to be asked without folding them."""

from collections.abc import Collection

from sqlalchemy import Connection, bindparam, delete, insert, select

from sealroom.protocol.ids import UserId
from sealroom.relay.storage.batches import in_batches
from sealroom.relay.storage.schema import invitations
from sealroom.relay.storage.statement import Statement

_of_session = invitations.c.session_key == bindparam("of_session")
_add = Statement(insert(invitations))
_drop = Statement(
    delete(invitations).where(
        _of_session, invitations.c.user_id.in_(bindparam("of_users", expanding=True))
    )
)
_standing = Statement(
    select(invitations.c.expires_at).where(
        _of_session,
        invitations.c.user_id == bindparam("of_user"),
        invitations.c.expires_at > bindparam("now"),
    )
)


def add_invitations(
    connection: Connection, session_key: int, invited: Collection[tuple[UserId, int]]
) -> None:
    """Note new invitations, each with its end (ms)."""
    rows = [
        {"session_key": session_key, "user_id": user_id, "expires_at": expires_at}
        for user_id, expires_at in invited
    ]
    _add.run_each(connection, rows)


def drop_invitations(
    connection: Connection, session_key: int, user_ids: Collection[UserId]
) -> None:
    """Note that these do not stand any more."""
    for batch in in_batches(user_ids):
        _drop.run(connection, {"of_session": session_key, "of_users": batch})


def is_invited(connection: Connection, session_key: int, user_id: UserId, now: int) -> bool:
    """Whether an invitation stands."""
    wanted = {"of_session": session_key, "of_user": user_id, "now": now}
    return _standing.first(connection, wanted) is not None
