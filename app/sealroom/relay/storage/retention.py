"""Messages that go by age. The ledger stays for ever; of a dropped message its id stays a while.

A sender that never heard the answer sends the same message again, perhaps after weeks away. By the
id it is known as a repeat, also where the message itself has gone meanwhile.
"""

from typing import Any

from sqlalchemy import Connection, bindparam, case, delete, insert, select, update

from sealroom.relay.storage.schema import dropped_messages, log, sessions

_oldest = (
    select(log.c.session_key, log.c.seq, log.c.message_id, log.c.sender, log.c.received_at)
    .where(log.c.message_id.is_not(None))
    .order_by(log.c.received_at)
)
_drop = delete(log).where(
    log.c.session_key == bindparam("of_key"), log.c.seq == bindparam("of_seq")
)
_note = (
    update(sessions)
    .where(sessions.c.key == bindparam("of_key"))
    .values(
        dropped_seq=case(
            (sessions.c.dropped_seq < bindparam("of_seq"), bindparam("of_seq")),
            else_=sessions.c.dropped_seq,
        )
    )
)


def drop_messages(connection: Connection, before: int, most: int) -> int:
    """Drop up to `most` messages received before `before` (ms), oldest first; how many it were."""
    rows = connection.execute(_oldest.where(log.c.received_at < before).limit(most)).all()
    if not rows:
        return 0
    connection.execute(insert(dropped_messages), [row._asdict() for row in rows])
    places = [{"of_key": row.session_key, "of_seq": row.seq} for row in rows]
    connection.execute(_drop, places)
    connection.execute(_note, places)
    return len(rows)


def forget_dropped(connection: Connection, before: int, most: int) -> int:
    """Forget the ids of up to `most` messages received before `before`; how many it were."""
    table = dropped_messages
    old: Any = (
        select(table.c.message_id, table.c.session_key)
        .where(table.c.received_at < before)
        .order_by(table.c.received_at)
        .limit(most)
    )
    places = [{"of_id": message_id, "of_key": key} for message_id, key in connection.execute(old)]
    if places:
        forget = delete(table).where(
            table.c.message_id == bindparam("of_id"), table.c.session_key == bindparam("of_key")
        )
        connection.execute(forget, places)
    return len(places)
