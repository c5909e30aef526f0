"""Looks into the search index: which lines may have what is wanted, newest first.

What was typed never reaches FTS5 as its syntax: the index is asked for words of letters and digits
alone, each in quotation marks. It answers with lines that may fit; whoever asks reads them and
judges by the text itself (`Needle.found_in`).
"""

from collections.abc import Iterator
from typing import NamedTuple, TypeAlias

from sealroom.protocol.redacted import Redacted
from sealroom.store.connection import Connection
from sealroom.store.search_text import ANYWHERE_LETTERS, Needle, Part

_Tokens: TypeAlias = tuple[str, ...]

WORDS_FEW = 128
"""Words that a part may lead to and be asked for at once: about 25 ms at 1,000,000 messages."""
WORDS_MOST = 2_000
"""More are not asked for at all: so many are in so many messages that reading finds it sooner."""
READ_FIRST = 2_000
"""Lines that are read one by one before more than a few words are asked for: mostly enough."""
_NEVER = 1 << 62
_AFTER_ALL_WORDS = "\U0010ffff"


class Wanted(Redacted, frozen=True):
    """What lines are to have: all needles, and of each group of tokens at least one.

    `since` and `until` are seconds; the one is included, the other is not.
    """

    HIDDEN = frozenset({"tokens"})

    needles: tuple[Needle, ...] = ()
    tokens: tuple[_Tokens, ...] = ()
    since: int | None = None
    until: int | None = None


class Candidate(NamedTuple):
    """A line that may fit, and its place, after which to go on."""

    place: int
    row: int


class SearchRepository:
    """Reads over one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def candidates(self, wanted: Wanted, before: int | None = None) -> Iterator[Candidate]:
        """Lines that may fit, newest first, older than the place `before`."""
        groups = self._groups(wanted)
        if groups is None:
            return
        until = min((end for end in (before, wanted.until) if end is not None), default=_NEVER)
        since = -_NEVER if wanted.since is None else wanted.since
        few = [group for group in groups if len(group) <= WORDS_FEW]
        if len(few) < len(groups):
            read = 0
            for candidate in self._lines(few, since, until):
                yield candidate
                until, read = candidate.place, read + 1
                if read == READ_FIRST:
                    break
            else:
                return
        yield from self._lines(groups, since, until)

    def _lines(self, groups: list[_Tokens], since: int, until: int) -> Iterator[Candidate]:
        """Those with a token of each group, from one place down to another."""
        if groups:
            sql = (
                "SELECT -search.rowid, search_rows.timeline FROM search"
                " CROSS JOIN search_rows ON search_rows.place = -search.rowid"
                " WHERE search MATCH ? AND search.rowid > ? AND search.rowid <= ?"
                " ORDER BY search.rowid"
            )
            expression = " AND ".join(map(_either, groups))
            rows = self._connection.execute(sql, (expression, -until, -since))
        else:
            sql = (
                "SELECT place, timeline FROM search_rows WHERE place < ? AND place >= ?"
                " ORDER BY place DESC"
            )
            rows = self._connection.execute(sql, (until, since))
        for place, row in rows:
            yield Candidate(int(place), int(row))

    def _groups(self, wanted: Wanted) -> list[_Tokens] | None:
        """What a line must have one token of each; None where no line can."""
        groups: list[_Tokens] = []
        for needle in wanted.needles:
            groups += [(token,) for token in needle.tokens()]
            groups += [words for part in needle.parts() if (words := self._words(part)) is not None]
        groups += wanted.tokens
        return list(dict.fromkeys(groups)) if all(groups) else None

    def _words(self, part: Part) -> _Tokens | None:
        """Words that a part leads to; None where it is in too many, or too short to tell."""
        if not part.open_left and not part.open_right:
            return (part.letters,)
        if not part.open_left:
            return self._words_from(part.letters)
        if len(part.letters) < ANYWHERE_LETTERS:
            return None
        return self._words_with(part)

    def _words_from(self, letters: str) -> _Tokens | None:
        rows = self._connection.execute(
            "SELECT word FROM search_words WHERE word >= ? AND word < ? LIMIT ?",
            (letters, letters + _AFTER_ALL_WORDS, WORDS_MOST + 1),
        ).fetchall()
        return tuple(word for (word,) in rows) if len(rows) <= WORDS_MOST else None

    def _words_with(self, part: Part) -> _Tokens | None:
        letters, found = part.letters, list[str]()
        pieces = {letters[at : at + 3] for at in range(len(letters) - 2)}
        rows = self._connection.execute(
            "SELECT word FROM search_parts WHERE search_parts MATCH ?",
            (" AND ".join(f'"{piece}"' for piece in pieces),),
        )
        for (word,) in rows:
            if letters in word if part.open_right else word.endswith(letters):
                found.append(word)
                if len(found) > WORDS_MOST:
                    return None
        return tuple(found)


def _either(tokens: _Tokens) -> str:
    return "(" + " OR ".join(f'"{token}"' for token in tokens) + ")"
