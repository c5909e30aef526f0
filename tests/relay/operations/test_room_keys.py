"""Room keys: handing over, replacing, asking for what went missing."""

import msgspec
import pytest

from sealroom.protocol import requests
from sealroom.protocol.entry import Policy
from sealroom.protocol.errors import Code, Reason
from sealroom.protocol.limits import UPDATE_LEASE_SECONDS
from sealroom.protocol.notifications import (
    LedgerNotification,
    ReceiveRoomKeyNotification,
    RequestRoomKeyNotification,
    SendRoomKeyNotification,
    UpdateReason,
    UpdateRoomKeyNotification,
)
from tests.relay.conftest import Scene
from tests.relay.person import new_person
from tests.relay.raw_client import RawClient, refused
from tests.relay.room import OPEN_HOUSE, Room


class Trio:
    """Ada (Owner), Ben and Cleo in one sealed room."""

    def __init__(self, ada: RawClient, ben: RawClient, cleo: RawClient, room: Room) -> None:
        self.ada = ada
        self.ben = ben
        self.cleo = cleo
        self.room = room


async def trio(scene: Scene, policy: Policy = OPEN_HOUSE) -> Trio:
    ada, ben, cleo = [await scene.enter(name) for name in ("Ada", "Ben", "Cleo")]
    room = await ada.new_room([ben.person, cleo.person], policy=policy)
    await ben.accept(room)
    await cleo.accept(room)
    return Trio(ada, ben, cleo, room)


async def marked(scene: Scene) -> Trio:
    """The same, with a fourth gone: a new key is due."""
    of = await trio(scene)
    dora = await scene.enter("Dora")
    await of.ada.invite(of.room, dora.person)
    await dora.accept(of.room)
    await dora.leave(of.room)
    return of


def current(room: Room) -> str:
    assert room.key_id is not None
    return room.key_id


# handing over


async def test_a_wrap_reaches_the_one_it_is_for_and_nobody_else(scene: Scene) -> None:
    of = await trio(scene)
    await of.ada.send_key(of.room, of.ben.person, current(of.room), 1, b"wrap for Ben")
    received = await of.ben.hears(ReceiveRoomKeyNotification)
    assert (received.sender, received.room_key) == (of.ada.user_id, b"wrap for Ben")
    assert (received.key_id, received.epoch) == (of.room.key_id, 1)
    await of.ada.say(of.room)
    await of.cleo.until(lambda: of.cleo.told[-1].seq == 7 if of.cleo.told else False)  # type: ignore[union-attr]
    assert not of.cleo.of(ReceiveRoomKeyNotification)
    assert not of.ada.of(ReceiveRoomKeyNotification)


async def test_only_members_hand_keys_to_members(scene: Scene) -> None:
    of = await trio(scene)
    eve = await scene.enter("Eve")
    with refused(Code.PERMISSION_DENIED, Reason.NOT_A_MEMBER):
        await eve.send_key(of.room, of.ben.person, current(of.room), 1)
    with refused(Code.PERMISSION_DENIED, Reason.NOT_A_MEMBER):
        await of.ada.send_key(of.room, eve.person, current(of.room), 1)
    with refused(Code.NOT_FOUND):
        request = requests.SendRoomKeyRequest(
            id=90,
            session_id="a" * 52,
            user_id=eve.user_id,
            key_id="b" * 52,
            epoch=1,
            room_key=b"wrap",
        )
        await of.ada.ask(request)


async def test_a_key_that_is_none_of_the_rooms_is_refused(scene: Scene) -> None:
    of = await trio(scene)
    with refused(Code.CONFLICT, Reason.STALE_KEY) as errors:
        await of.ada.send_key(of.room, of.ben.person, of.room.fresh_key_id(), 1)
    assert (errors[0].data.key_id, errors[0].data.epoch) == (of.room.key_id, 1)
    with refused(Code.CONFLICT, Reason.STALE_KEY):
        await of.ada.send_key(of.room, of.ben.person, current(of.room), 3)


async def test_an_earlier_key_goes_only_to_who_was_a_member_then(scene: Scene) -> None:
    of = await marked(scene)
    first = current(of.room)
    await of.ada.replace_key(of.room, [of.ben.person, of.cleo.person])
    await of.ada.send_key(of.room, of.ben.person, first, 1)
    eve = await scene.enter("Eve")
    await of.ada.invite(of.room, eve.person)
    await eve.accept(of.room)
    with refused(Code.PERMISSION_DENIED, Reason.NOT_A_MEMBER):
        await of.ada.send_key(of.room, eve.person, first, 1)
    await of.ada.send_key(of.room, eve.person, current(of.room), 2)
    assert (await eve.hears(ReceiveRoomKeyNotification)).epoch == 2


# replacing


async def test_a_replacement_reaches_all_at_once_and_only_when_it_is_whole(scene: Scene) -> None:
    of = await marked(scene)
    lent = await of.ada.ask_for_update(of.room)
    update = await of.ada.hears(UpdateRoomKeyNotification)
    assert (update.reason, update.epoch) == (UpdateReason.DEPARTURE, 2)
    assert update.lease_until == lent.lease_until
    wanted = await of.ada.heard(SendRoomKeyNotification, 2)
    assert {each.user_id for each in wanted} == {of.ben.user_id, of.cleo.user_id}
    key_id = of.room.fresh_key_id()
    with refused(Code.FAILED_PRECONDITION, Reason.WRAPS_MISSING) as errors:
        await of.ada.make_current(of.room, key_id)
    assert errors[0].data.missing == 2
    await of.ada.send_key(of.room, of.ben.person, key_id, 2, b"first try")
    await of.ada.send_key(of.room, of.ben.person, key_id, 2, b"for Ben")
    with refused(Code.FAILED_PRECONDITION, Reason.WRAPS_MISSING) as errors:
        await of.ada.make_current(of.room, key_id)
    assert errors[0].data.missing == 1
    assert not of.ben.of(ReceiveRoomKeyNotification)
    await of.ada.send_key(of.room, of.cleo.person, key_id, 2, b"for Cleo")
    await of.ada.make_current(of.room, key_id)
    for client, wrap in ((of.ben, b"for Ben"), (of.cleo, b"for Cleo")):
        received = await client.hears(ReceiveRoomKeyNotification)
        assert (received.room_key, received.epoch, received.key_id) == (wrap, 2, key_id)
    await of.ben.say(of.room)


async def test_wraps_for_ones_own_other_devices_go_with_the_rest(scene: Scene) -> None:
    of = await marked(scene)
    laptop = await scene.return_of(of.ada.person.at_another_device())
    await laptop.sync()
    await of.ada.replace_key(of.room, [of.ben.person, of.cleo.person, of.ada.person])
    assert (await laptop.hears(ReceiveRoomKeyNotification)).sender == of.ada.user_id


async def test_speaking_in_a_marked_room_is_accepted_first_and_then_lends_the_update(
    scene: Scene,
) -> None:
    of = await marked(scene)
    await of.ben.say(of.room)
    assert (await of.ben.hears(UpdateRoomKeyNotification)).members == 2
    await of.ben.heard(SendRoomKeyNotification, 2)
    await of.cleo.say(of.room)
    assert not of.cleo.of(UpdateRoomKeyNotification)
    await of.ben.say(of.room)
    assert not of.ben.of(UpdateRoomKeyNotification)


async def test_the_update_is_lent_to_one_device_at_a_time(scene: Scene) -> None:
    of = await marked(scene)
    await of.ada.ask_for_update(of.room)
    with refused(Code.FAILED_PRECONDITION, Reason.UPDATE_LENT) as errors:
        await of.ben.ask_for_update(of.room)
    wait = errors[0].data.retry_after
    assert wait is not None
    assert 0 < wait <= UPDATE_LEASE_SECONDS
    laptop = await scene.return_of(of.ada.person.at_another_device())
    with refused(Code.FAILED_PRECONDITION, Reason.UPDATE_LENT):
        await laptop.ask_for_update(of.room)
    await of.ada.ask_for_update(of.room)


async def test_a_member_vanishes_in_the_middle_of_a_replacement_and_the_next_takes_over(
    scene: Scene,
) -> None:
    of = await marked(scene)
    await of.ada.ask_for_update(of.room)
    abandoned = of.room.fresh_key_id()
    await of.ada.send_key(of.room, of.ben.person, abandoned, 2)
    await of.ada.send_key(of.room, of.cleo.person, abandoned, 2)
    await of.ben.say(of.room)  # under the old key, which stays current
    scene.clock.forward(UPDATE_LEASE_SECONDS + 1)
    await of.ben.say(of.room)
    await of.ben.hears(UpdateRoomKeyNotification)
    with refused(Code.FAILED_PRECONDITION, Reason.UPDATE_LENT):
        await of.ada.make_current(of.room, abandoned)
    with refused(Code.FAILED_PRECONDITION, Reason.UPDATE_LENT):
        await of.ada.send_key(of.room, of.ben.person, abandoned, 2)
    with refused(Code.FAILED_PRECONDITION, Reason.WRAPS_MISSING) as errors:
        await of.ben.make_current(of.room, abandoned)
    assert errors[0].data.missing == 2
    await of.ben.replace_key(of.room, [of.ada.person, of.cleo.person])
    await of.ada.hears(ReceiveRoomKeyNotification)


async def test_work_that_took_longer_than_the_lease_counts_where_nobody_took_over(
    scene: Scene,
) -> None:
    of = await marked(scene)
    await of.ada.ask_for_update(of.room)
    scene.clock.forward(UPDATE_LEASE_SECONDS + 1)
    key_id = of.room.fresh_key_id()
    await of.ada.send_key(of.room, of.ben.person, key_id, 2)
    await of.ada.send_key(of.room, of.cleo.person, key_id, 2)
    await of.ada.make_current(of.room, key_id)


async def test_the_mark_stays_until_the_ledger_has_the_new_key(scene: Scene) -> None:
    of = await marked(scene)
    await of.ada.say(of.room)
    await of.ada.hears(UpdateRoomKeyNotification)
    scene.clock.forward(UPDATE_LEASE_SECONDS + 1)
    await of.ben.say(of.room)
    await of.ben.hears(UpdateRoomKeyNotification)
    await of.ben.replace_key(of.room, [of.ada.person, of.cleo.person])
    await of.ben.say(of.room)
    with refused(Code.FAILED_PRECONDITION, Reason.UPDATE_NOT_DUE):
        await of.ada.ask_for_update(of.room)


async def test_who_joins_during_a_replacement_is_not_left_without_the_key(scene: Scene) -> None:
    of = await marked(scene)
    await of.ada.ask_for_update(of.room)
    key_id = of.room.fresh_key_id()
    for other in (of.ben, of.cleo):
        await of.ada.send_key(of.room, other.person, key_id, 2)
    late = of.room.new_key(of.ada.person, key_id)
    eve = await scene.enter("Eve")
    await of.ada.invite(of.room, eve.person)
    await eve.accept(of.room)
    with refused(Code.CONFLICT, Reason.LEDGER_MOVED):
        await of.ada.ask(
            requests.ReplaceRoomKeyRequest(id=90, session_id=of.room.session_id, entry=late)
        )
    with refused(Code.FAILED_PRECONDITION, Reason.WRAPS_MISSING) as errors:
        await of.ada.make_current(of.room, key_id)
    assert errors[0].data.missing == 1


async def test_who_departs_during_a_replacement_gets_no_key(scene: Scene) -> None:
    of = await marked(scene)
    await of.ada.ask_for_update(of.room)
    key_id = of.room.fresh_key_id()
    for other in (of.ben, of.cleo):
        await of.ada.send_key(of.room, other.person, key_id, 2)
    await of.cleo.leave(of.room)
    await of.ada.make_current(of.room, key_id)
    await of.ben.hears(ReceiveRoomKeyNotification)
    await of.cleo.until(lambda: len(of.cleo.of(LedgerNotification)) == len(of.room.entries) - 1)
    assert not of.cleo.of(ReceiveRoomKeyNotification)


async def test_a_repeated_replacement_gets_the_first_answer_and_keys_come_once(
    scene: Scene,
) -> None:
    of = await marked(scene)
    await of.ada.ask_for_update(of.room)
    key_id = of.room.fresh_key_id()
    for other in (of.ben, of.cleo):
        await of.ada.send_key(of.room, other.person, key_id, 2)
    entry = of.room.new_key(of.ada.person, key_id)
    request = requests.ReplaceRoomKeyRequest(id=90, session_id=of.room.session_id, entry=entry)
    first = await of.ada.ask(request)
    assert await of.ada.ask(request) == first
    of.room.take(entry)
    await of.ben.say(of.room)
    assert len(of.ben.of(ReceiveRoomKeyNotification)) == 1


async def test_nothing_is_deposited_where_no_key_is_due_or_the_update_is_not_lent(
    scene: Scene,
) -> None:
    of = await trio(scene)
    with refused(Code.CONFLICT, Reason.STALE_KEY):
        await of.ada.send_key(of.room, of.ben.person, of.room.fresh_key_id(), 2)
    with refused(Code.FAILED_PRECONDITION, Reason.UPDATE_NOT_DUE):
        await of.ada.make_current(of.room, of.room.fresh_key_id())
    await of.cleo.leave(of.room)
    with refused(Code.FAILED_PRECONDITION, Reason.UPDATE_LENT):
        await of.ben.send_key(of.room, of.ada.person, of.room.fresh_key_id(), 2)
    with refused(Code.FAILED_PRECONDITION, Reason.UPDATE_LENT):
        await of.ben.make_current(of.room, of.room.fresh_key_id())
    await of.ben.ask_for_update(of.room)
    with refused(Code.INVALID_ARGUMENT):
        await of.ben.send_key(of.room, of.ada.person, current(of.room), 2)


async def test_strangers_cannot_have_an_update(scene: Scene) -> None:
    of = await marked(scene)
    eve = await scene.enter("Eve")
    with refused(Code.PERMISSION_DENIED, Reason.NOT_A_MEMBER):
        await eve.ask_for_update(of.room)


async def test_a_key_whose_time_is_over_is_due(scene: Scene) -> None:
    policy = msgspec.structs.replace(OPEN_HOUSE, rotation_period=100)
    of = await trio(scene, policy)
    await of.ada.say(of.room)
    with refused(Code.FAILED_PRECONDITION, Reason.UPDATE_NOT_DUE):
        await of.ada.ask_for_update(of.room)
    scene.clock.forward(101)
    await of.ben.say(of.room)
    assert (await of.ben.hears(UpdateRoomKeyNotification)).reason == UpdateReason.PERIOD
    await of.ben.replace_key(of.room, [of.ada.person, of.cleo.person])
    await of.ada.say(of.room)
    assert not of.ada.of(UpdateRoomKeyNotification)


# asking for what went missing


async def test_a_missing_key_is_asked_of_a_member_once_while_it_waits(scene: Scene) -> None:
    of = await trio(scene)
    for _ in range(2):
        await of.ben.request_key(of.room, current(of.room), of.ada.person)
    asked = await of.ada.hears(RequestRoomKeyNotification)
    assert (asked.key_id, asked.user) == (of.room.key_id, of.ben.person.card)
    await of.cleo.request_key(of.room, current(of.room), of.ada.person)
    assert (await of.ada.hears(RequestRoomKeyNotification)).user == of.cleo.person.card
    await of.ada.ack_inbox(asked.number)
    await of.ben.request_key(of.room, current(of.room), of.ada.person)
    assert (await of.ada.hears(RequestRoomKeyNotification)).user == of.ben.person.card


async def test_who_has_left_can_be_asked_for_a_key_of_their_time_and_hands_it_over(
    scene: Scene,
) -> None:
    of = await marked(scene)
    await of.ben.leave(of.room)
    first = current(of.room)
    await of.cleo.request_key(of.room, first, of.ben.person)
    assert (await of.ben.hears(RequestRoomKeyNotification)).user == of.cleo.person.card
    await of.ben.send_key(of.room, of.cleo.person, first, 1)
    assert (await of.cleo.hears(ReceiveRoomKeyNotification)).sender == of.ben.user_id
    await of.ada.replace_key(of.room, [of.cleo.person])
    with refused(Code.PERMISSION_DENIED, Reason.NOT_A_MEMBER):
        await of.ben.send_key(of.room, of.cleo.person, current(of.room), 2)
    with refused(Code.FAILED_PRECONDITION, Reason.NOT_A_MEMBER):
        await of.cleo.request_key(of.room, current(of.room), of.ben.person)


async def test_who_has_left_gets_a_key_of_their_time_once_it_is_out_of_use(scene: Scene) -> None:
    of = await marked(scene)
    await of.ben.leave(of.room)
    first = current(of.room)
    with refused(Code.PERMISSION_DENIED, Reason.NOT_A_MEMBER):
        await of.ben.request_key(of.room, first, of.ada.person)
    with refused(Code.PERMISSION_DENIED, Reason.NOT_A_MEMBER):
        await of.ada.send_key(of.room, of.ben.person, first, 1)

    await of.ada.replace_key(of.room, [of.cleo.person])

    await of.ben.request_key(of.room, first, of.ada.person)
    assert (await of.ada.hears(RequestRoomKeyNotification)).user == of.ben.person.card
    await of.ada.send_key(of.room, of.ben.person, first, 1)
    assert (await of.ben.hears(ReceiveRoomKeyNotification)).key_id == first


async def test_ones_own_other_device_can_be_asked(scene: Scene) -> None:
    of = await trio(scene)
    laptop = await scene.return_of(of.ben.person.at_another_device())
    await laptop.request_key(of.room, current(of.room), of.ben.person)
    assert (await of.ben.hears(RequestRoomKeyNotification)).key_id == of.room.key_id


async def test_a_key_from_before_ones_time_cannot_be_asked_for(scene: Scene) -> None:
    of = await marked(scene)
    first = current(of.room)
    await of.ada.replace_key(of.room, [of.ben.person, of.cleo.person])
    eve = await scene.enter("Eve")
    with refused(Code.PERMISSION_DENIED, Reason.NOT_A_MEMBER):
        await eve.request_key(of.room, first, of.ada.person)
    await of.ada.invite(of.room, eve.person)
    await eve.accept(of.room)
    with refused(Code.PERMISSION_DENIED, Reason.NOT_A_MEMBER):
        await eve.request_key(of.room, first, of.ada.person)
    with refused(Code.NOT_FOUND):
        await eve.request_key(of.room, of.room.fresh_key_id(), of.ada.person)
    await eve.request_key(of.room, current(of.room), of.ada.person)


@pytest.mark.parametrize("registered", [True, False])
async def test_only_members_are_asked(scene: Scene, registered: bool) -> None:
    of = await trio(scene)
    eve = (await scene.enter("Eve")).person if registered else new_person("Eve")
    with refused(Code.FAILED_PRECONDITION, Reason.NOT_A_MEMBER):
        await of.ben.request_key(of.room, current(of.room), eve)
