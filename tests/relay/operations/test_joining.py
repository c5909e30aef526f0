"""Asking to be let in, and the answer."""

import msgspec

from sealroom.protocol import requests
from sealroom.protocol.entry import Admit, Ban, JoinRequest, Role, SetPolicy, SetRole, Unban
from sealroom.protocol.errors import Code, Reason
from sealroom.protocol.notifications import (
    AllowUserJoinSessionNotification,
    JoinSessionApproval,
    JoinSessionSettled,
    LedgerNotification,
    MsgNotification,
)
from tests.relay.conftest import Scene
from tests.relay.raw_client import RawClient, refused
from tests.relay.room import OPEN_HOUSE, Room

STRICT = msgspec.structs.replace(OPEN_HOUSE, members_admit=False)


class Door:
    """A room with Ada (Owner) and Ben (Member), and Cleo before it."""

    def __init__(self, ada: RawClient, ben: RawClient, cleo: RawClient, room: Room) -> None:
        self.ada = ada
        self.ben = ben
        self.cleo = cleo
        self.room = room


async def door(scene: Scene, policy: object = OPEN_HOUSE) -> Door:
    ada, ben, cleo = [await scene.enter(name) for name in ("Ada", "Ben", "Cleo")]
    room = await ada.new_room([ben.person], policy=policy)  # type: ignore[arg-type]
    await ben.accept(room)
    return Door(ada, ben, cleo, room)


async def test_approvers_who_are_online_see_a_request_at_once_and_others_when_they_come(
    scene: Scene,
) -> None:
    at = await door(scene)
    await scene.drop(at.ben)
    await at.cleo.ask_to_join(at.room)
    approval = await at.ada.hears(JoinSessionApproval)
    assert approval.user == at.cleo.person.card
    assert approval.user_id == at.cleo.user_id
    assert approval.public_key == at.cleo.person.keys.public_key
    assert approval.request.words == "May I?"
    ben = await scene.return_of(at.ben.person)
    await ben.sync()
    assert (await ben.hears(JoinSessionApproval)).request == approval.request


async def test_who_is_let_in_gets_the_key_and_reads_from_then_on(scene: Scene) -> None:
    at = await door(scene)
    await at.ada.say(at.room)
    await at.cleo.ask_to_join(at.room)
    request = (await at.ada.hears(JoinSessionApproval)).request
    await at.ada.let_in(at.room, request)
    allowed = await at.cleo.hears(AllowUserJoinSessionNotification)
    assert (allowed.accepted, allowed.settled_by) == (True, at.ada.user_id)
    assert (allowed.epoch, allowed.key_id) == (1, at.room.key_id)
    assert allowed.room_key == b"wrapped key"
    settled = await at.ben.hears(JoinSessionSettled)
    assert (settled.user_id, settled.accepted) == (at.cleo.user_id, True)
    assert settled.settled_by == at.ada.user_id
    await at.ben.say(at.room)
    assert (await at.cleo.hears(MsgNotification)).message.header.sender == at.ben.user_id
    assert [each.entry for each in at.cleo.of(LedgerNotification)] == at.room.entries
    assert not at.ada.of(JoinSessionSettled)


async def test_who_is_refused_learns_it_and_the_other_approvers_too(scene: Scene) -> None:
    at = await door(scene)
    await at.cleo.ask_to_join(at.room)
    await at.ben.refuse(at.room, at.cleo.user_id)
    answer = await at.cleo.hears(AllowUserJoinSessionNotification)
    assert (answer.accepted, answer.key_id, answer.room_key) == (False, None, None)
    assert not (await at.ada.hears(JoinSessionSettled)).accepted
    with refused(Code.FAILED_PRECONDITION, Reason.REQUEST_SETTLED):
        await at.ada.refuse(at.room, at.cleo.user_id)
    await at.cleo.ask_to_join(at.room)


async def test_the_other_devices_of_who_settled_it_learn_it_too(scene: Scene) -> None:
    at = await door(scene)
    laptop = await scene.return_of(at.ada.person.at_another_device())
    await laptop.sync()
    await at.cleo.ask_to_join(at.room)
    await laptop.hears(JoinSessionApproval)
    await at.ada.refuse(at.room, at.cleo.user_id)
    assert (await laptop.hears(JoinSessionSettled)).settled_by == at.ada.user_id


async def test_a_settled_request_is_not_shown_to_approvers_who_come_later(scene: Scene) -> None:
    at = await door(scene)
    await scene.drop(at.ben)
    await at.cleo.ask_to_join(at.room)
    await at.ada.refuse(at.room, at.cleo.user_id)
    ben = await scene.return_of(at.ben.person)
    await ben.sync()
    await ben.hears(JoinSessionSettled)
    assert not ben.of(JoinSessionApproval)


async def test_letting_in_twice_settles_once(scene: Scene) -> None:
    at = await door(scene)
    await at.cleo.ask_to_join(at.room)
    request = (await at.ada.hears(JoinSessionApproval)).request
    entry = at.room.sign(at.ada.person, Admit(request))
    asked = at.ada.admission(at.room, request, entry, at.room.key_id)
    first = await at.ada.ask(asked)
    assert await at.ada.ask(asked) == first
    at.room.take(entry)
    with refused(Code.FAILED_PRECONDITION, Reason.REQUEST_SETTLED):
        await at.ben.let_in(at.room, request)
    with refused(Code.FAILED_PRECONDITION, Reason.REQUEST_SETTLED):
        await at.ben.refuse(at.room, at.cleo.user_id)


async def test_two_approvers_at_one_head_one_wins_and_the_other_follows(scene: Scene) -> None:
    at = await door(scene)
    await at.cleo.ask_to_join(at.room)
    request = (await at.ada.hears(JoinSessionApproval)).request
    late = at.room.sign(at.ben.person, Admit(request))
    await at.ada.let_in(at.room, request)
    with refused(Code.FAILED_PRECONDITION, Reason.REQUEST_SETTLED):
        await at.ben.ask(at.ben.admission(at.room, request, late, at.room.key_id))


async def test_asking_again_while_it_waits_is_refused(scene: Scene) -> None:
    at = await door(scene)
    await at.cleo.ask_to_join(at.room)
    with refused(Code.ALREADY_EXISTS, Reason.ALREADY_ASKED):
        await at.cleo.ask_to_join(at.room)
    with refused(Code.ALREADY_EXISTS, Reason.ALREADY_MEMBER):
        await at.ben.ask_to_join(at.room)


async def test_banned_users_cannot_ask_and_a_waiting_request_falls_with_the_ban(
    scene: Scene,
) -> None:
    at = await door(scene)
    await at.cleo.ask_to_join(at.room)
    await at.ada.append(at.room, requests.BanUserRequest, Ban(at.cleo.user_id, None))
    assert not (await at.ben.hears(JoinSessionSettled)).accepted
    with refused(Code.PERMISSION_DENIED, Reason.BANNED):
        await at.cleo.ask_to_join(at.room)
    await at.ada.append(at.room, requests.UnbanUserRequest, Unban(at.cleo.user_id))
    await at.cleo.ask_to_join(at.room)


async def test_nobody_can_ask_at_a_session_that_is_unknown_or_empty(scene: Scene) -> None:
    ada, cleo = await scene.enter("Ada"), await scene.enter("Cleo")
    room = await ada.new_room()
    await ada.leave(room)
    with refused(Code.NOT_FOUND):
        await cleo.ask_to_join(room)
    signed = msgspec.structs.replace(room.join_request(cleo.person), session_id="a" * 52)
    with refused(Code.INVALID_ARGUMENT, Reason.PROOF_REFUSED):
        await cleo.ask(requests.JoinSessionRequest(id=90, session_id="a" * 52, request=signed))


async def test_a_request_must_be_signed_by_who_asks_now_for_this_session(scene: Scene) -> None:
    at = await door(scene)

    async def ask(request: JoinRequest, id_: int) -> None:
        session_id = at.room.session_id
        await at.cleo.ask(
            requests.JoinSessionRequest(id=id_, session_id=session_id, request=request)
        )

    sound = at.room.join_request(at.cleo.person)
    with refused(Code.INVALID_ARGUMENT):
        await ask(at.room.join_request(at.ben.person), 90)
    with refused(Code.INVALID_ARGUMENT, Reason.PROOF_REFUSED):
        await ask(msgspec.structs.replace(sound, words="Open up!"), 91)
    with refused(Code.INVALID_ARGUMENT):
        await ask(msgspec.structs.replace(sound, session_id="a" * 52), 92)
    scene.clock.forward(601)
    with refused(Code.FAILED_PRECONDITION, Reason.CLOCK):
        await ask(sound, 93)


async def test_only_approvers_settle(scene: Scene) -> None:
    at = await door(scene, STRICT)
    await at.cleo.ask_to_join(at.room)
    request = (await at.ada.hears(JoinSessionApproval)).request
    with refused(Code.PERMISSION_DENIED, Reason.RULE):
        await at.ben.refuse(at.room, at.cleo.user_id)
    with refused(Code.PERMISSION_DENIED, Reason.RULE):
        await at.ben.let_in(at.room, request)
    with refused(Code.PERMISSION_DENIED, Reason.NOT_A_MEMBER):
        await at.cleo.let_in(at.room, request)
    assert not at.ben.of(JoinSessionApproval)


async def test_who_becomes_an_approver_is_shown_what_waits(scene: Scene) -> None:
    at = await door(scene, STRICT)
    await at.cleo.ask_to_join(at.room)
    await at.ada.append(at.room, requests.SetRoleRequest, SetRole(at.ben.user_id, Role.ADMIN))
    assert (await at.ben.hears(JoinSessionApproval)).user_id == at.cleo.user_id


async def test_a_policy_that_makes_approvers_shows_them_what_waits(scene: Scene) -> None:
    at = await door(scene, STRICT)
    await at.cleo.ask_to_join(at.room)
    await at.ada.append(at.room, requests.SetSessionPolicyRequest, SetPolicy(OPEN_HOUSE))
    assert (await at.ben.hears(JoinSessionApproval)).user_id == at.cleo.user_id


async def test_the_entry_admits_exactly_what_was_asked(scene: Scene) -> None:
    at = await door(scene)
    earlier = at.room.join_request(at.cleo.person, "Another time")
    await at.cleo.ask_to_join(at.room)
    with refused(Code.INVALID_ARGUMENT):
        await at.ada.let_in(at.room, earlier)
    nothing = requests.AllowUserJoinSessionRequest(
        id=90, session_id=at.room.session_id, user_id=at.cleo.user_id, accepted=True
    )
    with refused(Code.INVALID_ARGUMENT):
        await at.ada.ask(nothing)


async def test_a_wrap_of_another_key_than_the_current_is_refused(scene: Scene) -> None:
    at = await door(scene)
    await at.cleo.ask_to_join(at.room)
    request = (await at.ada.hears(JoinSessionApproval)).request
    with refused(Code.CONFLICT, Reason.STALE_KEY) as errors:
        await at.ada.let_in(at.room, request, key_id="b" * 52)
    assert (errors[0].data.key_id, errors[0].data.epoch) == (at.room.key_id, 1)
    entry = at.room.sign(at.ada.person, Admit(request))
    with refused(Code.CONFLICT, Reason.STALE_KEY):
        await at.ada.ask(at.ada.admission(at.room, request, entry, None))
    await at.ada.let_in(at.room, request)


async def test_where_a_new_key_is_due_the_newcomer_waits_for_it(scene: Scene) -> None:
    at = await door(scene)
    await at.ben.leave(at.room)
    await at.cleo.ask_to_join(at.room)
    request = (await at.ada.hears(JoinSessionApproval)).request
    entry = at.room.sign(at.ada.person, Admit(request))
    await at.ada.ask(at.ada.admission(at.room, request, entry, None))
    allowed = await at.cleo.hears(AllowUserJoinSessionNotification)
    assert (allowed.accepted, allowed.key_id, allowed.room_key) == (True, None, None)


async def test_accepting_an_invitation_settles_ones_own_request(scene: Scene) -> None:
    at = await door(scene)
    await at.cleo.ask_to_join(at.room)
    await at.ada.invite(at.room, at.cleo.person)
    await at.cleo.accept(at.room)
    settled = await at.ben.hears(JoinSessionSettled)
    assert (settled.user_id, settled.accepted) == (at.cleo.user_id, True)
