"""Views for the window, read from the store a page at a time. Writes nothing."""

from collections.abc import Sequence
from typing import NamedTuple

import msgspec

from sealroom.controller.about_message import MessageFacts, stamps_of
from sealroom.controller.about_views import AboutMessage
from sealroom.controller.alarm_reading import AlarmReader, note_of
from sealroom.controller.alarm_views import AlarmView
from sealroom.controller.connection import address_for_others
from sealroom.controller.direct_room import partner_in
from sealroom.controller.errors import UnknownRoom
from sealroom.controller.event_line import FIRST_ORDER, event_view, history_start
from sealroom.controller.joining_line import JoiningLine
from sealroom.controller.key_age import SLACK_MS, current_key_age
from sealroom.controller.key_history import KeyHistory
from sealroom.controller.known_people import KnownPeople
from sealroom.controller.message_lines import MessageLines
from sealroom.controller.preference_views import Preferences
from sealroom.controller.preferences import read_preferences
from sealroom.controller.relay_address import relay_address
from sealroom.controller.room_link import Giver, RoomLink
from sealroom.controller.scheduling_facade import ScheduledView
from sealroom.controller.search_views import Hit
from sealroom.controller.slow_mode import may_speak_at
from sealroom.controller.stamps import dated_ahead
from sealroom.controller.talk_views import DraftAbout, VersionView
from sealroom.controller.timeline_views import EventView, KeyWait, MessageView, TimelineItem
from sealroom.controller.views import (
    NAMES_SHOWN,
    AskedView,
    Card,
    DeviceNoticeView,
    InvitationCard,
    JoinCard,
    KeyView,
    LastLine,
    LeavingView,
    OwnView,
    PersonView,
    RoomView,
)
from sealroom.crypto import VerificationCode, relay_tag
from sealroom.ledger.membership import heir_of
from sealroom.ledger.state import Person, State
from sealroom.protocol.codec import decode_content
from sealroom.protocol.content import Text, text_of
from sealroom.protocol.entry import Entry
from sealroom.protocol.ids import DeviceId, KeyId, MessageId, SessionId, UserId
from sealroom.store.alarms import StoredAlarm
from sealroom.store.outbox import NOTHING_UNSENT, Unsent
from sealroom.store.repositories import Repositories
from sealroom.store.requests import StoredJoinRequest
from sealroom.store.room_choices import NOTHING_CHOSEN, NotificationLevel, RoomChoices
from sealroom.store.sessions import SessionRow
from sealroom.store.timeline_row import TimelineRow

_END = 1 << 62


class _Beside(NamedTuple):
    """What a room's line says that does not stand with the room."""

    unsent: Unsent
    choices: RoomChoices
    level: NotificationLevel
    """What is worth a notification where nothing else was chosen."""
    alarm: StoredAlarm | None


class Reader:
    """Reads over a connection of its own; `forget_names` after people changed."""

    def __init__(self, store: Repositories) -> None:
        self._store = store
        self._states: dict[SessionId, tuple[int, State | None]] = {}
        self._people = KnownPeople(store.users, store.links)
        self._keys = KeyHistory(store, self._people)
        self._joining = JoiningLine(store.links, self._people)
        self._alarms = AlarmReader(store, self._people)
        self._own: OwnView | None = None
        self._own_device: DeviceId = ""

    def forget_people(self) -> None:
        """Names or verified marks changed."""
        self._people.forget()

    def own(self) -> OwnView | None:
        """Who the person is; None before registration is complete."""
        if self._own is None:
            stored = self._store.identity.get()
            if stored is not None and stored.name:
                self._own = OwnView(stored.user_id, stored.name, stored.relay_address)
        return self._own

    def rooms(self, now: int) -> list[RoomView]:
        """Rooms one is in, last active first, then those one is out of."""
        alarms = self._store.alarms.all_standing()
        unsent, choices = self._store.outbox.unsent(), self._store.room_choices.all()
        level = self.preferences().room_level
        views = [
            self._room(
                row,
                state,
                now,
                _Beside(
                    unsent.get(row.row, NOTHING_UNSENT),
                    choices.get(row.row, NOTHING_CHOSEN),
                    level,
                    alarms.get(row.row),
                ),
            )
            for row in self._store.sessions.all()
            if (state := self._state(row)) is not None and self._me in state.people
        ]
        return sorted(views, key=lambda room: (room.my_role is None, -room.time))

    def any_waiting(self) -> bool:
        """Whether own messages are still to go out."""
        return any(unsent.waiting for unsent in self._store.outbox.unsent().values())

    def room(self, session_id: SessionId, now: int) -> RoomView:
        """One room. Raises UnknownRoom."""
        row, state = self._session(session_id)
        unsent = self._store.outbox.unsent().get(row.row, NOTHING_UNSENT)
        choices, level = self._store.room_choices.get(row.row), self.preferences().room_level
        alarm = self._store.alarms.standing(row.row)
        return self._room(row, state, now, _Beside(unsent, choices, level, alarm))

    def alarm(self, session_id: SessionId) -> AlarmView | None:
        """Why a room is stopped."""
        return self._alarms.view(*self._session(session_id))

    def evidence(self, session_id: SessionId) -> bytes:
        """The file that shows it; empty where none is stopped."""
        return self._alarms.file(*self._session(session_id), self._me)

    def timeline(
        self, session_id: SessionId, before: float | None, limit: int
    ) -> list[TimelineItem]:
        """A page that ends before a position."""
        row, state = self._session(session_id)
        end = _END if before is None else before
        lines = self._store.timeline.page_before(row.row, end, limit)
        first = lines[0].position if len(lines) == limit else FIRST_ORDER
        items = self._with_alarms(row, self._items(row, state, lines), first, end)
        if len(lines) < limit and end > FIRST_ORDER:
            history = self._store.histories.get(row.row)
            coming = history is not None and not history.done
            first_time = lines[0].sent_at if lines else None
            start = history_start(state.people[self._me], first_time, coming=coming)
            return [start, *items] if start else items
        return items

    def timeline_after(self, session_id: SessionId, after: float, limit: int) -> list[TimelineItem]:
        """A page that follows a position."""
        row, state = self._session(session_id)
        lines = self._store.timeline.page_after(row.row, after, limit)
        last = lines[-1].position if len(lines) == limit else _END
        return self._with_alarms(row, self._items(row, state, lines), after, last)

    def _with_alarms(
        self, row: SessionRow, items: list[TimelineItem], after: float, before: float
    ) -> list[TimelineItem]:
        return self._alarms.with_lines(row, items, after, before, self._me)

    def order_at(self, session_id: SessionId, time: int) -> int | None:
        """The first place of a room at a time or later."""
        row, _ = self._session(session_id)
        return self._store.timeline.position_at(row.row, time)

    def hits(self, lines: Sequence[tuple[int, TimelineRow]]) -> list[Hit | None]:
        """Messages of any rooms, by the rows of their sessions; for an edit what it changed.

        None where it cannot be shown (any more).
        """
        rooms = {row.row: row for row in self._store.sessions.all()}
        found: dict[int, Hit] = {}
        for session in {session for session, _ in lines}:
            row = rooms.get(session)
            if row is not None:
                found |= self._hits(row, [line for room, line in lines if room == session])
        return [found.get(line.row) for _, line in lines]

    def _hits(self, row: SessionRow, lines: list[TimelineRow]) -> dict[int, Hit]:
        """By the rows of the lines."""
        state = self._state(row)
        if state is None or self._me not in state.people:
            return {}
        shown = {line.row: self._changed_by(row, line) for line in lines}
        messages = {each.row: each for each in shown.values() if each is not None}
        views = dict(
            zip(messages, self._lines.views(row, state, list(messages.values())), strict=True)
        )
        title = self._title(row, state)
        return {
            line: Hit(row.session_id, title, views[message.row])
            for line, message in shown.items()
            if message is not None
        }

    def _changed_by(self, row: SessionRow, line: TimelineRow) -> TimelineRow | None:
        """The message an edit is of; any other line itself."""
        if line.target is None:
            return line
        target = self._store.timeline.message(row.row, line.target)
        return target if target is not None and target.target is None else None

    def known_people(self) -> list[PersonView]:
        """Everybody with a name."""
        return [self.person(user_id) for user_id in self._people.named()]

    def titles(self) -> dict[int, str]:
        """What rooms are called, by the rows of their sessions."""
        return {
            row.row: self._title(row, state)
            for row in self._store.sessions.all()
            if (state := self._state(row)) is not None
        }

    def _title(self, row: SessionRow, state: State) -> str:
        partner = partner_in(state, row.direct, self._me)
        return row.title if partner is None else self._people.name(partner)

    def message(self, session_id: SessionId, message_id: MessageId) -> MessageView | None:
        """One message."""
        row, state = self._session(session_id)
        line = self._store.timeline.message(row.row, message_id)
        if line is None or line.target is not None:
            return None
        return self._message(row, state, line)

    def scheduled(self, session_id: SessionId) -> list[ScheduledView]:
        """What waits for its time in a room."""
        row, _ = self._session(session_id)
        views = []
        for each in self._store.scheduled.of_session(row.row):
            said = decode_content(each.content)
            silent = isinstance(said, Text) and said.silent
            views.append(
                ScheduledView(
                    each.row, text_of(said), each.sealed, each.due_at, each.failure, silent
                )
            )
        return views

    def versions(self, session_id: SessionId, message_id: MessageId) -> list[VersionView]:
        """What a message said, oldest first."""
        row, _ = self._session(session_id)
        line = self._store.timeline.message(row.row, message_id)
        return self._lines.versions(row, line) if line else []

    def key_wait(self, session_id: SessionId, key_id: KeyId) -> KeyWait | None:
        """A key that is late."""
        return self._lines.key_wait(session_id, key_id)

    def first_unread(self, session_id: SessionId) -> int | None:
        """Where the "new" line stands."""
        row, _ = self._session(session_id)
        return self._store.timeline.first_unread(row.row, row.read_position)

    def people(self, session_id: SessionId, now: int) -> list[PersonView]:
        """Members by rank and name, then the invited."""
        _, state = self._session(session_id)
        members = sorted(
            state.members(),
            key=lambda person: (-person.rank, self._people.name(person.user_id).lower()),
        )
        invited = [user_id for user_id in state.invitations if state.is_invited(user_id, now)]
        return [
            *(self._person(person, state, now) for person in members),
            *(self._invited(user_id) for user_id in invited),
        ]

    def banned(self, session_id: SessionId, now: int) -> list[PersonView]:
        """Who is kept out of a room, by name."""
        _, state = self._session(session_id)
        views = [
            msgspec.structs.replace(self.person(user_id), banned=True, banned_until=until)
            for user_id, until in state.bans.items()
            if state.is_banned(user_id, now)
        ]
        return sorted(views, key=lambda person: person.name.lower())

    def leaving(self, session_id: SessionId) -> LeavingView:
        """What follows where one leaves."""
        _, state = self._session(session_id)
        heir = heir_of(state, self._me)
        return LeavingView(
            alone=len(state.members()) <= 1, heir_name=self._people.name(heir) if heir else ""
        )

    def room_keys(self, session_id: SessionId) -> list[KeyView]:
        """The history of keys, newest first."""
        row, state = self._session(session_id)
        return self._keys.views(row, state, self._me)

    def about_message(self, session_id: SessionId, message_id: MessageId) -> AboutMessage | None:
        """Everything that is known of a message."""
        row, state = self._session(session_id)
        line = self._store.timeline.message(row.row, message_id)
        if line is None:
            return None
        facts = MessageFacts(self._store, self._people, self._keys, self._me)
        shown = self._lines.shown(row, line)
        return facts.about(row, state, shown, self._message(row, state, line))

    def cards(self, now: int) -> list[Card]:
        """What awaits an answer, oldest first."""
        cards: list[tuple[int, Card]] = []
        for invitation in self._store.requests.invitations():
            if now < invitation.expires_at:
                card = InvitationCard(
                    session_id=invitation.session_id,
                    room_title=invitation.title,
                    inviter=invitation.inviter,
                    inviter_name=self._people.name(invitation.inviter),
                    verified=self._people.verified(invitation.inviter),
                    expires_at=invitation.expires_at,
                    direct=invitation.direct,
                )
                cards.append((invitation.received_at, card))
        for wish in self._store.requests.join_requests():
            row = self._store.sessions.get(wish.session_id)
            state = self._state(row) if row else None
            if row is None or state is None or not _may_let_in(state, self._me, wish, now):
                continue
            join = JoinCard(
                session_id=wish.session_id,
                room_title=row.title,
                user_id=wish.user_id,
                name=wish.card.name,
                words=wish.request.words,
                time=wish.received_at,
                verified=self._people.verified(wish.user_id),
            )
            cards.append((wish.received_at, join))
        return [card for _, card in sorted(cards, key=lambda pair: pair[0])]

    def device_notices(self) -> list[DeviceNoticeView]:
        """New devices that the person has not seen to."""
        return [
            DeviceNoticeView(notice.device_id, notice.label, notice.signed_in_at)
            for notice in self._store.devices.notices()
        ]

    def asked(self) -> list[AskedView]:
        """Own wishes to join."""
        return [
            AskedView(
                wish.session_id, wish.asked_at, wish.refused, self._joining.giver(wish.session_id)
            )
            for wish in self._store.requests.asked()
        ]

    def draft(self, session_id: SessionId) -> str:
        """What stands in the composer."""
        return self._session(session_id)[0].draft

    def draft_about(self, session_id: SessionId) -> DraftAbout | None:
        """Which message that answers, or is to take the place of."""
        row, _ = self._session(session_id)
        return DraftAbout(row.draft_about, row.draft_edits) if row.draft_about else None

    def preferences(self) -> Preferences:
        """How the person likes the app."""
        return read_preferences(self._store.settings)

    def link(self, session_id: SessionId) -> str:
        """For someone who shall ask to join. Raises UnknownRoom."""
        _, state = self._session(session_id)
        relay = relay_address(self.relay_for_others())
        return str(RoomLink(session_id, relay, Giver(self._me, state.head)))

    def verification_code(self, user_id: UserId) -> str:
        """For `user_id` to read."""
        own = self._store.identity.get()
        relay = relay_tag(own.relay_name if own else "")
        return VerificationCode(self._me, user_id, relay).written

    def person(self, user_id: UserId) -> PersonView:
        """Somebody, apart from any room."""
        return self._people.view(user_id, is_me=user_id == self._me)

    def relay_for_others(self) -> str:
        """The relay's whole address, for someone who shall register there."""
        own = self.own()
        return address_for_others(own.relay) if own else ""

    @property
    def _lines(self) -> MessageLines:
        return MessageLines(self._store, self._people, self._me, self._device)

    @property
    def _me(self) -> UserId:
        own = self.own()
        return own.user_id if own else ""

    @property
    def _device(self) -> DeviceId:
        if not self._own_device:
            stored = self._store.identity.get()
            self._own_device = stored.device_id if stored else ""
        return self._own_device

    def _session(self, session_id: SessionId) -> tuple[SessionRow, State]:
        row = self._store.sessions.get(session_id)
        state = self._state(row) if row else None
        if row is None or state is None or self._me not in state.people:
            raise UnknownRoom
        return row, state

    def _state(self, row: SessionRow) -> State | None:
        cached = self._states.get(row.session_id)
        if cached is None or cached[0] != row.log_cursor:
            cached = (row.log_cursor, self._store.sessions.state(row.row))
            self._states[row.session_id] = cached
        return cached[1]

    def _room(self, row: SessionRow, state: State, now: int, beside: _Beside) -> RoomView:
        me, key, choices = self._me, state.current_key, beside.choices
        members = state.members()
        strangers = [
            person.user_id
            for person in members
            if person.user_id != me and not self._people.verified(person.user_id)
        ]
        last = self._store.timeline.last_message(row.row)
        partner = self._partner(row, state, now)
        return RoomView(
            session_id=row.session_id,
            title=partner.name if partner else row.title,
            description=row.description,
            sealed=state.e2ee_on,
            open_allowed=state.policy.open_allowed,
            key_since=key.valid_from if key else None,
            rotation_period=state.policy.rotation_period,
            replace_on_join=state.policy.replace_on_join,
            members_invite=state.policy.members_invite,
            members_admit=state.policy.members_admit,
            waiting_for_key=self._waits(state),
            members=len(members),
            not_verified=len(strangers),
            not_verified_names=tuple(map(self._people.name, strangers[:NAMES_SHOWN])),
            my_role=None if beside.alarm and beside.alarm.left else state.role(me),
            may_invite=state.may_invite(me),
            may_admit=state.may_admit(me),
            muted=state.is_muted(me, now),
            last=self._last_line(row, state, last) if last else None,
            unread=self._store.timeline.unread(row.row, row.read_position),
            mentions=self._store.timeline.mentions(row.row, row.read_position),
            time=row.active_at,
            alarm=note_of(beside.alarm),
            number=state.number,
            head=state.head,
            waiting=beside.unsent.waiting,
            failed=beside.unsent.failed,
            key_wait=self.key_wait(row.session_id, state.key_id) if state.key_id else None,
            key_overdue=last is not None and self._is_overdue(state, last, now),
            pinned_at=choices.pinned_at,
            muted_until=choices.muted_until if choices.muted_until > now else 0,
            archived=choices.archived,
            marked_unread=choices.marked_unread,
            chosen_level=choices.level,
            level=choices.level or beside.level,
            lifetime=state.lifetime,
            slow_mode=state.slow_mode,
            may_speak_at=may_speak_at(self._store, row.row, state, me),
            scheduled=self._store.scheduled.count(row.row),
            partner=partner,
        )

    def _partner(self, row: SessionRow, state: State, now: int) -> PersonView | None:
        partner = partner_in(state, row.direct, self._me)
        if partner is None:
            return None
        return msgspec.structs.replace(
            self.person(partner),
            role=state.role(partner),
            invited=state.is_invited(partner, now),
            gave_link=False,  # nothing that a room's line tells
        )

    def _is_overdue(self, state: State, last: TimelineRow, now: int) -> bool:
        """Whether somebody spoke under the key when it should have been replaced, a while ago."""
        if not state.policy.rotation_period or last.key_id != state.key_id:
            return False
        age = current_key_age(self._store.room_keys, state)
        overdue_at = age.overdue_at() if age else None
        if overdue_at is None:
            return False
        said = last.sent_at if last.received_at is None else min(last.sent_at, last.received_at)
        return overdue_at < said < now - SLACK_MS

    def _waits(self, state: State) -> bool:
        if not state.is_member(self._me) or state.key_id is None:
            return False
        return not self._store.room_keys.has(state.key_id)

    def _last_line(self, row: SessionRow, state: State, line: TimelineRow) -> LastLine:
        view = self._message(row, state, line)
        return LastLine(
            sender_name=view.sender_name,
            mine=view.mine,
            text=view.text,
            lock=view.lock,
            time=view.sent_at,
            late=view.wait is not None,
            recalled=view.recall is not None,
            files=view.files,
        )

    def _items(self, row: SessionRow, state: State, lines: list[TimelineRow]) -> list[TimelineItem]:
        entries = self._entries(row, lines)
        said = [line for line in lines if line.entry_number is None]
        messages = iter(self._lines.views(row, state, said))
        items: list[TimelineItem] = []
        for line in lines:
            if line.entry_number is None:
                items.append(next(messages))
            elif entry := entries.get(line.entry_number):
                items.append(self._event(row, state, line, entry))
        return items

    def _event(self, row: SessionRow, state: State, line: TimelineRow, entry: Entry) -> EventView:
        event = event_view(
            line.position,
            entry,
            state,
            self._me,
            self._people.name,
            departed=self._keys.departed(row, state, entry.number),
            ahead=dated_ahead(stamps_of(line)),
        )
        return self._joining.complete(event, entry, state, self._me)

    def _entries(self, row: SessionRow, lines: list[TimelineRow]) -> dict[int, Entry]:
        numbers = [line.entry_number for line in lines if line.entry_number is not None]
        if not numbers:
            return {}
        return self._store.sessions.entries_between(row.row, min(numbers), max(numbers))

    def _message(self, row: SessionRow, state: State, line: TimelineRow) -> MessageView:
        (view,) = self._lines.views(row, state, [line])
        return view

    def _person(self, person: Person, state: State, now: int) -> PersonView:
        return msgspec.structs.replace(
            self.person(person.user_id),
            role=person.role,
            muted=state.is_muted(person.user_id, now),
            muted_until=person.muted_until or 0,
            can_be_shown_more=self._can_be_shown_more(person, state),
        )

    def _can_be_shown_more(self, person: Person, state: State) -> bool:
        if not state.may_share(self._me):
            return False
        own = state.people[self._me].spans[-1].reads_from
        return own < person.spans[-1].reads_from

    def _invited(self, user_id: UserId) -> PersonView:
        return msgspec.structs.replace(self.person(user_id), invited=True)


def _may_let_in(state: State, me: UserId, wish: StoredJoinRequest, now: int) -> bool:
    """Whether a wish still waits, as far as the ledger shows, and for `me` among others.

    It may have come before the ledger that shows so, and it outlasts one's own leaving.
    """
    waits = not state.is_member(wish.user_id) and not state.is_banned(wish.user_id, now)
    return waits and state.may_admit(me)
