"""A session as a test holds it: the ledger's state, and entries signed on its head."""

import os
from collections.abc import Callable

from sealroom.crypto import generate_room_key, sign_entry, sign_join_request
from sealroom.ledger.reducer import apply_entry, fold
from sealroom.ledger.state import State
from sealroom.protocol import entry as actions
from sealroom.protocol.entry import AnyAction, Entry, Info, JoinRequest, Policy, session_id_of
from sealroom.protocol.ids import EntryHash, KeyId, SessionId
from tests.relay.person import Person, now_ms

DAY_MS = 86_400_000

OPEN_HOUSE = Policy(
    rotation_period=0,
    open_allowed=True,
    members_invite=True,
    members_admit=True,
    replace_on_join=False,
)


class Room:
    """Grows by what the relay accepted: `take` each entry once it was."""

    def __init__(self, entries: list[Entry], clock: Callable[[], int] = now_ms) -> None:
        self.entries = list(entries)
        self.clock = clock
        self.state: State = fold(entries)

    @property
    def session_id(self) -> SessionId:
        return self.state.session_id

    @property
    def head(self) -> EntryHash:
        return self.state.head

    @property
    def key_id(self) -> KeyId | None:
        return self.state.key_id

    def sign(self, author: Person, action: AnyAction, *, time: int | None = None) -> Entry:
        """An entry on the present head; the room does not grow by it yet."""
        return sign_entry(
            author.identity,
            self.session_id,
            self.state.number + 1,
            self.head,
            max(self.clock(), self.state.time) if time is None else time,
            action,
        )

    def take(self, entry: Entry) -> None:
        """The relay has accepted it."""
        self.state = apply_entry(self.state, entry)
        self.entries.append(entry)

    def invite(self, author: Person, whom: Person) -> Entry:
        return self.sign(author, invite_of(whom))

    def new_key(self, author: Person, key_id: KeyId) -> Entry:
        """The replacement of the room key."""
        info = Info(key_id, b"sealed title")
        return self.sign(author, actions.ReplaceRoomKey(self.state.epoch + 1, key_id, info))

    def join_request(self, person: Person, words: str = "May I?") -> JoinRequest:
        return sign_join_request(person.identity, self.session_id, words, self.clock())

    def fresh_key_id(self) -> KeyId:
        return generate_room_key(self.session_id).key_id


def invite_of(whom: Person) -> actions.Invite:
    return actions.Invite(whom.user_id, now_ms() + DAY_MS)


def founding(
    owner: Person,
    members: list[Person],
    time: int,
    *,
    e2ee_on: bool = True,
    policy: Policy = OPEN_HOUSE,
) -> list[Entry]:
    """The entries that `new_session` begins a session with."""
    create = actions.Create(os.urandom(32), owner.keys, e2ee_on, policy)
    entries = [sign_entry(owner.identity, "", 0, "", time, create)]
    session_id = session_id_of(entries[0])
    if e2ee_on:
        key_id = generate_room_key(session_id).key_id
        second: AnyAction = actions.ReplaceRoomKey(1, key_id, Info(key_id, b"sealed title"))
    else:
        second = actions.SetInfo(Info(None, b"open title"))
    for action in [second, *map(invite_of, members)]:
        last = entries[-1]
        entries.append(
            sign_entry(owner.identity, session_id, last.number + 1, last.hash(), time, action)
        )
    return entries
