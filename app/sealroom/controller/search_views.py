"""What a search shows."""

from sealroom.controller.timeline_views import MessageView
from sealroom.protocol.ids import SessionId
from sealroom.protocol.redacted import Redacted
from sealroom.store.search_text import Needle


class Hit(Redacted, frozen=True):
    """A message that was found, as it says now, and where."""

    HIDDEN = frozenset({"room_title", "message"})

    session_id: SessionId
    room_title: str
    message: MessageView


def words_of(message: MessageView) -> str:
    """What of a message is searched: what it says, and the names of its files."""
    return "\n".join(filter(None, (message.text, *(file.name for file in message.files))))


class HitPage(Redacted, frozen=True):
    """Some of what was found, newest first."""

    HIDDEN = frozenset({"unknown"})

    hits: tuple[Hit, ...] = ()
    older: int | None = None
    """Where to go on; None where there is no more. A page may be short, even empty, and yet there
    be more: then looking takes long, and the page is what was found so far."""
    needles: tuple[Needle, ...] = ()
    """What was looked for, to mark it."""
    unknown: tuple[str, ...] = ()
    """Names after `from:` and `in:` that nobody and no room has."""
    percent: int = 100
    """How much of all that is stored can be found by now."""
