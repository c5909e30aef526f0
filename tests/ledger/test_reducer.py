"""Chain and signatures: what is refused before any rule is asked."""

import msgspec
import pytest

from sealroom.crypto import sign_entry
from sealroom.ledger.errors import LedgerRefused, NotChained, RuleBroken, SignatureInvalid
from sealroom.ledger.reducer import apply_entry, fold
from sealroom.ledger.snapshot import encode_state
from sealroom.protocol.entry import (
    Accept,
    AnyAction,
    Create,
    Decline,
    E2eeize,
    Entry,
    Invite,
    Leave,
    Remove,
    Role,
    session_id_of,
)
from sealroom.protocol.errors import Reason
from sealroom.protocol.keys import PublicKeys
from sealroom.protocol.notifications import UpdateReason
from tests.ledger.people import ADA, BEN, DAN, EVE, FAY, id_of, identity_of, key_id
from tests.ledger.room import DAY, POLICY, SECOND, START, Room, everyone, signed_by

replace = msgspec.structs.replace


def refused(room: Room, entry: Entry) -> LedgerRefused:
    before = encode_state(room.state)
    with pytest.raises(LedgerRefused) as refusal:
        apply_entry(room.state, entry)
    assert encode_state(room.state) == before
    return refusal.value


def first(action: AnyAction, author: str = ADA) -> Entry:
    return sign_entry(identity_of(author), "", 0, "", START, action)


def create(*, keys_of: str = ADA, sealed: bool = False) -> Create:
    return Create(bytes(32), identity_of(keys_of).keys, sealed, POLICY)


# ---- the first entry


@pytest.mark.parametrize("sealed", [False, True])
def test_a_ledger_begins_with_its_owner(*, sealed: bool) -> None:
    entry = first(create(sealed=sealed))
    state = apply_entry(None, entry)

    assert state.session_id == session_id_of(entry)
    assert (state.number, state.head, state.time) == (0, entry.hash(), START)
    assert [(person.user_id, person.role) for person in state.members()] == [
        (id_of(ADA), Role.OWNER)
    ]
    assert (state.e2ee_on, state.policy) == (sealed, POLICY)
    assert state.due == (UpdateReason.SWITCHED_ON if sealed else None)
    assert (state.epoch, state.key_id, state.info) == (0, None, None)


def test_sessions_differ_by_their_nonce() -> None:
    assert Room(nonce=1).state.session_id != Room(nonce=2).state.session_id


@pytest.mark.parametrize(
    "fields", [{"session_id": key_id(1)}, {"prev": key_id(1)}, {"number": 1}], ids=str
)
def test_the_first_entry_hangs_on_nothing(fields: dict[str, object]) -> None:
    with pytest.raises(NotChained):
        apply_entry(None, replace(first(create()), **fields))


def test_nothing_else_begins_a_ledger() -> None:
    with pytest.raises(RuleBroken):
        apply_entry(None, first(Leave()))


def test_a_creation_is_signed_by_the_keys_it_carries_and_their_id() -> None:
    with pytest.raises(SignatureInvalid):
        apply_entry(None, first(create(), author=BEN))
    in_her_name = replace(first(create(keys_of=BEN)), author=id_of(ADA))
    with pytest.raises(SignatureInvalid):
        apply_entry(None, signed_by(BEN, in_her_name))
    with pytest.raises(SignatureInvalid):
        apply_entry(None, replace(first(create()), signature=bytes(64)))
    with pytest.raises(SignatureInvalid):
        apply_entry(None, replace(first(create()), time=START + 1))


# ---- the chain


@pytest.mark.parametrize("number", [-2, -1, 1, 2])
def test_numbers_follow_each_other(number: int) -> None:
    room = everyone()
    state = room.state
    entry = sign_entry(
        identity_of(ADA),
        state.session_id,
        state.number + 1 + number,
        state.head,
        room.now,
        E2eeize(open_allowed=True),
    )

    assert isinstance(refused(room, entry), NotChained)


def test_an_entry_sits_on_the_head() -> None:
    room = everyone()
    late = room.sign(ADA, E2eeize(open_allowed=True))
    room.do(BEN, Remove(id_of(DAN)))
    problem = refused(room, late)

    assert isinstance(problem, NotChained)
    assert problem.reason == Reason.LEDGER_MOVED
    renumbered = sign_entry(
        identity_of(ADA), late.session_id, room.state.number + 1, late.prev, room.now, late.action
    )
    assert isinstance(refused(room, renumbered), NotChained)


def test_an_entry_counts_once() -> None:
    room = everyone()

    for entry in room.entries[1:]:
        assert isinstance(refused(room, entry), NotChained)


def test_an_entry_of_another_session_is_refused() -> None:
    room, other = Room(nonce=1), Room(nonce=2)
    entry = other.sign(ADA, E2eeize(open_allowed=True))
    moved = replace(entry, session_id=room.state.session_id, prev=room.state.head)

    signed_for_there = signed_by(ADA, replace(moved, session_id=other.state.session_id))

    assert isinstance(refused(room, entry), NotChained)
    assert isinstance(refused(room, moved), SignatureInvalid)
    assert isinstance(refused(room, signed_for_there), NotChained)


def test_time_never_goes_back() -> None:
    room = everyone()
    now = room.state.time

    assert room.allows(ADA, E2eeize(open_allowed=True), now)
    assert isinstance(room.refusal(ADA, E2eeize(open_allowed=True), now - 1), RuleBroken)


# ---- signatures


def test_what_is_changed_after_signing_is_refused() -> None:
    room = everyone()
    entry = room.sign(ADA, Invite(id_of(FAY), room.now + DAY))
    longer = Invite(id_of(FAY), room.now + 2 * DAY)
    flipped = bytes([entry.signature[0] ^ 1, *entry.signature[1:]])

    for changes in ({"time": entry.time + SECOND}, {"action": longer}, {"signature": flipped}):
        assert isinstance(refused(room, replace(entry, **changes)), SignatureInvalid)


def test_nobody_writes_in_another_s_name() -> None:
    room = everyone()
    entry = room.sign(DAN, Remove(id_of(EVE)))

    assert isinstance(refused(room, replace(entry, author=id_of(ADA))), SignatureInvalid)
    assert isinstance(refused(room, entry), RuleBroken)


def test_who_was_never_here_has_no_voice() -> None:
    room = everyone()
    problem = refused(room, room.sign(FAY, Leave()))

    assert isinstance(problem, RuleBroken)
    assert problem.reason == Reason.NOT_A_MEMBER


def test_who_left_cannot_have_an_entry_forged_either() -> None:
    room = everyone()
    room.do(DAN, Leave())
    forged = replace(room.sign(EVE, Leave()), author=id_of(DAN))

    assert isinstance(refused(room, forged), SignatureInvalid)


@pytest.mark.parametrize("answer", [Accept, Decline])
def test_nobody_uses_another_s_invitation(answer: type[Accept | Decline]) -> None:
    room = everyone()
    room.invite(ADA, FAY)
    own_keys = room.sign("mallory", answer(identity_of("mallory").keys))
    in_her_name = signed_by("mallory", replace(own_keys, author=id_of(FAY)))

    assert isinstance(refused(room, in_her_name), SignatureInvalid)


def test_unsound_keys_join_nothing() -> None:
    """Keys that hash to the id that is claimed, but are no keys."""
    room = everyone()
    keys = PublicKeys(b"no key", identity_of(FAY).keys.signing_key)
    room.do(ADA, Invite(keys.user_id, room.now + DAY))
    answer = replace(room.sign(FAY, Accept(keys)), author=keys.user_id)

    assert isinstance(refused(room, answer), SignatureInvalid)


# ---- folding


def test_a_fold_is_its_entries_one_by_one_and_goes_on_from_anywhere() -> None:
    room = everyone(sealed=True)

    assert fold(room.entries) == room.state
    for cut in range(1, len(room.entries)):
        assert fold(room.entries[cut:], fold(room.entries[:cut])) == room.state
    assert fold([], room.state) == room.state


def test_a_fold_of_nothing_is_refused() -> None:
    with pytest.raises(LedgerRefused):
        fold([])


def test_a_fold_stops_at_what_is_refused() -> None:
    room = everyone()
    with pytest.raises(RuleBroken):
        fold([*room.entries, room.sign(DAN, Remove(id_of(EVE)))])


def test_the_state_given_is_never_changed() -> None:
    room = everyone(sealed=True)
    before, kept = room.state, encode_state(room.state)
    room.do(ADA, Remove(id_of(DAN)))
    room.replace_key()

    assert encode_state(before) == kept


def test_each_entry_moves_number_head_and_time() -> None:
    room = everyone()
    entry = room.sign(ADA, E2eeize(open_allowed=True))
    state = room.apply(entry)

    assert (state.number, state.head, state.time) == (entry.number, entry.hash(), entry.time)


def test_entries_survive_the_wire() -> None:
    room = everyone(sealed=True)
    travelled = [
        msgspec.json.decode(msgspec.json.encode(entry), type=Entry) for entry in room.entries
    ]

    assert travelled == room.entries
    assert fold(travelled) == room.state
