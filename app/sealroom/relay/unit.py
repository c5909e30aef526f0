"""One transaction's unit of work: what operations read and change, and what is told afterwards."""

from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from typing import NamedTuple

from sealroom.protocol.codec import encode_notification
from sealroom.protocol.ids import SessionId, UserId
from sealroom.protocol.notifications import AnyInboxNotification, AnyNotification
from sealroom.relay.effects import Effect, InboxItem
from sealroom.relay.limits import Limits
from sealroom.relay.session_state import SessionRecord, StateCache, load_state
from sealroom.relay.storage import Connection, savepoint
from sealroom.relay.storage.inbox import InboxRow, add_inbox, last_numbers
from sealroom.relay.storage.sessions import find_sessions, save_sessions


class Letter(NamedTuple):
    """An item for a user's inbox; `write` makes it once its number is known."""

    user_id: UserId
    write: Callable[[int], AnyInboxNotification]
    topic: str | None = None


class Unit:
    """Lives for one transaction on one thread. Nothing it holds is told before the commit."""

    def __init__(
        self, connection: Connection, now: int, states: StateCache, limits: Limits
    ) -> None:
        self.connection = connection
        self.now = now
        """The relay's clock, ms."""
        self.limits = limits
        self.effects: list[Effect] = []
        self._notes: list[bytes] = []
        self._states = states
        self._records: dict[SessionId, SessionRecord] = {}
        self._changed: set[SessionId] = set()

    def session(self, session_id: SessionId) -> SessionRecord | None:
        """The session as this transaction has it."""
        if session_id not in self._records:
            self.prefetch([session_id])
        return self._records.get(session_id)

    def prefetch(self, session_ids: Collection[SessionId]) -> None:
        """Read sessions with one query where several will be asked for."""
        missing = [each for each in session_ids if each not in self._records]
        for row in find_sessions(self.connection, missing) if missing else ():
            state = self._states.find(row.session_id, row.head)
            if state is None:
                state = load_state(self.connection, row)
                self._states.keep(state)
            self._records[row.session_id] = SessionRecord(row, state)

    def put(self, record: SessionRecord) -> None:
        """Change a session; its row is stored with the rest by `flush`."""
        self._records[record.row.session_id] = record
        self._changed.add(record.row.session_id)

    def tell(self, effect: Effect) -> None:
        """Have others told, after the commit."""
        self.effects.append(effect)

    def tell_asker(self, notification: AnyNotification) -> None:
        """Have the connection that asked told, right after its answer."""
        self._notes.append(encode_notification(notification))

    def take_notes(self) -> list[bytes]:
        """What the asker of the operation that just ended is told."""
        notes, self._notes = self._notes, []
        return notes

    def send_letters(self, letters: Collection[Letter]) -> None:
        """Put items into inboxes."""
        if not letters:
            return
        last = last_numbers(self.connection, {letter.user_id for letter in letters})
        rows = []
        for letter in letters:
            number = last[letter.user_id] = last[letter.user_id] + 1
            payload = encode_notification(letter.write(number))
            rows.append(InboxRow(letter.user_id, number, letter.topic, self.now, payload))
            self.tell(InboxItem(letter.user_id, number, payload))
        add_inbox(self.connection, rows, last)

    @contextmanager
    def savepoint(self) -> Iterator[None]:
        """Within, an exception undoes what was done since, and nothing else."""
        records, changed, told = dict(self._records), set(self._changed), len(self.effects)
        try:
            with savepoint(self.connection):
                yield
        except BaseException:
            self._records, self._changed = records, changed
            del self.effects[told:]
            self._notes.clear()
            raise

    def flush(self) -> None:
        """Store what changed of sessions' rows, before the commit."""
        changed = [self._records[session_id] for session_id in sorted(self._changed)]
        if changed:
            save_sessions(self.connection, [record.row for record in changed])
        for record in changed:
            self._states.keep(record.state)
        self._changed.clear()
