"""The traps that the seed's own reference server fell into, each as it would be walked into.

What each is about is told in the design's list of threats.
"""

import pytest

from sealroom.protocol import requests
from sealroom.protocol.entry import Ban
from sealroom.protocol.errors import Code, Reason
from sealroom.protocol.notifications import (
    JoinSessionApproval,
    MsgNotification,
    ReceiveRoomKeyNotification,
    UpdateRoomKeyNotification,
)
from tests.relay.conftest import Scene
from tests.relay.person import new_person
from tests.relay.raw_client import RawClient, refused
from tests.relay.room import Room


async def trio(scene: Scene) -> tuple[RawClient, RawClient, RawClient, Room]:
    ada, ben, cleo = [await scene.enter(name) for name in ("Ada", "Ben", "Cleo")]
    room = await ada.new_room([ben.person, cleo.person])
    await ben.accept(room)
    await cleo.accept(room)
    return ada, ben, cleo, room


@pytest.mark.parametrize("way", ["leave", "remove", "ban"])
async def test_only_leaving_marks_the_group(scene: Scene, way: str) -> None:
    ada, ben, _, room = await trio(scene)
    if way == "leave":
        await ben.leave(room)
    elif way == "remove":
        await ada.remove(room, ben.person)
    else:
        await ada.append(room, requests.BanUserRequest, Ban(ben.user_id, None))
    await ada.say(room)
    await ada.hears(UpdateRoomKeyNotification)


async def test_the_mark_is_cleared_before_anyone_handed_out_a_key(scene: Scene) -> None:
    ada, ben, cleo, room = await trio(scene)
    await ben.leave(room)
    await ada.say(room)
    await ada.hears(UpdateRoomKeyNotification)
    await scene.drop(ada)
    scene.clock.forward(61)
    await cleo.say(room)
    await cleo.hears(UpdateRoomKeyNotification)


async def test_a_room_key_may_be_sent_by_anyone_to_anyone(scene: Scene) -> None:
    ada, ben, cleo, room = await trio(scene)
    eve = await scene.enter("Eve")
    assert room.key_id is not None
    with refused(Code.PERMISSION_DENIED, Reason.NOT_A_MEMBER):
        await eve.send_key(room, ben.person, room.key_id, 1)
    with refused(Code.PERMISSION_DENIED, Reason.NOT_A_MEMBER):
        await ada.send_key(room, eve.person, room.key_id, 1)
    await ben.leave(room)
    with refused(Code.PERMISSION_DENIED, Reason.NOT_A_MEMBER):
        await ada.send_key(room, ben.person, room.key_id, 1)
    await ada.replace_key(room, [cleo.person])
    with refused(Code.PERMISSION_DENIED, Reason.NOT_A_MEMBER):
        await ben.send_key(room, ada.person, room.key_id, 2)


async def test_messages_carry_no_key_id(scene: Scene) -> None:
    ada, ben, cleo, room = await trio(scene)
    stale = ben.message(room)
    await ada.switch_on(room)
    await ada.replace_key(room, [ben.person, cleo.person])
    with refused(Code.FAILED_PRECONDITION, Reason.STALE_KEY):
        await ben.speak(stale)
    await ben.say(room)
    assert (await cleo.hears(MsgNotification)).message.header.key_id == room.key_id


async def test_wrapped_keys_for_one_member_are_delivered_to_all(scene: Scene) -> None:
    ada, ben, cleo, room = await trio(scene)
    assert room.key_id is not None
    await ada.send_key(room, ben.person, room.key_id, 1, b"for Ben alone")
    await ben.hears(ReceiveRoomKeyNotification)
    await ada.say(room)
    await cleo.hears(MsgNotification)
    assert not cleo.of(ReceiveRoomKeyNotification)
    back = await scene.return_of(cleo.person)
    await back.sync()
    await back.hears(MsgNotification)
    assert not back.of(ReceiveRoomKeyNotification)


async def test_approvers_who_are_online_see_no_join_request_until_they_reconnect(
    scene: Scene,
) -> None:
    ada, _, _, room = await trio(scene)
    dora = await scene.enter("Dora")
    await dora.ask_to_join(room)
    assert (await ada.hears(JoinSessionApproval)).user_id == dora.user_id


async def test_accounts_without_a_key_exist(scene: Scene) -> None:
    nobody = await scene.connect(new_person("Nobody"))
    await nobody.socket.send(
        '{"op":"register","id":1,"name":"Nobody","public_key":"","signing_key":"","device_id":"'
        + "a" * 16
        + '","proof":""}'
    )
    await nobody.until(lambda: bool(nobody.stray))
    error = nobody.stray[0].error
    assert error is not None
    assert error.code == Code.INVALID_ARGUMENT
