"""Requests that append one entry: what they may carry, and what follows."""

import msgspec
import pytest

from sealroom.protocol import requests
from sealroom.protocol.entry import (
    Action,
    Ban,
    Dee2eeize,
    E2eeize,
    Info,
    Leave,
    Mute,
    Remove,
    Role,
    SetInfo,
    SetLifetime,
    SetPolicy,
    SetRole,
    SetSlowMode,
    Unban,
    Unmute,
)
from sealroom.protocol.errors import Code, Reason
from sealroom.protocol.notifications import (
    LedgerNotification,
    MsgNotification,
    SendRoomKeyNotification,
    UpdateReason,
    UpdateRoomKeyNotification,
)
from tests.relay.conftest import Scene
from tests.relay.raw_client import RawClient, refused
from tests.relay.room import OPEN_HOUSE, Room


async def trio(scene: Scene) -> tuple[RawClient, RawClient, RawClient, Room]:
    ada, ben, cleo = [await scene.enter(name) for name in ("Ada", "Ben", "Cleo")]
    room = await ada.new_room([ben.person, cleo.person])
    await ben.accept(room)
    await cleo.accept(room)
    return ada, ben, cleo, room


async def test_each_request_appends_its_entry_and_members_are_told(scene: Scene) -> None:
    ada, ben, cleo, room = await trio(scene)
    info = Info(room.key_id, b"another sealed title")
    steps: list[tuple[type[requests.EntryRequest], Action]] = [
        (requests.SetRoleRequest, SetRole(ben.user_id, Role.ADMIN)),
        (requests.MuteUserRequest, Mute(ben.user_id, None)),
        (requests.UnmuteUserRequest, Unmute(ben.user_id)),
        (requests.SetSessionInfoRequest, SetInfo(info)),
        (requests.SetSessionPolicyRequest, SetPolicy(OPEN_HOUSE)),
        (requests.SetSessionLifetimeRequest, SetLifetime(86_400)),
        (requests.SetSessionSlowModeRequest, SetSlowMode(30)),
        (requests.BanUserRequest, Ban(cleo.user_id, None)),
        (requests.UnbanUserRequest, Unban(cleo.user_id)),
        (requests.RemoveUserRequest, Remove(ben.user_id)),
        (requests.E2eeizeSessionRequest, E2eeize(open_allowed=False)),
        (requests.Dee2eeizeSessionRequest, Dee2eeize(Info(None, b"open title"))),
        (requests.LeaveSessionRequest, Leave()),
    ]
    for seq, (request, action) in enumerate(steps, start=7):
        assert (await ada.append(room, request, action)).seq == seq  # type: ignore[arg-type]
    told = await ada.heard(LedgerNotification, 6 + len(steps))
    assert [each.entry for each in told] == room.entries


async def test_what_the_ledger_forbids_is_refused_in_its_words(scene: Scene) -> None:
    ada, ben, cleo, room = await trio(scene)
    with refused(Code.PERMISSION_DENIED, Reason.RULE):
        await ben.remove(room, cleo.person)
    with refused(Code.PERMISSION_DENIED, Reason.RULE):
        await ben.switch_on(room)
    with refused(Code.PERMISSION_DENIED, Reason.RULE):
        await ben.switch_off(room)
    await ada.switch_off(room)
    with refused(Code.PERMISSION_DENIED, Reason.RULE):
        await ada.switch_off(room)


@pytest.mark.parametrize("way", ["leave", "remove", "ban"])
async def test_every_departure_ends_the_stream_and_marks_the_room(scene: Scene, way: str) -> None:
    ada, ben, cleo, room = await trio(scene)
    if way == "leave":
        await ben.leave(room)
    elif way == "remove":
        await ada.remove(room, ben.person)
    else:
        await ada.append(room, requests.BanUserRequest, Ban(ben.user_id, None))
    await ada.say(room)
    update = await ada.hears(UpdateRoomKeyNotification)
    assert (update.reason, update.epoch, update.members) == (UpdateReason.DEPARTURE, 2, 1)
    wanted = await ada.hears(SendRoomKeyNotification)
    assert (wanted.user_id, wanted.user) == (cleo.user_id, cleo.person.card)
    assert wanted.public_key == cleo.person.keys.public_key
    await cleo.hears(MsgNotification)
    await ben.until(lambda: len(ben.of(LedgerNotification)) == len(room.entries))
    with refused(Code.PERMISSION_DENIED, Reason.NOT_A_MEMBER):
        await ben.say(room)
    assert not ben.of(MsgNotification)
    assert ben.of(LedgerNotification)[-1].entry == room.entries[-1]


async def test_who_comes_back_gets_the_ledger_of_the_time_away_and_no_messages_of_it(
    scene: Scene,
) -> None:
    ada, ben, cleo, room = await trio(scene)
    await ada.say(room)
    await ben.leave(room)
    await ada.say(room)
    await ada.append(room, requests.MuteUserRequest, Mute(cleo.user_id, None))
    await ada.invite(room, ben.person)
    await ben.accept(room)
    await ada.say(room)
    await ben.until(lambda: len(ben.of(MsgNotification)) == 2)
    assert [each.seq for each in ben.of(MsgNotification)] == [7, 13]
    assert [each.entry for each in ben.of(LedgerNotification)] == room.entries


async def test_switching_on_is_followed_by_the_replacement(scene: Scene) -> None:
    ada, ben = await scene.enter("Ada"), await scene.enter("Ben")
    room = await ada.new_room([ben.person], e2ee_on=False)
    await ben.accept(room)
    await ada.switch_on(room)
    update = await ada.hears(UpdateRoomKeyNotification)
    assert (update.reason, update.epoch) == (UpdateReason.SWITCHED_ON, 1)
    assert (await ada.hears(SendRoomKeyNotification)).user_id == ben.user_id
    key_id = room.fresh_key_id()
    await ada.send_key(room, ben.person, key_id, 1)
    await ada.make_current(room, key_id)
    await ben.say(room)


async def test_switching_on_where_it_is_on_only_replaces_the_key(scene: Scene) -> None:
    ada, _, _, room = await trio(scene)
    await ada.switch_on(room)
    update = await ada.hears(UpdateRoomKeyNotification)
    assert (update.reason, update.epoch, update.members) == (UpdateReason.ASKED, 2, 2)
    await ada.heard(SendRoomKeyNotification, 2)


async def test_switching_off_drops_a_replacement_that_was_under_way(scene: Scene) -> None:
    ada, ben, cleo, room = await trio(scene)
    await ada.switch_on(room)
    key_id = room.fresh_key_id()
    for other in (ben, cleo):
        await ada.send_key(room, other.person, key_id, 2)
    await ada.switch_off(room)
    await ada.switch_on(room)
    with refused(Code.FAILED_PRECONDITION, Reason.WRAPS_MISSING):
        await ada.make_current(room, key_id)


async def test_the_last_owners_place_is_taken_and_the_heir_decides(scene: Scene) -> None:
    ada, ben, cleo, room = await trio(scene)
    await ada.leave(room)
    assert room.state.role(ben.user_id) == Role.OWNER
    strict = msgspec.structs.replace(OPEN_HOUSE, members_invite=False)
    await ben.append(room, requests.SetSessionPolicyRequest, SetPolicy(strict))
    await cleo.until(lambda: len(cleo.of(LedgerNotification)) == len(room.entries))
