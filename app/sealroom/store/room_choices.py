"""How a person keeps their rooms: pinned, muted, archived, marked unread, and what they are told.

It is theirs alone: it goes into their recovery kit and to nobody else.
"""

import enum
from typing import Final

import msgspec

from sealroom.store.connection import Connection, Row

FOR_GOOD: Final = (1 << 53) - 1
"""Stands in `muted_until` where a room is muted without an end."""
_COLUMNS = "pinned_at, muted_until, archived, marked_unread, level"


class NotificationLevel(enum.StrEnum):
    """What in a room is worth a notification."""

    ALL = "all"
    MENTIONS = "mentions"
    NONE = "none"


class RoomChoices(msgspec.Struct, frozen=True):
    """A person's own choices about one room. Times are ms since 1970-01-01 UTC."""

    pinned_at: int | None = None
    muted_until: int = 0
    archived: bool = False
    marked_unread: bool = False
    level: NotificationLevel | None = None
    """None: as the app's settings say."""


NOTHING_CHOSEN: Final = RoomChoices()


class RoomChoicesRepository:
    """The choices about each room, by its row; those never made are `NOTHING_CHOSEN`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, session: int) -> RoomChoices:
        """Those about one room."""
        sql = f"SELECT {_COLUMNS} FROM room_choices WHERE session = ?"  # noqa: S608
        row = self._connection.execute(sql, (session,)).fetchone()
        return _choices(row) if row else NOTHING_CHOSEN

    def all(self) -> dict[int, RoomChoices]:
        """By room, where there are any."""
        rows = self._connection.execute(f"SELECT session, {_COLUMNS} FROM room_choices")  # noqa: S608
        return {row[0]: _choices(row[1:]) for row in rows}

    def save(self, session: int, choices: RoomChoices) -> None:
        """Keep them in the place of those before."""
        self._connection.execute(
            f"INSERT OR REPLACE INTO room_choices (session, {_COLUMNS})"  # noqa: S608
            " VALUES (?, ?, ?, ?, ?, ?)",
            (
                session,
                choices.pinned_at,
                choices.muted_until,
                int(choices.archived),
                int(choices.marked_unread),
                choices.level,
            ),
        )

    def bring_back(self, session: int, now: int) -> None:
        """Something was said in it: out of the archive, unless it is muted."""
        self._connection.execute(
            "UPDATE room_choices SET archived = 0"
            " WHERE session = ? AND archived AND muted_until <= ?",
            (session, now),
        )

    def end_mutes(self, now: int) -> list[int]:
        """End those whose time is over; the rooms that are heard again."""
        rows = self._connection.execute(
            "UPDATE room_choices SET muted_until = 0 WHERE muted_until BETWEEN 1 AND ?"
            " RETURNING session",
            (now,),
        )
        return [session for (session,) in rows.fetchall()]

    def next_end_of_mute(self) -> int | None:
        """When the next is over; None where none ever is."""
        row = self._connection.execute(
            "SELECT min(muted_until) FROM room_choices WHERE muted_until BETWEEN 1 AND ?",
            (FOR_GOOD - 1,),
        ).fetchone()
        return None if row is None or row[0] is None else int(row[0])


def _choices(row: Row) -> RoomChoices:
    pinned_at, muted_until, archived, marked_unread, level = row
    return RoomChoices(
        pinned_at,
        muted_until,
        bool(archived),
        bool(marked_unread),
        NotificationLevel(level) if level is not None else None,
    )
