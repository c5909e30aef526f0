"""A room with somebody in each standing, in a relay that runs within the test."""

import enum
from collections.abc import Callable, Sequence
from functools import partial

from sealroom.protocol import entry as actions
from sealroom.protocol import requests
from sealroom.protocol.entry import AnyAction, Entry, Policy, Role
from sealroom.protocol.errors import Error, ProtocolError
from sealroom.protocol.requests import AnyRequest
from sealroom.relay.actor import Actor
from sealroom.relay.operations.sync import Holdings, holdings
from sealroom.relay.operations.table import READING
from sealroom.relay.reading import Reading
from sealroom.relay.storage import Connection
from sealroom.relay.storage.files import set_whole
from sealroom.relay.turn import Job, run_turn
from tests.relay.inline_relay import InlineRelay
from tests.relay.person import Person, new_person
from tests.relay.room import DAY_MS, Room, founding, invite_of

HOUSE_RULES = Policy(
    rotation_period=0,
    open_allowed=True,
    members_invite=True,
    members_admit=False,
    replace_on_join=False,
)
"""Members may invite, and may not let in: so that both cases stand in the table."""


class Standing(enum.StrEnum):
    """What somebody is to the room."""

    STRANGER = "stranger"
    INVITED = "invited"
    MEMBER = "Member"
    ADMIN = "Admin"
    OWNER = "Owner"
    MUTED = "muted"
    BANNED = "banned"
    REMOVED = "removed"
    LEFT = "left"


class Kind(enum.StrEnum):
    """What the room is like."""

    SEALED = "sealed"
    DUE = "sealed, a new key is due"
    OPEN = "open"


class _Undone(Exception):
    """What was asked is answered, and must leave nothing behind."""

    def __init__(self, result: object) -> None:
        self.result = result


class Scene:
    """One room, of one kind. `judge` says what the relay answers, and undoes it."""

    def __init__(self, kind: Kind) -> None:
        self.kind = kind
        self.relay = InlineRelay()
        self.people = {standing: self._person(standing.value) for standing in Standing}
        self.bystander = self._person("bystander")
        """A Member whom things are done to."""
        self.second_admin = self._person("second admin")
        self.awaited = self._person("awaited")
        """Invited by the Owner; answers nothing."""
        self.asker = self._person("asker")
        """A stranger whose wish to join waits."""
        self.outsider = self._person("outsider")
        """A stranger whom somebody may invite."""
        self.file_id = "f" * 26
        """Of the second Admin's file."""
        self.owner = self.people[Standing.OWNER]
        self.room = self._room()
        self._fill()

    def close(self) -> None:
        self.relay.database.close()

    def judge(self, person: Person, asked: Sequence[AnyRequest]) -> object:
        """The answer to the last of the requests: a response or an Error."""
        try:
            self.relay.database.run(partial(self._answer_and_undo, person=person, asked=asked))
        except _Undone as undone:
            return undone.result
        raise AssertionError("it was to be undone")

    def _answer_and_undo(
        self, connection: Connection, person: Person, asked: Sequence[AnyRequest]
    ) -> None:
        result: object = None
        for request in asked:
            result = self._answer(connection, person, request)
        raise _Undone(result)

    def _answer(self, connection: Connection, person: Person, request: AnyRequest) -> object:
        actor = Actor(person.user_id, person.device)
        reading = Reading(connection, self.relay.now)
        if isinstance(request, requests.SyncRequest):
            return holdings(reading, actor, request)
        if type(request) in READING:
            try:
                return READING[type(request)](reading, actor, request)
            except ProtocolError as refused:
                return refused.error
        jobs = [Job(actor, request, lambda _: None)]
        turn = run_turn(connection, jobs, self.relay.now, self.relay.states, self.relay.limits)
        return turn.outcomes[0].result

    # how it came about

    def _person(self, name: str) -> Person:
        person = new_person(name)
        self.relay.register(person)
        return person

    def _room(self) -> Room:
        entries = founding(
            self.owner, [], self.relay.now, e2ee_on=self.kind is not Kind.OPEN, policy=HOUSE_RULES
        )
        self.relay.ask(
            self.owner,
            requests.NewSessionRequest(
                id=0, e2ee_on=self.kind is not Kind.OPEN, members=[], entries=entries, notes=[]
            ),
        )
        return Room(entries, lambda: self.relay.now)

    def _fill(self) -> None:
        people = self.people
        for standing in (
            Standing.MEMBER,
            Standing.ADMIN,
            Standing.MUTED,
            Standing.BANNED,
            Standing.REMOVED,
            Standing.LEFT,
        ):
            self._let_in(people[standing])
        self._let_in(self.second_admin)
        self.relay.now += 1000
        self._let_in(self.bystander)
        for admin in (people[Standing.ADMIN], self.second_admin):
            self._append(requests.SetRoleRequest, actions.SetRole(admin.user_id, Role.ADMIN))
        muted, banned = people[Standing.MUTED], people[Standing.BANNED]
        removed, left = people[Standing.REMOVED], people[Standing.LEFT]
        self._append(requests.MuteUserRequest, actions.Mute(muted.user_id, None))
        self._append(requests.BanUserRequest, actions.Ban(banned.user_id, None))
        self._append(requests.RemoveUserRequest, actions.Remove(removed.user_id))
        self._append(requests.LeaveSessionRequest, actions.Leave(), left)
        for invited in (people[Standing.INVITED], self.awaited):
            self._invite(invited)
        wish = self.room.join_request(self.asker)
        self.relay.ask(
            self.asker,
            requests.JoinSessionRequest(id=0, session_id=self.room.session_id, request=wish),
        )
        self._upload()
        if self.kind is Kind.SEALED:
            key_id = self.room.fresh_key_id()
            for request in self.replacement(self.owner, key_id):
                self.relay.ask(self.owner, request)
            self.room.take(self.room.new_key(self.owner, key_id))

    def _upload(self) -> None:
        """A file of the second Admin's, whole."""
        self.relay.ask(
            self.second_admin,
            requests.PutFileRequest(
                id=0, session_id=self.room.session_id, file_id=self.file_id, size=1_000
            ),
        )
        self.relay.database.run(partial(set_whole, file_id=self.file_id, now=self.relay.now))

    def _let_in(self, person: Person) -> None:
        self._invite(person)
        entry = self.room.sign(person, actions.Accept(person.keys))
        request = requests.AcceptJoinSessionApprovalRequest(
            id=0, session_id=self.room.session_id, accepted=True, entry=entry
        )
        self.relay.ask(person, request)
        self.room.take(entry)

    def _invite(self, person: Person) -> None:
        entry = self.room.sign(self.owner, invite_of(person))
        request = requests.InviteUserToSessionRequest(
            id=0,
            session_id=self.room.session_id,
            user_id=person.user_id,
            entry=entry,
            note=b"note",
        )
        self.relay.ask(self.owner, request)
        self.room.take(entry)

    def _append(
        self, request: Callable[..., AnyRequest], action: AnyAction, by: Person | None = None
    ) -> None:
        author = by or self.owner
        entry = self.room.sign(author, action)
        self.relay.ask(author, request(id=0, session_id=self.room.session_id, entry=entry))
        self.room.take(entry)

    # what several operations need

    def signed(self, author: Person, action: AnyAction) -> Entry:
        """An entry on the room's head, by whoever it is."""
        return self.room.sign(author, action)

    def replacement(self, author: Person, key_id: str) -> list[AnyRequest]:
        """Ask for the replacement, wrap for every other member, make the key current."""
        session_id, epoch = self.room.session_id, self.room.state.epoch + 1
        others = [each.user_id for each in self.room.state.members()]
        return [
            requests.UpdateRoomKeyRequest(id=0, session_id=session_id),
            *(
                requests.SendRoomKeyRequest(
                    id=0,
                    session_id=session_id,
                    user_id=user_id,
                    key_id=key_id,
                    epoch=epoch,
                    room_key=b"wrap",
                )
                for user_id in others
                if user_id != author.user_id
            ),
            requests.ReplaceRoomKeyRequest(
                id=0, session_id=session_id, entry=self.room.new_key(author, key_id)
            ),
        ]

    @property
    def tomorrow(self) -> int:
        return self.relay.now + DAY_MS


def words_of(result: object) -> str:
    """A cell of the table: `yes`, or what stands in the way; of a log, how much one gets."""
    if isinstance(result, Holdings):
        return _how_much(result)
    if not isinstance(result, Error):
        return "yes"
    reason = result.data.reason
    return reason.value if reason is not None else result.code.value.lower()


def _how_much(held: Holdings) -> str:
    if not held.sessions:
        return "nothing"
    (room,) = held.sessions
    return "all since they came" if room.left is None else "their time"
