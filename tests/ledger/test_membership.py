"""Coming and going: marks, stays, and who follows the last Owner."""

import pytest

from sealroom.ledger.membership import heir_of
from sealroom.ledger.state import Span
from sealroom.protocol.entry import (
    AnyAction,
    Ban,
    Dee2eeize,
    E2eeize,
    Invite,
    Leave,
    Mute,
    Remove,
    Role,
    SetRole,
    Unmute,
)
from sealroom.protocol.ids import fingerprint
from sealroom.protocol.notifications import UpdateReason
from tests.ledger.people import ADA, BEN, CLEO, DAN, EVE, FAY, id_of
from tests.ledger.room import DAY, OPEN_INFO, Room, everyone, policy


def depart(room: Room, how: str, who: str) -> None:
    actions: dict[str, AnyAction] = {
        "leaves": Leave(),
        "is removed": Remove(id_of(who)),
        "is banned": Ban(id_of(who), None),
        "is banned for a day": Ban(id_of(who), room.now + DAY),
    }
    room.do(who if how == "leaves" else ADA, actions[how])


HOW = ["leaves", "is removed", "is banned", "is banned for a day"]


# ---- marks


@pytest.mark.parametrize("how", HOW)
def test_every_departure_marks_the_room(how: str) -> None:
    room = everyone(sealed=True)
    assert room.state.due_reason(room.now) is None
    depart(room, how, DAN)

    assert room.state.due == UpdateReason.DEPARTURE
    assert room.state.departed == (id_of(DAN),)
    assert room.state.key_id is not None  # the old key stays in use until the next is there


@pytest.mark.parametrize("how", HOW)
def test_an_open_room_has_nothing_to_mark(how: str) -> None:
    room = everyone()
    depart(room, how, DAN)

    assert (room.state.due, room.state.departed) == (None, ())


def test_the_ban_of_a_stranger_is_no_departure() -> None:
    room = everyone(sealed=True)
    room.do(ADA, Ban(id_of(FAY), None))

    assert (room.state.due, room.state.departed) == (None, ())


def test_all_who_left_are_remembered_also_those_who_came_back() -> None:
    room = everyone(sealed=True)
    depart(room, "leaves", DAN)
    depart(room, "is removed", EVE)
    room.add(DAN)

    assert room.state.departed == (id_of(DAN), id_of(EVE))
    assert room.replace_key().room_keys[-1].departed == (id_of(DAN), id_of(EVE))


def test_who_left_before_the_first_key_knows_none() -> None:
    room = everyone()
    room.do(ADA, E2eeize(open_allowed=True))
    depart(room, "leaves", DAN)

    assert room.state.departed == ()
    assert room.state.due == UpdateReason.SWITCHED_ON


def test_a_joining_marks_where_the_owner_wants_it() -> None:
    wanted = everyone(sealed=True, policy=policy(replace_on_join=True))
    unwanted = everyone(sealed=True)
    in_the_open = everyone(policy=policy(replace_on_join=True))
    for room in (wanted, unwanted, in_the_open):
        room.add(FAY)

    assert wanted.state.due == UpdateReason.JOINING
    assert unwanted.state.due is None
    assert in_the_open.state.due is None


def test_an_admission_is_a_joining_too() -> None:
    room = everyone(sealed=True, policy=policy(replace_on_join=True))

    assert room.admit(ADA, FAY).due == UpdateReason.JOINING


def test_the_graver_mark_stands() -> None:
    room = everyone(sealed=True, policy=policy(replace_on_join=True))
    room.add(FAY)
    room.do(ADA, E2eeize(open_allowed=True))
    asked = room.state.due
    depart(room, "leaves", FAY)
    departed = room.state.due
    room.do(ADA, E2eeize(open_allowed=True))
    room.add(FAY)

    assert (asked, departed) == (UpdateReason.ASKED, UpdateReason.DEPARTURE)
    assert room.state.due == UpdateReason.DEPARTURE


def test_a_departure_while_open_is_covered_by_switching_on() -> None:
    room = everyone(sealed=True)
    room.do(ADA, Dee2eeize(OPEN_INFO))
    depart(room, "leaves", DAN)
    room.do(ADA, E2eeize(open_allowed=True))

    assert room.state.due == UpdateReason.SWITCHED_ON


# ---- stays


def test_each_stay_is_kept() -> None:
    room = everyone()
    first = room.state.people[id_of(DAN)].spans[0]
    room.do(DAN, Leave())
    left = room.state
    room.add(DAN)
    back = room.state
    span = Span(first.joined, first.joined_at, left.number, left.time)

    assert back.people[id_of(DAN)].spans == (span, Span(back.number, back.time))


def test_who_comes_back_comes_as_member() -> None:
    room = everyone()
    room.do(BEN, Leave())
    room.add(BEN)

    assert room.role(BEN) == Role.MEMBER


def test_a_mute_outlasts_leaving_and_coming_back() -> None:
    room = everyone()
    room.do(ADA, Mute(id_of(DAN), None))
    room.do(DAN, Leave())
    room.add(DAN)

    assert room.state.is_muted(id_of(DAN), room.now)
    assert room.allows(ADA, Unmute(id_of(DAN)))


def test_an_owner_is_never_muted() -> None:
    """Nobody could end it."""
    room = Room().add(DAN).add(EVE)
    for who in (DAN, EVE):
        room.do(ADA, Mute(id_of(who), None))
    room.do(ADA, SetRole(id_of(EVE), Role.OWNER))
    assert not room.state.is_muted(id_of(EVE), room.now)
    room.do(EVE, Leave())
    room.do(ADA, Leave())

    assert room.role(DAN) == Role.OWNER
    assert not room.state.is_muted(id_of(DAN), room.now)


def test_the_departed_stay_known_with_their_keys() -> None:
    room = everyone()
    state = room.do(DAN, Leave())

    assert state.people[id_of(DAN)].keys.user_id == id_of(DAN)
    assert state.role(id_of(DAN)) is None


# ---- the Owner's place


def test_the_last_owner_s_place_goes_to_the_longest_standing_admin() -> None:
    room = Room().add(DAN).add(BEN).add(CLEO)
    room.do(ADA, SetRole(id_of(CLEO), Role.ADMIN))
    room.do(ADA, SetRole(id_of(BEN), Role.ADMIN))
    room.do(ADA, Leave())

    assert (room.role(BEN), room.role(CLEO), room.role(DAN)) == (
        Role.OWNER,
        Role.ADMIN,
        Role.MEMBER,
    )


def test_without_an_admin_it_goes_to_the_longest_standing_member() -> None:
    room = Room().add(DAN).add(BEN).add(EVE)
    room.do(ADA, Leave())

    assert (room.role(DAN), room.role(BEN), room.role(EVE)) == (
        Role.OWNER,
        Role.MEMBER,
        Role.MEMBER,
    )


def test_standing_counts_from_the_last_coming() -> None:
    room = Room().add(DAN).add(BEN)
    room.do(DAN, Leave())
    room.add(DAN)
    room.do(ADA, Leave())

    assert room.role(BEN) == Role.OWNER


def test_another_owner_needs_no_heir() -> None:
    room = everyone()
    room.do(ADA, SetRole(id_of(DAN), Role.OWNER))
    room.do(ADA, Leave())

    assert (room.role(DAN), room.role(BEN)) == (Role.OWNER, Role.ADMIN)


def test_the_place_is_handed_on_until_nobody_is_left() -> None:
    room = everyone()
    for who in (ADA, BEN, CLEO, DAN):
        room.do(who, Leave())
    assert room.role(EVE) == Role.OWNER
    state = room.do(EVE, Leave())

    assert state.members() == []


def test_who_follows_can_be_told_before_the_last_owner_goes() -> None:
    room = everyone()
    for who in (ADA, BEN, CLEO, DAN, EVE):
        heir = heir_of(room.state, id_of(who))
        room.do(who, Leave())
        owners = [each.user_id for each in room.state.members() if each.role == Role.OWNER]
        assert owners == ([heir] if heir else [])
    assert heir_of(room.state, id_of(EVE)) is None, "who is out leaves nothing behind"


def test_who_leaves_beside_another_owner_or_without_a_place_has_no_heir() -> None:
    room = everyone()
    assert heir_of(room.state, id_of(BEN)) is None
    assert heir_of(room.state, id_of(FAY)) is None


def test_a_former_owner_has_no_rank() -> None:
    room = everyone()
    room.do(ADA, Leave())

    assert not room.allows(ADA, Invite(fingerprint("sealroom/test/stranger", 1), room.now + DAY))
    assert room.role(ADA) is None


def test_whoever_accepts_into_an_empty_room_finds_an_owner() -> None:
    room = Room(sealed=True)
    room.replace_key()
    room.invite(ADA, BEN)
    room.do(ADA, Leave())
    state = room.accept(BEN)

    assert [person.role for person in state.members()] == [Role.OWNER]
