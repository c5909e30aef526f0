"""What was said before one came, where it was shared: fetched page by page, judged as if live.

Each page is stored with the cursor that covers it, so whatever is interrupted goes on from there.
"""

import logging
from itertools import pairwise

from sealroom.controller.context import Context
from sealroom.controller.errors import NoAnswer, NotConnected, RelayRefused
from sealroom.controller.event_line import has_line
from sealroom.controller.flow import Ask, Flow
from sealroom.controller.lifetime import is_over
from sealroom.controller.live_session import LiveSession
from sealroom.controller.received_message import amended, judge, store_message
from sealroom.ledger.reducer import apply_entry, fold
from sealroom.ledger.state import Span, State
from sealroom.protocol.entry import Entry
from sealroom.protocol.ids import SessionId
from sealroom.protocol.message import MessageHeader
from sealroom.protocol.notifications import LedgerNotification, MsgNotification
from sealroom.protocol.requests import FetchHistoryRequest
from sealroom.protocol.responses import HistoryFound
from sealroom.store.histories import History

_log = logging.getLogger(__name__)


class HistoryRefused(Exception):
    """The relay gave something that cannot stand there. Nothing of the page is kept."""


def follow(context: Context, live: LiveSession, before: State | None, after: State) -> None:
    """The ledger moved on: begin to fetch where something was shared with oneself."""
    if not after.is_member(context.user_id):
        return
    stay = after.people[context.user_id].spans[-1]
    known = before.people.get(context.user_id) if before else None
    if stay.reads_since is None or (known and known.spans[-1].reads_since == stay.reads_since):
        return
    _begin(context, live, stay)


def _begin(context: Context, live: LiveSession, stay: Span) -> None:
    until = context.store.timeline.position_of_entry(live.row, stay.joined)
    if until is None or stay.reads_since is None:
        return
    context.store.histories.begin(live.row, stay.reads_since, until)
    context.store.sessions.set_read(live.row, until)
    context.changes.history(live.session_id, until)
    context.start("fetch history", fetch(context, live.session_id))


def go_on(context: Context) -> None:
    """After a new connection: fetch what is still to come, or as a kit was restored, all of it."""
    unfinished, me = set(context.store.histories.unfinished()), context.user_id
    for live in list(context.sessions.all()):
        if live.state is None or not live.is_member(me):
            continue
        stay = live.state.people[me].spans[-1]
        if stay.reads_since is not None and context.store.histories.get(live.row) is None:
            _begin(context, live, stay)
        elif live.row in unfinished:
            context.start("fetch history", fetch(context, live.session_id))


def fetch(context: Context, session_id: SessionId) -> Flow[None]:
    """Fetch page by page; where a share reaches further meanwhile, begin anew."""
    live = context.sessions.get(session_id)
    if live is None or session_id in context.fetching:
        return
    context.fetching.add(session_id)
    try:
        yield from _fetch(context, live)
    except (NoAnswer, NotConnected, RelayRefused, HistoryRefused) as problem:
        _log.info("earlier messages are still to come: %s", type(problem).__name__)
    finally:
        context.fetching.discard(session_id)


def _fetch(context: Context, live: LiveSession) -> Flow[None]:
    place: _Place | None = None
    while True:
        history = context.store.histories.get(live.row)
        if history is None or history.done or live.alarm is not None:
            return
        request = FetchHistoryRequest(id=0, session_id=live.session_id, after=history.after)
        found = yield Ask(request)
        if context.store.histories.get(live.row) != history:
            place = None
            continue
        place = place or _Place(context, live, history)
        place.take(found)
        if live.alarm is None:
            after = found.position
            context.store.histories.advance(live.row, after, place.number, done=found.is_last)
            if found.is_last:
                context.changes.history(live.session_id, history.until)


class _Place:
    """Where in the log the fetching stands: the fold of the own ledger up to there."""

    def __init__(self, context: Context, live: LiveSession, history: History) -> None:
        self._context = context
        self._live = live
        self._until = history.until
        self._after = history.after
        self._state: State | None = None
        self._advance_to(history.number)

    @property
    def number(self) -> int:
        """Of the last entry followed; -1 before the first."""
        return -1 if self._state is None else self._state.number

    def take(self, found: HistoryFound) -> None:
        """Store a page. Raises HistoryRefused before anything of it is stored."""
        self._check(found)
        self._advance_to(found.number)
        for item in found.items:
            if self._live.alarm is not None:
                return
            match item:
                case LedgerNotification(entry=entry, seq=seq):
                    self._take_entry(seq, entry)
                case MsgNotification() as spoken:
                    self._take_message(spoken)
        self._after = found.position

    def _check(self, found: HistoryFound) -> None:
        """The page goes on where the last ended, upwards, and stays below the own joining."""
        begins = self._after == 0
        if found.number < self.number or (not begins and found.number != self.number):
            raise HistoryRefused
        seqs = [self._after, *(item.seq for item in found.items)]
        if any(second <= first for first, second in pairwise(seqs)):
            raise HistoryRefused
        fits = seqs[-1] <= found.position < self._until
        if not fits and (found.items or not found.is_last):
            raise HistoryRefused
        if not found.is_last and found.position <= self._after:
            raise HistoryRefused
        self._check_entries(found)

    def _check_entries(self, found: HistoryFound) -> None:
        number = found.number
        own = self._context.store.sessions
        for item in found.items:
            room = {item.session_id}
            if isinstance(item, LedgerNotification):
                number += 1
                if own.number_of(self._live.row, item.entry.hash()) != number:
                    raise HistoryRefused
            else:
                room.add(item.message.header.session_id)
            if room != {self._live.session_id}:
                raise HistoryRefused
        if number > self._live.number:
            raise HistoryRefused

    def _advance_to(self, number: int) -> None:
        own, row = self._context.store.sessions, self._live.row
        if self._state is None and number >= 0:
            self._state = fold(own.entries(row, number))
        for entry in own.entries_between(row, self.number + 1, number).values():
            self._state = apply_entry(self._state, entry)

    def _take_entry(self, seq: int, entry: Entry) -> None:
        self._state = apply_entry(self._state, entry)
        timeline = self._context.store.timeline
        if not has_line(entry) or timeline.is_taken(self._live.row, seq):
            return
        timeline.add_entry(self._live.row, seq, entry.number, entry.author, entry.time)

    def _take_message(self, spoken: MsgNotification) -> None:
        context, live, header = self._context, self._live, spoken.message.header
        if self._state is None:
            return
        if context.store.timeline.message(live.row, header.message_id) is not None:
            self._count(header)
            return
        if context.store.timeline.is_taken(live.row, spoken.seq) or not self._may_read(header):
            return
        last = context.store.histories.counter(live.row, header.sender, header.device)
        judged = judge(context, live, self._state, spoken, last)
        if live.alarm is not None:
            return
        if judged.doubt is None:
            self._count(header)
        if is_over(context, self._state, spoken.received_at):
            return
        missing = max(0, header.counter - last - 1) if last and judged.doubt is None else 0
        kept = store_message(context, live, spoken, judged, missing, state=self._state)
        if kept.target is None:
            amended(context, live, header.message_id, kept)

    def _count(self, header: MessageHeader) -> None:
        histories, row = self._context.store.histories, self._live.row
        last = histories.counter(row, header.sender, header.device)
        histories.set_counter(row, header.sender, header.device, max(last, header.counter))

    def _may_read(self, header: MessageHeader) -> bool:
        """Whether its key may come at all; what can never open is not shown."""
        state = self._live.state
        if header.key_id is None or state is None:
            return True
        record = state.key_record(header.key_id)
        return record is not None and state.may_read(self._context.user_id, record)
