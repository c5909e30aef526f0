"""The ground of random histories: one session that a relay and three clients fold, each in its way.

Entry by entry, from a snapshot each time, and from scratch. Beside them stands a second set of
rules (`model`) that says what is legal.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import msgspec
from hypothesis import currently_in_test_context, note
from hypothesis.stateful import RuleBasedStateMachine, invariant

from sealroom.crypto import sign_entry
from sealroom.ledger.errors import LedgerRefused
from sealroom.ledger.reducer import apply_entry, fold
from sealroom.ledger.snapshot import decode_state, encode_state
from sealroom.ledger.state import State
from sealroom.protocol.entry import (
    Accept,
    AnyAction,
    Create,
    Entry,
    Info,
    Invite,
    Policy,
    ReplaceRoomKey,
    Role,
    SetInfo,
    SetRole,
)
from tests.ledger.model import Model
from tests.ledger.people import NAMES, id_of, identity_of, key_id
from tests.ledger.room import DAY, START, Room


@dataclass
class Clients:
    """Three ways to the same state."""

    stepwise: State
    from_snapshots: State
    log: list[Entry]

    def add(self, entry: Entry) -> None:
        self.stepwise = apply_entry(self.stepwise, entry)
        stored = decode_state(encode_state(self.from_snapshots))
        self.from_snapshots = apply_entry(stored, entry)
        self.log.append(entry)

    def from_scratch(self) -> State:
        return fold(self.log)


class History(RuleBasedStateMachine):
    """The session, who is who in it, and what must always hold. Rules come with the subclass."""

    def begin(self, *, sealed: bool, policy: Policy, cast: Sequence[Role]) -> None:
        """Create the session as `new_session` does, and bring in who is there from the start."""
        room = Room(NAMES[0], sealed=sealed, policy=policy)
        creation = room.entries[0]
        assert isinstance(creation.action, Create)
        self.model = Model.created(creation.author, creation.action)
        self.relay = room.state
        self.clients = Clients(room.state, room.state, [creation])
        self.other = Room(NAMES[0], nonce=9)
        self.now = START
        self.keys = 0
        info = Info(key_id=None, body=b"")
        self.attempt(NAMES[0], self.fresh_key() if sealed else SetInfo(info))
        for name, role in zip(NAMES[1:], cast, strict=False):
            self.bring_in(NAMES[0], name)
            self.attempt(NAMES[0], SetRole(id_of(name), role))

    def bring_in(self, author: str, name: str) -> None:
        self.attempt(author, Invite(id_of(name), self.now + DAY))
        self.attempt(name, Accept(identity_of(name).keys))

    # ---- people in order: those first whom it most likely concerns

    def author(self, place: int) -> str:
        """The highest rank first."""
        return sorted(NAMES, key=lambda name: -self.model.order(id_of(name)))[place]

    def outsider(self, place: int) -> str:
        """The lowest rank first."""
        return sorted(NAMES, key=lambda name: self.model.order(id_of(name)))[place]

    def lowest(self, place: int) -> str:
        """The lowest member first."""
        return sorted(NAMES, key=lambda name: self.model.order(id_of(name)) or 9)[place]

    def one_of(self, users: Collection[str], place: int) -> str:
        return sorted(NAMES, key=lambda name: id_of(name) not in users)[place]

    # ---- entries

    def signed(self, name: str, action: AnyAction, **fields: int | str) -> Entry:
        state = self.relay
        number = int(fields.get("number", state.number + 1))
        prev, time = str(fields.get("prev", state.head)), int(fields.get("time", self.now))
        return sign_entry(identity_of(name), state.session_id, number, prev, time, action)

    def fresh_key(self) -> ReplaceRoomKey:
        self.keys += 1
        key = key_id(self.keys)
        return ReplaceRoomKey(self.relay.epoch + 1, key, Info(key_id=key, body=b""))

    def info(self, title: str) -> Info:
        keys = {"key in use": self.relay.key_id, "open": None, "another key": key_id(20_000)}
        return Info(key_id=keys[title], body=b"")

    def attempt(self, name: str, action: AnyAction) -> None:
        """The relay accepts just what the second opinion allows, and all clients do as it does."""
        who, now = id_of(name), self.now
        entry = travelled(self.signed(name, action))
        allowed = self.model.allows(who, action, now)
        before = self.relay
        refused = self.offer(entry)
        if currently_in_test_context():
            note(f"{name}: {type(action).__name__} -> {refused or 'accepted'}")
        if allowed is not None:
            assert (refused is None) == allowed, f"{name} {action}: {refused}, expected {allowed}"
        if refused is None:
            self.model.record(who, action, now)
            self.clients.add(entry)
            check_step(before, self.relay, entry)

    def offer(self, entry: Entry) -> LedgerRefused | None:
        """What the relay says; a refusal leaves it as it was, and no client thinks otherwise."""
        before = encode_state(self.relay)
        refused = refusal(self.relay, entry)
        assert encode_state(self.relay) == before
        assert type(refusal(self.clients.stepwise, entry)) is type(refused)
        assert type(refusal(decode_state(before), entry)) is type(refused)
        if refused is None:
            self.relay = apply_entry(self.relay, entry)
        return refused

    def must_refuse(self, entry: Entry) -> None:
        assert self.offer(travelled(entry)) is not None, entry

    # ---- what holds at any time

    def check(self) -> None:
        """All of it, outside of hypothesis."""
        self.all_folds_agree()
        self.the_second_opinion_agrees()
        self.members_have_an_owner()
        self.a_key_is_in_use_only_while_sealed()

    @property
    def is_over(self) -> bool:
        """Nobody is in, and nobody can come."""
        ends = [invited.until for invited in self.model.invited.values()]
        return not self.model.roles and max(ends, default=0) <= self.now

    @invariant()
    def all_folds_agree(self) -> None:
        assert self.clients.stepwise == self.relay
        assert self.clients.from_snapshots == self.relay

    @invariant()
    def the_second_opinion_agrees(self) -> None:
        state, model, now = self.relay, self.model, self.now
        assert {person.user_id: person.role for person in state.members()} == model.roles
        for user in map(id_of, NAMES):
            assert state.is_invited(user, now) == model.is_invited(user, now)
            assert state.is_banned(user, now) == model.is_banned(user, now)
            assert state.is_muted(user, now) == (model.muted.get(user, 0) > now)
        assert (state.e2ee_on, state.epoch, state.key_id) == (
            model.sealed,
            model.epoch,
            model.key,
        )
        for record in state.room_keys:
            for user in map(id_of, NAMES):
                assert state.may_read(user, record) == model.may_read(user, record.key_id)
        assert (state.due_reason(now) is not None) == model.is_due(now)

    @invariant()
    def members_have_an_owner(self) -> None:
        roles = [person.role for person in self.relay.members()]
        assert not roles or Role.OWNER in roles

    @invariant()
    def a_key_is_in_use_only_while_sealed(self) -> None:
        assert self.relay.key_id is None or self.relay.e2ee_on

    def teardown(self) -> None:
        if hasattr(self, "relay"):
            assert self.clients.from_scratch() == self.relay
            assert len(self.clients.log) == self.relay.number + 1


def check_step(before: State, after: State, entry: Entry) -> None:
    """What every single entry owes, whoever wrote it."""
    was, now_in = ids_of(before), ids_of(after)
    epochs = 1 if isinstance(entry.action, ReplaceRoomKey) else 0
    assert after.epoch == before.epoch + epochs
    assert (after.number, after.head) == (before.number + 1, entry.hash())
    if was - now_in and after.e2ee_on:
        assert after.due is not None, "a departure without a mark"
    for user in now_in - was:
        assert not before.is_banned(user, entry.time), "a banned one joined"
    assert len(after.members()) == len(now_in), "someone is in twice"


def ids_of(state: State) -> set[str]:
    return {person.user_id for person in state.members()}


def refusal(state: State, entry: Entry) -> LedgerRefused | None:
    try:
        apply_entry(state, entry)
    except LedgerRefused as problem:
        return problem
    return None


def travelled(entry: Entry) -> Entry:
    """The entry as it arrives."""
    return msgspec.json.decode(msgspec.json.encode(entry), type=Entry)
