"""What stands in a log before someone's joining, for whom it was shared with."""

from collections.abc import Iterator
from typing import NamedTuple

from sqlalchemy import Connection, bindparam, func, or_, select

from sealroom.relay.storage.schema import log
from sealroom.relay.storage.statement import Statement

_of_session = log.c.session_key == bindparam("of_session")
_next = Statement(
    select(log.c.seq, log.c.received_at)
    .where(_of_session, log.c.seq >= bindparam("first"), log.c.seq < bindparam("past"))
    .order_by(log.c.seq)
    .limit(1)
)
_last_number = Statement(
    select(func.max(log.c.number)).where(
        _of_session, log.c.number.is_not(None), log.c.seq < bindparam("past")
    )
)
_items = Statement(
    select(log.c.seq, log.c.payload)
    .where(
        _of_session,
        log.c.seq.between(bindparam("first"), bindparam("last")),
        or_(log.c.number.is_not(None), log.c.received_at >= bindparam("since")),
    )
    .order_by(log.c.seq)
    .limit(bindparam("most"))
)


class Stretch(NamedTuple):
    """A part of a session's log, both ends included."""

    session_key: int
    first: int
    last: int


def first_since(connection: Connection, session_key: int, since: int, before: int) -> int:
    """The place up to `before` from which on everything was received at `since` (ms) or later.

    The relay's clock orders a log as its numbers do, so halving finds it in a few steps.
    """
    low, high = 1, before
    while low < high:
        middle = (low + high) // 2
        place = {"of_session": session_key, "first": middle, "past": high}
        found = _next.first(connection, place)
        if found is None or found.received_at >= since:
            high = middle
        else:
            low = found.seq + 1
    return low


def last_entry_before(connection: Connection, session_key: int, seq: int) -> int:
    """The number of the last ledger entry before a place; -1 where there is none."""
    number = _last_number.value(connection, {"of_session": session_key, "past": seq})
    return -1 if number is None else int(number)


def items_in(
    connection: Connection, stretch: Stretch, since: int, limit: int
) -> Iterator[tuple[int, bytes]]:
    """Ledger entries, and messages received at `since` or later, as sent: place and bytes."""
    place = {"of_session": stretch.session_key, "first": stretch.first, "last": stretch.last}
    yield from _items.each(connection, {**place, "since": since, "most": limit})
