"""Searches what is stored: asks the index, reads what may fit, judges it by what it says now."""

import datetime
import time
from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from sealroom.controller.reading import Reader
from sealroom.controller.search_query import SearchQuery, parse_query
from sealroom.controller.search_views import Hit, HitPage, words_of
from sealroom.controller.timeline_views import Lock
from sealroom.protocol.codec import decode_content
from sealroom.protocol.ids import SessionId, UserId
from sealroom.store.repositories import Repositories
from sealroom.store.search import Candidate, Wanted
from sealroom.store.search_line import (
    has_token,
    lock_token,
    room_token,
    searchable,
    sender_token,
)
from sealroom.store.search_text import Needle, fold, single_spaced
from sealroom.store.timeline_row import TimelineRow

PATIENCE_SECONDS = 0.25
"""After so long a page is given as it is."""
_DAY = 86_400
_ME = "me"


class Stopped(Exception):
    """Nobody waits for the result any more."""


class Search:
    """One question. Runs on the thread that `store` and `reader` belong to."""

    def __init__(
        self,
        store: Repositories,
        reader: Reader,
        typed: str,
        room: SessionId | None,
        stopped: Callable[[], bool],
    ) -> None:
        self._store = store
        self._reader = reader
        self._query = parse_query(typed)
        self._needles = self._query.needles
        self._stopped = stopped
        self._unknown: list[str] = []
        self._senders = self._find_senders(self._query)
        self._rooms = self._find_rooms(self._query, room)
        self._since, self._until = _midnight(self._query.after), _midnight(self._query.before)
        self._seen: set[str] = set()

    def page(self, before: int | None, limit: int) -> HitPage:
        """Up to `limit` messages older than where an earlier page ended. Raises Stopped."""
        percent = self._store.search_index.built().percent
        if self._query.is_empty:
            return HitPage(percent=percent)
        hits, older = self._look(before, limit)
        return HitPage(
            hits=tuple(hits),
            older=older,
            needles=self._needles,
            unknown=tuple(self._unknown),
            percent=percent,
        )

    def _look(self, before: int | None, limit: int) -> tuple[list[Hit], int | None]:
        deadline = time.monotonic() + PATIENCE_SECONDS
        hits: list[Hit] = []
        candidates = self._store.search.candidates(self._wanted(), before)
        while few := list(islice(candidates, limit)):
            if self._stopped():
                raise Stopped
            for hit, place in self._judge(few):
                hits.append(hit)
                if len(hits) == limit:
                    return hits, place
            if time.monotonic() > deadline:
                return hits, few[-1].place
        return hits, None

    def _wanted(self) -> Wanted:
        query = self._query
        tokens: list[tuple[str, ...]] = [(has_token(has),) for has in sorted(query.has)]
        if query.sealed is not None:
            tokens.append((lock_token(Lock.SEALED if query.sealed else Lock.OPEN),))
        if self._senders is not None:
            tokens.append(tuple(map(sender_token, self._senders)))
        if self._rooms is not None:
            tokens.append(tuple(map(room_token, self._rooms)))
        return Wanted(
            needles=self._needles,
            tokens=tuple(tokens),
            since=None if self._since is None else self._since // 1000 - _DAY,
            until=None if self._until is None else self._until // 1000 + _DAY,
        )

    def _judge(self, few: Iterable[Candidate]) -> Iterator[tuple[Hit, int]]:
        """What fits, in the order of the candidates."""
        places = {candidate.row: candidate.place for candidate in few}
        lines = [
            (session, line)
            for session, line in self._store.timeline.lines(list(places))
            if self._may_fit(line)
        ]
        if not lines:
            return
        lines.sort(key=lambda each: -places[each[1].row])
        for (_, line), hit in zip(lines, self._reader.hits(lines), strict=True):
            if hit is not None and hit.message.message_id not in self._seen and self._fits(hit):
                self._seen.add(hit.message.message_id)
                yield hit, places[line.row]

    def _may_fit(self, line: TimelineRow) -> bool:
        """By what the line itself says: whether it is worth a closer look."""
        if line.content is None:
            return False
        said = searchable(decode_content(line.content))
        return self._query.has <= said.has and self._is_in(said.text)

    def _fits(self, hit: Hit) -> bool:
        """By what the message says now, after all that became of it."""
        message, query = hit.message, self._query
        if message.recall is not None or not self._is_in(words_of(message)):
            return False
        if query.sealed is not None and (message.lock is Lock.SEALED) != query.sealed:
            return False
        if self._senders is not None and message.sender not in self._senders:
            return False
        early = self._since is not None and message.sent_at < self._since
        late = self._until is not None and message.sent_at >= self._until
        return not early and not late

    def _is_in(self, text: str) -> bool:
        if not self._needles:
            return True
        folded = single_spaced(fold(text))
        return all(needle.found_in(folded) for needle in self._needles)

    def _find_senders(self, query: SearchQuery) -> set[UserId] | None:
        if not query.senders:
            return None
        own, found = self._reader.own(), set[UserId]()
        for name in query.senders:
            named = {
                user_id
                for user_id, user in self._store.users.all().items()
                if _is_part(name, user.name)
            }
            if own is not None and (fold(name) == _ME or _is_part(name, own.name)):
                named.add(own.user_id)
            if not named:
                self._unknown.append(name)
            found |= named
        return found

    def _find_rooms(self, query: SearchQuery, room: SessionId | None) -> set[int] | None:
        if room is not None:
            row = self._store.sessions.get(room)
            return set() if row is None else {row.row}
        if not query.rooms:
            return None
        found: set[int] = set()
        for title in query.rooms:
            titled = {row for row, name in self._reader.titles().items() if _is_part(title, name)}
            if not titled:
                self._unknown.append(title)
            found |= titled
        return found


def _is_part(typed: str, name: str) -> bool:
    return Needle(typed).found_in(single_spaced(fold(name)))


def _midnight(date: datetime.date | None) -> int | None:
    """The beginning of a day here, in ms."""
    if date is None:
        return None
    return int(datetime.datetime(date.year, date.month, date.day).astimezone().timestamp() * 1000)
