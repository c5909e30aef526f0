"""A room's keys as the ledger tells of them: when each was in use, who made it, and why."""

from sealroom.controller.known_people import KnownPeople
from sealroom.controller.timeline_views import Departed, EventKind
from sealroom.controller.views import KeyView
from sealroom.ledger.state import RoomKeyRecord, State
from sealroom.protocol import entry as actions
from sealroom.protocol.entry import Action
from sealroom.protocol.ids import UserId
from sealroom.store.repositories import Repositories
from sealroom.store.sessions import SessionRow

_WAYS_OUT: dict[type[Action], EventKind] = {
    actions.Leave: EventKind.LEFT,
    actions.Remove: EventKind.REMOVED,
    actions.Ban: EventKind.BANNED,
}


class KeyHistory:
    """Reads the store."""

    def __init__(self, store: Repositories, people: KnownPeople) -> None:
        self._store = store
        self._people = people
        self._ways: dict[tuple[int, int], EventKind] = {}

    def views(self, row: SessionRow, state: State, me: UserId) -> list[KeyView]:
        """Every key of a room, newest first."""
        return self._views(row, state, list(reversed(state.room_keys)), me)

    def view(self, row: SessionRow, state: State, record: RoomKeyRecord, me: UserId) -> KeyView:
        """One of them."""
        return self._views(row, state, [record], me)[0]

    def departed(self, row: SessionRow, state: State, number: int) -> tuple[Departed, ...]:
        """Whom the key that the ledger's entry `number` brought was taken from; none for others."""
        record = next((key for key in state.room_keys if key.number == number), None)
        return self._departed(row, state, record) if record else ()

    def _views(
        self, row: SessionRow, state: State, records: list[RoomKeyRecord], me: UserId
    ) -> list[KeyView]:
        held = self._store.room_keys.held(row.session_id)
        return [
            KeyView(
                epoch=record.epoch,
                key_id=record.key_id,
                made_by=record.made_by,
                made_by_name=self._people.name(record.made_by),
                by_me=record.made_by == me,
                valid_from=record.valid_from,
                valid_until=record.ended_at,
                reason=record.reason,
                departed=self._departed(row, state, record),
                held=record.key_id in held,
            )
            for record in records
        ]

    def _departed(
        self, row: SessionRow, state: State, record: RoomKeyRecord
    ) -> tuple[Departed, ...]:
        return tuple(
            Departed(self._people.name(user_id), self._way_out(row, number))
            for user_id, number in _departures(state, record)
        )

    def _way_out(self, row: SessionRow, number: int) -> EventKind:
        """Whether that entry was a leaving, a removal or a ban. It never changes."""
        way = self._ways.get((row.row, number))
        if way is None:
            entry = self._store.sessions.entries_between(row.row, number, number).get(number)
            way = _WAYS_OUT.get(type(entry.action), EventKind.LEFT) if entry else EventKind.LEFT
            self._ways[row.row, number] = way
        return way


def _departures(state: State, record: RoomKeyRecord) -> list[tuple[UserId, int]]:
    """Who had left since the key before began, with the entry that put them out."""
    found = []
    for user_id in dict.fromkeys(record.departed):  # who went twice is named once
        spans = state.people[user_id].spans
        left = [span.left for span in spans if span.left is not None and span.left < record.number]
        found.append((user_id, max(left, default=record.number)))
    return found
