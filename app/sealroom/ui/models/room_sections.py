"""The parts of the list of rooms, in the order they stand in."""

import enum
from collections.abc import Iterable
from typing import TypeAlias

import msgspec

from sealroom.controller.views import Badge, RoomView
from sealroom.protocol.ids import SessionId


class Section(enum.Enum):
    """A part of the list."""

    PINNED = enum.auto()
    ROOMS = enum.auto()
    ARCHIVED = enum.auto()


class Heading(msgspec.Struct, frozen=True):
    """The row above a part."""

    section: Section
    count: int
    folded: bool = False
    """Whether its rooms are hidden."""
    unread: bool = False
    """Whether something in it was not read."""


Row: TypeAlias = RoomView | Heading


def row_key(row: Row) -> SessionId | Section:
    """What stays the same of a row while it moves and changes."""
    return row.section if isinstance(row, Heading) else row.session_id


def arranged(rooms: Iterable[RoomView], *, archived_shown: bool) -> list[Row]:
    """Pinned ones as they were pinned, then the others, newest first, then the archive.

    Rooms one is out of come last of the others. Without pinned rooms the others need no heading.
    """
    everything = sorted(rooms, key=lambda room: (room.my_role is None, -room.time))
    archived = [room for room in everything if room.archived]
    kept = [room for room in everything if not room.archived]
    pinned = sorted((room for room in kept if room.pinned), key=lambda room: room.pinned_at or 0)
    others = [room for room in kept if not room.pinned]
    rows: list[Row] = []
    if pinned:
        rows += [Heading(Section.PINNED, len(pinned)), *pinned]
        rows += [Heading(Section.ROOMS, len(others))] if others else []
    rows += others
    if archived:
        unread = any(room.badge is not Badge.NONE for room in archived)
        rows.append(Heading(Section.ARCHIVED, len(archived), not archived_shown, unread))
        rows += archived if archived_shown else []
    return rows
