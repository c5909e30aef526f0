"""Requests to join that wait for an answer."""

from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Connection, delete, func, insert, select

from sealroom.protocol.entry import JoinRequest
from sealroom.protocol.ids import UserId
from sealroom.relay.storage.schema import join_requests

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
    connection.execute(insert(join_requests), row)


def find_join_request(
    connection: Connection, session_key: int, user_id: UserId
) -> JoinRequest | None:
    """The user's waiting request."""
    found = connection.scalar(select(join_requests.c.request).where(_of(session_key, user_id)))
    return None if found is None else _decoder.decode(found)


def join_requests_of(connection: Connection, session_key: int) -> list[JoinRequest]:
    """All that wait in the session, oldest first."""
    here = join_requests.c.session_key == session_key
    rows = connection.scalars(
        select(join_requests.c.request).where(here).order_by(join_requests.c.created_at)
    )
    return [_decoder.decode(row) for row in rows]


def count_join_requests(connection: Connection, session_key: int) -> int:
    """How many wait in the session."""
    here = join_requests.c.session_key == session_key
    count = connection.scalar(select(func.count()).select_from(join_requests).where(here))
    return int(count or 0)


def drop_join_request(connection: Connection, session_key: int, user_id: UserId) -> bool:
    """Forget a request; whether there was one."""
    dropped = connection.execute(delete(join_requests).where(_of(session_key, user_id)))
    return dropped.rowcount > 0


def drop_old_join_requests(connection: Connection, before: int, most: int) -> int:
    """Forget up to `most` requests that nobody answered since `before`; how many it were."""
    old = (
        select(join_requests.c.session_key, join_requests.c.user_id)
        .where(join_requests.c.created_at < before)
        .limit(most)
    )
    places = [tuple(place) for place in connection.execute(old)]
    for session_key, user_id in places:
        drop_join_request(connection, session_key, user_id)
    return len(places)


def _of(session_key: int, user_id: UserId) -> ColumnElement[Any]:
    return (join_requests.c.session_key == session_key) & (join_requests.c.user_id == user_id)
