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


class InboxRow(NamedTuple):
    """An item to be stored."""

    user_id: UserId
    number: int
    topic: str | None
    created_at: int
    payload: bytes


_advance = (
    update(users)
    .where(users.c.user_id == bindparam("of_user"))
    .values(inbox_last=bindparam("last"))
)

_drop = delete(inbox).where(
    inbox.c.user_id == bindparam("of_user"), inbox.c.number == bindparam("of_number")
)

_last = select(users.c.user_id, users.c.inbox_last).where(
    users.c.user_id.in_(bindparam("of_users", expanding=True))
)
_add = insert(inbox)
_drop_up_to = delete(inbox).where(
    inbox.c.user_id == bindparam("of_user"), inbox.c.number <= bindparam("up_to")
)


def last_numbers(connection: Connection, user_ids: Collection[UserId]) -> dict[UserId, int]:
    """The last number given out in each inbox."""
    last: dict[UserId, int] = {}
    for batch in in_batches(user_ids):
        rows = connection.execute(_last, {"of_users": batch})
        last.update((user_id, number) for user_id, number in rows)
    return last


def add_inbox(connection: Connection, rows: Sequence[InboxRow], last: dict[UserId, int]) -> None:
    """Store new items, and the last number of each inbox they go to."""
    connection.execute(_add, [row._asdict() for row in rows])
    connection.execute(
        _advance, [{"of_user": user_id, "last": number} for user_id, number in last.items()]
    )


def drop_topic(connection: Connection, topic: str, user_id: UserId | None = None) -> None:
    """Drop what waits under this topic, whosever inbox it is in, or in one user's alone."""
    gone = inbox.c.topic == topic
    if user_id is not None:
        gone &= inbox.c.user_id == user_id
    connection.execute(delete(inbox).where(gone))


def has_topic(connection: Connection, topic: str, user_id: UserId, since: int) -> bool:
    """Whether an item under this topic, not older than `since`, waits in the user's inbox."""
    waiting = (inbox.c.topic == topic) & (inbox.c.user_id == user_id)
    waiting &= inbox.c.created_at >= since
    return connection.execute(select(inbox.c.number).where(waiting).limit(1)).first() is not None


def drop_acknowledged(connection: Connection, user_id: UserId, number: int) -> None:
    """Drop the user's items up to `number`."""
    connection.execute(_drop_up_to, {"of_user": user_id, "up_to": number})


def drop_old_inbox(connection: Connection, before: int, most: int) -> int:
    """Drop up to `most` items that nobody fetched since `before`; how many it were."""
    old = select(inbox.c.user_id, inbox.c.number).where(inbox.c.created_at < before).limit(most)
    places = [{"of_user": user_id, "of_number": n} for user_id, n in connection.execute(old)]
    if places:
        connection.execute(_drop, places)
    return len(places)
