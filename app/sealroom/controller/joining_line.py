"""What the line of someone's coming in says beyond that: of links, and of verified marks."""

import msgspec

from sealroom.controller.known_people import KnownPeople
from sealroom.controller.link_check import said_of
from sealroom.controller.timeline_views import EventView
from sealroom.ledger.state import State
from sealroom.protocol.entry import Accept, Admit, Entry
from sealroom.protocol.ids import SessionId, UserId
from sealroom.store.links import LinkRepository


class JoiningLine:
    """Over a reader's connection."""

    def __init__(self, links: LinkRepository, people: KnownPeople) -> None:
        self._links = links
        self._people = people

    def complete(self, event: EventView, entry: Entry, state: State, me: UserId) -> EventView:
        """The line of `entry`; `state` is any later state of its ledger."""
        newcomer = _who_came(entry, state)
        if newcomer is None:
            return event
        if newcomer == me:
            return self._by_link(event, entry, state.session_id)
        ends = self._ends_all_verified(newcomer, entry, state, me)
        return msgspec.structs.replace(event, ends_all_verified=True) if ends else event

    def giver(self, session_id: SessionId) -> str:
        """What whoever gave the room's link is called; empty where it does not say."""
        link = self._links.get(session_id)
        return self._people.name(link.giver) if link and link.giver else ""

    def _by_link(self, event: EventView, entry: Entry, session_id: SessionId) -> EventView:
        if not isinstance(entry.action, Admit):
            return event
        said = said_of(self._links.get(session_id), entry.author)
        return msgspec.structs.replace(event, link=said, giver_name=self.giver(session_id))

    def _ends_all_verified(self, newcomer: UserId, entry: Entry, state: State, me: UserId) -> bool:
        """Whether who came in is not verified, and all who were there before, and are, are so.

        Looks no further than the first who is not: a room may have thousands.
        """
        if self._people.verified(newcomer):
            return False
        some = False
        for person in state.people.values():
            was_there = person.role is not None and person.spans[-1].joined < entry.number
            if was_there and person.user_id != me:
                if not self._people.verified(person.user_id):
                    return False
                some = True
        return some


def _who_came(entry: Entry, state: State) -> UserId | None:
    """Who is in the room since `entry`; None where it let nobody in, or they went since."""
    match entry.action:
        case Accept():
            user_id = entry.author
        case Admit(request=request):
            user_id = request.keys.user_id
        case _:
            return None
    person = state.people.get(user_id)
    if person is None or person.role is None or person.spans[-1].joined != entry.number:
        return None
    return user_id
