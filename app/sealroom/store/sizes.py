"""How much of the profile each room takes."""

import msgspec

from sealroom.protocol.ids import SessionId
from sealroom.store.connection import Connection

_PER_ROOM = (
    "SELECT sessions.session_id, count(timeline.id), total(length(timeline.content))"
    " FROM sessions LEFT JOIN timeline ON timeline.session = sessions.id"
    " GROUP BY sessions.id"
)


class RoomSize(msgspec.Struct, frozen=True):
    """Lines of a room's timeline, and the bytes of what was written in them."""

    session_id: SessionId
    lines: int
    size: int


def room_sizes(connection: Connection) -> list[RoomSize]:
    """Reads every line of every room: for a thread of its own."""
    rows = connection.execute(_PER_ROOM).fetchall()
    return [RoomSize(session_id, lines, int(size)) for session_id, lines, size in rows]


def file_size(connection: Connection) -> tuple[int, int]:
    """Bytes of the database's file, and how many of them are free for what comes."""
    page, pages, free = (
        _number(connection, pragma) for pragma in ("page_size", "page_count", "freelist_count")
    )
    return page * pages, page * free


def _number(connection: Connection, pragma: str) -> int:
    row = connection.execute(f"PRAGMA {pragma}").fetchone()
    return int(row[0]) if row else 0
