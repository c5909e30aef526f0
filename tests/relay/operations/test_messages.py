"""Speaking, and being refused."""

import asyncio
from dataclasses import replace

import msgspec
import pytest

from sealroom.protocol import requests
from sealroom.protocol.entry import Mute, SetPolicy, SetSlowMode, Unmute
from sealroom.protocol.errors import Code, Reason
from sealroom.protocol.limits import BODY_BYTES
from sealroom.protocol.notifications import MsgNotification
from sealroom.protocol.responses import MsgAccepted
from sealroom.relay.operations.messages import HEADS_BACK
from tests.relay.conftest import Scene
from tests.relay.person import message_by, new_device, new_message_id
from tests.relay.raw_client import RawClient, refused
from tests.relay.room import OPEN_HOUSE, Room


async def pair(scene: Scene, *, e2ee_on: bool = True) -> tuple[RawClient, RawClient, Room]:
    ada, ben = await scene.enter("Ada"), await scene.enter("Ben")
    room = await ada.new_room([ben.person], e2ee_on=e2ee_on)
    await ben.accept(room)
    return ada, ben, room


async def test_what_is_said_reaches_every_member_as_it_was_said(scene: Scene) -> None:
    ada, ben, room = await pair(scene)
    message = ada.message(room)
    accepted = await ada.speak(message)
    for client in (ada, ben):
        told = await client.hears(MsgNotification)
        assert (told.message, told.seq) == (message, accepted.seq)
        assert told.received_at == accepted.received_at
        assert abs(told.received_at - scene.clock()) < 5_000


async def test_a_repeated_message_gets_the_first_answer_and_comes_once(scene: Scene) -> None:
    ada, ben, room = await pair(scene)
    message = ada.message(room)
    first = await ada.speak(message)
    scene.clock.forward(5)
    assert await ada.speak(message) == first
    futures = [await ada.post(ada.speech(each)) for each in (message, message)]
    assert [await future for future in futures] == [first, first]
    await ada.say(room)
    await ben.until(lambda: len(ben.of(MsgNotification)) == 2)


async def test_a_message_and_its_repeat_in_one_turn_are_one(scene: Scene) -> None:
    ada, ben, room = await pair(scene)
    message = ada.message(room)
    futures = [await ada.post(ada.speech(message)) for _ in range(20)]
    answers = [await future for future in futures]
    assert len({each.seq for each in answers if isinstance(each, MsgAccepted)}) == 1
    await ada.say(room)
    await ben.until(lambda: len(ben.of(MsgNotification)) == 2)


async def test_a_repeat_is_answered_even_after_its_key_is_stale_and_its_sender_gone(
    scene: Scene,
) -> None:
    _, ben, room = await pair(scene)
    message = ben.message(room)
    first = await ben.speak(message)
    await ben.leave(room)
    assert await ben.speak(message) == first


async def test_the_same_id_in_another_room_is_another_message(scene: Scene) -> None:
    ada, _, room = await pair(scene)
    other = await ada.new_room()
    message_id = new_message_id()
    await ada.say(room, message_id=message_id)
    await ada.say(other, message_id=message_id)
    seen = await ada.heard(MsgNotification, 2)
    assert {each.session_id for each in seen} == {room.session_id, other.session_id}


async def test_nobody_gets_the_answer_to_anothers_message(scene: Scene) -> None:
    ada, ben, room = await pair(scene)
    message_id = new_message_id()
    await ada.say(room, message_id=message_id)
    with refused(Code.ALREADY_EXISTS):
        await ben.say(room, message_id=message_id)


async def test_many_at_once_are_numbered_in_the_order_they_came(scene: Scene) -> None:
    ada, ben, room = await pair(scene)
    messages = [ada.message(room) for _ in range(200)]
    futures = [await ada.post(ada.speech(message)) for message in messages]
    answers = await asyncio.gather(*futures)
    assert [each.seq for each in answers if isinstance(each, MsgAccepted)] == list(range(5, 205))
    told = await ben.heard(MsgNotification, 200)
    assert [each.message for each in told] == messages


async def test_nobody_speaks_in_anothers_name_or_from_anothers_device(scene: Scene) -> None:
    ada, ben, room = await pair(scene)
    with refused(Code.INVALID_ARGUMENT):
        await ben.speak(ada.message(room))
    elsewhere = replace(ada.person, device=new_device())
    with refused(Code.INVALID_ARGUMENT):
        await ada.speak(message_by(elsewhere, room.session_id, room.head, room.key_id))


async def test_a_made_up_head_is_refused_so_that_no_member_can_alarm_the_others(
    scene: Scene,
) -> None:
    ada, ben, room = await pair(scene)
    before = room.head
    with refused(Code.CONFLICT, Reason.LEDGER_MOVED):
        await ben.speak(message_by(ben.person, room.session_id, "a" * 52, room.key_id))
    await ada.append(room, requests.MuteUserRequest, Mute(ben.user_id, None))
    await ada.append(room, requests.UnmuteUserRequest, Unmute(ben.user_id))
    await ben.speak(message_by(ben.person, room.session_id, before, room.key_id))


async def test_strangers_do_not_speak(scene: Scene) -> None:
    _, _, room = await pair(scene)
    eve = await scene.enter("Eve")
    with refused(Code.PERMISSION_DENIED, Reason.NOT_A_MEMBER):
        await eve.say(room)
    with refused(Code.NOT_FOUND):
        await eve.speak(message_by(eve.person, "a" * 52, room.head, None))


async def test_the_muted_do_not_speak_until_their_time_is_over(scene: Scene) -> None:
    ada, ben, room = await pair(scene)
    until = scene.clock() + 60_000
    await ada.append(room, requests.MuteUserRequest, Mute(ben.user_id, until))
    with refused(Code.PERMISSION_DENIED, Reason.MUTED):
        await ben.say(room)
    scene.clock.forward(61)
    await ben.say(room)
    await ada.append(room, requests.MuteUserRequest, Mute(ben.user_id, None))
    with refused(Code.PERMISSION_DENIED, Reason.MUTED):
        await ben.say(room)
    await ada.append(room, requests.UnmuteUserRequest, Unmute(ben.user_id))
    await ben.say(room)


async def test_whether_it_is_sealed_is_said_truly(scene: Scene) -> None:
    ada, _, room = await pair(scene)
    for sealed in (True, False):
        speech = ada.speech(ada.message(room, sealed=sealed))
        with refused(Code.INVALID_ARGUMENT):
            await ada.ask(msgspec.structs.replace(speech, is_encrypted=not sealed))


async def test_a_room_that_is_not_sealed_takes_open_messages_only(scene: Scene) -> None:
    ada, _, room = await pair(scene, e2ee_on=False)
    await ada.say(room, sealed=False)
    sealed = message_by(ada.person, room.session_id, room.head, room.fresh_key_id())
    with refused(Code.FAILED_PRECONDITION, Reason.NOT_SEALED):
        await ada.speak(sealed)


async def test_a_sealed_room_takes_open_messages_where_its_owner_allows(scene: Scene) -> None:
    ada, _, room = await pair(scene)
    await ada.say(room, sealed=False)
    strict = msgspec.structs.replace(OPEN_HOUSE, open_allowed=False)
    await ada.append(room, requests.SetSessionPolicyRequest, SetPolicy(strict))
    with refused(Code.FAILED_PRECONDITION, Reason.ONLY_SEALED):
        await ada.say(room, sealed=False)
    await ada.say(room)


async def test_a_stale_key_is_refused_and_the_current_one_named(scene: Scene) -> None:
    ada, ben, room = await pair(scene)
    stale = ben.message(room)
    await ada.switch_on(room)
    await ada.replace_key(room, [ben.person])
    with refused(Code.FAILED_PRECONDITION, Reason.STALE_KEY) as errors:
        await ben.speak(stale)
    assert (errors[0].data.key_id, errors[0].data.epoch) == (room.key_id, 2)
    await ben.speak(ben.message(room))


async def test_before_the_first_key_nothing_is_sealed(scene: Scene) -> None:
    ada, ben, room = await pair(scene, e2ee_on=False)
    await ada.switch_on(room)
    sealed = message_by(ben.person, room.session_id, room.head, room.fresh_key_id())
    with refused(Code.FAILED_PRECONDITION, Reason.NO_KEY_YET):
        await ben.speak(sealed)
    await ben.say(room, sealed=False)


@pytest.mark.parametrize(("size", "fits"), [(BODY_BYTES, True), (BODY_BYTES + 1, False)])
async def test_a_body_has_its_limit(scene: Scene, size: int, fits: bool) -> None:
    ada, ben, room = await pair(scene)
    message = message_by(ada.person, room.session_id, room.head, None, body=bytes(size))
    if fits:
        await ada.speak(message)
        assert (await ben.hears(MsgNotification)).message == message
    else:
        with refused(Code.INVALID_ARGUMENT):
            await ada.speak(message)


async def test_a_message_names_a_head_of_this_ledger_that_is_not_long_past(scene: Scene) -> None:
    ada, ben, room = await pair(scene)
    held = room.head
    invented = message_by(ben.person, room.session_id, "a" * 52, room.key_id)
    with refused(Code.CONFLICT, Reason.LEDGER_MOVED):
        await ben.speak(invented)
    for number in range(HEADS_BACK + 1):
        if number == HEADS_BACK:
            await ben.speak(message_by(ben.person, room.session_id, held, room.key_id))
        await ada.append(room, requests.SetSessionPolicyRequest, SetPolicy(OPEN_HOUSE))
    with refused(Code.CONFLICT, Reason.LEDGER_MOVED):
        await ben.speak(message_by(ben.person, room.session_id, held, room.key_id))
    await ben.say(room)


async def test_in_slow_mode_a_member_waits_between_two_messages_and_ranks_do_not(
    scene: Scene,
) -> None:
    ada, ben, room = await pair(scene)
    await ben.say(room)
    await ada.append(room, requests.SetSessionSlowModeRequest, SetSlowMode(30))
    first = ben.message(room)
    accepted = await ben.speak(first)
    scene.clock.forward(12)
    assert await ben.speak(first) == accepted, "a repeat is no second message"
    with refused(Code.RESOURCE_EXHAUSTED, Reason.SLOW_MODE) as errors:
        await ben.say(room)
    assert errors[0].data.retry_after is not None
    assert 17 < errors[0].data.retry_after <= 18
    for _ in range(2):
        await ada.say(room)
    scene.clock.forward(18)
    await ben.say(room)
    await ada.append(room, requests.SetSessionSlowModeRequest, SetSlowMode(0))
    await ben.say(room)


async def test_slow_mode_lets_one_through_of_many_in_one_turn(scene: Scene) -> None:
    ada, ben, room = await pair(scene)
    await ada.append(room, requests.SetSessionSlowModeRequest, SetSlowMode(30))
    futures = [await ben.post(ben.speech(ben.message(room))) for _ in range(20)]
    answers = await asyncio.gather(*futures, return_exceptions=True)
    assert sum(isinstance(each, MsgAccepted) for each in answers) == 1


async def test_slow_mode_is_each_member_s_and_each_room_s_own(scene: Scene) -> None:
    ada, ben, room = await pair(scene)
    await ada.append(room, requests.SetSessionSlowModeRequest, SetSlowMode(30))
    await ben.say(room)
    cleo = await scene.enter("Cleo")
    await ada.invite(room, cleo.person)
    await cleo.accept(room)
    await cleo.say(room)
    other = await ben.new_room()
    for _ in range(2):
        await ben.say(other)
