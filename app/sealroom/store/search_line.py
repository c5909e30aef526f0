"""What of a line of the timeline is indexed: the one place that says so.

Whoever gives messages a new kind of content with words in it adds them here and raises `FORM`:
every profile then builds its index anew.
"""

import enum
import re

from sealroom.protocol.codec import decode_content
from sealroom.protocol.content import AnyContent, files_of, text_of
from sealroom.protocol.ids import UserId
from sealroom.protocol.redacted import Redacted
from sealroom.store.search_text import tokens_of

FORM = 1
"""Of the index. What is indexed under another one is indexed again."""

_LINK = re.compile(r"(?<![^\W_])https?://\S", re.IGNORECASE)
_SENDER_LETTERS = 12
"""Of an id: enough to tell people apart; results are judged by the whole one."""


class Has(enum.StrEnum):
    """What a message can have beside words."""

    LINK = "link"
    FILE = "file"
    PICTURE = "picture"


class IndexedLine(Redacted, frozen=True):
    """What the index needs of a message or edit, as stored."""

    HIDDEN = frozenset({"content"})

    row: int
    session: int
    sender: UserId
    sent_at: int
    taken_at: int | None
    lock: str
    content: bytes | None

    @property
    def second(self) -> int:
        """When it was said, by the relay's clock where that is known."""
        return (self.sent_at if self.taken_at is None else self.taken_at) // 1000


class Searchable(Redacted, frozen=True):
    """What of a content is found."""

    HIDDEN = frozenset({"text"})

    text: str
    has: frozenset[Has] = frozenset()


def searchable(content: AnyContent) -> Searchable:
    """The words in a content, the names of its files among them, and what it has."""
    said, files = text_of(content), files_of(content)
    having = {
        Has.LINK: _LINK.search(said) is not None,
        Has.FILE: bool(files),
        Has.PICTURE: any(each.picture is not None for each in files),
    }
    text = "\n".join((said, *(each.name for each in files)))
    return Searchable(text, frozenset(has for has, is_so in having.items() if is_so))


def line_tokens(line: IndexedLine) -> set[str]:
    """What is indexed of a line; nothing for one that says nothing."""
    if line.content is None:
        return set()
    found = searchable(decode_content(line.content))
    if not found.text.strip() and not found.has:
        return set()
    return {
        *tokens_of(found.text),
        room_token(line.session),
        sender_token(line.sender),
        lock_token(line.lock),
        *map(has_token, found.has),
    }


def room_token(session: int) -> str:
    """Of everything in a room, by the session's row."""
    return f"=r{session}"


def sender_token(sender: UserId) -> str:
    """Of everything that somebody said."""
    return f"=u{sender[:_SENDER_LETTERS].lower()}"


def lock_token(lock: str) -> str:
    """Of everything sealed, or open."""
    return f"=k{lock}"


def has_token(has: Has) -> str:
    """Of everything that has a link, a file, a picture."""
    return f"=h{has}"
