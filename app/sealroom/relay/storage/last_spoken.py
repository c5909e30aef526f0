"""When a member last spoke in a session with slow mode: as long as that may matter."""

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from sealroom.protocol.ids import UserId
from sealroom.relay.storage.schema import last_spoken
from sealroom.relay.storage.statement import Statement

_of_member = (last_spoken.c.session_key == bindparam("of_session")) & (
    last_spoken.c.user_id == bindparam("of_user")
)
_find = Statement(select(last_spoken.c.spoken_at).where(_of_member))
_add = Statement(insert(last_spoken))
_set = Statement(update(last_spoken).where(_of_member).values(spoken_at=bindparam("at")))
_old = Statement(
    select(last_spoken.c.session_key, last_spoken.c.user_id)
    .where(last_spoken.c.spoken_at < bindparam("before"))
    .limit(bindparam("most"))
)
_drop = Statement(delete(last_spoken).where(_of_member))


def last_spoken_at(connection: Connection, session_key: int, user_id: UserId) -> int | None:
    """When (ms); None where it is not known, or long ago."""
    row = _find.first(connection, {"of_session": session_key, "of_user": user_id})
    return None if row is None else int(row.spoken_at)


def note_spoken(connection: Connection, session_key: int, user_id: UserId, now: int) -> None:
    """The member spoke at `now` (ms)."""
    member = {"of_session": session_key, "of_user": user_id}
    if not _set.run(connection, {**member, "at": now}):
        _add.run(connection, {"session_key": session_key, "user_id": user_id, "spoken_at": now})


def drop_old_spoken(connection: Connection, before: int, most: int) -> int:
    """Forget up to `most` that are older than `before` (ms); how many it were."""
    old = _old.all(connection, {"before": before, "most": most})
    _drop.run_each(connection, [{"of_session": key, "of_user": user} for key, user in old])
    return len(old)
