"""What the line of someone's coming in says beyond that: of links, and of verified marks."""

import msgspec

from sealroom.controller.event_line import joined_by, joined_with
from sealroom.controller.known_people import KnownPeople
from sealroom.controller.views import EventView, LinkCheck
from sealroom.ledger.state import State
from sealroom.protocol.entry import Admit, Entry
from sealroom.protocol.ids import SessionId, UserId
from sealroom.store.links import LinkRepository


class JoiningLine:
    """Over a reader's connection."""

    def __init__(self, links: LinkRepository, people: KnownPeople) -> None:
        self._links = links
        self._people = people

    def complete(self, event: EventView, entry: Entry, state: State, me: UserId) -> EventView:
        """The line of `entry`; `state` is any later state of its ledger."""
        others = joined_with(entry, state)
        if others is None:
            return event
        if joined_by(entry) == me:
            return self._by_link(event, entry, state.session_id)
        ends = self._ends_all_verified(joined_by(entry), [each for each in others if each != me])
        return msgspec.structs.replace(event, ends_all_verified=ends)

    def giver(self, session_id: SessionId) -> str:
        """What whoever gave the room's link is called; empty where it does not say."""
        link = self._links.get(session_id)
        return self._people.name(link.giver) if link and link.giver else ""

    def _by_link(self, event: EventView, entry: Entry, session_id: SessionId) -> EventView:
        link = self._links.get(session_id)
        if link is None or not isinstance(entry.action, Admit):
            return event
        if link.giver is None:
            return msgspec.structs.replace(event, link=LinkCheck.SILENT)
        said = LinkCheck.GIVER if link.giver == entry.author else LinkCheck.ANOTHER
        return msgspec.structs.replace(event, link=said, giver_name=self._people.name(link.giver))

    def _ends_all_verified(self, newcomer: UserId, others: list[UserId]) -> bool:
        """Whether who came in is not verified, among people who are."""
        if not others or self._people.verified(newcomer):
            return False
        return all(map(self._people.verified, others))
