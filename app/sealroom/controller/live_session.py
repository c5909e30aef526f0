"""A session as the engine holds it in memory: its folded ledger and where this device stands.

What moves with every item of a log is gathered here and stored once a step, by `flush`.
"""

from collections.abc import Iterator

from msgspec import UNSET

from sealroom.ledger.state import State
from sealroom.protocol.ids import DeviceId, MessageId, SessionId, UserId
from sealroom.protocol.room_info import RoomInfo
from sealroom.store.alarms import StoredAlarm
from sealroom.store.repositories import Repositories
from sealroom.store.sessions import SessionRow


class LiveSession:
    """Loaded from the store when first needed; the store's row is the truth after a failed step."""

    def __init__(
        self,
        row: SessionRow,
        state: State | None,
        alarm: StoredAlarm | None,
        unconfirmed: dict[MessageId, int],
    ) -> None:
        self.row = row.row
        self.session_id = row.session_id
        self.log_cursor = row.log_cursor
        self.active_at = row.active_at
        """When something was last said, by anyone's clock, ms."""
        self.own_counter = row.own_counter
        self.title = row.title
        self.description = row.description
        self.direct = row.direct
        self.alarm = alarm
        """Why nothing is sent or taken in here."""
        self.state = state
        self.state_changed = False
        """Whether the fold is to be stored with this step."""
        self.unconfirmed = unconfirmed
        """Own messages that the relay said it took, with where the log is to show them."""
        self.counted_from = row.counted_from
        """Up to where the relay has said that it does not keep all, by the log's numbers."""
        self.history_dropped = False
        """Whether the relay has said that it does not keep all that was to come next."""
        self.spoken = False
        """Whether a message came, or was written, in this step."""
        self.stored = (row.log_cursor, row.active_at)
        """Cursor and time of the last words as the store has them."""
        self.counters: dict[tuple[UserId, DeviceId], int] = {}
        """The last counter seen of each device that spoke since this was loaded."""
        self.counted: set[tuple[UserId, DeviceId]] = set()
        """Those of them that are to be stored with this step."""

    def is_member(self, user_id: UserId) -> bool:
        """By the ledger as far as it has come."""
        return self.state is not None and self.state.is_member(user_id)

    def was_active(self, time: int) -> bool:
        """Something was said then; whether that is later than what was known.

        Not in the future: else a wrong clock holds a room on top.
        """
        is_later = time > self.active_at
        if is_later:
            self.active_at = time
        return is_later

    @property
    def info(self) -> RoomInfo | None:
        """The last that could be read; None before there was any."""
        if not self.title and self.direct is None:
            return None
        return RoomInfo(self.title, self.description, self.direct or UNSET)

    @property
    def number(self) -> int:
        """Number of the last entry folded; -1 before the first."""
        return -1 if self.state is None else self.state.number


class LiveSessions:
    """Every session in use."""

    def __init__(self, store: Repositories) -> None:
        self._store = store
        self._live: dict[SessionId, LiveSession] = {}

    def get(self, session_id: SessionId) -> LiveSession | None:
        """The session; None where it is not here."""
        live = self._live.get(session_id)
        if live is None and (row := self._store.sessions.get(session_id)):
            live = self._load(row)
        return live

    def add(self, session_id: SessionId) -> LiveSession:
        """The session, begun where it is not here."""
        return self.get(session_id) or self._load(self._store.sessions.add(session_id))

    def drop(self, row: SessionRow) -> None:
        """Forget one that nothing is shown of."""
        self._live.pop(row.session_id, None)
        self._store.sessions.drop(row.row)

    def all(self) -> Iterator[LiveSession]:
        """Every session of the profile."""
        for row in self._store.sessions.all():
            yield self._live.get(row.session_id) or self._load(row)

    def counter(self, live: LiveSession, sender: UserId, device: DeviceId) -> int:
        """The last counter seen of a device; 0 before its first message."""
        known = live.counters.get((sender, device))
        if known is None:
            known = self._store.sessions.counter(live.row, sender, device)
            live.counters[sender, device] = known
        return known

    def count(self, live: LiveSession, sender: UserId, device: DeviceId, counter: int) -> None:
        """Keep the last counter seen of a device."""
        live.counters[sender, device] = counter
        live.counted.add((sender, device))

    def forget_counters(self, live: LiveSession) -> None:
        """Begin to count anew."""
        live.counters.clear()
        live.counted.clear()
        self._store.sessions.forget_counters(live.row)

    def flush(self, now: int) -> None:
        """Store what moved in this step."""
        sessions = self._store.sessions
        for live in self._live.values():
            if live.state_changed and live.state is not None:
                sessions.save_state(live.row, live.state)
                live.state_changed = False
            if live.stored != (stands := (live.log_cursor, live.active_at)):
                sessions.set_log_cursor(live.row, *stands)
                live.stored = stands
            if live.spoken:
                self._store.room_choices.bring_back(live.row, now)
                live.spoken = False
            for sender, device in sorted(live.counted):
                sessions.set_counter(live.row, sender, device, live.counters[sender, device])
            live.counted.clear()

    def forget(self) -> None:
        """Drop everything in memory; the store is read again."""
        self._live.clear()

    def _load(self, row: SessionRow) -> LiveSession:
        state, alarm = self._store.sessions.state(row.row), self._store.alarms.standing(row.row)
        unconfirmed = self._store.timeline.sent_after(row.row, row.log_cursor, "sent")
        live = LiveSession(row, state, alarm, unconfirmed)
        self._live[row.session_id] = live
        return live
