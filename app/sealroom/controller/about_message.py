"""What can be said about one message: its key, its author, its times, and who could read it.

Who was in the room comes from the folded ledger: it knows each stay by its first and last entry, so
that the ledger need not be folded anew up to the message's place.
"""

from sealroom.controller.about_views import (
    AboutMessage,
    HandedView,
    KeyOriginView,
    Readers,
    ReaderView,
)
from sealroom.controller.alarm_reading import note_of
from sealroom.controller.key_history import KeyHistory
from sealroom.controller.known_people import KnownPeople
from sealroom.controller.stamps import Stamps
from sealroom.controller.timeline_views import Doubt, Lock, MessageView, SendState
from sealroom.ledger.state import Person, RoomKeyRecord, Span, State
from sealroom.protocol.entry import ShareHistory
from sealroom.protocol.ids import DeviceId, KeyId, UserId
from sealroom.store.repositories import Repositories
from sealroom.store.sessions import SessionRow
from sealroom.store.timeline_row import TimelineRow


class MessageFacts:
    """Reads the store for the person whose profile it is."""

    def __init__(
        self, store: Repositories, people: KnownPeople, keys: KeyHistory, me: UserId
    ) -> None:
        self._store = store
        self._people = people
        self._keys = keys
        self._me = me

    def about(
        self, row: SessionRow, state: State, line: TimelineRow, message: MessageView
    ) -> AboutMessage:
        """Everything about the message that stands at `line`; `state` is the newest."""
        record = state.key_record(line.key_id) if line.key_id else None
        here = line.device is not None and line.device == self._own_device()
        return AboutMessage(
            message=message,
            author=self._reader(state, line.sender),
            stamps=stamps_of(line),
            readers=self._readers(row, state, line, record),
            key_id=line.key_id,
            key=self._keys.view(row, state, record, self._me) if record else None,
            key_origin=self._origin(line.key_id),
            doubt=Doubt(line.doubt) if line.doubt else None,
            device=line.device,
            this_device=here,
            alarm=note_of(self._store.alarms.standing(row.row)),
        )

    def _own_device(self) -> DeviceId:
        own = self._store.identity.get()
        return own.device_id if own else ""

    def _origin(self, key_id: KeyId | None) -> KeyOriginView | None:
        origin = self._store.room_keys.origin(key_id) if key_id else None
        if origin is None:
            return None
        by_me = origin.sender == self._me
        name = self._people.name(origin.sender)
        return KeyOriginView(origin.how, name, by_me, origin.received_at)

    def _readers(
        self, row: SessionRow, state: State, line: TimelineRow, record: RoomKeyRecord | None
    ) -> Readers | None:
        on_its_way = line.state in {SendState.SENDING, SendState.FAILED}
        if on_its_way or line.lock == Lock.UNVERIFIED:
            return None
        at = self._entry_before(row, state, line)
        members = {p.user_id for p in state.people.values() if _stay_at(p, at) is not None}
        handed = self._handed(row, state, line, record, at)
        known = members | {each.reader.user_id for each in handed}
        holders = [
            person.user_id
            for person in state.people.values()
            if record and person.user_id not in known and state.may_read(person.user_id, record)
        ]
        return Readers(
            members=self._sorted(state, members, at),
            handed=handed,
            holders=self._sorted(state, holders, at),
        )

    def _entry_before(self, row: SessionRow, state: State, line: TimelineRow) -> int:
        """Number of the last ledger entry before the message."""
        number = self._store.timeline.entry_before(row.row, line.position)
        if number is None:
            return state.number
        history = self._store.histories.get(row.row)
        if history is not None and not history.done and line.position <= history.after:
            return min(number, history.number)  # what lies between is still to be fetched
        return number

    def _sorted(
        self, state: State, user_ids: set[UserId] | list[UserId], at: int
    ) -> tuple[ReaderView, ...]:
        found = [self._reader(state, user_id, at) for user_id in user_ids]
        found.sort(key=lambda reader: (not reader.is_me, reader.name.casefold(), reader.user_id))
        return tuple(found)

    def _reader(self, state: State, user_id: UserId, at: int | None = None) -> ReaderView:
        """`at` is the ledger's number at the message: who came later is told when."""
        person = state.people.get(user_id)
        spans = person.spans if person else ()
        later = at is not None and all(span.joined > at for span in spans)
        is_out = person is not None and person.role is None
        return ReaderView(
            user_id=user_id,
            name=self._people.name(user_id),
            is_me=user_id == self._me,
            verified=self._people.verified(user_id),
            came_at=spans[0].joined_at if later and spans else None,
            out_since=spans[-1].left_at if is_out else None,
        )

    def _handed(
        self,
        row: SessionRow,
        state: State,
        line: TimelineRow,
        record: RoomKeyRecord | None,
        at: int,
    ) -> tuple[HandedView, ...]:
        """Who came later and was given it, from the ledger's entries that say so."""
        moment = line.sent_at if line.taken_at is None else line.taken_at
        given = {
            person.user_id: stays
            for person in state.people.values()
            if _stay_at(person, at) is None
            and (stays := [span for span in person.spans if _covers(span, moment, at)])
            and (record is None or state.may_read(person.user_id, record))
        }
        if not given:
            return ()
        found: dict[UserId, HandedView] = {}
        tag = str(ShareHistory.__struct_config__.tag)
        shares = self._store.sessions.entries_of(row.row, tag, at + 1, state.number)
        for number, entry in shares.items():
            action = entry.action
            if not isinstance(action, ShareHistory) or action.user_id in found:
                continue
            stays = given.get(action.user_id, [])
            if action.since <= moment and any(_contains(stay, number) for stay in stays):
                found[action.user_id] = HandedView(
                    reader=self._reader(state, action.user_id, at),
                    by=entry.author,
                    by_name=self._people.name(entry.author),
                    by_me=entry.author == self._me,
                    time=entry.time,
                )
        return tuple(sorted(found.values(), key=lambda each: (each.time, each.reader.user_id)))


def stamps_of(line: TimelineRow) -> Stamps:
    """The three clocks' times of a line."""
    return Stamps(line.sent_at, line.taken_at, line.received_at)


def _stay_at(person: Person, number: int) -> Span | None:
    """The stay that a place in the ledger lies in."""
    return next((span for span in person.spans if _contains(span, number)), None)


def _contains(span: Span, number: int) -> bool:
    return span.joined <= number and (span.left is None or span.left > number)


def _covers(span: Span, moment: int, at: int) -> bool:
    """Whether what was shared in this stay reaches back to the message."""
    return span.reads_since is not None and span.joined > at and span.reads_since <= moment
