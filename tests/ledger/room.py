"""A ledger that tests extend action by action, each signed by its author as in life."""

import msgspec

from sealroom.crypto import sign_entry, sign_join_request
from sealroom.ledger.errors import LedgerRefused
from sealroom.ledger.reducer import apply_entry
from sealroom.ledger.state import State
from sealroom.protocol.entry import (
    ENTRY_CONTEXT,
    Accept,
    Admit,
    AnyAction,
    Create,
    Entry,
    Info,
    Invite,
    JoinRequest,
    Policy,
    ReplaceRoomKey,
    Role,
    SetRole,
)
from tests.ledger.people import id_of, identity_of, key_id

START = 1_800_000_000_000
SECOND = 1000
HOUR = 3600 * SECOND
DAY = 24 * HOUR

POLICY = Policy(
    rotation_period=7 * 86_400,
    open_allowed=True,
    members_invite=False,
    members_admit=False,
    replace_on_join=False,
)
OPEN_INFO = Info(key_id=None, body=b"open title")


def info_under(key: str | None) -> Info:
    return Info(key_id=key, body=b"title")


def policy(**changes: object) -> Policy:
    return msgspec.structs.replace(POLICY, **changes)


def signed_by(signer: str, entry: Entry) -> Entry:
    """The entry as it stands, with the signature of `signer`, whoever its author is."""
    signature = identity_of(signer).sign(ENTRY_CONTEXT, *entry.signed_fields())
    return msgspec.structs.replace(entry, signature=signature)


class Room:
    """A session from its creation on; a second passes between entries unless said otherwise."""

    def __init__(
        self, owner: str = "ada", *, sealed: bool = False, policy: Policy = POLICY, nonce: int = 0
    ) -> None:
        action = Create(bytes([nonce]) * 32, identity_of(owner).keys, sealed, policy)
        first = sign_entry(identity_of(owner), "", 0, "", START, action)
        self.entries: list[Entry] = [first]
        self.state: State = apply_entry(None, first)
        self._keys = 0

    @property
    def now(self) -> int:
        """Time of the next entry."""
        return self.state.time + SECOND

    def sign(self, author: str, action: AnyAction, time: int | None = None) -> Entry:
        """The next entry; not applied."""
        state, at = self.state, self.now if time is None else time
        return sign_entry(
            identity_of(author), state.session_id, state.number + 1, state.head, at, action
        )

    def apply(self, entry: Entry) -> State:
        self.state = apply_entry(self.state, entry)
        self.entries.append(entry)
        return self.state

    def do(self, author: str, action: AnyAction, time: int | None = None) -> State:
        """Sign and apply."""
        return self.apply(self.sign(author, action, time))

    def refusal(
        self, author: str, action: AnyAction, time: int | None = None
    ) -> LedgerRefused | None:
        """Why the ledger refuses; None where it does not. Applies nothing."""
        try:
            apply_entry(self.state, self.sign(author, action, time))
        except LedgerRefused as problem:
            return problem
        return None

    def allows(self, author: str, action: AnyAction, time: int | None = None) -> bool:
        return self.refusal(author, action, time) is None

    # ---- shorthands that lead somewhere

    def invite(self, author: str, user: str, life: int = DAY) -> State:
        return self.do(author, Invite(id_of(user), self.now + life))

    def accept(self, user: str, time: int | None = None) -> State:
        return self.do(user, Accept(identity_of(user).keys), time)

    def add(self, user: str, role: Role = Role.MEMBER, *, by: str = "ada") -> "Room":
        """Bring someone in."""
        self.invite(by, user)
        self.accept(user)
        if role != Role.MEMBER:
            self.do(by, SetRole(id_of(user), role))
        return self

    def request_of(self, user: str, time: int | None = None) -> JoinRequest:
        at = self.now if time is None else time
        return sign_join_request(identity_of(user), self.state.session_id, "let me in", at)

    def admit(self, author: str, user: str) -> State:
        return self.do(author, Admit(self.request_of(user)))

    def next_key(self) -> ReplaceRoomKey:
        """A replacement that is the next one, with a key never used."""
        self._keys += 1
        fresh = key_id(self._keys)
        return ReplaceRoomKey(self.state.epoch + 1, fresh, info_under(fresh))

    def replace_key(self, author: str = "ada", time: int | None = None) -> State:
        return self.do(author, self.next_key(), time)

    def role(self, user: str) -> Role | None:
        return self.state.role(id_of(user))


def everyone(*, sealed: bool = False, policy: Policy = POLICY) -> Room:
    """Ada is Owner, Ben and Cleo are Admins, Dan and Eve Members; Fay is outside."""
    room = Room(sealed=sealed, policy=policy)
    for admin in ("ben", "cleo"):
        room.add(admin, Role.ADMIN)
    for member in ("dan", "eve"):
        room.add(member)
    if sealed:
        room.replace_key()
    return room
