"""How items of a timeline stand to each other: day headings, the "new" line, groups by sender."""

from dataclasses import dataclass

from PySide6.QtCore import QDate

from sealroom.controller.timeline_views import MessageView, TimelineItem
from sealroom.ui.text.when import local

GROUP_SPAN = 300_000
"""Milliseconds between two messages of one sender that still stand together."""


@dataclass(frozen=True)
class Placement:
    """What goes with an item because of its neighbours."""

    day: QDate | None = None
    """The day that begins here."""
    new: bool = False
    """The "new" line stands above it."""
    starts: bool = True
    """First of its group: shows the name."""
    ends: bool = True
    """Last of its group: shows the picture."""


def time_of(item: TimelineItem) -> int:
    """When it was said or done."""
    return item.sent_at if isinstance(item, MessageView) else item.time


def place(
    before: TimelineItem | None,
    item: TimelineItem,
    after: TimelineItem | None,
    *,
    new_from: int | None = None,
) -> Placement:
    """The placement of `item` between its neighbours; `new_from` is the first unread's order."""
    day = local(time_of(item)).date()
    other_day = before is None or local(time_of(before)).date() != day
    return Placement(
        day=day if other_day else None,
        new=_is_new(before, item, new_from),
        starts=not _together(before, item, new_from),
        ends=not _together(item, after, new_from),
    )


def _is_new(before: TimelineItem | None, item: TimelineItem, new_from: int | None) -> bool:
    if new_from is None or item.order < new_from:
        return False
    return before is None or before.order < new_from


def _together(
    first: TimelineItem | None, second: TimelineItem | None, new_from: int | None
) -> bool:
    if not isinstance(first, MessageView) or not isinstance(second, MessageView):
        return False
    return (
        first.sender == second.sender
        and abs(second.sent_at - first.sent_at) < GROUP_SPAN
        and local(first.sent_at).date() == local(second.sent_at).date()
        and not second.missing_before
        and not _is_new(first, second, new_from)
    )
