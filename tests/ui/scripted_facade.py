"""A `Facade` in memory, with people and rooms one could believe in. No relay, no store.

Asking calls change it as the real one would and tell the same events. A test can make the next
call fail (`fail_next`), hold all calls back (`gate`), or look at what was asked (`calls`).
"""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count
from math import floor, inf, nextafter

import msgspec

from sealroom.controller.alarm_views import AlarmNote
from sealroom.controller.errors import ControllerError, TextRefused, UnknownRoom
from sealroom.controller.events import (
    CardsChanged,
    ConnectionChanged,
    Event,
    HistoryGrew,
    JoinAnswered,
    MessageArrived,
    MessagesChanged,
    NamesChanged,
    PeopleChanged,
    PreferencesChanged,
    RoomAlarm,
    RoomsChanged,
    TimelineGrew,
)
from sealroom.controller.facade import Listener
from sealroom.controller.file_views import FileView
from sealroom.controller.preference_views import Preferences
from sealroom.controller.relay_address import relay_address
from sealroom.controller.room_link import Giver, RoomLink
from sealroom.controller.timeline_views import (
    AskedPerson,
    Departed,
    EventKind,
    EventView,
    HistoryStart,
    KeyWait,
    LinkCheck,
    Lock,
    MessageView,
    SendState,
    TimelineItem,
)
from sealroom.controller.views import (
    NAMES_SHOWN,
    AskedView,
    Card,
    ConnectionState,
    ConnectionView,
    InvitationCard,
    InvitationPreview,
    JoinCard,
    KeyView,
    LastLine,
    LeavingView,
    OwnView,
    PersonView,
    RoomView,
    Share,
)
from sealroom.protocol.content import Mentions
from sealroom.protocol.entry import Policy, Role
from sealroom.protocol.ids import KeyId, MessageId, SessionId, UserId, fingerprint
from sealroom.protocol.limits import TEXT_BYTES
from sealroom.protocol.notifications import UpdateReason
from sealroom.store.alarms import AlarmKind, Left
from sealroom.store.room_choices import NOTHING_CHOSEN, RoomChoices
from sealroom.store.users import HowVerified
from tests.ui.scripted_about import ScriptedAbout
from tests.ui.scripted_alarms import ScriptedAlarms
from tests.ui.scripted_choices import ScriptedChoices
from tests.ui.scripted_devices import ScriptedDevices
from tests.ui.scripted_files import ScriptedFiles
from tests.ui.scripted_finding import ScriptedFinding
from tests.ui.scripted_protection import ScriptedProtection
from tests.ui.scripted_recovery import ScriptedRecovery
from tests.ui.scripted_scheduling import ScriptedScheduling
from tests.ui.scripted_storage import ScriptedStorage
from tests.ui.scripted_talking import ScriptedTalking
from tests.ui.scripted_verification import ScriptedVerification

MINUTE = 60_000
HOUR = 60 * MINUTE
DAY = 24 * HOUR
PENDING = 1 << 52
"""Own messages under way stand behind everything, as in the store."""
POLICY = Policy(
    rotation_period=30 * 86_400,
    open_allowed=True,
    members_invite=False,
    members_admit=False,
    replace_on_join=False,
)
RELAY = "ws://127.0.0.1:8765"


def person_id(name: str) -> UserId:
    """The same id for the same name, in the form of the real ones."""
    return fingerprint("test/person", name)


def room_id(title: str) -> SessionId:
    """The same id for the same title."""
    return fingerprint("test/room", title)


@dataclass
class Person:
    """Somebody at the relay."""

    name: str
    verified: bool = False
    how: HowVerified = HowVerified.COMPARED

    @property
    def user_id(self) -> UserId:
        return person_id(self.name)


@dataclass
class Member:
    """Somebody in a room."""

    person: Person
    role: Role
    muted: bool = False
    came_later: bool = False


@dataclass
class Room:
    """A room as this profile has it."""

    title: str
    sealed: bool = True
    open_allowed: bool = True
    description: str = ""
    members: list[Member] = field(default_factory=list)
    invited: list[Person] = field(default_factory=list)
    items: list[TimelineItem] = field(default_factory=list)
    keys: list[KeyView] = field(default_factory=list)
    policy: Policy = POLICY
    draft: str = ""
    read_to: float = -1
    alarm: AlarmNote | None = None
    waiting_for_key: bool = False
    key_wait: KeyWait | None = None
    key_overdue: bool = False
    out: bool = False
    muted: bool = False
    choices: RoomChoices = NOTHING_CHOSEN
    partner: Person | None = None
    lifetime: int = 0
    slow_mode: int = 0
    may_speak_at: int = 0
    banned: list[Person] = field(default_factory=list)
    time: int = 0

    @property
    def session_id(self) -> SessionId:
        return room_id(self.title)

    def member(self, user_id: UserId) -> Member | None:
        return next((m for m in self.members if m.person.user_id == user_id), None)


class ScriptedFacade(ScriptedDevices, ScriptedAbout, ScriptedTalking):
    """Implements `Facade`."""

    def __init__(self, name: str | None, clock: Callable[[], int]) -> None:
        super().__init__()
        ScriptedAbout.__init__(self)
        ScriptedTalking.__init__(self)
        self.clock = clock
        self.people_known: dict[UserId, Person] = {}
        self.me = self.person(name, verified=True) if name else None
        self.rooms_by_id: dict[SessionId, Room] = {}
        self.cards_open: list[Card] = []
        self.asked_open: list[AskedView] = []
        self.connection_now = ConnectionView(ConnectionState.CONNECTED)
        self.calls: list[tuple[object, ...]] = []
        self.fail_next: ControllerError | None = None
        self.gate: asyncio.Event | None = None
        self.sends_go_through = True
        self.preferred = Preferences()
        self.link_said: LinkCheck | None = None
        self.recovery = ScriptedRecovery(self._asked, self.tell, self.become, newcomer=name is None)
        self.choices = ScriptedChoices(self._asked, self.choose, clock)
        self.storage = ScriptedStorage(self._asked, lambda: list(self.rooms_by_id))
        self.verification = ScriptedVerification(self._asked, self)
        self.finding = ScriptedFinding(
            self._asked,
            lambda: self.rooms_by_id,
            lambda: [self.view_of(user_id) for user_id in self.people_known],
        )
        self.scheduling = ScriptedScheduling(self._asked, self._rescheduled)
        self.files = ScriptedFiles()
        self.alarms = ScriptedAlarms(self._asked, self)
        self.protection: ScriptedProtection | None = ScriptedProtection(self._asked)
        self._listeners: list[Listener] = []
        self._numbers = count(1)

    # what a script uses

    def person(self, name: str, *, verified: bool = False) -> Person:
        """Somebody at the relay, made once."""
        person = self.people_known.setdefault(person_id(name), Person(name))
        person.verified = person.verified or verified
        return person

    def add_room(self, room: Room) -> Room:
        """A room that this profile is in."""
        self.rooms_by_id[room.session_id] = room
        return room

    def next_order(self, room: Room) -> int:
        """The place behind everything that has one."""
        settled = [item.order for item in room.items if item.order < PENDING]
        return floor(settled[-1] if settled else -1) + 1

    def say(
        self,
        room: Room,
        sender: Person,
        text: str,
        time: int,
        *,
        lock: Lock | None = None,
        state: SendState | None = None,
        failure: str | None = None,
        missing_before: int = 0,
        wait: KeyWait | None = None,
        reply_to: MessageId | None = None,
        mentions: Mentions = (),
        forwarded: bool = False,
        files: tuple[FileView, ...] = (),
    ) -> MessageView:
        """Somebody's message, at the end of a room."""
        mine = sender is self.me
        state = state or (SendState.SENT if mine else SendState.RECEIVED)
        lock = lock or (Lock.SEALED if room.sealed else Lock.OPEN)
        pending = state in {SendState.SENDING, SendState.FAILED}
        number = next(self._numbers)
        message = MessageView(
            order=PENDING + number if pending else self.next_order(room),
            message_id=fingerprint("test/message", str(number))[:26],
            sender=sender.user_id,
            sender_name=sender.name,
            mine=mine,
            text="" if lock in {Lock.WAITING, Lock.UNVERIFIED} else text,
            sent_at=time,
            lock=lock,
            state=state,
            failure=failure,
            missing_before=missing_before,
            may_take_back=pending,
            wait=wait,
            verified=sender.verified and not mine,
            reply=self.quote(room.session_id, reply_to),
            mentions=self.mentions_of(mentions),
            forwarded=forwarded,
            files=files,
            may_edit=mine and not pending,
            may_recall=mine and not pending,
        )
        room.items.append(message)
        room.items.sort(key=lambda item: item.order)
        room.time = max(room.time, time)
        return message

    def happen(
        self,
        room: Room,
        kind: EventKind,
        actor: Person,
        time: int,
        *,
        subject: Person | None = None,
        role: Role | None = None,
        reason: UpdateReason | None = None,
        departed: tuple[str, ...] = (),
        seconds: int | None = None,
    ) -> None:
        """A ledger event at the end of a room."""
        room.items.append(
            EventView(
                order=self.next_order(room),
                kind=kind,
                time=time,
                actor=actor.user_id,
                actor_name=actor.name,
                by_me=actor is self.me,
                subject=subject.user_id if subject else None,
                subject_name=subject.name if subject else "",
                subject_is_me=subject is self.me and subject is not None,
                role=role,
                reason=reason,
                departed=tuple(Departed(name, EventKind.LEFT) for name in departed),
                seconds=seconds,
            )
        )
        room.items.sort(key=lambda item: item.order)
        room.time = max(room.time, time)

    def new_key(
        self,
        room: Room,
        maker: Person,
        time: int,
        reason: UpdateReason,
        departed: tuple[str, ...] = (),
    ) -> None:
        """A room key replaces the one before."""
        if room.keys:
            room.keys[0] = msgspec.structs.replace(room.keys[0], valid_until=time)
        room.keys.insert(
            0,
            KeyView(
                epoch=len(room.keys) + 1,
                key_id=fingerprint("test/key", room.title, str(len(room.keys) + 1)),
                made_by=maker.user_id,
                made_by_name=maker.name,
                by_me=maker is self.me,
                valid_from=time,
                valid_until=None,
                reason=reason,
                departed=tuple(Departed(name, EventKind.LEFT) for name in departed),
                held=True,
            ),
        )

    def arrive(
        self, room: Room, sender: Person, text: str, *, lock: Lock | None = None
    ) -> MessageView:
        """A message comes in now, with its events."""
        message = self.say(room, sender, text, self.clock(), lock=lock)
        self.tell(TimelineGrew(room.session_id))
        self.tell(RoomsChanged(frozenset((room.session_id,))))
        self.tell(MessageArrived(room.session_id, message.message_id))
        return message

    def history_comes(self, room: Room, items: list[TimelineItem]) -> None:
        """Earlier items come, with the event; the line above everything is made anew."""
        later = [item for item in room.items if not isinstance(item, HistoryStart)]
        first = items[0]
        assert isinstance(first, MessageView)
        start = HistoryStart(order=first.order - 1, time=first.sent_at, since=first.sent_at)
        room.items[:] = [start, *items, *later]
        self.tell(HistoryGrew(room.session_id, floor(later[0].order)))

    def change_message(self, room: Room, message: MessageView, **changes: object) -> None:
        """A message changes in place, with its event."""
        at = next(n for n, item in enumerate(room.items) if item is message)
        room.items[at] = msgspec.structs.replace(message, **changes)
        room.items.sort(key=lambda item: item.order)
        self.tell(MessagesChanged(room.session_id, frozenset((message.message_id,))))

    def go_out(self, room: Room, message: MessageView) -> None:
        """An own message is taken by the relay."""
        self.change_message(
            room,
            message,
            order=self.next_order(room),
            state=SendState.SENT,
            failure=None,
            may_take_back=False,
        )
        self._room_changed(room)

    def connect(self, connection: ConnectionView) -> None:
        """The connection changes, with its event."""
        self.connection_now = connection
        self.tell(ConnectionChanged(connection))

    def add_card(self, card: Card) -> None:
        """A request comes in, with its event."""
        self.cards_open.append(card)
        self.tell(CardsChanged())

    def raise_alarm(
        self, room: Room, words: str = "It was seen.", kind: AlarmKind = AlarmKind.GENERAL
    ) -> None:
        """A room is not trusted any more."""
        room.alarm = AlarmNote(kind, words)
        self.tell(RoomAlarm(room.session_id, kind, words))
        self._room_changed(room)

    def alarm_of(self, session_id: SessionId) -> AlarmNote | None:
        return self._room(session_id).alarm

    def go_on_in(self, session_id: SessionId) -> None:
        """The room is trusted again, and its timeline says so."""
        room, me = self._room(session_id), self._me()
        assert room.alarm is not None
        line = EventView(
            order=self.next_order(room) - 0.5,
            kind=EventKind.WENT_ON,
            time=self.clock(),
            actor=me.user_id,
            actor_name=me.name,
            by_me=True,
            alarm=room.alarm.kind,
        )
        room.items.append(line)
        room.items.sort(key=lambda item: item.order)
        room.alarm, room.out = None, False
        self.tell(TimelineGrew(session_id))
        self._room_changed(room)

    def answer_asked(self, session_id: SessionId, *, accepted: bool) -> None:
        """An own wish is answered."""
        self.asked_open = [
            msgspec.structs.replace(asked, refused=True)
            for asked in self.asked_open
            if not accepted or asked.session_id != session_id
        ]
        self.tell(JoinAnswered(session_id, accepted))

    def tell(self, event: Event) -> None:
        """Tell all listeners."""
        for listener in list(self._listeners):
            listener(event)

    @property
    def listeners(self) -> int:
        """How many listen."""
        return len(self._listeners)

    # Reading

    def own(self) -> OwnView | None:
        return OwnView(self.me.user_id, self.me.name, RELAY) if self.me else None

    def connection(self) -> ConnectionView:
        return self.connection_now

    def rooms(self) -> list[RoomView]:
        views = [self.room(session_id) for session_id in self.rooms_by_id]
        return sorted(views, key=lambda view: (view.my_role is None, -view.time))

    def room(self, session_id: SessionId) -> RoomView:
        room = self._room(session_id)
        mine = room.member(self._me().user_id)
        role = None if room.out or mine is None else mine.role
        others = [m.person for m in room.members if m.person is not self.me]
        strangers = [person.name for person in others if not person.verified]
        ranked = role in {Role.OWNER, Role.ADMIN}
        return RoomView(
            session_id=session_id,
            title=room.title,
            description=room.description,
            sealed=room.sealed,
            open_allowed=room.open_allowed,
            key_since=room.keys[0].valid_from if room.keys else None,
            rotation_period=room.policy.rotation_period,
            replace_on_join=room.policy.replace_on_join,
            members_invite=room.policy.members_invite,
            members_admit=room.policy.members_admit,
            waiting_for_key=room.waiting_for_key,
            members=len(room.members),
            not_verified=len(strangers),
            not_verified_names=tuple(strangers[:NAMES_SHOWN]),
            my_role=role,
            may_invite=ranked or (role is not None and room.policy.members_invite),
            may_admit=ranked or (role is not None and room.policy.members_admit),
            muted=room.muted,
            last=self._last(room),
            unread=sum(1 for item in self._unread(room)),
            time=room.time,
            alarm=room.alarm,
            number=13,
            head=fingerprint("test/entry", "13"),
            waiting=len(self._unsent(room, SendState.SENDING)),
            failed=len(self._unsent(room, SendState.FAILED)),
            key_wait=room.key_wait,
            key_overdue=room.key_overdue,
            pinned_at=room.choices.pinned_at,
            muted_until=room.choices.muted_until,
            archived=room.choices.archived,
            marked_unread=room.choices.marked_unread,
            chosen_level=room.choices.level,
            level=room.choices.level or self.preferred.room_level,
            partner=self._partner(room),
            lifetime=room.lifetime,
            slow_mode=room.slow_mode,
            may_speak_at=room.may_speak_at,
            scheduled=len(self.scheduling.waiting(session_id)),
        )

    def timeline(
        self, session_id: SessionId, before: float | None = None, limit: int = 100
    ) -> list[TimelineItem]:
        items = self._room(session_id).items
        end = len(items) if before is None else _first_at_least(items, before)
        return items[max(0, end - limit) : end]

    def timeline_after(
        self, session_id: SessionId, after: float, limit: int = 100
    ) -> list[TimelineItem]:
        items = self._room(session_id).items
        start = _first_at_least(items, nextafter(after, inf))
        return items[start : start + limit]

    def message(self, session_id: SessionId, message_id: MessageId) -> MessageView | None:
        for item in reversed(self._room(session_id).items):
            if isinstance(item, MessageView) and item.message_id == message_id:
                return item
        return None

    def first_unread(self, session_id: SessionId) -> int | None:
        unread = self._unread(self._room(session_id))
        return floor(unread[0].order) if unread else None

    def people(self, session_id: SessionId) -> list[PersonView]:
        room = self._room(session_id)
        ranks = [Role.OWNER, Role.ADMIN, Role.MEMBER]
        members = sorted(room.members, key=lambda m: (ranks.index(m.role), m.person.name.lower()))
        return [
            *(
                self._person(m.person, m.role, muted=m.muted, came_later=m.came_later)
                for m in members
            ),
            *(self._person(person, None, invited=True) for person in room.invited),
        ]

    def banned(self, session_id: SessionId) -> list[PersonView]:
        return [
            msgspec.structs.replace(self._person(person, None), banned=True)
            for person in self._room(session_id).banned
        ]

    def leaving(self, session_id: SessionId) -> LeavingView:
        room, me = self._room(session_id), self._me()
        others = [member for member in room.members if member.person is not me]
        mine = room.member(me.user_id)
        is_last = (
            mine is not None
            and mine.role is Role.OWNER
            and not any(member.role is Role.OWNER for member in others)
        )
        heir = others[0].person.name if is_last and others else ""
        return LeavingView(alone=not others, heir_name=heir)

    def room_keys(self, session_id: SessionId) -> list[KeyView]:
        return list(self._room(session_id).keys)

    def key_wait(self, session_id: SessionId, key_id: KeyId) -> KeyWait | None:
        waits = (
            item.wait for item in self._room(session_id).items if isinstance(item, MessageView)
        )
        return next((wait for wait in waits if wait and wait.key_id == key_id), None)

    def cards(self) -> list[Card]:
        return list(self.cards_open)

    def asked(self) -> list[AskedView]:
        return list(self.asked_open)

    def draft(self, session_id: SessionId) -> str:
        return self._room(session_id).draft

    def preferences(self) -> Preferences:
        return self.preferred

    def link(self, session_id: SessionId) -> str:
        giver = Giver(self.own_id(), fingerprint("test/head", session_id))
        return str(RoomLink(session_id, relay_address(self.relay_for_others()), giver))

    def relay_for_others(self) -> str:
        return f"wss://192.168.1.20:8765#{'a2b3' * 13}"

    # Asking

    async def register(self, name: str, relay: str, token: str = "") -> None:
        await self._asked("register", name, relay, token)
        self.become(name)

    def become(self, name: str) -> None:
        """From now on the profile is theirs."""
        self.me = self.person(name, verified=True)

    def try_now(self) -> None:
        self.calls.append(("try_now",))

    async def check_connection(self) -> None:
        await self._asked("check_connection")

    async def find_people(self, prefix: str) -> list[PersonView]:
        await self._asked("find_people", prefix)
        found = [
            person
            for person in self.people_known.values()
            if person.name.lower().startswith(prefix.lower()) and person is not self.me
        ]
        return [self._person(p, None) for p in sorted(found, key=lambda p: p.name)]

    async def new_room(
        self,
        title: str,
        *,
        sealed: bool = True,
        description: str = "",
        policy: Policy | None = None,
        invite: tuple[UserId, ...] = (),
    ) -> SessionId:
        await self._asked("new_room", title, sealed, description, invite)
        room = self.add_room(Room(title, sealed=sealed, description=description))
        room.policy = policy or room.policy
        room.members = [Member(self._me(), Role.OWNER)]
        room.invited = [self.people_known[user_id] for user_id in invite]
        now = self.clock()
        self.happen(room, EventKind.CREATED, self._me(), now)
        for person in room.invited:
            self.happen(room, EventKind.INVITED, self._me(), now, subject=person)
        if sealed:
            self.new_key(room, self._me(), now, UpdateReason.SWITCHED_ON)
        self._room_changed(room)
        return room.session_id

    async def invite(
        self, session_id: SessionId, user_id: UserId, *, share: Share = Share.NOTHING
    ) -> None:
        shared = () if share is Share.NOTHING else (share,)
        await self._asked("invite", session_id, user_id, *shared)
        room = self._room(session_id)
        person = self.people_known[user_id]
        room.invited.append(person)
        self._happened(room, EventKind.INVITED, person)

    async def withdraw(self, session_id: SessionId, user_id: UserId) -> None:
        await self._asked("withdraw", session_id, user_id)
        room = self._room(session_id)
        room.invited.remove(self.people_known[user_id])
        self._happened(room, EventKind.WITHDRAWN, self.people_known[user_id])

    async def preview_invitation(self, session_id: SessionId) -> InvitationPreview:
        await self._asked("preview_invitation", session_id)
        card = next(
            card
            for card in self.cards_open
            if isinstance(card, InvitationCard) and card.session_id == session_id
        )
        inviter = self.people_known[card.inviter]
        people = (
            self._person(inviter, Role.OWNER),
            self._person(self.person("Noor"), Role.MEMBER),
            self._person(self.person("Ben", verified=True), Role.MEMBER),
        )
        return InvitationPreview(
            card=card, people=people, sealed=True, link=self.link_said, giver_name="Ravi"
        )

    async def answer_invitation(self, session_id: SessionId, *, accept: bool) -> None:
        await self._asked("answer_invitation", session_id, accept)
        card = next(c for c in self.cards_open if c.session_id == session_id)
        self.cards_open.remove(card)
        self.tell(CardsChanged())
        if accept and isinstance(card, InvitationCard):
            room = self.add_room(Room(card.room_title))
            room.members = [
                Member(self.people_known[card.inviter], Role.OWNER),
                Member(self._me(), Role.MEMBER),
            ]
            self._happened(room, EventKind.JOINED)

    async def ask_to_join(self, link_or_id: str, words: str = "") -> SessionId:
        await self._asked("ask_to_join", link_or_id, words)
        session_id = link_or_id.removeprefix("sealroom:join/").split("?")[0]
        self.asked_open.append(AskedView(session_id, self.clock(), refused=False))
        self.tell(CardsChanged())
        return session_id

    async def answer_join_request(
        self,
        session_id: SessionId,
        user_id: UserId,
        *,
        accept: bool,
        share: Share = Share.NOTHING,
    ) -> None:
        shared = () if share is Share.NOTHING else (share,)
        await self._asked("answer_join_request", session_id, user_id, accept, *shared)
        self.cards_open = [
            card
            for card in self.cards_open
            if not (isinstance(card, JoinCard) and card.user_id == user_id)
        ]
        self.tell(CardsChanged())
        if accept:
            room = self._room(session_id)
            person = self.people_known[user_id]
            room.members.append(Member(person, Role.MEMBER))
            self._happened(room, EventKind.ADMITTED, person)

    async def share_history(self, session_id: SessionId, user_id: UserId, share: Share) -> None:
        await self._asked("share_history", session_id, user_id, share)
        person = self.people_known[user_id]
        self._happened(self._room(session_id), EventKind.HISTORY_SHARED, person)

    async def send(
        self,
        session_id: SessionId,
        text: str,
        *,
        sealed: bool,
        ends_draft: bool = False,
        reply_to: MessageId | None = None,
        mentions: Mentions = (),
        forwarded: bool = False,
        silent: bool = False,
    ) -> MessageId:
        await self._asked("send", session_id, text, sealed, *(["silent"] if silent else []))
        if len(text.encode()) > TEXT_BYTES:
            raise TextRefused("This message is too long: 64 KiB at most.")
        room = self._room(session_id)
        room.draft = "" if ends_draft else room.draft
        lock = Lock.SEALED if sealed else Lock.OPEN
        if ends_draft:
            self.abouts.pop(session_id, None)
        message = self.say(
            room,
            self._me(),
            text,
            self.clock(),
            lock=lock,
            state=SendState.SENDING,
            reply_to=reply_to,
            mentions=mentions,
            forwarded=forwarded,
        )
        self.tell(TimelineGrew(session_id))
        self._room_changed(room)
        if self.sends_go_through:
            self.go_out(room, message)
        return message.message_id

    async def retry(self, session_id: SessionId, message_id: MessageId) -> None:
        await self._asked("retry", session_id, message_id)
        self.go_out(*self._message(session_id, message_id))

    async def retry_all(self, session_id: SessionId) -> None:
        await self._asked("retry_all", session_id)
        room = self._room(session_id)
        for message in self._unsent(room, SendState.FAILED):
            self.go_out(room, message)

    async def discard(self, session_id: SessionId, message_id: MessageId) -> None:
        await self._asked("discard", session_id, message_id)
        self._drop(*self._message(session_id, message_id))

    async def discard_all(self, session_id: SessionId) -> None:
        await self._asked("discard_all", session_id)
        room = self._room(session_id)
        for message in self._unsent(room, SendState.FAILED):
            self._drop(room, message)

    async def take_back(self, session_id: SessionId, message_id: MessageId, draft: str) -> str:
        await self._asked("take_back", session_id, message_id, draft)
        room, message = self._message(session_id, message_id)
        room.draft = "\n".join(filter(None, (message.text, draft)))
        self._drop(room, message)
        return room.draft

    async def ask_for_key(self, session_id: SessionId, key_id: KeyId) -> None:
        await self._asked("ask_for_key", session_id, key_id)
        room = self._room(session_id)
        for item in list(room.items):
            if isinstance(item, MessageView) and item.wait and item.wait.key_id == key_id:
                asked = {person.user_id for person in item.wait.asked}
                others = [m.person for m in room.members if m.person is not self.me]
                new = next(each for each in others if each.user_id not in asked)
                person = AskedPerson(new.user_id, new.name, self.clock())
                wait = msgspec.structs.replace(item.wait, asked=(*item.wait.asked, person))
                self.change_message(room, item, wait=wait)

    async def seal_room(self, session_id: SessionId, *, open_allowed: bool = True) -> None:
        await self._asked("seal_room", session_id, open_allowed)
        room = self._room(session_id)
        was_sealed = room.sealed
        room.sealed, room.open_allowed = True, open_allowed
        self._happened(room, EventKind.KEY_ASKED if was_sealed else EventKind.SEALED_ON)

    async def unseal_room(self, session_id: SessionId) -> None:
        await self._asked("unseal_room", session_id)
        room = self._room(session_id)
        room.sealed = False
        self._happened(room, EventKind.SEALED_OFF)

    async def replace_key(self, session_id: SessionId) -> None:
        await self._asked("replace_key", session_id)
        room = self._room(session_id)
        self.new_key(room, self._me(), self.clock(), UpdateReason.ASKED)
        self._happened(room, EventKind.KEY_ASKED)

    async def leave(self, session_id: SessionId) -> None:
        await self._asked("leave", session_id)
        room = self._room(session_id)
        room.out = True
        if room.alarm is not None:
            room.alarm = AlarmNote(room.alarm.kind, room.alarm.words, Left.TOLD)
            self._room_changed(room)
            return
        self._happened(room, EventKind.LEFT)

    async def remove(self, session_id: SessionId, user_id: UserId) -> None:
        await self._asked("remove", session_id, user_id)
        self._put_out(session_id, user_id, EventKind.REMOVED)

    async def ban(self, session_id: SessionId, user_id: UserId, until: int | None = None) -> None:
        await self._asked("ban", session_id, user_id, until)
        self._room(session_id).banned.append(self.people_known[user_id])
        self._put_out(session_id, user_id, EventKind.BANNED)

    async def unban(self, session_id: SessionId, user_id: UserId) -> None:
        await self._asked("unban", session_id, user_id)
        room = self._room(session_id)
        room.banned.remove(self.people_known[user_id])
        self._happened(room, EventKind.UNBANNED, self.people_known[user_id])

    async def mute(self, session_id: SessionId, user_id: UserId, until: int | None = None) -> None:
        await self._asked("mute", session_id, user_id, until)
        self._set_muted(session_id, user_id, muted=True)

    async def unmute(self, session_id: SessionId, user_id: UserId) -> None:
        await self._asked("unmute", session_id, user_id)
        self._set_muted(session_id, user_id, muted=False)

    async def set_role(self, session_id: SessionId, user_id: UserId, role: Role) -> None:
        await self._asked("set_role", session_id, user_id, role)
        room = self._room(session_id)
        member = room.member(user_id)
        if member is not None:
            member.role = role
            self._happened(room, EventKind.ROLE_SET, member.person)

    async def set_info(self, session_id: SessionId, title: str, description: str) -> None:
        await self._asked("set_info", session_id, title, description)
        room = self._room(session_id)
        room.description = description
        self._happened(room, EventKind.INFO_SET)

    async def set_policy(self, session_id: SessionId, policy: Policy) -> None:
        await self._asked("set_policy", session_id, policy)
        room = self._room(session_id)
        room.policy, room.open_allowed = policy, policy.open_allowed
        self._happened(room, EventKind.POLICY_SET)

    async def mark_read(self, session_id: SessionId, last: int | None = None) -> None:
        await self._asked("mark_read", session_id, last)
        room = self._room(session_id)
        end = self.next_order(room) - 1
        room.read_to = max(room.read_to, end if last is None else min(last, end))
        room.choices = msgspec.structs.replace(room.choices, marked_unread=False)
        self._room_changed(room)

    async def set_verified(self, user_id: UserId, *, verified: bool) -> None:
        await self._asked("set_verified", user_id, verified)
        self.mark(user_id, HowVerified.COMPARED if verified else None)

    def mark(self, user_id: UserId, how: HowVerified | None) -> None:
        """A person is verified, or is so no longer, with the events."""
        verified = how is not None
        person = self.people_known[user_id]
        person.verified, person.how = verified, how or HowVerified.COMPARED
        self.cards_open = [
            msgspec.structs.replace(card, verified=verified)
            if isinstance(card, JoinCard) and card.user_id == user_id
            else card
            for card in self.cards_open
        ]
        self.tell(CardsChanged())
        for room in self.rooms_by_id.values():
            room.items = [
                msgspec.structs.replace(item, verified=verified)
                if isinstance(item, MessageView) and item.sender == user_id
                else item
                for item in room.items
            ]
            self._room_changed(room)
        self.tell(NamesChanged())

    def own_id(self) -> UserId:
        return self._me().user_id

    def name_of(self, user_id: UserId) -> str:
        known = self.people_known.get(user_id)
        return known.name if known else ""

    def view_of(self, user_id: UserId) -> PersonView:
        known = self.people_known.get(user_id)
        if known is not None:
            return self._person(known, None)
        return PersonView(user_id=user_id, name="", role=None, is_me=False, verified=False)

    async def direct_room(self, user_id: UserId) -> SessionId:
        await self._asked("direct_room", user_id)
        for room in self.rooms_by_id.values():
            if room.partner is not None and room.partner.user_id == user_id:
                return room.session_id
        other, me = self.people_known[user_id], self._me()
        room = Room(other.name, partner=other, time=self.clock(), invited=[other])
        room.members = [Member(me, Role.OWNER)]
        self.add_room(room)
        self._happened(room, EventKind.CREATED)
        return room.session_id

    async def tell_typing(self, session_id: SessionId) -> None:
        await self._asked("tell_typing", session_id)

    async def set_lifetime(self, session_id: SessionId, seconds: int) -> None:
        await self._asked("set_lifetime", session_id, seconds)
        room = self._room(session_id)
        room.lifetime = seconds
        self._happened(room, EventKind.LIFETIME_SET, seconds=seconds)

    async def set_slow_mode(self, session_id: SessionId, seconds: int) -> None:
        await self._asked("set_slow_mode", session_id, seconds)
        room = self._room(session_id)
        room.slow_mode = seconds
        self._happened(room, EventKind.SLOW_MODE_SET, seconds=seconds)

    async def set_draft(self, session_id: SessionId, text: str) -> None:
        await self._asked("set_draft", session_id, text)
        self._room(session_id).draft = text

    async def set_preferences(self, wanted: Preferences) -> None:
        await self._asked("set_preferences", wanted)
        self.preferred = wanted
        self.tell(PreferencesChanged())

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def choose(self, session_id: SessionId, change: Callable[[RoomChoices], RoomChoices]) -> None:
        """The person keeps a room otherwise than before, with the event."""
        room = self._room(session_id)
        room.choices = change(room.choices)
        self._room_changed(room)

    # inside

    async def _asked(self, *call: object) -> None:
        self.calls.append(call)
        if self.gate is not None:
            await self.gate.wait()
        else:
            await asyncio.sleep(0)
        if self.fail_next is not None and call[0] not in _HOUSEKEEPING:
            error, self.fail_next = self.fail_next, None
            raise error

    def _me(self) -> Person:
        assert self.me is not None
        return self.me

    def _room(self, session_id: SessionId) -> Room:
        if session_id not in self.rooms_by_id:
            raise UnknownRoom
        return self.rooms_by_id[session_id]

    def _message(self, session_id: SessionId, message_id: MessageId) -> tuple[Room, MessageView]:
        message = self.message(session_id, message_id)
        assert message is not None
        return self._room(session_id), message

    def _become(self, session_id: SessionId, message: MessageView, **changes: object) -> None:
        self.change_message(self._room(session_id), message, **changes)
        self._room_changed(self._room(session_id))

    def _who(self) -> tuple[str, str]:
        return (self.me.user_id, self.me.name) if self.me else ("", "")

    def _rescheduled(self, session_id: SessionId, draft: str | None) -> None:
        room = self._room(session_id)
        room.draft = room.draft if draft is None else draft
        self.tell(RoomsChanged(frozenset({session_id})))

    def _name_of(self, user_id: UserId) -> str:
        known = self.people_known.get(user_id)
        return known.name if known else ""

    def _now(self) -> int:
        return self.clock()

    def _unsent(self, room: Room, state: SendState) -> list[MessageView]:
        return [
            item for item in room.items if isinstance(item, MessageView) and item.state is state
        ]

    def _drop(self, room: Room, message: MessageView) -> None:
        room.items.remove(message)
        self.tell(MessagesChanged(room.session_id, frozenset((message.message_id,))))
        self._room_changed(room)

    def _person(
        self,
        person: Person,
        role: Role | None,
        *,
        muted: bool = False,
        invited: bool = False,
        came_later: bool = False,
    ) -> PersonView:
        return PersonView(
            user_id=person.user_id,
            name=person.name,
            role=role,
            is_me=person is self.me,
            verified=person.verified,
            muted=muted,
            invited=invited,
            can_be_shown_more=came_later,
            verified_at=self.clock() - 3 * DAY if person.verified else None,
            verified_how=person.how if person.verified else None,
        )

    def _partner(self, room: Room) -> PersonView | None:
        if room.partner is None:
            return None
        member = room.member(room.partner.user_id)
        invited = room.partner in room.invited
        return self._person(room.partner, member.role if member else None, invited=invited)

    def _last(self, room: Room) -> LastLine | None:
        for item in reversed(room.items):
            if isinstance(item, MessageView):
                return LastLine(
                    sender_name=item.sender_name,
                    mine=item.mine,
                    text=item.text,
                    lock=item.lock,
                    time=item.sent_at,
                    late=item.wait is not None,
                    files=item.files,
                )
        return None

    def _unread(self, room: Room) -> list[TimelineItem]:
        start = _first_at_least(room.items, room.read_to + 1)
        return [
            item for item in room.items[start:] if isinstance(item, MessageView) and not item.mine
        ]

    def _set_muted(self, session_id: SessionId, user_id: UserId, *, muted: bool) -> None:
        room = self._room(session_id)
        member = room.member(user_id)
        if member is not None:
            member.muted = muted
            self._happened(room, EventKind.MUTED if muted else EventKind.UNMUTED, member.person)

    def _put_out(self, session_id: SessionId, user_id: UserId, kind: EventKind) -> None:
        room = self._room(session_id)
        room.members = [m for m in room.members if m.person.user_id != user_id]
        self._happened(room, kind, self.people_known[user_id])

    def _happened(
        self,
        room: Room,
        kind: EventKind,
        subject: Person | None = None,
        *,
        seconds: int | None = None,
    ) -> None:
        self.happen(room, kind, self._me(), self.clock(), subject=subject, seconds=seconds)
        self.tell(TimelineGrew(room.session_id))
        self._room_changed(room)

    def _room_changed(self, room: Room) -> None:
        self.tell(RoomsChanged(frozenset((room.session_id,))))
        self.tell(PeopleChanged(room.session_id))


_HOUSEKEEPING = ("tell_typing", "set_draft", "set_draft_about", "mark_read")
"""Calls that a window makes by itself: `fail_next` is meant for what a person asked."""


def _first_at_least(items: list[TimelineItem], order: float) -> int:
    low, high = 0, len(items)
    while low < high:
        middle = (low + high) // 2
        if items[middle].order < order:
            low = middle + 1
        else:
            high = middle
    return low
