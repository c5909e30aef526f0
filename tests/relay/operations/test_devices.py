"""A user's devices: listed, told of each other, and signed out."""

import pytest

from sealroom.protocol import requests
from sealroom.protocol.device import Device
from sealroom.protocol.entry import Decline
from sealroom.protocol.errors import Code, Reason
from sealroom.protocol.ids import DeviceId
from sealroom.protocol.notifications import (
    DeviceRevoked,
    DeviceSignedIn,
    InvitationWithdrawn,
    InviteUserToSession,
    JoinSessionAsked,
    MsgNotification,
    ReceiveRoomKeyNotification,
    RequestRoomKeyNotification,
)
from sealroom.protocol.responses import DevicesFound
from sealroom.relay import Limits
from tests.relay.conftest import Scene
from tests.relay.raw_client import RawClient, refused

LABEL = b"sealed for its owner alone"


async def listed(client: RawClient) -> list[Device]:
    request = requests.ListDevicesRequest(id=client.next_id())
    return (await client.ask_for(DevicesFound, request)).devices


async def revoke(client: RawClient, device_id: DeviceId) -> None:
    await client.ask(requests.RevokeDeviceRequest(id=client.next_id(), device_id=device_id))


async def two_devices(scene: Scene) -> tuple[RawClient, RawClient]:
    """Ada's desk, and her laptop a second later; both synced."""
    desk = await scene.enter("Ada")
    scene.clock.forward(1)
    laptop = await scene.connect(desk.person.at_another_device())
    await laptop.sign_in(LABEL)
    await laptop.sync()
    return desk, laptop


async def test_a_user_sees_their_devices_last_seen_first(scene: Scene) -> None:
    desk, laptop = await two_devices(scene)
    newer, older = await listed(desk)
    assert newer.device_id == laptop.person.device
    assert newer.label == LABEL
    assert newer.first_seen == newer.last_seen > older.last_seen
    assert (older.device_id, older.label) == (desk.person.device, b"")


async def test_nobody_sees_the_devices_of_others(scene: Scene) -> None:
    await two_devices(scene)
    ben = await scene.enter("Ben")
    assert [each.device_id for each in await listed(ben)] == [ben.person.device]


async def test_coming_back_is_seen_and_changes_no_label(scene: Scene) -> None:
    desk, laptop = await two_devices(scene)
    first, _ = await listed(desk)
    scene.clock.forward(60)
    await scene.return_of(laptop.person)
    again, _ = await listed(desk)
    assert again.first_seen == first.first_seen
    assert again.last_seen > first.last_seen
    assert again.label == LABEL


async def test_a_device_that_was_never_seen_before_is_told_of_once(scene: Scene) -> None:
    desk, laptop = await two_devices(scene)
    told = await desk.hears(DeviceSignedIn)
    assert (told.device_id, told.label) == (laptop.person.device, LABEL)
    await scene.return_of(laptop.person)
    third = await scene.return_of(desk.person.at_another_device())
    assert (await desk.hears(DeviceSignedIn)).device_id == third.person.device


async def test_registering_the_first_device_is_told_to_nobody(scene: Scene) -> None:
    desk = await scene.enter("Ada")
    again = await scene.return_of(desk.person)
    assert (await again.sync()).inbox == 0


async def test_a_revoked_device_is_cut_off_at_once_and_for_good(scene: Scene) -> None:
    desk, laptop = await two_devices(scene)
    await revoke(desk, laptop.person.device)
    await laptop.closed()
    back = await scene.connect(laptop.person)
    with refused(Code.PERMISSION_DENIED, Reason.DEVICE_REVOKED):
        await back.sign_in()
    again = await scene.connect(laptop.person)
    with refused(Code.PERMISSION_DENIED, Reason.DEVICE_REVOKED):
        await again.register()
    assert [each.device_id for each in await listed(desk)] == [desk.person.device]


async def test_a_revoked_device_that_has_not_synced_is_cut_off_too(scene: Scene) -> None:
    desk = await scene.enter("Ada")
    laptop = await scene.return_of(desk.person.at_another_device())
    await revoke(desk, laptop.person.device)
    await laptop.closed()


async def test_only_the_revoked_device_is_cut_off(scene: Scene) -> None:
    desk, laptop = await two_devices(scene)
    tablet = await scene.return_of(desk.person.at_another_device())
    await tablet.sync()
    await revoke(desk, laptop.person.device)
    assert (await tablet.hears(DeviceRevoked)).device_id == laptop.person.device
    room = await desk.new_room([])
    await desk.say(room)
    await tablet.hears(MsgNotification)


async def test_revoking_again_is_done_and_told_once(scene: Scene) -> None:
    desk, laptop = await two_devices(scene)
    await revoke(desk, laptop.person.device)
    await revoke(desk, laptop.person.device)
    await desk.hears(DeviceRevoked)
    back = await scene.return_of(desk.person)
    assert (await back.sync()).inbox == 2


async def test_one_revokes_neither_oneself_nor_others(scene: Scene) -> None:
    desk, _ = await two_devices(scene)
    ben = await scene.enter("Ben")
    with refused(Code.INVALID_ARGUMENT):
        await revoke(desk, desk.person.device)
    with refused(Code.NOT_FOUND):
        await revoke(desk, ben.person.device)


async def test_the_inbox_does_not_wait_for_a_revoked_device(scene: Scene) -> None:
    desk, laptop = await two_devices(scene)
    ben = await scene.enter("Ben")
    await ben.new_room([desk.person])
    await desk.hears(InviteUserToSession)
    await desk.ack_inbox(2)
    await revoke(desk, laptop.person.device)
    third = await scene.return_of(desk.person.at_another_device())
    await third.sync()
    await third.hears(DeviceSignedIn)
    assert not third.of(InviteUserToSession)


async def test_an_invitation_answered_at_one_device_vanishes_at_the_other(scene: Scene) -> None:
    desk, laptop = await two_devices(scene)
    ben = await scene.enter("Ben")
    accepted, declined = await ben.new_room([desk.person]), await ben.new_room([desk.person])
    await laptop.heard(InviteUserToSession, 2)
    await desk.accept(accepted)
    await desk.accept(declined, accepted=False)
    first, second = await laptop.heard(InvitationWithdrawn, 2)
    assert [first.session_id, second.session_id] == [accepted.session_id, declined.session_id]
    assert first.withdrawn_by == second.withdrawn_by == desk.user_id
    assert isinstance(declined.entries[-1].action, Decline)
    third = await scene.return_of(desk.person.at_another_device())
    await third.sync()
    await third.heard(InvitationWithdrawn, 2)
    assert not third.of(InviteUserToSession)


async def test_a_wish_to_join_is_known_at_the_other_device(scene: Scene) -> None:
    desk, laptop = await two_devices(scene)
    ben = await scene.enter("Ben")
    room = await ben.new_room([])
    await desk.ask_to_join(room)
    assert (await laptop.hears(JoinSessionAsked)).session_id == room.session_id


async def test_a_first_key_reaches_the_makers_other_devices(scene: Scene) -> None:
    desk, laptop = await two_devices(scene)
    room = await desk.new_room([], room_key=b"wrapped for herself")
    came = await laptop.hears(ReceiveRoomKeyNotification)
    assert (came.sender, came.epoch, came.key_id) == (desk.user_id, 1, room.key_id)
    assert came.room_key == b"wrapped for herself"


async def test_own_devices_are_asked_for_a_key_and_told_which_asks(scene: Scene) -> None:
    desk, laptop = await two_devices(scene)
    room = await desk.new_room([])
    assert room.key_id is not None
    await laptop.request_key(room, room.key_id, desk.person)
    question = await desk.hears(RequestRoomKeyNotification)
    assert (question.user.user_id, question.device_id) == (desk.user_id, laptop.person.device)


async def test_a_question_for_a_key_that_waits_for_a_dead_device_is_put_again_later(
    scene: Scene,
) -> None:
    desk, _ = await two_devices(scene)
    ben = await scene.enter("Ben")
    room = await desk.new_room([ben.person])
    assert room.key_id is not None
    await ben.accept(room)
    await ben.request_key(room, room.key_id, desk.person)
    await desk.hears(RequestRoomKeyNotification)
    await ben.request_key(room, room.key_id, desk.person)
    scene.clock.forward(901)
    await ben.request_key(room, room.key_id, desk.person)
    await desk.hears(RequestRoomKeyNotification)
    assert not desk.of(RequestRoomKeyNotification)


async def test_the_lease_of_one_device_does_not_serve_the_other(scene: Scene) -> None:
    desk, laptop = await two_devices(scene)
    ben = await scene.enter("Ben")
    room = await desk.new_room([ben.person])
    await ben.accept(room)
    await desk.switch_on(room)
    key_id = room.fresh_key_id()
    await desk.send_key(room, ben.person, key_id, epoch=2)
    with refused(Code.FAILED_PRECONDITION, Reason.UPDATE_LENT):
        await laptop.make_current(room, key_id)


class TestManyRevoked:
    @pytest.fixture
    def limits(self) -> Limits:
        return Limits(devices_revoked=1)

    async def test_those_first_signed_out_are_forgotten(self, scene: Scene) -> None:
        desk, laptop = await two_devices(scene)
        tablet = await scene.return_of(desk.person.at_another_device())
        for each in (laptop, tablet):
            scene.clock.forward(1)
            await revoke(desk, each.person.device)
        await scene.return_of(laptop.person)
        with refused(Code.PERMISSION_DENIED, Reason.DEVICE_REVOKED):
            await scene.return_of(tablet.person)
