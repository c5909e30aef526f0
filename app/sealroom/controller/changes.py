"""What one step of the engine changed, gathered so that each listener is told once."""

from sealroom.controller.events import (
    CardsChanged,
    Event,
    HistoryGrew,
    MessagesChanged,
    NamesChanged,
    PeopleChanged,
    RoomsChanged,
    TimelineGrew,
)
from sealroom.protocol.ids import MessageId, SessionId


class Changes:
    """Emptied by `take` after the commit."""

    def __init__(self) -> None:
        self._rooms: set[SessionId] = set()
        self._timelines: set[SessionId] = set()
        self._people: set[SessionId] = set()
        self._messages: dict[SessionId, set[MessageId]] = {}
        self._histories: dict[SessionId, int] = {}
        self._cards = False
        self._names = False
        self._others: list[Event] = []

    def room(self, session_id: SessionId) -> None:
        """The room's line changed."""
        self._rooms.add(session_id)

    def timeline(self, session_id: SessionId) -> None:
        """The timeline grew; the room's line changed with it."""
        self._timelines.add(session_id)
        self._rooms.add(session_id)

    def history(self, session_id: SessionId, before: int) -> None:
        """Something came, or changed, above what stands at `before`."""
        self._histories[session_id] = max(before, self._histories.get(session_id, 0))
        self._rooms.add(session_id)

    def people(self, session_id: SessionId) -> None:
        """Members, names, marks or keys changed."""
        self._people.add(session_id)
        self._rooms.add(session_id)

    def names(self) -> None:
        """Somebody's name was learned or changed, or they were verified or are so no longer."""
        self._names = True

    def message(self, session_id: SessionId, message_id: MessageId) -> None:
        """A message changed in place."""
        self._messages.setdefault(session_id, set()).add(message_id)
        self._rooms.add(session_id)

    def cards(self) -> None:
        """Requests came or were settled."""
        self._cards = True

    def tell(self, event: Event) -> None:
        """Any other event."""
        self._others.append(event)

    def take(self) -> list[Event]:
        """All events since the last call; names first, for all others show them."""
        events: list[Event] = [NamesChanged()] if self._names else []
        events += [TimelineGrew(session_id) for session_id in sorted(self._timelines)]
        events += [HistoryGrew(*grown) for grown in self._histories.items()]
        events += [
            MessagesChanged(session_id, frozenset(ids))
            for session_id, ids in self._messages.items()
        ]
        events += [PeopleChanged(session_id) for session_id in sorted(self._people)]
        if self._cards:
            events.append(CardsChanged())
        if self._rooms:
            events.append(RoomsChanged(frozenset(self._rooms)))
        events += self._others
        self._forget()
        return events

    def _forget(self) -> None:
        for gathered in (self._rooms, self._timelines, self._people):
            gathered.clear()
        self._messages.clear()
        self._histories.clear()
        self._others = []
        self._cards = self._names = False
