"""Random histories: whatever six people try, all folds agree and nothing illegal passes."""

from collections.abc import Callable, Sequence
from itertools import combinations_with_replacement, product
from random import Random
from typing import Any, TypeVar

import msgspec
import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, rule

from sealroom.crypto import sign_join_request
from sealroom.protocol.entry import (
    Accept,
    Admit,
    Ban,
    Create,
    Decline,
    Dee2eeize,
    E2eeize,
    Info,
    Invite,
    Leave,
    Mute,
    Policy,
    Remove,
    ReplaceRoomKey,
    Role,
    SetInfo,
    SetLifetime,
    SetPolicy,
    SetRole,
    SetSlowMode,
    ShareHistory,
    Unban,
    Unmute,
    Withdraw,
)
from tests.ledger.history import History
from tests.ledger.people import NAMES, id_of, identity_of, key_id
from tests.ledger.room import DAY, SECOND, signed_by

replace = msgspec.structs.replace

PEOPLE = (0, 0, 0, 1, 1, 2, 3, 4, 5)
"""A place in an order of the day: 0 is the likeliest to be allowed, and what failures shrink to."""
CASTS = tuple(
    cast
    for size in range(5)
    for cast in combinations_with_replacement((Role.MEMBER, Role.ADMIN, Role.OWNER), size)
)
"""Who is there from the beginning, after the first Owner."""
POLICIES = tuple(
    Policy(period, *switches)
    for period in (0, 86_400)
    for switches in product((False, True), repeat=4)
)
LIVES = (DAY, 30 * DAY, 30 * DAY, SECOND, 30 * DAY + 1, 0, -SECOND)
ENDS = (None, 8 * DAY, DAY, SECOND, 0, -SECOND)
WAITS = (SECOND, SECOND, 0, DAY, 8 * DAY, 31 * DAY)
SPANS = (0, 30, 86_400)
BACKS = (0, 0, None, SECOND, DAY, 8 * DAY, 31 * DAY)
"""How far back history is shared; 0 for as far as the author reads, None for the beginning."""
AGES = (0, SECOND, 3 * DAY, 30 * DAY, 30 * DAY + 1, -600 * SECOND, -601 * SECOND)
EITHER = (False, True)
TITLES = ("key in use", "key in use", "open", "another key")
MOVES: list[tuple[str, dict[str, Sequence[object]]]] = []

Move = TypeVar("Move", bound=Callable[..., None])


def move(**choices: Sequence[object]) -> Callable[[Move], Move]:
    """A rule for hypothesis, whose arguments long walks draw too."""

    def mark(method: Move) -> Move:
        MOVES.append((method.__name__, choices))
        drawn: dict[str, Any] = {name: st.sampled_from(among) for name, among in choices.items()}
        as_rule: Any = rule(**drawn)
        marked: Move = as_rule(method)
        return marked

    return mark


class Histories(History):
    """Legal and illegal actions of six people, forged entries, time passing."""

    @initialize(sealed=st.booleans(), policy=st.sampled_from(POLICIES), cast=st.sampled_from(CASTS))
    def create(self, sealed: bool, policy: Policy, cast: Sequence[Role]) -> None:
        self.begin(sealed=sealed, policy=policy, cast=cast)

    # ---- actions

    @move(author=PEOPLE, whom=PEOPLE, life=LIVES)
    def invite(self, author: int, whom: int, life: int) -> None:
        self.attempt(self.author(author), Invite(id_of(self.outsider(whom)), self.now + life))

    @move(author=PEOPLE, whom=PEOPLE)
    def invite_and_accept(self, author: int, whom: int) -> None:
        self.bring_in(self.author(author), self.outsider(whom))

    @move(author=PEOPLE, whom=PEOPLE)
    def withdraw(self, author: int, whom: int) -> None:
        self.attempt(self.author(author), Withdraw(id_of(self.one_of(self.model.invited, whom))))

    @move(who=PEOPLE)
    def accept(self, who: int) -> None:
        name = self.one_of(self.model.invited, who)
        self.attempt(name, Accept(identity_of(name).keys))

    @move(author=PEOPLE, whom=PEOPLE, withdrawn=EITHER)
    def invite_in_vain(self, author: int, whom: int, withdrawn: bool) -> None:
        host, guest = self.author(author), self.outsider(whom)
        self.attempt(host, Invite(id_of(guest), self.now + DAY))
        if withdrawn:
            self.attempt(host, Withdraw(id_of(guest)))
        else:
            self.attempt(guest, Decline(identity_of(guest).keys))

    @move(who=PEOPLE)
    def decline(self, who: int) -> None:
        name = self.one_of(self.model.invited, who)
        self.attempt(name, Decline(identity_of(name).keys))

    @move(author=PEOPLE, whom=PEOPLE, age=AGES)
    def admit(self, author: int, whom: int, age: int) -> None:
        joiner = self.outsider(whom)
        asked_at = self.now - age
        request = sign_join_request(identity_of(joiner), self.relay.session_id, "", asked_at)
        self.attempt(self.author(author), Admit(request))

    @move(author=PEOPLE, from_below=EITHER)
    def leave(self, author: int, from_below: bool) -> None:
        self.attempt(self.lowest(author) if from_below else self.author(author), Leave())

    @move(guest=PEOPLE, comes=EITHER)
    def desert(self, guest: int, comes: bool) -> None:
        """Everyone leaves, with an invitation open."""
        name = self.outsider(guest)
        self.attempt(self.author(0), Invite(id_of(name), self.now + DAY))
        for user in list(self.model.roles):
            self.attempt(next(one for one in NAMES if id_of(one) == user), Leave())
        if comes:
            self.attempt(name, Accept(identity_of(name).keys))

    @move(author=PEOPLE, whom=PEOPLE)
    def remove(self, author: int, whom: int) -> None:
        self.attempt(self.author(author), Remove(id_of(self.lowest(whom))))

    @move(author=PEOPLE, whom=PEOPLE, end=ENDS, invited=EITHER)
    def ban(self, author: int, whom: int, end: int | None, invited: bool) -> None:
        until = None if end is None else self.now + end
        name = self.one_of(self.model.invited, whom) if invited else self.lowest(whom)
        self.attempt(self.author(author), Ban(id_of(name), until))

    @move(author=PEOPLE, whom=PEOPLE)
    def unban(self, author: int, whom: int) -> None:
        self.attempt(self.author(author), Unban(id_of(self.one_of(self.model.banned, whom))))

    @move(author=PEOPLE, whom=PEOPLE, end=ENDS)
    def mute(self, author: int, whom: int, end: int | None) -> None:
        until = None if end is None else self.now + end
        self.attempt(self.author(author), Mute(id_of(self.lowest(whom)), until))

    @move(author=PEOPLE, whom=PEOPLE)
    def unmute(self, author: int, whom: int) -> None:
        self.attempt(self.author(author), Unmute(id_of(self.one_of(self.model.muted, whom))))

    @move(author=PEOPLE, whom=PEOPLE, role=tuple(Role))
    def set_role(self, author: int, whom: int, role: Role) -> None:
        self.attempt(self.author(author), SetRole(id_of(self.lowest(whom)), role))

    @move(author=PEOPLE, open_allowed=EITHER)
    def e2eeize(self, author: int, open_allowed: bool) -> None:
        self.attempt(self.author(author), E2eeize(open_allowed))

    @move(author=PEOPLE, title=("open", "open", "another key"))
    def dee2eeize(self, author: int, title: str) -> None:
        self.attempt(self.author(author), Dee2eeize(self.info(title)))

    @move(author=PEOPLE, asked=EITHER)
    def replace_key(self, author: int, asked: bool) -> None:
        if asked:
            self.attempt(self.author(0), E2eeize(open_allowed=True))
        self.attempt(self.author(author), self.fresh_key())

    @move(
        author=PEOPLE,
        ahead=(1, 0, 2),
        again=(False, False, True),
        title=("itself", "itself", "open", "another key"),
    )
    def replace_key_somehow(self, author: int, ahead: int, again: bool, title: str) -> None:
        epoch = max(1, self.relay.epoch + ahead)
        self.attempt(self.author(0), E2eeize(open_allowed=True))
        key = self.relay.room_keys[0].key_id if again and self.relay.room_keys else key_id(10_000)
        info = Info(key_id=key, body=b"") if title == "itself" else self.info(title)
        self.attempt(self.author(author), ReplaceRoomKey(epoch, key, info))

    @move(author=PEOPLE, title=TITLES)
    def set_info(self, author: int, title: str) -> None:
        self.attempt(self.author(author), SetInfo(self.info(title)))

    @move(author=PEOPLE, policy=POLICIES)
    def set_policy(self, author: int, policy: Policy) -> None:
        self.attempt(self.author(author), SetPolicy(policy))

    @move(author=PEOPLE, seconds=SPANS)
    def set_lifetime(self, author: int, seconds: int) -> None:
        self.attempt(self.author(author), SetLifetime(seconds))

    @move(author=PEOPLE, seconds=SPANS)
    def set_slow_mode(self, author: int, seconds: int) -> None:
        self.attempt(self.author(author), SetSlowMode(seconds))

    @move(author=PEOPLE, victim=PEOPLE, back=BACKS)
    def share_history(self, author: int, victim: int, back: int | None) -> None:
        user = self.lowest(victim)
        name = self.author(author)
        since = 0 if back is None else max(0, self.now - back)
        if back == 0:
            since = self.model.reads_from.get(id_of(name), 0)
        self.attempt(name, ShareHistory(id_of(user), since))

    @move(wait=WAITS)
    def wait(self, wait: int) -> None:
        self.now += wait

    # ---- forgeries, none of which may pass

    @move(
        author=PEOPLE,
        forger=PEOPLE,
        how=("signed by another", "a bit flipped", "changed", "elsewhere", "skips"),
        place=range(512),
    )
    def forge(self, author: int, forger: int, how: str, place: int) -> None:
        name, action = self.author(author), E2eeize(open_allowed=True)
        entry = self.signed(name, action)
        match how:
            case "signed by another":
                liar = self.author(forger)
                if liar == name:
                    return
                entry = signed_by(liar, entry)
            case "a bit flipped":
                entry = replace(entry, signature=flipped(entry.signature, place))
            case "changed":
                entry = replace(entry, action=E2eeize(open_allowed=False))
            case "elsewhere":
                entry = signed_by(name, replace(entry, session_id=self.other.state.session_id))
            case "skips":
                entry = self.signed(name, action, number=self.relay.number + 2 + place)
        self.must_refuse(entry)

    @move(place=range(1000))
    def replay(self, place: int) -> None:
        self.must_refuse(self.clients.log[place % len(self.clients.log)])

    @move(author=PEOPLE, place=range(1000))
    def fork(self, author: int, place: int) -> None:
        """Properly signed, on a head that is no longer the head."""
        if len(self.clients.log) > 1:
            old = self.clients.log[place % (len(self.clients.log) - 1)]
            self.must_refuse(self.signed(self.author(author), Leave(), prev=old.hash()))

    @move(author=PEOPLE, back=(1, SECOND, DAY, 10 * DAY))
    def turn_the_clock_back(self, author: int, back: int) -> None:
        entry = self.signed(self.author(author), Leave(), time=max(0, self.relay.time - back))
        self.must_refuse(entry)

    @move(who=PEOPLE, victim=PEOPLE, answer=(Accept, Decline))
    def borrow_keys(self, who: int, victim: int, answer: type[Accept | Decline]) -> None:
        liar, invited = self.author(who), self.one_of(self.model.invited, victim)
        if liar != invited:
            in_own_name = self.signed(liar, answer(identity_of(invited).keys))
            self.must_refuse(in_own_name)
            self.must_refuse(replace(in_own_name, author=id_of(invited)))
            own_keys = self.signed(liar, answer(identity_of(liar).keys))
            self.must_refuse(signed_by(liar, replace(own_keys, author=id_of(invited))))

    @move(
        author=PEOPLE,
        victim=PEOPLE,
        how=("words", "time", "keys", "signature", "room", "moved"),
    )
    def forge_a_request(self, author: int, victim: int, how: str) -> None:
        joiner = self.outsider(victim)
        liar = self.author(author)
        here, there = self.relay.session_id, self.other.state.session_id
        request = sign_join_request(identity_of(joiner), here, "", self.now)
        by_liar = sign_join_request(identity_of(liar), here, "", self.now)
        for_there = sign_join_request(identity_of(joiner), there, "", self.now)
        if liar == joiner and how in {"keys", "signature"}:
            return
        forged = {
            "words": replace(request, words="and make me Owner"),
            "time": replace(request, time=request.time + 1),
            "keys": replace(by_liar, keys=identity_of(joiner).keys),
            "signature": replace(request, signature=by_liar.signature),
            "room": for_there,
            "moved": replace(for_there, session_id=here),
        }
        self.must_refuse(self.signed(liar, Admit(forged[how])))

    @move(author=PEOPLE)
    def create_again(self, author: int) -> None:
        name = self.author(author)
        action = Create(bytes(32), identity_of(name).keys, e2ee_on=False, policy=self.model.policy)
        self.must_refuse(self.signed(name, action))


def flipped(signature: bytes, bit: int) -> bytes:
    byte, shift = divmod(bit, 8)
    changed = signature[byte] ^ (1 << shift)
    return signature[:byte] + bytes([changed]) + signature[byte + 1 :]


TestHistories = Histories.TestCase
TestHistories.settings = settings(
    max_examples=60,
    stateful_step_count=50,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(8))
def test_long_walks(seed: int) -> None:
    """Hypothesis finds the shortest history that fails, but likes to repeat itself."""
    chance = Random(seed)
    room: Histories | None = None
    for _ in range(1000):
        if room is None or room.is_over:
            room = Histories()
            room.create(chance.random() < 0.7, chance.choice(POLICIES), chance.choice(CASTS))
        name, choices = chance.choice(MOVES)
        getattr(room, name)(**{key: chance.choice(among) for key, among in choices.items()})
        room.check()
    assert room is not None
    room.teardown()
