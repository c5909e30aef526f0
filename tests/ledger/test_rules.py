"""For every action: who may, who may not, when not, and what it does."""

import msgspec
import pytest

from sealroom.crypto import sign_join_request
from sealroom.ledger.errors import RuleBroken, SignatureInvalid
from sealroom.ledger.state import FOR_GOOD, Person, Span, State
from sealroom.protocol.entry import (
    Accept,
    Admit,
    AnyAction,
    Ban,
    Create,
    Decline,
    Dee2eeize,
    E2eeize,
    Info,
    Invite,
    Leave,
    Mute,
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
from sealroom.protocol.errors import Reason
from sealroom.protocol.ids import fingerprint
from sealroom.protocol.limits import (
    ENTRY_CLOCK_SECONDS,
    INVITATION_SECONDS,
    PENDING_INVITATIONS,
    SESSION_MEMBERS,
)
from sealroom.protocol.notifications import UpdateReason
from tests.ledger.people import ADA, BEN, CLEO, DAN, EVE, FAY, id_of, identity_of, key_id
from tests.ledger.room import (
    DAY,
    OPEN_INFO,
    POLICY,
    SECOND,
    START,
    Room,
    everyone,
    info_under,
    policy,
)

# In `everyone()`: Ada is Owner, Ben and Cleo are Admins, Dan and Eve Members, Fay is outside.
OWNER, ADMINS, MEMBERS = {ADA}, {ADA, BEN}, {ADA, BEN, DAN}


def may(room: Room, action: AnyAction) -> set[str]:
    """Who of one for each rank may do it."""
    return {who for who in (ADA, BEN, DAN, FAY) if room.allows(who, action)}


def reason(room: Room, author: str, action: AnyAction, time: int | None = None) -> Reason:
    refused = room.refusal(author, action, time)
    assert isinstance(refused, RuleBroken)
    return refused.reason


def stranger(number: int) -> str:
    return fingerprint("sealroom/test/stranger", number)


# ---- invite


def test_invite_is_for_owner_and_admins_or_for_all_members() -> None:
    room = everyone()
    action = Invite(id_of(FAY), room.now + DAY)
    assert may(room, action) == ADMINS
    room.do(ADA, SetPolicy(policy(members_invite=True)))

    assert may(room, action) == MEMBERS


def test_invite_makes_nobody_a_member() -> None:
    room = everyone()
    state = room.invite(BEN, FAY)

    assert state.is_invited(id_of(FAY), state.time)
    assert not state.is_member(id_of(FAY))
    assert state.invitations[id_of(FAY)].inviter == id_of(BEN)
    assert state.invitations[id_of(FAY)].number == state.number


@pytest.mark.parametrize("target", [ADA, BEN, DAN])
def test_members_are_not_invited(target: str) -> None:
    room = everyone()

    assert reason(room, ADA, Invite(id_of(target), room.now + DAY)) == Reason.ALREADY_MEMBER


def test_nobody_is_invited_twice_while_it_stands() -> None:
    room = everyone()
    room.invite(BEN, FAY, DAY)
    again = Invite(id_of(FAY), room.now + 3 * DAY)

    assert not room.allows(ADA, again)
    assert not room.allows(ADA, again, room.state.time + DAY - 1)
    assert room.allows(ADA, again, room.state.time + DAY)


def test_the_banned_are_not_invited() -> None:
    room = everyone()
    room.do(ADA, Ban(id_of(FAY), None))

    assert reason(room, ADA, Invite(id_of(FAY), room.now + DAY)) == Reason.BANNED


@pytest.mark.parametrize(
    ("life", "allowed"),
    [
        (-1, False),
        (0, False),
        (1, True),
        (INVITATION_SECONDS * SECOND, True),
        (INVITATION_SECONDS * SECOND + 1, False),
    ],
)
def test_an_invitation_lasts_up_to_30_days(life: int, *, allowed: bool) -> None:
    room = everyone()

    assert room.allows(ADA, Invite(id_of(FAY), room.now + life)) is allowed


def test_a_full_room_invites_nobody() -> None:
    room = everyone()
    room.state = crowded(room.state, SESSION_MEMBERS)

    assert reason(room, ADA, Invite(id_of(FAY), room.now + DAY)) == Reason.FULL


def test_invitations_that_wait_are_limited_and_expired_ones_make_room() -> None:
    room = everyone()
    room.invite(ADA, FAY)
    one = room.state.invitations[id_of(FAY)]
    full = {stranger(number): one for number in range(PENDING_INVITATIONS)}
    room.state = msgspec.structs.replace(room.state, invitations=full)
    later = Invite(id_of(FAY), one.expires_at + DAY)

    assert reason(room, ADA, Invite(id_of(FAY), room.now + DAY)) == Reason.FULL
    assert set(room.do(ADA, later, one.expires_at).invitations) == {id_of(FAY)}


# ---- withdraw


@pytest.mark.parametrize("inviter", [BEN, DAN])
def test_withdraw_is_for_the_inviter_and_for_owner_and_admins(inviter: str) -> None:
    room = everyone(policy=policy(members_invite=True))
    room.invite(inviter, FAY)

    assert may(room, Withdraw(id_of(FAY))) == ADMINS | {inviter}
    assert not room.allows(EVE, Withdraw(id_of(FAY)))


def test_withdraw_ends_the_invitation() -> None:
    room = everyone()
    room.invite(BEN, FAY)
    room.do(BEN, Withdraw(id_of(FAY)))

    assert reason(room, FAY, Accept(identity_of(FAY).keys)) == Reason.NOT_INVITED
    assert reason(room, ADA, Withdraw(id_of(FAY))) == Reason.NOT_INVITED


def test_an_inviter_who_left_withdraws_nothing() -> None:
    room = everyone()
    room.invite(BEN, FAY)
    room.do(BEN, Leave())

    assert reason(room, BEN, Withdraw(id_of(FAY))) == Reason.NOT_A_MEMBER


# ---- accept and decline


def test_accept_is_for_the_invitee_alone() -> None:
    room = everyone()
    room.invite(BEN, FAY)

    assert not room.allows(EVE, Accept(identity_of(EVE).keys))
    state = room.accept(FAY)
    assert state.role(id_of(FAY)) == Role.MEMBER
    assert state.people[id_of(FAY)].keys == identity_of(FAY).keys
    assert id_of(FAY) not in state.invitations


@pytest.mark.parametrize("action", [Accept, Decline])
def test_an_answer_counts_while_the_invitation_stands(action: type[Accept | Decline]) -> None:
    room = everyone()
    room.invite(ADA, FAY, DAY)
    answer, end = action(identity_of(FAY).keys), room.state.time + DAY

    assert room.allows(FAY, answer, end - 1)
    assert reason(room, FAY, answer, end) == Reason.NOT_INVITED


@pytest.mark.parametrize("action", [Accept, Decline])
def test_an_answer_with_another_s_keys_is_not_the_invitee_s(action: type[Accept | Decline]) -> None:
    room = everyone()
    room.invite(ADA, FAY)

    assert isinstance(room.refusal(FAY, action(identity_of(EVE).keys)), SignatureInvalid)
    assert isinstance(room.refusal(EVE, action(identity_of(FAY).keys)), SignatureInvalid)


def test_accepting_twice_is_refused() -> None:
    room = everyone()
    room.invite(ADA, FAY)
    room.accept(FAY)

    assert not room.allows(FAY, Accept(identity_of(FAY).keys))


def test_a_full_room_takes_nobody() -> None:
    room = everyone()
    room.invite(ADA, FAY)
    asked = room.request_of(FAY)
    crowd = crowded(room.state, SESSION_MEMBERS)
    room.state = crowd

    assert reason(room, FAY, Accept(identity_of(FAY).keys)) == Reason.FULL
    assert reason(room, ADA, Admit(asked)) == Reason.FULL
    room.state = crowded(room.state, SESSION_MEMBERS - 1)
    assert room.allows(FAY, Accept(identity_of(FAY).keys))


def test_decline_ends_the_invitation() -> None:
    room = everyone()
    room.invite(ADA, FAY)
    state = room.do(FAY, Decline(identity_of(FAY).keys))

    assert not state.is_member(id_of(FAY))
    assert not room.allows(FAY, Accept(identity_of(FAY).keys))


# ---- admit


def test_admit_is_for_owner_and_admins_or_for_all_members() -> None:
    room = everyone()
    asked = room.request_of(FAY)
    assert may(room, Admit(asked)) == ADMINS
    room.do(ADA, SetPolicy(policy(members_admit=True)))

    assert may(room, Admit(asked)) == MEMBERS


def test_admit_makes_the_signer_a_member() -> None:
    room = everyone()
    room.invite(ADA, FAY)
    state = room.admit(BEN, FAY)

    assert state.role(id_of(FAY)) == Role.MEMBER
    assert id_of(FAY) not in state.invitations


def test_admit_needs_what_the_joiner_signed_for_this_room() -> None:
    room, other = everyone(), Room(nonce=1)
    elsewhere = other.request_of(FAY)
    mine = room.request_of(FAY)
    words = msgspec.structs.replace(mine, words="make me Owner")
    time = msgspec.structs.replace(mine, time=mine.time + 1)
    keys = msgspec.structs.replace(mine, keys=identity_of(EVE).keys)
    moved = msgspec.structs.replace(elsewhere, session_id=room.state.session_id)

    assert isinstance(room.refusal(ADA, Admit(elsewhere)), RuleBroken)
    for forged in (words, time, keys, moved):
        assert isinstance(room.refusal(ADA, Admit(forged)), SignatureInvalid)


def test_a_request_is_good_for_one_stay() -> None:
    room = everyone()
    asked = room.request_of(FAY)
    room.do(ADA, Admit(asked))
    assert reason(room, ADA, Admit(asked)) == Reason.ALREADY_MEMBER
    room.do(FAY, Leave())
    left_at = room.state.time

    assert not room.allows(ADA, Admit(asked))
    assert not room.allows(ADA, Admit(room.request_of(FAY, left_at)))
    assert room.allows(ADA, Admit(room.request_of(FAY, left_at + 1)))


@pytest.mark.parametrize(
    ("age", "allowed"),
    [
        (0, True),
        (INVITATION_SECONDS, True),
        (INVITATION_SECONDS + 1, False),
        (-ENTRY_CLOCK_SECONDS, True),
        (-ENTRY_CLOCK_SECONDS - 1, False),
    ],
)
def test_a_request_is_neither_old_nor_from_the_future(age: int, *, allowed: bool) -> None:
    """One from a clock far ahead would outlive the stay it asked for."""
    room = everyone()
    asked = room.request_of(FAY, room.now - age * SECOND)

    assert room.allows(ADA, Admit(asked)) is allowed


def test_the_banned_are_not_admitted() -> None:
    room = everyone()
    room.do(ADA, Ban(id_of(FAY), None))

    assert reason(room, ADA, Admit(room.request_of(FAY))) == Reason.BANNED


# ---- leave and remove


def test_leave_is_for_members() -> None:
    assert may(everyone(), Leave()) == MEMBERS


def test_remove_is_for_higher_ranks() -> None:
    room = everyone()
    allowed = {
        (author, target)
        for author in (ADA, BEN, DAN, FAY)
        for target in (ADA, BEN, CLEO, DAN, EVE, FAY)
        if room.allows(author, Remove(id_of(target)))
    }

    assert allowed == {(ADA, BEN), (ADA, CLEO), (ADA, DAN), (ADA, EVE), (BEN, DAN), (BEN, EVE)}


def test_the_removed_are_out_and_may_come_back() -> None:
    room = everyone()
    state = room.do(BEN, Remove(id_of(DAN)))

    assert not state.is_member(id_of(DAN))
    assert not state.is_banned(id_of(DAN), room.now)
    assert may(room, Leave()) == {ADA, BEN}
    assert room.admit(ADA, DAN).role(id_of(DAN)) == Role.MEMBER


@pytest.mark.parametrize("put_out", [Remove(id_of(DAN)), Ban(id_of(DAN), None)])
def test_invitations_of_who_is_put_out_fall(put_out: AnyAction) -> None:
    room = everyone(policy=policy(members_invite=True))
    room.invite(DAN, FAY)
    room.do(ADA, put_out)

    assert reason(room, FAY, Accept(identity_of(FAY).keys)) == Reason.NOT_INVITED


def test_invitations_of_who_leaves_stand() -> None:
    room = everyone(policy=policy(members_invite=True))
    room.invite(DAN, FAY)
    room.do(DAN, Leave())

    assert room.allows(FAY, Accept(identity_of(FAY).keys))


# ---- ban and unban


def test_ban_is_for_higher_ranks_and_reaches_strangers() -> None:
    room = everyone()
    allowed = {
        (author, target)
        for author in (ADA, BEN, DAN, FAY)
        for target in (ADA, BEN, CLEO, DAN, FAY)
        if room.allows(author, Ban(id_of(target), None))
    }

    assert allowed == {(ADA, BEN), (ADA, CLEO), (ADA, DAN), (ADA, FAY), (BEN, DAN), (BEN, FAY)}


def test_a_banned_member_is_out() -> None:
    room = everyone()
    state = room.do(BEN, Ban(id_of(DAN), None))

    assert not state.is_member(id_of(DAN))
    assert state.is_banned(id_of(DAN), FOR_GOOD - 1)


def test_a_banned_invitee_is_invited_no_more() -> None:
    room = everyone()
    room.invite(ADA, FAY, 9 * DAY)
    room.do(BEN, Ban(id_of(FAY), room.now + DAY))

    assert not room.allows(FAY, Accept(identity_of(FAY).keys), room.now + 2 * DAY)


def test_a_ban_has_an_end() -> None:
    room = everyone()
    end = room.now + DAY
    room.do(ADA, Ban(id_of(FAY), end))
    invitation = Invite(id_of(FAY), end + DAY)

    assert reason(room, ADA, invitation, end - 1) == Reason.BANNED
    assert room.allows(ADA, invitation, end)


@pytest.mark.parametrize("action", [Ban, Mute])
def test_an_end_lies_ahead(action: type[Ban | Mute]) -> None:
    room = everyone()

    assert not room.allows(ADA, action(id_of(DAN), room.now))
    assert room.allows(ADA, action(id_of(DAN), room.now + 1))


def test_a_ban_can_be_changed() -> None:
    room = everyone()
    room.do(BEN, Ban(id_of(FAY), None))
    state = room.do(CLEO, Ban(id_of(FAY), room.now + DAY))

    assert not state.is_banned(id_of(FAY), state.time + DAY)


def test_unban_is_for_owner_and_admins() -> None:
    room = everyone()
    assert may(room, Unban(id_of(FAY))) == set()
    room.do(ADA, Ban(id_of(FAY), None))
    assert may(room, Unban(id_of(FAY))) == ADMINS
    room.do(BEN, Unban(id_of(FAY)))

    assert room.allows(ADA, Invite(id_of(FAY), room.now + DAY))


# ---- mute and unmute


@pytest.mark.parametrize("muted", [False, True])
def test_mute_and_unmute_are_for_higher_ranks(*, muted: bool) -> None:
    room = everyone()
    if muted:
        for target in (BEN, CLEO, DAN, EVE):
            room.do(ADA, Mute(id_of(target), None))
    allowed = {
        (author, target)
        for author in (ADA, BEN, DAN, FAY)
        for target in (ADA, BEN, CLEO, DAN, EVE, FAY)
        if room.allows(author, Unmute(id_of(target)) if muted else Mute(id_of(target), None))
    }

    assert allowed == {(ADA, BEN), (ADA, CLEO), (ADA, DAN), (ADA, EVE), (BEN, DAN), (BEN, EVE)}


def test_a_mute_lasts_to_its_end_or_its_lifting() -> None:
    room = everyone()
    end = room.now + DAY
    state = room.do(BEN, Mute(id_of(DAN), end))
    assert state.is_muted(id_of(DAN), end - 1)
    assert not state.is_muted(id_of(DAN), end)
    state = room.do(BEN, Mute(id_of(DAN), None))
    assert state.is_muted(id_of(DAN), FOR_GOOD - 1)
    state = room.do(BEN, Unmute(id_of(DAN)))

    assert not state.is_muted(id_of(DAN), state.time)
    assert not room.allows(BEN, Unmute(id_of(DAN)))


# ---- roles


@pytest.mark.parametrize("role", [Role.OWNER, Role.MEMBER])
def test_set_role_is_for_the_owner(role: Role) -> None:
    assert may(everyone(), SetRole(id_of(CLEO), role)) == OWNER


def test_roles_go_up_and_down() -> None:
    room = everyone()
    room.do(ADA, SetRole(id_of(DAN), Role.ADMIN))
    room.do(ADA, SetRole(id_of(BEN), Role.MEMBER))

    assert (room.role(DAN), room.role(BEN)) == (Role.ADMIN, Role.MEMBER)
    assert room.allows(DAN, Remove(id_of(BEN)))


def test_a_role_one_has_is_no_change() -> None:
    room = everyone()

    for who, role in ((ADA, Role.OWNER), (BEN, Role.ADMIN), (DAN, Role.MEMBER)):
        assert not room.allows(ADA, SetRole(id_of(who), role))


def test_strangers_have_no_role() -> None:
    assert reason(everyone(), ADA, SetRole(id_of(FAY), Role.ADMIN)) == Reason.NOT_A_MEMBER


def test_owners_stand_side_by_side_and_step_down_by_themselves_alone() -> None:
    room = everyone()
    assert not room.allows(ADA, SetRole(id_of(ADA), Role.ADMIN))
    room.do(ADA, SetRole(id_of(BEN), Role.OWNER))
    assert not room.allows(ADA, SetRole(id_of(BEN), Role.ADMIN))
    assert not room.allows(ADA, Remove(id_of(BEN)))
    room.do(ADA, SetRole(id_of(ADA), Role.MEMBER))

    assert (room.role(ADA), room.role(BEN)) == (Role.MEMBER, Role.OWNER)
    assert not room.allows(BEN, SetRole(id_of(BEN), Role.MEMBER))


# ---- sealing


@pytest.mark.parametrize("sealed", [False, True])
def test_e2eeize_is_for_the_owner_sealed_or_not(*, sealed: bool) -> None:
    assert may(everyone(sealed=sealed), E2eeize(open_allowed=True)) == OWNER


def test_e2eeize_seals_and_marks_until_the_first_key() -> None:
    room = everyone()
    state = room.do(ADA, E2eeize(open_allowed=False))

    assert (state.e2ee_on, state.due, state.key_id) == (True, UpdateReason.SWITCHED_ON, None)
    assert not state.policy.open_allowed


def test_e2eeize_of_a_sealed_room_asks_for_a_key() -> None:
    room = everyone(sealed=True)
    key = room.state.key_id
    state = room.do(ADA, E2eeize(open_allowed=True))

    assert (state.due, state.key_id, state.epoch) == (UpdateReason.ASKED, key, 1)


def test_dee2eeize_is_for_the_owner_of_a_sealed_room() -> None:
    assert may(everyone(sealed=True), Dee2eeize(OPEN_INFO)) == OWNER
    assert may(everyone(), Dee2eeize(OPEN_INFO)) == set()


def test_dee2eeize_ends_the_key_and_the_mark() -> None:
    room = everyone(sealed=True)
    room.do(DAN, Leave())
    state = room.do(ADA, Dee2eeize(OPEN_INFO))

    assert (state.e2ee_on, state.due, state.key_id, state.info) == (False, None, None, OPEN_INFO)
    assert (state.room_keys[-1].ended, state.room_keys[-1].ended_at) == (state.number, state.time)
    assert state.departed == ()


def test_dee2eeize_carries_the_title_in_the_open() -> None:
    room = everyone(sealed=True)

    assert not room.allows(ADA, Dee2eeize(info_under(room.state.key_id)))


def test_sealing_again_goes_on_with_the_epochs() -> None:
    room = everyone(sealed=True)
    room.do(ADA, Dee2eeize(OPEN_INFO))
    room.do(ADA, E2eeize(open_allowed=True))
    first = room.state.room_keys[0].key_id

    assert room.state.key_id is None
    assert not room.allows(ADA, ReplaceRoomKey(1, key_id(99), info_under(key_id(99))))
    assert not room.allows(ADA, ReplaceRoomKey(2, first, info_under(first)))
    assert room.replace_key().epoch == 2


# ---- room key


def test_room_key_is_for_members_where_it_is_due() -> None:
    room = everyone(sealed=True)
    assert reason(room, DAN, room.next_key()) == Reason.UPDATE_NOT_DUE
    room.do(EVE, Leave())

    assert may(room, room.next_key()) == MEMBERS


def test_room_key_takes_the_mark_and_the_departed() -> None:
    room = everyone(sealed=True)
    room.do(EVE, Leave())
    action = room.next_key()
    state = room.do(DAN, action)
    before, after = state.room_keys

    assert (state.due, state.departed, state.key_id) == (None, (), action.key_id)
    assert (before.ended, before.ended_at) == (state.number, state.time)
    assert (after.epoch, after.made_by, after.valid_from) == (2, id_of(DAN), state.time)
    assert (after.number, after.reason) == (state.number, UpdateReason.DEPARTURE)
    assert after.departed == (id_of(EVE),)
    assert after.ended is None
    assert state.info == action.info


def test_room_key_is_the_next_and_never_used_before() -> None:
    room = everyone(sealed=True)
    used = room.state.key_id
    assert used is not None
    room.do(EVE, Leave())
    fresh = key_id(99)

    assert reason(room, ADA, ReplaceRoomKey(1, fresh, info_under(fresh))) == Reason.STALE_KEY
    assert reason(room, ADA, ReplaceRoomKey(3, fresh, info_under(fresh))) == Reason.STALE_KEY
    assert not room.allows(ADA, ReplaceRoomKey(2, used, info_under(used)))
    assert room.allows(ADA, ReplaceRoomKey(2, fresh, info_under(fresh)))


@pytest.mark.parametrize("under", [None, key_id(1), key_id(98)])
def test_room_key_carries_the_title_under_itself(under: str | None) -> None:
    room = everyone(sealed=True)
    room.do(EVE, Leave())

    assert not room.allows(ADA, ReplaceRoomKey(2, key_id(99), info_under(under)))


def test_an_open_room_takes_no_key() -> None:
    room = everyone()

    assert reason(room, ADA, room.next_key()) == Reason.NOT_SEALED


def test_a_key_s_period_makes_it_due() -> None:
    room = everyone(sealed=True)
    over = room.state.time + POLICY.rotation_period * SECOND

    assert not room.allows(DAN, room.next_key(), over - 1)
    state = room.replace_key(DAN, over)
    assert state.room_keys[-1].reason == UpdateReason.PERIOD


def test_a_period_of_0_is_never_over() -> None:
    room = everyone(sealed=True, policy=policy(rotation_period=0))

    assert not room.allows(ADA, room.next_key(), START + 4000 * DAY)


# ---- info and policy


@pytest.mark.parametrize("sealed", [False, True])
def test_set_info_is_for_owner_and_admins_under_the_key_in_use(*, sealed: bool) -> None:
    room = everyone(sealed=sealed)
    right = info_under(room.state.key_id)
    wrong = info_under(None if sealed else key_id(1))

    assert may(room, SetInfo(right)) == ADMINS
    assert may(room, SetInfo(wrong)) == set()
    state = room.do(BEN, SetInfo(right))
    assert (state.info, state.info_author, state.info_number) == (right, id_of(BEN), state.number)


def test_set_info_waits_for_the_first_key() -> None:
    room = Room(sealed=True)

    assert reason(room, ADA, SetInfo(OPEN_INFO)) == Reason.NO_KEY_YET
    assert reason(room, ADA, SetInfo(info_under(key_id(1)))) == Reason.NO_KEY_YET


def test_set_policy_is_for_the_owner() -> None:
    room = everyone()
    wanted = policy(rotation_period=60, members_admit=True)

    assert may(room, SetPolicy(wanted)) == OWNER
    assert room.do(ADA, SetPolicy(wanted)).policy == wanted


def test_how_long_messages_are_kept_and_who_waits_is_for_owner_and_admins() -> None:
    room = everyone()

    assert may(room, SetLifetime(86_400)) == ADMINS
    assert may(room, SetSlowMode(30)) == ADMINS
    assert room.do(BEN, SetLifetime(86_400)).lifetime == 86_400
    assert room.do(ADA, SetLifetime(0)).lifetime == 0
    state = room.do(BEN, SetSlowMode(30))
    pauses = {who: state.pause_of(id_of(who)) for who in (ADA, BEN, CLEO, DAN, EVE, FAY)}
    assert pauses == {ADA: 0, BEN: 0, CLEO: 0, DAN: 30, EVE: 30, FAY: 0}, "only Members wait"


# ---- earlier messages


def from_when(room: Room, who: str) -> int:
    return room.state.people[id_of(who)].spans[-1].reads_from


def test_earlier_messages_are_shared_by_whoever_may_let_people_in() -> None:
    room = everyone()
    room.add(FAY)
    recent = room.state.time - SECOND

    share = ShareHistory(id_of(FAY), recent)
    assert {who for who in (ADA, BEN, DAN, EVE) if room.allows(who, share)} == ADMINS
    for wanted in (policy(members_invite=True), policy(members_admit=True)):
        room.do(ADA, SetPolicy(wanted))
        assert {who for who in (ADA, BEN, DAN) if room.allows(who, share)} == MEMBERS
    assert not room.allows(FAY, share), "nobody for themselves"


def test_what_is_shared_reaches_no_further_than_the_author_reads() -> None:
    room = everyone()
    room.add(FAY)
    own = from_when(room, BEN)

    assert own == room.state.people[id_of(BEN)].spans[0].joined_at
    assert room.allows(BEN, ShareHistory(id_of(FAY), own))
    for too_old in (own - 1, 0):
        refusal = room.refusal(BEN, ShareHistory(id_of(FAY), too_old))
        assert isinstance(refusal, RuleBroken)
        assert "that old" in str(refusal)
    assert room.allows(ADA, ShareHistory(id_of(FAY), 0)), "who was there from the beginning"

    room.do(ADA, ShareHistory(id_of(BEN), own - SECOND))
    assert room.allows(BEN, ShareHistory(id_of(FAY), own - SECOND)), "what was shared with them"


def test_who_came_back_shares_no_more_than_their_present_stay() -> None:
    room = everyone()
    before = from_when(room, BEN)
    room.do(BEN, Leave())
    room.add(BEN, Role.ADMIN)
    room.add(FAY)

    assert not room.allows(BEN, ShareHistory(id_of(FAY), before))
    assert room.allows(BEN, ShareHistory(id_of(FAY), from_when(room, BEN)))


def test_earlier_messages_are_shared_with_members_alone() -> None:
    room = everyone()
    room.invite(ADA, FAY)
    assert not room.allows(ADA, ShareHistory(id_of(FAY), 0)), "invited is not in"
    room.accept(FAY)
    room.do(ADA, ShareHistory(id_of(FAY), 0))
    room.do(FAY, Leave())
    assert not room.allows(ADA, ShareHistory(id_of(FAY), 0))

    room.add(FAY)

    assert from_when(room, FAY) > 0, "a share holds for the stay it was given in"


def test_a_share_only_ever_reaches_further() -> None:
    room = everyone()
    room.add(FAY)
    shared = from_when(room, FAY) - SECOND

    state = room.do(ADA, ShareHistory(id_of(FAY), shared))
    assert state.people[id_of(FAY)].spans[-1].reads_since == shared
    for less in (shared, shared + 1, room.now):
        assert not room.allows(ADA, ShareHistory(id_of(FAY), less))
    assert room.do(ADA, ShareHistory(id_of(FAY), 0)).people[id_of(FAY)].spans[-1].reads_since == 0
    assert not room.allows(ADA, ShareHistory(id_of(ADA), 0)), "the founder has it all"


# ---- everything


def test_a_room_is_created_once() -> None:
    room = everyone()
    again = Create(bytes(32), identity_of(ADA).keys, e2ee_on=False, policy=POLICY)

    assert may(room, again) == set()


def test_who_has_left_may_do_nothing() -> None:
    room = everyone(sealed=True)
    room.invite(ADA, FAY)
    asked = sign_join_request(identity_of(FAY), room.state.session_id, "", room.now)
    room.do(ADA, SetRole(id_of(BEN), Role.OWNER))
    room.do(BEN, Leave())
    actions: list[AnyAction] = [
        Invite(stranger(1), room.now + DAY),
        Withdraw(id_of(FAY)),
        Accept(identity_of(BEN).keys),
        Decline(identity_of(BEN).keys),
        Admit(asked),
        Leave(),
        Remove(id_of(DAN)),
        Ban(id_of(DAN), None),
        Unban(id_of(DAN)),
        Mute(id_of(DAN), None),
        Unmute(id_of(DAN)),
        SetRole(id_of(DAN), Role.ADMIN),
        E2eeize(open_allowed=True),
        Dee2eeize(OPEN_INFO),
        room.next_key(),
        SetInfo(info_under(room.state.key_id)),
        SetPolicy(POLICY),
        ShareHistory(id_of(DAN), 0),
        SetLifetime(60),
        SetSlowMode(60),
        Create(bytes(32), identity_of(BEN).keys, e2ee_on=False, policy=POLICY),
    ]

    assert {type(action) for action in actions} == set(AnyAction.__args__)
    assert [action for action in actions if room.allows(BEN, action)] == []


def crowded(state: State, members: int) -> State:
    """The state with this many members in all."""
    keys = identity_of(ADA).keys
    extra = members - len(state.members())
    people = dict(state.people)
    if extra < 0:
        people = {name: people[name] for name in list(people)[:members]}
    for number in range(extra):
        user = stranger(number)
        people[user] = Person(user, keys, Role.MEMBER, (Span(joined=1, joined_at=START),))
    return msgspec.structs.replace(state, people=people)


def test_info_bodies_are_carried_as_they_are() -> None:
    room = everyone()
    info = Info(key_id=None, body=bytes(range(256)))

    assert room.do(ADA, SetInfo(info)).info == info
