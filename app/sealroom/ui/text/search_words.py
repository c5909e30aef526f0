"""Searching in words."""

from PySide6.QtCore import QCoreApplication, QLocale

from sealroom.controller.search_views import Hit, HitPage
from sealroom.ui.text.event_words import names_list
from sealroom.ui.text.inert import inert_name, isolated
from sealroom.ui.text.item_words import lock_spoken
from sealroom.ui.text.lock_words import shown_lock
from sealroom.ui.text.room_words import titled
from sealroom.ui.text.when import exact

translate = QCoreApplication.translate


def section_words(*, messages: bool) -> str:
    """The heading above what was found."""
    return translate("Search", "Messages") if messages else translate("Search", "Rooms")


def hit_sender(hit: Hit) -> str:
    """Who said it."""
    return translate("Search", "You") if hit.message.mine else inert_name(hit.message.sender_name)


def hit_room(hit: Hit) -> str:
    """Where it was said."""
    return titled(hit.room_title, hit.session_id)


def hit_spoken(hit: Hit, text: str) -> str:
    """A row for a screen reader."""
    return translate("Search", "{sender} in {room}: {text}, {time}, {lock}").format(
        sender=isolated(hit_sender(hit)),
        room=isolated(hit_room(hit)),
        text=isolated(text),
        time=exact(hit.message.sent_at),
        lock=lock_spoken(shown_lock(hit.message)),
    )


def filters_words() -> str:
    """How to narrow a search down. The words before the colons are read as they stand here."""
    return translate(
        "Search", "Narrow it down: from:name  in:room  before:2025-11-01  has:link  is:sealed"
    )


def result_words(page: HitPage, *, any_found: bool) -> str:
    """What has to be said about results; empty where they speak for themselves."""
    if page.unknown:
        names = names_list(page.unknown)
        return translate("Search", "Nobody and no room here is called {names}.").format(names=names)
    if page.percent < 100:
        return translate(
            "Search", "Older messages are still being made ready to be found: {percent} %"
        ).format(percent=page.percent)
    if not any_found and page.older is None:
        return translate("Search", "Nothing was found.")
    return ""


def count_words(at: int, count: int, *, more: bool) -> str:
    """Which of how many: 3 of 41, 3 of 1,000+."""
    if not count:
        return translate("Search", "Not found")
    shown = QLocale().toString(count) + ("+" if more else "")
    return translate("Search", "{at} of {count}").format(at=QLocale().toString(at), count=shown)
