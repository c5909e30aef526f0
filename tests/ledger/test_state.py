"""What a state answers when it is asked."""

import pytest

from sealroom.ledger.state import Rank
from sealroom.protocol.entry import Dee2eeize, E2eeize, Leave, Role, ShareHistory
from sealroom.protocol.limits import MILLISECONDS
from sealroom.protocol.notifications import UpdateReason
from tests.ledger.people import ADA, BEN, DAN, EVE, FAY, id_of, key_id
from tests.ledger.room import OPEN_INFO, POLICY, SECOND, Room, everyone, policy


def test_ranks_are_in_order_and_strangers_have_none() -> None:
    state = everyone().state
    ranks = [state.rank(id_of(who)) for who in (FAY, DAN, BEN, ADA)]

    assert ranks == [Rank.NONE, Rank.MEMBER, Rank.ADMIN, Rank.OWNER]
    assert ranks == sorted(ranks)
    assert state.role(id_of(FAY)) is None
    assert state.role(id_of(ADA)) == Role.OWNER


def test_members_are_those_who_are_in() -> None:
    room = everyone()
    room.do(BEN, Leave())
    members = [person.user_id for person in room.state.members()]

    assert members == [id_of(who) for who in (ADA, "cleo", DAN, EVE)]


@pytest.mark.parametrize("members_may", [False, True])
def test_the_policy_says_what_members_may(*, members_may: bool) -> None:
    wanted = policy(members_invite=members_may, members_admit=members_may)
    state = everyone(policy=wanted).state

    assert state.may_invite(id_of(DAN)) is members_may
    assert state.may_admit(id_of(DAN)) is members_may
    assert state.may_invite(id_of(BEN))
    assert state.may_admit(id_of(BEN))
    assert not state.may_invite(id_of(FAY))
    assert not state.may_admit(id_of(FAY))


def test_a_key_is_in_use_only_while_the_room_is_sealed() -> None:
    room = Room(sealed=True)
    assert (room.state.epoch, room.state.key_id) == (0, None)
    room.replace_key()
    assert (room.state.epoch, room.state.key_id) == (1, key_id(1))
    room.do(ADA, Dee2eeize(OPEN_INFO))
    assert (room.state.epoch, room.state.key_id) == (1, None)
    room.do(ADA, E2eeize(open_allowed=True))
    assert (room.state.epoch, room.state.key_id) == (1, None)
    room.replace_key()

    assert (room.state.epoch, room.state.key_id) == (2, key_id(2))


def test_due_by_mark_or_by_time() -> None:
    room = everyone(sealed=True)
    over = room.state.time + POLICY.rotation_period * SECOND
    assert room.state.period_over_at == over
    assert room.state.due_reason(over - 1) is None
    assert room.state.due_reason(over) == UpdateReason.PERIOD
    room.do(DAN, Leave())

    assert room.state.due_reason(room.now) == UpdateReason.DEPARTURE
    assert room.state.due_reason(over) == UpdateReason.DEPARTURE


def test_nothing_is_ever_due_in_an_open_room_or_without_a_period() -> None:
    open_room = everyone()
    no_period = everyone(sealed=True, policy=policy(rotation_period=0))

    for room in (open_room, no_period):
        assert room.state.due_reason(MILLISECONDS - 1) is None
        assert room.state.period_over_at == MILLISECONDS


def test_records_of_keys_are_found_by_their_id() -> None:
    room = everyone(sealed=True)
    room.do(DAN, Leave())
    room.replace_key()

    for number in (1, 2):
        record = room.state.key_record(key_id(number))
        assert record is not None
        assert record.epoch == number
    assert room.state.key_record(key_id(3)) is None


def test_who_was_a_member_under_which_key() -> None:
    room = everyone(sealed=True)  # key 1: Dan leaves under it, Fay comes in under it
    room.do(DAN, Leave())
    room.add(FAY)
    room.replace_key()  # key 2: Eve leaves and comes back
    room.do(EVE, Leave())
    room.add(EVE)
    room.replace_key()  # key 3: nobody moves
    held = {
        who: [room.state.was_member_under(id_of(who), record) for record in room.state.room_keys]
        for who in (ADA, DAN, EVE, FAY)
    }

    assert held == {
        ADA: [True, True, True],
        DAN: [True, False, False],
        EVE: [True, True, True],
        FAY: [True, True, True],
    }


def test_who_joins_after_a_key_s_end_was_not_there() -> None:
    room = everyone(sealed=True)
    room.do(ADA, Dee2eeize(OPEN_INFO))
    room.add(FAY)
    room.do(ADA, E2eeize(open_allowed=True))
    room.replace_key()
    first, second = room.state.room_keys

    assert not room.state.was_member_under(id_of(FAY), first)
    assert room.state.was_member_under(id_of(FAY), second)


def test_a_shared_key_may_be_read_and_no_older_one() -> None:
    room = everyone(sealed=True)
    ends = []
    for _ in range(3):
        room.do(ADA, E2eeize(open_allowed=True))
        ends.append(room.replace_key().time)
    room.add(FAY)
    records, fay = room.state.room_keys, id_of(FAY)

    def readable() -> list[bool]:
        return [room.state.may_read(fay, record) for record in records]

    assert readable() == [False, False, False, True]
    room.do(ADA, ShareHistory(fay, ends[1]))
    assert readable() == [False, False, True, True], "the second key was over by then"
    room.do(ADA, ShareHistory(fay, ends[1] - 1))
    assert readable() == [False, True, True, True]
    assert not room.state.was_member_under(fay, records[1])
    room.do(ADA, ShareHistory(fay, 0))
    assert readable() == [True, True, True, True]


def test_what_was_shared_in_one_stay_is_none_of_the_next() -> None:
    room = everyone(sealed=True)
    room.do(ADA, E2eeize(open_allowed=True))
    room.replace_key()
    room.add(FAY)
    room.do(ADA, ShareHistory(id_of(FAY), 0))
    room.do(FAY, Leave())
    room.replace_key()  # while Fay is out
    room.do(ADA, E2eeize(open_allowed=True))
    room.replace_key()
    room.add(FAY)

    read = [room.state.may_read(id_of(FAY), record) for record in room.state.room_keys]

    assert read == [True, True, False, True]


def test_a_stranger_was_never_there() -> None:
    room = everyone(sealed=True)

    assert not room.state.was_member_under(id_of(FAY), room.state.room_keys[0])
