"""Inviting, withdrawing, accepting and declining."""

import msgspec

from sealroom.protocol import requests
from sealroom.protocol.entry import Accept, Ban, Role, SetRole
from sealroom.protocol.errors import Code, Reason
from sealroom.protocol.notifications import (
    AcceptSessionNotification,
    InvitationWithdrawn,
    InviteUserToSession,
    LedgerNotification,
    MsgNotification,
)
from tests.relay.conftest import Scene
from tests.relay.person import new_person
from tests.relay.raw_client import RawClient, refused
from tests.relay.room import OPEN_HOUSE


async def three(scene: Scene) -> tuple[RawClient, RawClient, RawClient]:
    return await scene.enter("Ada"), await scene.enter("Ben"), await scene.enter("Cleo")


async def test_an_invited_user_accepts_and_is_streamed_to_from_then_on(scene: Scene) -> None:
    ada, ben, _ = await three(scene)
    room = await ada.new_room()
    await ada.say(room)
    await ada.invite(room, ben.person)
    invited = await ben.hears(InviteUserToSession)
    assert invited.expires_at == room.state.invitations[ben.user_id].expires_at
    await ben.accept(room)
    answered = await ada.hears(AcceptSessionNotification)
    assert (answered.accepted, answered.user) == (True, ben.person.card)
    assert answered.public_key == ben.person.keys.public_key
    await ada.say(room)
    assert (await ben.hears(MsgNotification)).seq == 6
    assert [each.entry for each in ben.of(LedgerNotification)] == room.entries


async def test_declining_is_told_to_the_inviter_and_lets_nobody_in(scene: Scene) -> None:
    ada, ben, _ = await three(scene)
    room = await ada.new_room([ben.person])
    await ben.accept(room, accepted=False)
    assert not (await ada.hears(AcceptSessionNotification)).accepted
    with refused(Code.FAILED_PRECONDITION, Reason.NOT_INVITED):
        await ben.accept(room)
    with refused(Code.PERMISSION_DENIED, Reason.NOT_A_MEMBER):
        await ben.say(room)


async def test_a_withdrawn_invitation_is_told_and_does_not_stand(scene: Scene) -> None:
    ada, ben, _ = await three(scene)
    room = await ada.new_room([ben.person])
    await ada.withdraw(room, ben.person)
    assert (await ben.hears(InvitationWithdrawn)).withdrawn_by == ada.user_id
    with refused(Code.FAILED_PRECONDITION, Reason.NOT_INVITED):
        await ben.accept(room)
    with refused(Code.FAILED_PRECONDITION, Reason.NOT_INVITED):
        await ada.withdraw(room, ben.person)


async def test_a_banned_invitee_learns_that_the_invitation_fell(scene: Scene) -> None:
    ada, ben, _ = await three(scene)
    room = await ada.new_room([ben.person])
    await ada.append(room, requests.BanUserRequest, Ban(ben.user_id, None))
    assert (await ben.hears(InvitationWithdrawn)).withdrawn_by == ada.user_id
    with refused(Code.ALREADY_EXISTS, Reason.ALREADY_MEMBER):
        await ada.invite(room, ada.person)
    with refused(Code.PERMISSION_DENIED, Reason.BANNED):
        await ada.invite(room, ben.person)


async def test_invitations_of_a_removed_inviter_fall_and_the_invitees_learn_it(
    scene: Scene,
) -> None:
    ada, ben, cleo = await three(scene)
    room = await ada.new_room([ben.person])
    await ben.accept(room)
    await ben.invite(room, cleo.person)
    await ada.remove(room, ben.person)
    assert (await cleo.hears(InvitationWithdrawn)).session_id == room.session_id
    with refused(Code.PERMISSION_DENIED, Reason.NOT_A_MEMBER):
        await cleo.ledger(room)


async def test_only_members_who_may_invite_do(scene: Scene) -> None:
    ada, ben, cleo = await three(scene)
    policy = msgspec.structs.replace(OPEN_HOUSE, members_invite=False)
    room = await ada.new_room([ben.person], policy=policy)
    await ben.accept(room)
    entry = room.invite(ben.person, cleo.person)
    with refused(Code.PERMISSION_DENIED, Reason.RULE):
        await ben.ask(ben.invitation(room, cleo.person, entry))
    entry = room.invite(cleo.person, cleo.person)
    with refused(Code.PERMISSION_DENIED, Reason.NOT_A_MEMBER):
        await cleo.ask(cleo.invitation(room, cleo.person, entry))
    with refused(Code.INVALID_ARGUMENT):
        await ben.ask(ben.invitation(room, cleo.person, room.invite(ada.person, cleo.person)))


async def test_who_is_invited_must_exist_and_be_named_by_the_entry(scene: Scene) -> None:
    ada, ben, cleo = await three(scene)
    room = await ada.new_room()
    with refused(Code.NOT_FOUND):
        await ada.invite(room, new_person("Nobody"))
    entry = room.invite(ada.person, ben.person)
    with refused(Code.INVALID_ARGUMENT):
        await ada.ask(ada.invitation(room, cleo.person, entry))
    with refused(Code.INVALID_ARGUMENT):
        await ada.ask(
            requests.WithdrawInvitationRequest(
                id=90, session_id=room.session_id, user_id=cleo.user_id, entry=entry
            )
        )


async def test_a_repeated_invitation_gets_the_first_answer_and_comes_once(scene: Scene) -> None:
    ada, ben, _ = await three(scene)
    room = await ada.new_room()
    entry = room.invite(ada.person, ben.person)
    first = await ada.ask(ada.invitation(room, ben.person, entry))
    assert await ada.ask(ada.invitation(room, ben.person, entry)) == first
    room.take(entry)
    await ben.accept(room)
    await ada.hears(AcceptSessionNotification)
    assert len(ben.of(InviteUserToSession)) == 1


async def test_an_answer_must_match_its_entry(scene: Scene) -> None:
    ada, ben, _ = await three(scene)
    room = await ada.new_room([ben.person])
    accept = room.sign(ben.person, Accept(ben.person.keys))
    request = requests.AcceptJoinSessionApprovalRequest(
        id=90, session_id=room.session_id, accepted=False, entry=accept
    )
    with refused(Code.INVALID_ARGUMENT):
        await ben.ask(request)


async def test_where_the_inviter_is_gone_another_hands_over_the_key(scene: Scene) -> None:
    ada, ben, cleo = await three(scene)
    room = await ada.new_room([ben.person])
    await ben.accept(room)
    await ada.hears(AcceptSessionNotification)
    await ada.append(room, requests.SetRoleRequest, SetRole(ben.user_id, Role.ADMIN))
    await ben.invite(room, cleo.person)
    await ben.leave(room)
    await cleo.accept(room)
    answered = await ada.hears(AcceptSessionNotification)
    assert (answered.user_id, answered.accepted) == (cleo.user_id, True)
