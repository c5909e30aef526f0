"""An inline relay with a room in it, for tests of what happens between commits."""

from typing import TypeAlias

from sealroom.protocol import requests
from sealroom.protocol.entry import Accept, Leave
from sealroom.protocol.errors import Error
from sealroom.protocol.requests import SendMsgRequest
from sealroom.relay.session_state import StateCache
from tests.relay.inline_relay import InlineRelay
from tests.relay.person import Person, message_by, new_person
from tests.relay.room import Room, founding

WithEntry: TypeAlias = (
    requests.AcceptJoinSessionApprovalRequest
    | requests.InviteUserToSessionRequest
    | requests.LeaveSessionRequest
)


class House:
    """An inline relay with Ada's open room, and Ben invited or in."""

    def __init__(self, states: StateCache | None = None) -> None:
        self.relay = InlineRelay(states)
        self.ada, self.ben = new_person("Ada"), new_person("Ben")
        for person in (self.ada, self.ben):
            self.relay.register(person)
        entries = founding(self.ada, [self.ben], self.relay.now, e2ee_on=False)
        self.relay.ask(
            self.ada,
            requests.NewSessionRequest(
                id=0, e2ee_on=False, members=[self.ben.user_id], entries=entries, notes=[b"note"]
            ),
        )
        self.room = Room(entries, lambda: self.relay.now)

    @property
    def session_id(self) -> str:
        return self.room.session_id

    def speech(self, person: Person) -> SendMsgRequest:
        message = message_by(person, self.session_id, self.room.head, None)
        return SendMsgRequest(id=0, is_encrypted=False, message=message)

    def say(self, count: int = 1) -> None:
        """Committed in one turn, and published."""
        self.commit(count)
        self.relay.publish()

    def commit(self, count: int = 1) -> None:
        """Committed, not yet published."""
        self.relay.turn([(self.ada, self.speech(self.ada)) for _ in range(count)])

    def ben_accepts(self) -> None:
        entry = self.room.sign(self.ben, Accept(self.ben.keys))
        self.commit_entry(
            self.ben,
            requests.AcceptJoinSessionApprovalRequest(
                id=0, session_id=self.session_id, accepted=True, entry=entry
            ),
        )

    def ben_leaves(self) -> None:
        entry = self.room.sign(self.ben, Leave())
        self.commit_entry(
            self.ben,
            requests.LeaveSessionRequest(id=0, session_id=self.session_id, entry=entry),
        )

    def ada_leaves(self) -> None:
        entry = self.room.sign(self.ada, Leave())
        self.commit_entry(
            self.ada,
            requests.LeaveSessionRequest(id=0, session_id=self.session_id, entry=entry),
        )

    def ada_invites(self) -> None:
        entry = self.room.invite(self.ada, self.ben)
        self.commit_entry(
            self.ada,
            requests.InviteUserToSessionRequest(
                id=0,
                session_id=self.session_id,
                user_id=self.ben.user_id,
                entry=entry,
                note=b"note",
            ),
        )

    def commit_entry(self, person: Person, request: WithEntry) -> None:
        outcome = self.relay.turn([(person, request)])[0]
        assert not isinstance(outcome.result, Error), outcome.result
        self.room.take(request.entry)

    def close(self) -> None:
        self.relay.database.close()
