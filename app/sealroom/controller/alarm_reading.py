"""Alarms for the window: as they stand, as lines of the timeline, and as a file for others."""

from msgspec.structs import replace

from sealroom.controller.alarm_views import AlarmNote, AlarmView
from sealroom.controller.evidence import HISTORY_SHOWN, evidence_file
from sealroom.controller.known_people import KnownPeople
from sealroom.controller.timeline_views import EventKind, EventView, TimelineItem
from sealroom.ledger.state import State
from sealroom.protocol.ids import UserId
from sealroom.store.alarms import SeenMessage, StoredAlarm
from sealroom.store.repositories import Repositories
from sealroom.store.sessions import SessionRow


def note_of(alarm: StoredAlarm | None) -> AlarmNote | None:
    """What a room's line shows of it."""
    return AlarmNote(alarm.kind, alarm.words, alarm.left) if alarm else None


class AlarmReader:
    """Reads what the store keeps of alarms."""

    def __init__(self, store: Repositories, people: KnownPeople) -> None:
        self._store = store
        self._people = people

    def view(self, row: SessionRow, state: State) -> AlarmView | None:
        """Why a room is stopped; None where it is not."""
        alarm = self._store.alarms.standing(row.row)
        if alarm is None:
            return None
        view = AlarmView(
            kind=alarm.kind,
            words=alarm.words,
            raised_at=alarm.raised_at,
            own_number=state.number,
            own_head=state.head,
            left=alarm.left,
        )
        return self._with_evidence(view, alarm)

    def _with_evidence(self, view: AlarmView, alarm: StoredAlarm) -> AlarmView:
        evidence = alarm.evidence
        if evidence is None:
            return view
        seen = evidence.seen
        if isinstance(seen, SeenMessage):
            header = seen.header
            view = replace(view, author=header.sender, device=header.device, head=header.head)
        else:
            view = replace(view, author=seen.author, number=seen.number, head=seen.hash)
        return replace(view, author_name=self._people.name(view.author or ""), seq=evidence.seq)

    def file(self, row: SessionRow, state: State, me: UserId) -> bytes:
        """The evidence of the alarm that stands; empty where none does."""
        alarm, own = self._store.alarms.standing(row.row), self._store.identity.get()
        if alarm is None or own is None:
            return b""
        first = max(0, state.number + 1 - HISTORY_SHOWN)
        entries = self._store.sessions.entries_between(row.row, first, state.number)
        return evidence_file(
            alarm,
            room=row.session_id,
            saved_by=me,
            relay=own.relay_name,
            relay_address=own.relay_address,
            history=[(number, entry.hash()) for number, entry in entries.items()],
        )

    def with_lines(
        self, row: SessionRow, items: list[TimelineItem], after: float, before: float, me: UserId
    ) -> list[TimelineItem]:
        """A page between two places of the log, with where the person went on."""
        passed = self._store.alarms.passed(row.row, after, before)
        if not passed:
            return items
        lines = [_line(alarm, me, self._people.name(me)) for alarm in passed]
        return sorted([*items, *lines], key=lambda item: item.order)


def _line(alarm: StoredAlarm, me: UserId, name: str) -> EventView:
    return EventView(
        order=alarm.place or 0,
        kind=EventKind.WENT_ON,
        time=alarm.passed_at or 0,
        actor=me,
        actor_name=name,
        by_me=True,
        alarm=alarm.kind,
    )
