"""Random histories: whatever six people try, all folds agree and nothing illegal passes."""

import msgspec
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
    SetPolicy,
    SetRole,
    Unban,
    Unmute,
    Withdraw,
)
from tests.ledger.history import History
from tests.ledger.people import NAMES, id_of, identity_of, key_id
from tests.ledger.room import DAY, SECOND

replace = msgspec.structs.replace

people = st.sampled_from([0, 0, 0, 1, 1, 2, 3, 4, 5])
"""A place in an order of the day: 0 is the likeliest to be allowed, and what failures shrink to."""
casts = st.lists(st.sampled_from(Role), max_size=len(NAMES) - 1)
"""Who is there from the beginning, after the first Owner."""
policies = st.builds(
    Policy,
    rotation_period=st.sampled_from([0, 86_400]),
    open_allowed=st.booleans(),
    members_invite=st.booleans(),
    members_admit=st.booleans(),
    replace_on_join=st.booleans(),
)
lives = st.sampled_from([DAY, 30 * DAY, 30 * DAY, SECOND, 30 * DAY + 1, 0, -SECOND])
ends = st.sampled_from([None, 8 * DAY, DAY, SECOND, 0, -SECOND])
ages = st.sampled_from([0, SECOND, 3 * DAY, 30 * DAY, 30 * DAY + 1, -600 * SECOND, -601 * SECOND])
waits = st.sampled_from([SECOND, 0, DAY, 8 * DAY, 31 * DAY])
titles = st.sampled_from(["key in use", "key in use", "open", "another key"])


class Histories(History):
    """Legal and illegal actions of six people, forged entries, time passing."""

    @initialize(sealed=st.booleans(), policy=policies, cast=casts)
    def create(self, sealed: bool, policy: Policy, cast: list[Role]) -> None:
        self.begin(sealed=sealed, policy=policy, cast=cast)

    # ---- actions

    @rule(author=people, whom=people, life=lives)
    def invite(self, author: int, whom: int, life: int) -> None:
        self.attempt(self.author(author), Invite(id_of(self.outsider(whom)), self.now + life))

    @rule(author=people, whom=people)
    def invite_and_accept(self, author: int, whom: int) -> None:
        self.bring_in(self.author(author), self.outsider(whom))

    @rule(author=people, whom=people)
    def withdraw(self, author: int, whom: int) -> None:
        self.attempt(self.author(author), Withdraw(id_of(self.one_of(self.model.invited, whom))))

    @rule(who=people)
    def accept(self, who: int) -> None:
        name = self.one_of(self.model.invited, who)
        self.attempt(name, Accept(identity_of(name).keys))

    @rule(author=people, whom=people, withdrawn=st.booleans())
    def invite_in_vain(self, author: int, whom: int, withdrawn: bool) -> None:
        host, guest = self.author(author), self.outsider(whom)
        self.attempt(host, Invite(id_of(guest), self.now + DAY))
        if withdrawn:
            self.attempt(host, Withdraw(id_of(guest)))
        else:
            self.attempt(guest, Decline(identity_of(guest).keys))

    @rule(who=people)
    def decline(self, who: int) -> None:
        name = self.one_of(self.model.invited, who)
        self.attempt(name, Decline(identity_of(name).keys))

    @rule(author=people, whom=people, age=ages)
    def admit(self, author: int, whom: int, age: int) -> None:
        joiner = self.outsider(whom)
        asked_at = self.now - age
        request = sign_join_request(identity_of(joiner), self.relay.session_id, "", asked_at)
        self.attempt(self.author(author), Admit(request))

    @rule(author=people, from_below=st.booleans())
    def leave(self, author: int, from_below: bool) -> None:
        self.attempt(self.lowest(author) if from_below else self.author(author), Leave())

    @rule(author=people, whom=people)
    def remove(self, author: int, whom: int) -> None:
        self.attempt(self.author(author), Remove(id_of(self.lowest(whom))))

    @rule(author=people, whom=people, end=ends, invited=st.booleans())
    def ban(self, author: int, whom: int, end: int | None, invited: bool) -> None:
        until = None if end is None else self.now + end
        name = self.one_of(self.model.invited, whom) if invited else self.lowest(whom)
        self.attempt(self.author(author), Ban(id_of(name), until))

    @rule(author=people, whom=people)
    def unban(self, author: int, whom: int) -> None:
        self.attempt(self.author(author), Unban(id_of(self.one_of(self.model.banned, whom))))

    @rule(author=people, whom=people, end=ends)
    def mute(self, author: int, whom: int, end: int | None) -> None:
        until = None if end is None else self.now + end
        self.attempt(self.author(author), Mute(id_of(self.lowest(whom)), until))

    @rule(author=people, whom=people)
    def unmute(self, author: int, whom: int) -> None:
        self.attempt(self.author(author), Unmute(id_of(self.one_of(self.model.muted, whom))))

    @rule(author=people, whom=people, role=st.sampled_from(Role))
    def set_role(self, author: int, whom: int, role: Role) -> None:
        self.attempt(self.author(author), SetRole(id_of(self.lowest(whom)), role))

    @rule(author=people, open_allowed=st.booleans())
    def e2eeize(self, author: int, open_allowed: bool) -> None:
        self.attempt(self.author(author), E2eeize(open_allowed))

    @rule(author=people, title=st.sampled_from(["open", "open", "another key"]))
    def dee2eeize(self, author: int, title: str) -> None:
        self.attempt(self.author(author), Dee2eeize(self.info(title)))

    @rule(author=people)
    def replace_key(self, author: int) -> None:
        self.attempt(self.author(author), self.fresh_key())

    @rule(
        author=people,
        ahead=st.sampled_from([1, 0, 2]),
        again=st.booleans(),
        title=st.sampled_from(["itself", "open", "another key"]),
    )
    def replace_key_somehow(self, author: int, ahead: int, again: bool, title: str) -> None:
        epoch = max(1, self.relay.epoch + ahead)
        key = self.relay.room_keys[0].key_id if again and self.relay.room_keys else key_id(10_000)
        info = Info(key_id=key, body=b"") if title == "itself" else self.info(title)
        self.attempt(self.author(author), ReplaceRoomKey(epoch, key, info))

    @rule(author=people, title=titles)
    def set_info(self, author: int, title: str) -> None:
        self.attempt(self.author(author), SetInfo(self.info(title)))

    @rule(author=people, policy=policies)
    def set_policy(self, author: int, policy: Policy) -> None:
        self.attempt(self.author(author), SetPolicy(policy))

    @rule(wait=waits)
    def wait(self, wait: int) -> None:
        self.now += wait

    # ---- forgeries, none of which may pass

    @rule(
        author=people,
        forger=people,
        how=st.sampled_from(
            ["signed by another", "a bit flipped", "changed", "elsewhere", "skips"]
        ),
        place=st.integers(0, 511),
    )
    def forge(self, author: int, forger: int, how: str, place: int) -> None:
        name, action = self.author(author), E2eeize(open_allowed=True)
        entry = self.signed(name, action)
        match how:
            case "signed by another":
                liar = self.author(forger)
                if liar == name:
                    return
                entry = replace(self.signed(liar, action), author=id_of(name))
            case "a bit flipped":
                entry = replace(entry, signature=flipped(entry.signature, place))
            case "changed":
                entry = replace(entry, action=E2eeize(open_allowed=False))
            case "elsewhere":
                entry = self.other.sign(name, action, self.now)
            case "skips":
                entry = self.signed(name, action, number=self.relay.number + 2 + place)
        self.must_refuse(entry)

    @rule(place=st.integers(0, 1000))
    def replay(self, place: int) -> None:
        self.must_refuse(self.clients.log[place % len(self.clients.log)])

    @rule(author=people, place=st.integers(0, 1000))
    def fork(self, author: int, place: int) -> None:
        """Properly signed, on a head that is no longer the head."""
        if len(self.clients.log) > 1:
            old = self.clients.log[place % (len(self.clients.log) - 1)]
            self.must_refuse(self.signed(self.author(author), Leave(), prev=old.hash()))

    @rule(author=people, back=st.integers(1, 10 * DAY))
    def turn_the_clock_back(self, author: int, back: int) -> None:
        entry = self.signed(self.author(author), Leave(), time=max(0, self.relay.time - back))
        self.must_refuse(entry)

    @rule(who=people, victim=people, answer=st.sampled_from([Accept, Decline]))
    def borrow_keys(self, who: int, victim: int, answer: type[Accept | Decline]) -> None:
        liar, invited = self.author(who), self.one_of(self.model.invited, victim)
        if liar != invited:
            in_own_name = self.signed(liar, answer(identity_of(invited).keys))
            self.must_refuse(in_own_name)
            self.must_refuse(replace(in_own_name, author=id_of(invited)))
            own_keys = self.signed(liar, answer(identity_of(liar).keys))
            self.must_refuse(replace(own_keys, author=id_of(invited)))

    @rule(
        author=people,
        victim=people,
        how=st.sampled_from(["words", "time", "keys", "signature", "room", "moved"]),
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

    @rule(author=people)
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
    max_examples=150,
    stateful_step_count=60,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
