"""What a person typed to search for: words, words in quotation marks, and filters.

`from:sofia in:"field team" before:2025-11-01 has:link is:sealed northern "second gate"`. What is
not a filter after all is looked for as it stands.
"""

import datetime
import enum
import re

import msgspec

from sealroom.protocol.redacted import Redacted
from sealroom.store.search_line import Has
from sealroom.store.search_text import Needle

TYPED_MOST = 500
"""Characters that are read."""
WORDS_MOST = 16

_NAMES = "from|in|before|after|has|is"
_PIECE = re.compile(
    rf"(?P<bare>{_NAMES}):(?=\s|$)"
    rf"|(?:(?P<filter>{_NAMES}):)?(?:\"(?P<quoted>[^\"]*)\"?|(?P<plain>[^\s\"]+))",
    re.IGNORECASE,
)
_DATE = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
_HAS = {
    "link": Has.LINK,
    "links": Has.LINK,
    "file": Has.FILE,
    "files": Has.FILE,
    "picture": Has.PICTURE,
    "pictures": Has.PICTURE,
    "image": Has.PICTURE,
}
_SEALED = {"sealed": True, "open": False}


class Filter(enum.StrEnum):
    """What narrows a search."""

    FROM = "from"
    IN = "in"
    BEFORE = "before"
    AFTER = "after"
    HAS = "has"
    IS = "is"


class SearchQuery(Redacted, frozen=True):
    """As it was typed, taken apart. Names are still to be looked up."""

    HIDDEN = frozenset({"words", "rooms", "senders"})

    words: tuple[str, ...] = ()
    senders: tuple[str, ...] = ()
    rooms: tuple[str, ...] = ()
    before: datetime.date | None = None
    """Said on an earlier day."""
    after: datetime.date | None = None
    """Said on that day or later."""
    has: frozenset[Has] = frozenset()
    sealed: bool | None = None

    @property
    def needles(self) -> tuple[Needle, ...]:
        """What is to be found in a text."""
        return tuple(map(Needle, self.words))

    @property
    def is_empty(self) -> bool:
        """Whether nothing is asked for yet."""
        return self == SearchQuery()


def parse_query(typed: str) -> SearchQuery:
    """Take apart what was typed."""
    found = _Found()
    for piece in _PIECE.finditer(typed[:TYPED_MOST]):
        if piece["bare"]:
            continue
        name, value = piece["filter"], piece["quoted"] or piece["plain"] or ""
        if value and not (name and found.narrow(Filter(name.lower()), value)):
            found.add_word(f"{name}:{value}" if name else value)
    return found.query


class _Found:
    def __init__(self) -> None:
        self.query = SearchQuery()

    def add_word(self, word: str) -> None:
        words = self.query.words
        if len(words) < WORDS_MOST and not Needle(word).is_empty:
            self._set(words=(*words, word))

    def narrow(self, by: Filter, value: str) -> bool:
        """Whether a filter takes this value."""
        date = _date(value)
        match by:
            case Filter.FROM:
                self._set(senders=(*self.query.senders, value))
            case Filter.IN:
                self._set(rooms=(*self.query.rooms, value))
            case Filter.BEFORE if date is not None:
                self._set(before=date)
            case Filter.AFTER if date is not None:
                self._set(after=date)
            case Filter.HAS if value.lower() in _HAS:
                self._set(has=self.query.has | {_HAS[value.lower()]})
            case Filter.IS if value.lower() in _SEALED:
                self._set(sealed=_SEALED[value.lower()])
            case _:
                return False
        return True

    def _set(self, **changes: object) -> None:
        self.query = msgspec.structs.replace(self.query, **changes)


def _date(value: str) -> datetime.date | None:
    """2025, 2025-11 or 2025-11-01: the first day of it."""
    match = _DATE.fullmatch(value)
    if match is None:
        return None
    try:
        return datetime.date(int(match[1]), int(match[2] or 1), int(match[3] or 1))
    except ValueError:
        return None
