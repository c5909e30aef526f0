"""The seed's flow "The replacement of room_key"."""

import asyncio
import time
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from sealroom.controller.timeline_views import EventView
from sealroom.protocol.ids import SessionId
from sealroom.protocol.notifications import UpdateReason, UpdateRoomKeyNotification
from tests.flows.conftest import staged
from tests.flows.person import REGULAR, Person
from tests.flows.relay_process import RelayProcess
from tests.flows.stage import Stage

SHORT = msgspec.structs.replace(REGULAR, rotation_period=1)
REPLACING = ["UpdateRoomKeyNotification", "SendRoomKeyNotification"]


async def three_in_a_room(stage: Stage) -> tuple[Person, Person, Person, SessionId]:
    """Mira's room, with Sofia and Jonas in it."""
    mira, sofia, jonas = [await stage.enter(name) for name in ("Mira", "Sofia", "Jonas")]
    room = await mira.found("Night shift", sofia, jonas)
    await sofia.accept(room)
    await jonas.accept(room)
    await stage.until(lambda: mira.view(room).members == sofia.view(room).members == 3)
    for person in (mira, sofia, jonas):
        person.wire.forget()
    return mira, sofia, jonas, room


async def test_after_its_time_the_next_who_speaks_replaces_the_key(stage: Stage) -> None:
    mira, sofia = await stage.enter("Mira"), await stage.enter("Sofia")
    room = await mira.found("Night shift", sofia, policy=SHORT)
    await sofia.accept(room)
    for person in (mira, sofia):
        person.wire.forget()
    since = sofia.view(room).key_since
    assert since is not None
    await asyncio.sleep(since / 1000 + 1.005 - time.time())

    await sofia.say(room, "who has the keys?")
    await stage.until(lambda: mira.epochs(room) == sofia.epochs(room) == [1, 2])

    assert sofia.wire.asked() == ["send_msg", "send_room_key", "replace_room_key"]
    assert sofia.wire.heard() == REPLACING
    assert sofia.wire.log() == ["msg", "room_key"], "the message is accepted first"
    (update,) = [n for n in sofia.wire.notifications if isinstance(n, UpdateRoomKeyNotification)]
    assert update.reason == UpdateReason.PERIOD
    assert mira.wire.heard() == ["ReceiveRoomKeyNotification"]
    assert mira.wire.log() == ["msg", "room_key"]
    assert mira.marks(room) == [("who has the keys?", "sealed")]
    await mira.say(room, "I do, the new one")
    await stage.until(lambda: len(sofia.texts(room)) == 2)
    assert mira.view(room).title == sofia.view(room).title == "Night shift"


@pytest.mark.parametrize("how", ["leaving", "removal", "ban"])
async def test_after_a_departure_nobody_speaks_under_the_old_key(stage: Stage, how: str) -> None:
    mira, sofia, jonas, room = await three_in_a_room(stage)
    match how:
        case "leaving":
            await jonas.controller.leave(room)
        case "removal":
            await mira.controller.remove(room, jonas.id)
        case _:
            await mira.controller.ban(room, jonas.id)
    await stage.until(lambda: sofia.view(room).members == mira.view(room).members == 2)
    await stage.until(lambda: jonas.view(room).my_role is None)

    await sofia.say(room, "now that Jonas is out")
    await stage.until(lambda: "now that Jonas is out" in mira.texts(room))

    departure = {"leaving": "leave", "removal": "remove", "ban": "ban"}[how]
    asked = ["update_room_key", "send_room_key", "replace_room_key", "send_msg"]
    assert sofia.wire.asked() == asked
    assert sofia.wire.heard() == REPLACING
    assert mira.wire.heard() == ["ReceiveRoomKeyNotification"]
    assert mira.wire.log() == [departure, "room_key", "msg"]
    assert jonas.wire.heard() == []
    assert jonas.wire.log() == [departure]
    assert jonas.epochs(room) == [1]
    newest = mira.controller.room_keys(room)[0]
    assert (newest.epoch, newest.reason) == (2, UpdateReason.DEPARTURE)
    assert [each.name for each in newest.departed] == [jonas.name]
    line = next(
        item
        for item in mira.controller.timeline(room)
        if isinstance(item, EventView) and item.kind == "key_replaced"
    )
    assert [each.name for each in line.departed] == [jonas.name]


async def test_two_speak_at_once_and_the_key_is_replaced_once(stage: Stage) -> None:
    mira, sofia, jonas, room = await three_in_a_room(stage)
    await jonas.controller.leave(room)
    await stage.until(lambda: sofia.view(room).members == mira.view(room).members == 2)

    await asyncio.gather(mira.say(room, "from Mira's desk"), sofia.say(room, "from Sofia's desk"))
    both = {"from Mira's desk", "from Sofia's desk"}
    await stage.until(lambda: set(mira.texts(room)) == set(sofia.texts(room)) == both)
    await stage.until(lambda: all(line.state == "sent" for line in mira.lines(room) if line.mine))

    assert mira.epochs(room) == sofia.epochs(room) == [1, 2]
    assert mira.wire.log().count("room_key") == 1
    assert {lock for _, lock in mira.marks(room) + sofia.marks(room)} == {"sealed"}
    replaced = [p for p in (mira, sofia) if "replace_room_key" in p.wire.asked()]
    assert len(replaced) == 1


async def test_whoever_joins_in_the_middle_of_a_replacement_gets_the_new_key_too(
    stage: Stage,
) -> None:
    mira, sofia, jonas, room = await three_in_a_room(stage)
    await jonas.controller.leave(room)
    await stage.until(lambda: sofia.view(room).members == mira.view(room).members == 2)

    await mira.controller.invite(room, jonas.id)
    await stage.until(lambda: jonas.invited_to(room))
    await asyncio.gather(
        jonas.controller.answer_invitation(room, accept=True),
        sofia.say(room, "while Jonas comes back"),
    )
    await stage.until(lambda: jonas.view(room).my_role is not None and jonas.in_room(room))
    await jonas.say(room, "I am back")
    await stage.until(lambda: "I am back" in mira.texts(room) and "I am back" in sofia.texts(room))

    assert mira.epochs(room) == sofia.epochs(room)
    assert mira.epochs(room)[-1] == jonas.epochs(room)[-1] == 2


@pytest.fixture
def hasty_relay(tmp_path: Path) -> Iterator[RelayProcess]:
    """Lends a replacement for one second, not sixty."""
    process = RelayProcess(tmp_path / "hasty relay", lease_seconds=1)
    yield process
    process.kill()


@pytest.mark.parametrize("at", ["UpdateRoomKeyNotification", "send_room_key", "replace_room_key"])
async def test_the_updater_vanishes_and_the_next_who_speaks_takes_over(
    hasty_relay: RelayProcess, tmp_path: Path, at: str
) -> None:
    async with staged(hasty_relay, tmp_path) as stage:
        mira, sofia, jonas, room = await three_in_a_room(stage)
        await jonas.controller.leave(room)
        await stage.until(lambda: sofia.view(room).members == mira.view(room).members == 2)
        mira.wire.vanish_at = at
        mira.wire.away = True
        await mira.say(room, "Mira tries first")
        await stage.until(lambda: not mira.connected)
        assert sofia.epochs(room) == [1], "the old key stays current"

        await sofia.say(room, "then Sofia does")
        await stage.until(lambda: sofia.has_sent(room, "then Sofia does"))

        assert sofia.epochs(room) == [1, 2]
        assert mira.epochs(room) == [1]
        await mira.return_to_the_net()
        both = ["then Sofia does", "Mira tries first"]
        await stage.until(lambda: mira.texts(room) == sofia.texts(room) == both)
        assert mira.epochs(room) == [1, 2]
        assert next(key.made_by_name for key in mira.controller.room_keys(room)) == sofia.name


async def test_an_answer_lost_in_a_replacement_loses_no_key(stage: Stage) -> None:
    mira, sofia, jonas, room = await three_in_a_room(stage)
    await jonas.controller.leave(room)
    await stage.until(lambda: sofia.view(room).members == mira.view(room).members == 2)
    mira.wire.losing_answers_to = "replace_room_key"

    await mira.say(room, "said over a bad line")
    await stage.until(lambda: not mira.connected)
    await mira.return_to_the_net()
    await stage.until(lambda: sofia.texts(room) == ["said over a bad line"])

    assert mira.epochs(room) == sofia.epochs(room) == [1, 2]
    await sofia.say(room, "heard you well")
    await stage.until(lambda: len(mira.texts(room)) == 2)
