"""Messages that go by age. The ledger stays for ever; of a dropped message its id stays a while.

A sender that never heard the answer sends the same message again, perhaps after weeks away. By the
id it is known as a repeat, also where the message itself has gone meanwhile.
"""

from sqlalchemy import Connection, bindparam, case, delete, func, insert, select, update

from sealroom.relay.storage.schema import dropped_messages, log, sessions
from sealroom.relay.storage.statement import Statement

_oldest = Statement(
    select(log.c.session_key, log.c.seq, log.c.message_id, log.c.sender, log.c.received_at)
    .where(log.c.message_id.is_not(None), log.c.received_at < bindparam("before"))
    .order_by(log.c.received_at)
    .limit(bindparam("most"))
)
_count = Statement(
    select(func.count())
    .select_from(log)
    .where(log.c.message_id.is_not(None), log.c.received_at < bindparam("before"))
)
_drop = Statement(
    delete(log).where(log.c.session_key == bindparam("of_key"), log.c.seq == bindparam("of_seq"))
)
_keep_id = Statement(insert(dropped_messages))
_oldest_ids = Statement(
    select(dropped_messages.c.message_id, dropped_messages.c.session_key)
    .where(dropped_messages.c.received_at < bindparam("before"))
    .order_by(dropped_messages.c.received_at)
    .limit(bindparam("most"))
)
_forget = Statement(
    delete(dropped_messages).where(
        dropped_messages.c.message_id == bindparam("of_id"),
        dropped_messages.c.session_key == bindparam("of_key"),
    )
)
_note = Statement(
    update(sessions)
    .where(sessions.c.key == bindparam("of_key"))
    .values(
        dropped_seq=case(
            (sessions.c.dropped_seq < bindparam("of_seq"), bindparam("of_seq")),
            else_=sessions.c.dropped_seq,
        )
    )
)


def count_messages(connection: Connection, before: int) -> int:
    """How many messages were received before `before` (ms)."""
    return int(_count.value(connection, {"before": before}))


def drop_messages(connection: Connection, before: int, most: int) -> int:
    """Drop up to `most` messages received before `before` (ms), oldest first; how many it were."""
    rows = _oldest.all(connection, {"before": before, "most": most})
    _keep_id.run_each(connection, [row._asdict() for row in rows])
    places = [{"of_key": row.session_key, "of_seq": row.seq} for row in rows]
    _drop.run_each(connection, places)
    _note.run_each(connection, places)
    return len(rows)


def forget_dropped(connection: Connection, before: int, most: int) -> int:
    """Forget the ids of up to `most` messages received before `before`; how many it were."""
    old = _oldest_ids.all(connection, {"before": before, "most": most})
    _forget.run_each(connection, [{"of_id": message_id, "of_key": key} for message_id, key in old])
    return len(old)
