"""Cursors: where streaming begins, and what an inbox keeps."""

import pytest

from sealroom.protocol.notifications import (
    DeviceSignedIn,
    InviteUserToSession,
    LedgerNotification,
    MsgNotification,
)
from sealroom.relay import Limits
from tests.relay.conftest import Scene
from tests.relay.raw_client import RawClient
from tests.relay.room import Room


async def pair(scene: Scene) -> tuple[RawClient, RawClient, Room]:
    ada, ben = await scene.enter("Ada"), await scene.enter("Ben")
    room = await ada.new_room([ben.person])
    await ben.accept(room)
    return ada, ben, room


async def test_nothing_is_streamed_before_it_is_asked_for(scene: Scene) -> None:
    ada, ben, room = await pair(scene)
    back = await scene.return_of(ben.person)
    await ada.say(room)
    await ben.hears(MsgNotification)
    assert not back.told


async def test_each_session_goes_on_after_the_number_named(scene: Scene) -> None:
    ada, ben, room = await pair(scene)
    other = await ada.new_room([ben.person])
    await ben.accept(other)
    await ada.new_room([ben.person])
    for _ in range(3):
        await ada.say(room)
    back = await scene.return_of(ben.person)
    synced = await back.sync({room.session_id: 6}, inbox=1)
    assert synced.sessions == {room.session_id: 7, other.session_id: 4}
    assert synced.inbox == 3
    await back.until(lambda: len(back.told) == 1 + 4 + 1)
    assert [each.seq for each in back.of(MsgNotification)] == [7]
    assert [each.seq for each in back.of(LedgerNotification)] == [1, 2, 3, 4]
    assert [each.number for each in back.of(InviteUserToSession)] == [3]


async def test_who_is_up_to_date_gets_only_what_is_new(scene: Scene) -> None:
    ada, ben, room = await pair(scene)
    back = await scene.return_of(ben.person)
    await back.sync({room.session_id: 4}, inbox=1)
    await ada.say(room)
    assert (await back.hears(MsgNotification)).seq == 5
    assert not back.told


async def test_a_number_beyond_the_end_is_taken_as_the_end(scene: Scene) -> None:
    ada, ben, room = await pair(scene)
    back = await scene.return_of(ben.person)
    await back.sync({room.session_id: 1_000}, inbox=1_000)
    await ada.say(room)
    assert (await back.hears(MsgNotification)).seq == 5


async def test_asking_again_begins_anew(scene: Scene) -> None:
    ada, ben, room = await pair(scene)
    await ben.until(lambda: len(ben.of(LedgerNotification)) == 4)
    await ben.sync()
    await ben.until(lambda: len(ben.of(LedgerNotification)) == 8)
    await ada.say(room)
    await ben.hears(MsgNotification)
    assert not ben.of(MsgNotification)


async def test_a_departed_member_gets_everything_up_to_the_departure(scene: Scene) -> None:
    ada, ben, room = await pair(scene)
    await ada.say(room)
    await scene.drop(ben)
    await ada.say(room)
    await ada.remove(room, ben.person)
    await ada.say(room)
    back = await scene.return_of(ben.person)
    synced = await back.sync({room.session_id: 5}, inbox=1)
    assert synced.sessions == {}
    assert (await back.hears(LedgerNotification)).entry == room.entries[-1]
    assert [each.seq for each in back.of(MsgNotification)] == [6]
    await ada.say(room)
    again = await scene.return_of(ben.person)
    await again.sync({room.session_id: 7}, inbox=1)
    await ada.invite(room, ben.person)
    await again.hears(InviteUserToSession)
    assert not again.told


async def test_an_inbox_keeps_an_item_until_every_device_has_it(scene: Scene) -> None:
    ada, ben, room = await pair(scene)
    await ada.new_room([ben.person])
    laptop = await scene.return_of(ben.person.at_another_device())
    await laptop.sync()
    await laptop.hears(InviteUserToSession)
    await ben.ack_inbox(2)
    again = await scene.return_of(laptop.person)
    await again.sync()
    await again.hears(InviteUserToSession)
    await again.ack_inbox(2)
    third = await scene.return_of(ben.person.at_another_device())
    await third.sync()
    await ada.say(room)
    await third.hears(MsgNotification)
    assert not third.of(InviteUserToSession)


async def test_acknowledging_what_is_still_to_come_does_not_lose_it(scene: Scene) -> None:
    ada, ben, room = await pair(scene)
    await ben.ack_inbox(1_000_000)
    other = await ada.new_room([ben.person])
    await ben.heard(InviteUserToSession, 2)
    back = await scene.return_of(ben.person)
    await back.sync()
    assert (await back.hears(InviteUserToSession)).session_id == other.session_id
    assert room.session_id != other.session_id


class TestDeviceCount:
    @pytest.fixture
    def limits(self) -> Limits:
        return Limits(devices_per_user=2)

    async def test_the_device_seen_longest_ago_is_forgotten(self, scene: Scene) -> None:
        ada, ben, _ = await pair(scene)
        await ada.new_room([ben.person])
        for _ in range(2):
            scene.clock.forward(1)
            device = await scene.return_of(ben.person.at_another_device())
            await device.sync()
            await device.hears(InviteUserToSession)
            await device.ack_inbox(1_000)
        back = await scene.return_of(ben.person)
        await back.sync()
        await ada.new_room([ben.person])
        await back.hears(DeviceSignedIn)
        assert (await back.hears(InviteUserToSession)).number == 6
