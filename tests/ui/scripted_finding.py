"""Finds in what a script said: `Finding` in memory, by the rules of the real one."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from math import floor
from typing import Protocol

from sealroom.controller.finding_facade import HITS_PER_PAGE
from sealroom.controller.search_query import SearchQuery, parse_query
from sealroom.controller.search_views import Hit, HitPage, words_of
from sealroom.controller.timeline_views import Lock, MessageView, TimelineItem
from sealroom.controller.views import PersonView
from sealroom.protocol.ids import SessionId
from sealroom.store.search_text import Needle, fold, single_spaced


class SomeRoom(Protocol):
    """What of a scripted room is needed."""

    title: str
    items: list[TimelineItem]

    @property
    def session_id(self) -> SessionId: ...


class ScriptedFinding:
    """Implements `Finding`."""

    def __init__(
        self,
        asked: Callable[..., Awaitable[None]],
        rooms: Callable[[], Mapping[SessionId, SomeRoom]],
        people: Callable[[], list[PersonView]],
    ) -> None:
        self._people = people
        self._asked = asked
        self._rooms = rooms
        self.percent = 100
        self.gate: asyncio.Event | None = None
        """Holds searches back until it is set."""
        self.short_pages = 0
        """So many pages end early, as where looking takes long."""

    def people(self) -> list[PersonView]:
        return self._people()

    def order_at(self, session_id: SessionId, time: int) -> int | None:
        for item in self._rooms()[session_id].items:
            if (item.sent_at if isinstance(item, MessageView) else item.time) >= time:
                return floor(item.order)
        return None

    async def search(
        self,
        typed: str,
        room: SessionId | None = None,
        before: int | None = None,
        limit: int = HITS_PER_PAGE,
    ) -> HitPage:
        await self._asked("search", typed, room, before)
        if self.gate is not None:
            await self.gate.wait()
        query = parse_query(typed)
        if query.is_empty:
            return HitPage(percent=self.percent)
        found = sorted(self._all(query, room), key=lambda hit: -_place(hit))
        rest = [hit for hit in found if before is None or _place(hit) < before]
        if self.short_pages:
            self.short_pages -= 1
            limit = 1
        hits, more = rest[:limit], len(rest) > limit
        unknown = tuple(title for title in query.rooms if not self._titled(title))
        return HitPage(
            tuple(hits), _place(hits[-1]) if more else None, query.needles, unknown, self.percent
        )

    def _all(self, query: SearchQuery, only: SessionId | None) -> list[Hit]:
        rooms = [each for each in self._rooms().values() if only in {None, each.session_id}]
        if query.rooms:
            rooms = [each for each in rooms if any(_is_part(t, each.title) for t in query.rooms)]
        return [
            Hit(room.session_id, room.title, item)
            for room in rooms
            for item in room.items
            if isinstance(item, MessageView) and _fits(query, item)
        ]

    def _titled(self, title: str) -> bool:
        return any(_is_part(title, room.title) for room in self._rooms().values())


def _place(hit: Hit) -> int:
    return hit.message.sent_at * 1_000 + hit.message.order


def _fits(query: SearchQuery, message: MessageView) -> bool:
    if message.recall is not None or not words_of(message):
        return False
    if query.sealed is not None and (message.lock is Lock.SEALED) != query.sealed:
        return False
    if query.senders and not any(_is_part(name, message.sender_name) for name in query.senders):
        return False
    return all(needle.found_in(single_spaced(fold(words_of(message)))) for needle in query.needles)


def _is_part(typed: str, name: str) -> bool:
    return Needle(typed).found_in(single_spaced(fold(name)))
