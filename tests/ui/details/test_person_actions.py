"""What is offered for a person follows rank."""

import msgspec
import pytest

from sealroom.controller.views import PersonView, RoomView
from sealroom.protocol.entry import Role
from sealroom.ui.details.person_actions import BANS, MUTES, actions_for
from sealroom.ui.details.person_actions import PersonAction as A
from tests.ui import believable
from tests.ui.scripted_facade import person_id, room_id


@pytest.fixture
def room() -> RoomView:
    return believable.furnished().room(room_id("Field team"))


def person(role: Role | None, **more: bool) -> PersonView:
    known = PersonView(user_id=person_id("Tom"), name="Tom", role=role, is_me=False, verified=False)
    return msgspec.structs.replace(known, **more)


def test_an_owner_may_do_all_with_a_member(room: RoomView) -> None:
    assert actions_for(room, person(Role.MEMBER)) == [
        A.MESSAGE, A.VERIFY, A.MAKE_OWNER, A.MAKE_ADMIN, *MUTES, A.REMOVE, *BANS,
    ]  # fmt: skip


def test_a_muted_member_may_be_let_write_again(room: RoomView) -> None:
    actions = actions_for(room, person(Role.MEMBER, muted=True))
    assert A.UNMUTE in actions
    assert A.MUTE not in actions


def test_another_owner_is_out_of_reach(room: RoomView) -> None:
    assert actions_for(room, person(Role.OWNER)) == [A.MESSAGE, A.VERIFY]


def test_an_admin_gives_no_roles_and_reaches_members_only(room: RoomView) -> None:
    admins = msgspec.structs.replace(room, my_role=Role.ADMIN)
    assert actions_for(admins, person(Role.MEMBER)) == [
        A.MESSAGE,
        A.VERIFY,
        *MUTES,
        A.REMOVE,
        *BANS,
    ]
    assert actions_for(admins, person(Role.ADMIN)) == [A.MESSAGE, A.VERIFY]


@pytest.mark.parametrize("role", [Role.MEMBER, None])
def test_others_may_only_be_written_to_and_verified(room: RoomView, role: Role | None) -> None:
    assert actions_for(
        msgspec.structs.replace(room, my_role=role, may_invite=False), person(Role.MEMBER)
    ) == [A.MESSAGE, A.VERIFY]


def test_in_a_room_for_two_nobody_is_written_to_elsewhere(room: RoomView) -> None:
    sofia = person(Role.MEMBER)
    two = msgspec.structs.replace(room, my_role=Role.MEMBER, partner=sofia)
    assert actions_for(two, sofia) == [A.VERIFY]


def test_earlier_messages_may_be_shared_with_who_reads_less(room: RoomView) -> None:
    assert A.SHARE in actions_for(room, person(Role.MEMBER, can_be_shown_more=True))
    assert A.SHARE not in actions_for(room, person(Role.MEMBER))


def test_an_invitation_may_be_withdrawn_by_who_may_invite(room: RoomView) -> None:
    assert actions_for(room, person(None, invited=True)) == [A.MESSAGE, A.VERIFY, A.WITHDRAW]


def test_a_ban_is_ended_by_who_may_ban(room: RoomView) -> None:
    banned = person(None, banned=True)
    assert actions_for(room, banned) == [A.MESSAGE, A.VERIFY, A.UNBAN]
    members = msgspec.structs.replace(room, my_role=Role.MEMBER)
    assert actions_for(members, banned) == [A.MESSAGE, A.VERIFY]


def test_an_owner_may_step_down_and_nobody_verifies_themselves(room: RoomView) -> None:
    assert actions_for(room, person(Role.OWNER, is_me=True)) == [A.MAKE_ADMIN, A.MAKE_MEMBER]
    members = msgspec.structs.replace(room, my_role=Role.MEMBER)
    assert actions_for(members, person(Role.MEMBER, is_me=True)) == []
