"""What stands in a log before someone's joining, for whom it was shared with."""

from collections.abc import Iterator
from typing import NamedTuple

from sqlalchemy import Connection, func, or_, select

from sealroom.relay.storage.schema import log


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
        wanted = select(log.c.seq, log.c.received_at).where(
            log.c.session_key == session_key, log.c.seq >= middle, log.c.seq < high
        )
        found = connection.execute(wanted.order_by(log.c.seq).limit(1)).first()
        if found is None or found.received_at >= since:
            high = middle
        else:
            low = found.seq + 1
    return low


def last_entry_before(connection: Connection, session_key: int, seq: int) -> int:
    """The number of the last ledger entry before a place; -1 where there is none."""
    chosen = select(func.max(log.c.number)).where(
        log.c.session_key == session_key, log.c.number.is_not(None), log.c.seq < seq
    )
    number = connection.scalar(chosen)
    return -1 if number is None else int(number)


def items_in(
    connection: Connection, stretch: Stretch, since: int, limit: int
) -> Iterator[tuple[int, bytes]]:
    """Ledger entries, and messages received at `since` or later, as sent: place and bytes."""
    wanted = select(log.c.seq, log.c.payload).where(
        log.c.session_key == stretch.session_key,
        log.c.seq.between(stretch.first, stretch.last),
        or_(log.c.number.is_not(None), log.c.received_at >= since),
    )
    with connection.execute(wanted.order_by(log.c.seq).limit(limit)) as rows:
        yield from ((seq, payload) for seq, payload in rows)
