"""Who is invited to what: copied from the ledgers' states, to be asked without folding them."""

from collections.abc import Collection

from sqlalchemy import Connection, delete, insert, select

from sealroom.protocol.ids import UserId
from sealroom.relay.storage.schema import invitations


def add_invitations(
    connection: Connection, session_key: int, invited: Collection[tuple[UserId, int]]
) -> None:
    """Note new invitations, each with its end (ms)."""
    rows = [
        {"session_key": session_key, "user_id": user_id, "expires_at": expires_at}
        for user_id, expires_at in invited
    ]
    connection.execute(insert(invitations), rows)


def drop_invitations(
    connection: Connection, session_key: int, user_ids: Collection[UserId]
) -> None:
    """Note that these do not stand any more."""
    gone = (invitations.c.session_key == session_key) & invitations.c.user_id.in_(user_ids)
    connection.execute(delete(invitations).where(gone))


def is_invited(connection: Connection, session_key: int, user_id: UserId, now: int) -> bool:
    """Whether an invitation stands."""
    row = connection.execute(
        select(invitations.c.expires_at).where(
            invitations.c.session_key == session_key,
            invitations.c.user_id == user_id,
            invitations.c.expires_at > now,
        )
    )
    return row.one_or_none() is not None
