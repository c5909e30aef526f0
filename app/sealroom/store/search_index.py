"""The search index in the sealed database, kept up as lines come and go.

Measured once at 1,000,000 messages, on a machine that was not alone, against three-letter pieces of
every text with all their details: words in an index of rows alone, and each word once beside it for
its parts, took 138 us of CPU a message instead of 195 (about 90 without any index), 373 MB instead
of 567, and answered whole words in 0.3 to 1.5 ms instead of 6 to 172. Rows ascend as time descends:
FTS5 begins at once in that direction, and reads a whole list first in the other.
"""

from collections.abc import Iterable

import msgspec

from sealroom.store.connection import Connection
from sealroom.store.search_line import FORM, IndexedLine, line_tokens
from sealroom.store.search_text import ANYWHERE_LETTERS, is_word

AT_ONCE = 64
"""Lines that are indexed with the step that stores them. More are left to `build`, so that coming
back from weeks away is as quick as without an index."""

_LINES = (
    "SELECT id, session, sender, sent_at, taken_at, lock, content FROM timeline"
    " WHERE id IN (SELECT value FROM json_each(?)) AND message_id IS NOT NULL"
    " AND content IS NOT NULL ORDER BY id"
)

_REACH = (
    "SELECT form, indexed, (SELECT ifnull(max(id), 0) FROM timeline),"
    " EXISTS (SELECT 1 FROM search_queue) FROM search_state"
)


class Built(msgspec.Struct, frozen=True):
    """How far the index reaches: `done` of `whole` lines, roughly."""

    done: int
    whole: int

    @property
    def percent(self) -> int:
        """The same, of a hundred."""
        return 100 if self.is_complete else 100 * self.done // self.whole

    @property
    def is_complete(self) -> bool:
        """Whether all is found that is here."""
        return self.done >= self.whole


class SearchIndex:
    """Within a transaction of the caller's; one writer at a time."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._second, self._last = 0, -1
        """Of the line that was indexed last: when it was said, and its place."""

    # what is found

    def built(self) -> Built:
        """How far it reaches."""
        form, indexed, last, waits = self._reach()
        done = indexed if form == FORM else 0
        whole = max(done, last)
        return Built(done, whole + 1 if waits and done >= whole else whole)

    def keep_up(self) -> bool:
        """Index what the step that is being stored added, where that is little.

        Whether all is indexed now.
        """
        form, indexed, last, waits = self._reach()
        if form != FORM and indexed:
            return False
        if last <= indexed and not waits:  # most steps say nothing
            return True
        coming = self._ids("SELECT id FROM timeline WHERE id > ?", indexed, AT_ONCE + 1)
        queued = self._ids("SELECT timeline FROM search_queue WHERE timeline > ?", 0, AT_ONCE + 1)
        if len(coming) + len(queued) > AT_ONCE:
            return False
        if coming or queued:
            self._take(coming, queued)
        return True

    def build(self, most: int) -> bool:
        """Index up to `most` lines that are not yet. Whether more are left."""
        form, indexed = self._state()
        if form != FORM:
            self._empty()
            indexed = 0
        coming = self._ids("SELECT id FROM timeline WHERE id > ?", indexed, most)
        room = most - len(coming)
        queued = self._ids("SELECT timeline FROM search_queue WHERE timeline > ?", 0, room)
        self._take(coming, queued)
        return len(coming) + len(queued) >= most

    def changed(self, row: int) -> None:
        """A line that was forgotten, or said nothing, says something now."""
        _, indexed = self._state()
        if row <= indexed:
            self._connection.execute("INSERT OR IGNORE INTO search_queue VALUES (?)", (row,))

    def forget(self, rows: Iterable[int]) -> None:
        """Take lines out, before what they say is changed or destroyed."""
        for row in rows:
            self._connection.execute("DELETE FROM search_queue WHERE timeline = ?", (row,))
            found = self._connection.execute(
                "SELECT place FROM search_rows WHERE timeline = ?", (row,)
            ).fetchone()
            if found is not None:
                self._forget(row, int(found[0]))

    def _forget(self, row: int, place: int) -> None:
        (line,) = self._lines([row])
        tokens = line_tokens(line)
        self._connection.execute(
            "INSERT INTO search (search, rowid, tokens) VALUES ('delete', ?, ?)",
            (-place, " ".join(tokens)),
        )
        self._connection.execute("DELETE FROM search_rows WHERE place = ?", (place,))
        for word in filter(is_word, tokens):
            self._forget_word(word)

    def _forget_word(self, word: str) -> None:
        """A word that no message has any more is nobody's business."""
        used = self._connection.execute(
            "SELECT 1 FROM search WHERE search MATCH ? LIMIT 1", (f'"{word}"',)
        ).fetchone()
        if used is not None:
            return
        gone = self._connection.execute(
            "DELETE FROM search_words WHERE word = ? RETURNING id", (word,)
        ).fetchall()
        self._connection.executemany(
            "INSERT INTO search_parts (search_parts, rowid, word) VALUES ('delete', ?, ?)",
            [(number, word) for (number,) in gone if len(word) >= ANYWHERE_LETTERS],
        )

    # writing

    def _take(self, coming: list[int], queued: list[int]) -> None:
        lines = self._lines(sorted({*coming, *queued}))
        said = [(line, tokens) for line in lines if (tokens := line_tokens(line))]
        places = self._places([line for line, _ in said])
        given = [(place, tokens) for place, (_, tokens) in zip(places, said, strict=True)]
        self._add_words({token for _, tokens in given for token in tokens})
        self._connection.executemany(
            "INSERT INTO search (rowid, tokens) VALUES (?, ?)",
            sorted((-place, " ".join(tokens)) for place, tokens in given),
        )
        self._connection.executemany(
            "DELETE FROM search_queue WHERE timeline = ?", [(row,) for row in queued]
        )
        if coming:
            self._connection.execute("UPDATE search_state SET indexed = ?", (coming[-1],))

    def _places(self, lines: list[IndexedLine]) -> list[int]:
        """A place of its own for each line, as near to its second as there is one."""
        ((top,),) = self._connection.execute("SELECT max(place) FROM search_rows").fetchall()
        places = [self._next(line.second) for line in lines]
        apart = len(set(places)) == len(places)  # not where times go to and fro
        if apart and (not places or top is None or top < min(places)):  # as they mostly come
            self._connection.executemany(
                "INSERT INTO search_rows VALUES (?, ?)",
                [(place, line.row) for place, line in zip(places, lines, strict=True)],
            )
            return places
        return [self._free(place, line.row) for place, line in zip(places, lines, strict=True)]

    def _next(self, second: int) -> int:
        """The place for a line of this second, right after those of the same."""
        place = self._last + 1 if self._second <= second <= self._last else second
        self._second, self._last = second, place
        return place

    def _free(self, place: int, row: int) -> int:
        """Take a place, or the next that is free."""
        if not self._take_place(place, row):
            ((place,),) = self._connection.execute(
                "SELECT place + 1 FROM search_rows AS taken WHERE place >= ? AND NOT EXISTS"
                " (SELECT 1 FROM search_rows WHERE place = taken.place + 1)"
                " ORDER BY place LIMIT 1",
                (place,),
            ).fetchall()
            self._take_place(place, row)
        self._last = max(self._last, place)
        return place

    def _take_place(self, place: int, row: int) -> bool:
        """Whether it was free."""
        sql = "INSERT INTO search_rows VALUES (?, ?) ON CONFLICT (place) DO NOTHING"
        return self._connection.execute(sql, (place, row)).rowcount == 1

    def _add_words(self, tokens: set[str]) -> None:
        words = [token for token in tokens if is_word(token)]
        added = self._connection.execute(
            "INSERT INTO search_words (word) SELECT value FROM json_each(?) WHERE true"
            " ON CONFLICT (word) DO NOTHING RETURNING id, word",
            (msgspec.json.encode(words).decode(),),
        ).fetchall()
        self._connection.executemany(
            "INSERT INTO search_parts (rowid, word) VALUES (?, ?)",
            [row for row in added if len(row[1]) >= ANYWHERE_LETTERS],
        )

    def _empty(self) -> None:
        for sql in (
            "INSERT INTO search (search) VALUES ('delete-all')",
            "INSERT INTO search_parts (search_parts) VALUES ('delete-all')",
            "DELETE FROM search_rows",
            "DELETE FROM search_words",
            "DELETE FROM search_queue",
        ):
            self._connection.execute(sql)
        self._connection.execute("UPDATE search_state SET form = ?, indexed = 0", (FORM,))
        self._second, self._last = 0, -1

    # reading

    def _state(self) -> tuple[int, int]:
        ((form, indexed),) = self._connection.execute(
            "SELECT form, indexed FROM search_state"
        ).fetchall()
        return int(form), int(indexed)

    def _reach(self) -> tuple[int, int, int, bool]:
        """Its form, the last line it has, the last there is, and whether changed lines wait."""
        ((form, indexed, last, waits),) = self._connection.execute(_REACH).fetchall()
        return int(form), int(indexed), int(last), bool(waits)

    def _ids(self, sql: str, after: int, most: int) -> list[int]:
        rows = self._connection.execute(f"{sql} ORDER BY 1 LIMIT ?", (after, most))
        return [int(row[0]) for row in rows]

    def _lines(self, rows: list[int]) -> list[IndexedLine]:
        """Those of the rows that say something."""
        found = self._connection.execute(_LINES, (msgspec.json.encode(rows).decode(),))
        return [IndexedLine(*row) for row in found]
