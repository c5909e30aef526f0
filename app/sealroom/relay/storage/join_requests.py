"""Requests to join that wait for an answer."""

import msgspec
from sqlalchemy import Connection, bindparam, delete, func, insert, select

from sealroom.protocol.entry import JoinRequest
from sealroom.protocol.ids import UserId
from sealroom.relay.storage.schema import join_requests
from sealroom.relay.storage.statement import Statement

_of_session = join_requests.c.session_key == bindparam("of_session")
_here = _of_session & (join_requests.c.user_id == bindparam("of_user"))
_add = Statement(insert(join_requests))
_find = Statement(select(join_requests.c.request).where(_here))
_waiting = Statement(
    select(join_requests.c.request).where(_of_session).order_by(join_requests.c.created_at)
)
_count = Statement(select(func.count()).select_from(join_requests).where(_of_session))
_drop = Statement(delete(join_requests).where(_here))
_old = Statement(
    select(join_requests.c.session_key, join_requests.c.user_id)
    .where(join_requests.c.created_at < bindparam("before"))
    .limit(bindparam("most"))
)

_decoder = msgspec.json.Decoder(JoinRequest)


def add_join_request(
    connection: Connection, session_key: int, request: JoinRequest, now: int
) -> None:
    """Store a request; the user has none waiting in that session."""
    row = {
        "session_key": session_key,
        "user_id": request.keys.user_id,
        "created_at": now,
        "request": msgspec.json.encode(request),
    }
    _add.run(connection, row)


def find_join_request(
    connection: Connection, session_key: int, user_id: UserId
) -> JoinRequest | None:
    """The user's waiting request."""
    found = _find.value(connection, {"of_session": session_key, "of_user": user_id})
    return None if found is None else _decoder.decode(found)


def join_requests_of(connection: Connection, session_key: int) -> list[JoinRequest]:
    """All that wait in the session, oldest first."""
    rows = _waiting.all(connection, {"of_session": session_key})
    return [_decoder.decode(row.request) for row in rows]


def count_join_requests(connection: Connection, session_key: int) -> int:
    """How many wait in the session."""
    return int(_count.value(connection, {"of_session": session_key}))


def drop_join_request(connection: Connection, session_key: int, user_id: UserId) -> bool:
    """Forget a request; whether there was one."""
    return _drop.run(connection, {"of_session": session_key, "of_user": user_id}) > 0


def drop_old_join_requests(connection: Connection, before: int, most: int) -> int:
    """Forget up to `most` requests that nobody answered since `before`; how many it were."""
    places = _old.all(connection, {"before": before, "most": most})
    for session_key, user_id in places:
        drop_join_request(connection, session_key, user_id)
    return len(places)
