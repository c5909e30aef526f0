"""A session as an operation sees it, and the ledger states kept between operations."""

from collections import OrderedDict

import msgspec

from sealroom.ledger.reducer import fold
from sealroom.ledger.snapshot import SnapshotRefused, decode_state
from sealroom.ledger.state import State
from sealroom.protocol.ids import EntryHash, SessionId
from sealroom.relay.storage import Connection
from sealroom.relay.storage.log import ledger_entries
from sealroom.relay.storage.sessions import SessionRow, load_snapshot

STATES_KEPT = 4_096
PEOPLE_KEPT = 200_000
"""In all states together: a large room takes the place of many small ones."""


class SessionRecord(msgspec.Struct, frozen=True):
    """A session's row and the fold of its ledger."""

    row: SessionRow
    state: State


class StateCache:
    """Folded ledgers of the sessions that were used last.

    A state is given only for the head that the database names, so nothing in here can be stale, and
    what a failed transaction left behind is never found again.
    """

    def __init__(self, size: int = STATES_KEPT, people: int = PEOPLE_KEPT) -> None:
        self._size = size
        self._most_people = people
        self._people = 0
        self._states: OrderedDict[SessionId, State] = OrderedDict()

    def find(self, session_id: SessionId, head: EntryHash) -> State | None:
        """The state at that head, if it is kept."""
        state = self._states.get(session_id)
        if state is None or state.head != head:
            return None
        self._states.move_to_end(session_id)
        return state

    def keep(self, state: State) -> None:
        """Keep the state in place of an older one; drop those used longest ago."""
        older = self._states.pop(state.session_id, None)
        self._people += len(state.people) - (len(older.people) if older else 0)
        self._states[state.session_id] = state
        while len(self._states) > 1 and self._is_over():
            _, dropped = self._states.popitem(last=False)
            self._people -= len(dropped.people)

    def _is_over(self) -> bool:
        return len(self._states) > self._size or self._people > self._most_people


def load_state(connection: Connection, row: SessionRow) -> State:
    """The session's state from its snapshot and the entries since, or else from all entries."""
    try:
        state = decode_state(load_snapshot(connection, row.key))
    except SnapshotRefused:
        return fold(stored.entry for stored in ledger_entries(connection, row.key, 0))
    later = ledger_entries(connection, row.key, row.snapshot_number + 1)
    return fold((stored.entry for stored in later), state)
