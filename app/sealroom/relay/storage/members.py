"""Who is and was a member of which session, from which place in its log to which."""

from collections.abc import Collection
from typing import NamedTuple

from sqlalchemy import Connection, bindparam, case, func, insert, select, update

from sealroom.protocol.ids import SessionId, UserId
from sealroom.relay.storage.schema import log, members, sessions
from sealroom.relay.storage.statement import Statement


class Stay(NamedTuple):
    """From the item that let a member in to the one that put them out; None while they are in."""

    joined: int
    left: int | None


class HeldSession(NamedTuple):
    """A session that a user may read: present members to `last_seq`, departed ones to `left`."""

    session_id: SessionId
    last_seq: int
    left: int | None
    joined: int = 0
    """Where the last stay began."""
    dropped: int = 0
    """The last message of the log that is not kept any more; 0 where all are."""
    kept_seq: int = 0
    """The last item that is."""


_of_user = members.c.user_id == bindparam("of_user")
_of_session = members.c.session_key == bindparam("of_session")
_present = _of_user & members.c.left_seq.is_(None)
_add = Statement(insert(members))
_end = Statement(update(members).where(_of_session, _present).values(left_seq=bindparam("seq")))
_count = Statement(select(func.count()).select_from(members).where(_present))
_stays = Statement(
    select(members.c.joined_seq, members.c.left_seq)
    .where(_of_user, _of_session)
    .order_by(members.c.joined_seq)
)
_kept = select(func.max(log.c.seq)).where(log.c.session_key == sessions.c.key).scalar_subquery()
_sessions = Statement(
    select(
        sessions.c.session_id,
        sessions.c.last_seq,
        members.c.left_seq,
        members.c.joined_seq,
        sessions.c.dropped_seq,
        case((sessions.c.dropped_seq < sessions.c.last_seq, sessions.c.last_seq), else_=_kept),
    )
    .join_from(members, sessions, members.c.session_key == sessions.c.key)
    .where(_of_user)
    .order_by(members.c.joined_seq)
)


def add_members(
    connection: Connection, session_key: int, joined: Collection[tuple[UserId, int]]
) -> None:
    """Note who joined, each with the seq of the entry that let them in."""
    rows = [
        {"session_key": session_key, "user_id": user_id, "joined_seq": seq}
        for user_id, seq in joined
    ]
    _add.run_each(connection, rows)


def end_membership(connection: Connection, session_key: int, user_id: UserId, seq: int) -> None:
    """Note that the member is out since the item `seq`."""
    _end.run(connection, {"of_session": session_key, "of_user": user_id, "seq": seq})


def stays_of(connection: Connection, session_key: int, user_id: UserId) -> list[Stay]:
    """All stays of the user in the session, in order."""
    rows = _stays.all(connection, {"of_user": user_id, "of_session": session_key})
    return [Stay(joined, left) for joined, left in rows]


def count_memberships(connection: Connection, user_id: UserId) -> int:
    """In how many sessions the user is a member now."""
    return int(_count.value(connection, {"of_user": user_id}))


def sessions_of(connection: Connection, user_id: UserId) -> list[HeldSession]:
    """All sessions the user is or was a member of, each with its last stay."""
    rows = _sessions.all(connection, {"of_user": user_id})
    last = {row.session_id: HeldSession(*row) for row in rows}
    return list(last.values())
