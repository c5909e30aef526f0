"""Users' inboxes: numbered items, kept until all devices of the user have them, or for 30 days.

An item may have a topic, by which it is found again while it waits: to drop it once it is settled,
or not to say the same thing twice.
"""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from sealroom.protocol.ids import UserId
from sealroom.relay.storage.batches import in_batches
from sealroom.relay.storage.schema import inbox, users
from sealroom.relay.storage.statement import Statement


class InboxRow(NamedTuple):
    """An item to be stored."""

    user_id: UserId
    number: int
    topic: str | None
    created_at: int
    payload: bytes


_of_user = inbox.c.user_id == bindparam("of_user")
_of_topic = inbox.c.topic == bindparam("of_topic")

_advance = Statement(
    update(users)
    .where(users.c.user_id == bindparam("of_user"))
    .values(inbox_last=bindparam("last"))
)
_last = Statement(
    select(users.c.user_id, users.c.inbox_last).where(
        users.c.user_id.in_(bindparam("of_users", expanding=True))
    )
)
_add = Statement(insert(inbox))
_drop = Statement(delete(inbox).where(_of_user, inbox.c.number == bindparam("of_number")))
_drop_up_to = Statement(delete(inbox).where(_of_user, inbox.c.number <= bindparam("up_to")))
_drop_topic = Statement(delete(inbox).where(_of_topic))
_drop_topic_of_user = Statement(delete(inbox).where(_of_topic, _of_user))
_with_topic = Statement(
    select(inbox.c.number)
    .where(_of_topic, _of_user, inbox.c.created_at >= bindparam("since"))
    .limit(1)
)
_old = Statement(
    select(inbox.c.user_id, inbox.c.number)
    .where(inbox.c.created_at < bindparam("before"))
    .limit(bindparam("most"))
)


def last_numbers(connection: Connection, user_ids: Collection[UserId]) -> dict[UserId, int]:
    """The last number given out in each inbox."""
    last: dict[UserId, int] = {}
    for batch in in_batches(user_ids):
        last.update(_last.all(connection, {"of_users": batch}))
    return last


def add_inbox(connection: Connection, rows: Sequence[InboxRow], last: dict[UserId, int]) -> None:
    """Store new items, and the last number of each inbox they go to."""
    _add.run_each(connection, [row._asdict() for row in rows])
    _advance.run_each(
        connection, [{"of_user": user_id, "last": number} for user_id, number in last.items()]
    )


def drop_topic(connection: Connection, topic: str, user_id: UserId | None = None) -> None:
    """Drop what waits under this topic, whosever inbox it is in, or in one user's alone."""
    if user_id is None:
        _drop_topic.run(connection, {"of_topic": topic})
    else:
        _drop_topic_of_user.run(connection, {"of_topic": topic, "of_user": user_id})


def has_topic(connection: Connection, topic: str, user_id: UserId, since: int) -> bool:
    """Whether an item under this topic, not older than `since`, waits in the user's inbox."""
    wanted = {"of_topic": topic, "of_user": user_id, "since": since}
    return _with_topic.first(connection, wanted) is not None


def drop_acknowledged(connection: Connection, user_id: UserId, number: int) -> None:
    """Drop the user's items up to `number`."""
    _drop_up_to.run(connection, {"of_user": user_id, "up_to": number})


def drop_old_inbox(connection: Connection, before: int, most: int) -> int:
    """Drop up to `most` items that nobody fetched since `before`; how many it were."""
    old = _old.all(connection, {"before": before, "most": most})
    _drop.run_each(connection, [{"of_user": user_id, "of_number": n} for user_id, n in old])
    return len(old)
