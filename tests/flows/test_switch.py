"""The seed's flow "Switch the end-to-end encryption status of the group chat"."""

import pytest

from sealroom.controller.errors import NotAllowed
from sealroom.protocol.ids import SessionId
from sealroom.protocol.notifications import UpdateReason
from tests.flows.person import Person
from tests.flows.stage import Stage

REPLACING = ["UpdateRoomKeyNotification", "SendRoomKeyNotification"]


async def two_in_a_room(
    stage: Stage, *, sealed: bool = True, title: str = "Book of guests"
) -> tuple[Person, Person, SessionId]:
    """Mira's room, with Sofia in it."""
    mira, sofia = await stage.enter("Mira"), await stage.enter("Sofia")
    room = await mira.found(title, sofia, sealed=sealed)
    await sofia.accept(room)
    await stage.until(lambda: mira.view(room).members == 2)
    mira.wire.forget()
    sofia.wire.forget()
    return mira, sofia, room


async def test_switched_on_the_room_gets_its_first_key_at_once(stage: Stage) -> None:
    mira, sofia, room = await two_in_a_room(stage, sealed=False, title="Book of visitors 2")
    await sofia.say(room, "still for everyone", sealed=False)
    await stage.until(lambda: len(mira.texts(room)) == 1)
    mira.wire.forget()

    await mira.controller.seal_room(room)
    await stage.until(lambda: sofia.view(room).sealed and sofia.epochs(room) == [1])

    assert mira.wire.asked() == ["e2eeize_session", "send_room_key", "replace_room_key"]
    assert mira.wire.heard() == REPLACING
    assert mira.wire.log() == ["e2eeize", "room_key"]
    assert sofia.wire.heard() == ["ReceiveRoomKeyNotification"]
    assert mira.controller.room_keys(room)[0].reason == UpdateReason.SWITCHED_ON
    await sofia.say(room, "among ourselves now")
    await stage.until(lambda: len(mira.texts(room)) == 2)
    assert mira.marks(room) == [("still for everyone", "open"), ("among ourselves now", "sealed")]
    assert sofia.view(room).title == "Book of visitors 2"
    assert mira.kinds(room)[-3:] == ["sealed_on", "key_replaced", "among ourselves now"]


async def test_switched_on_again_the_key_is_replaced(stage: Stage) -> None:
    mira, sofia, room = await two_in_a_room(stage)

    await mira.controller.replace_key(room)
    await stage.until(lambda: mira.epochs(room) == sofia.epochs(room) == [1, 2])

    assert mira.wire.asked() == ["e2eeize_session", "send_room_key", "replace_room_key"]
    assert mira.wire.heard() == REPLACING
    assert mira.wire.log() == ["e2eeize", "room_key"]
    assert sofia.wire.heard() == ["ReceiveRoomKeyNotification"]
    assert sofia.controller.room_keys(room)[0].reason == UpdateReason.ASKED
    assert sofia.kinds(room)[-2:] == ["key_asked", "key_replaced"]


async def test_switched_off_sealed_messages_are_refused_and_old_ones_stay(stage: Stage) -> None:
    mira, sofia, room = await two_in_a_room(stage, title="Book of visitors 4")
    await sofia.say(room, "between the two of us")
    await stage.until(lambda: len(mira.texts(room)) == 1)
    mira.wire.forget()
    stage.publish("Book of visitors 4")

    await mira.controller.unseal_room(room)
    await stage.until(lambda: not sofia.view(room).sealed)

    assert mira.wire.asked() == ["dee2eeize_session"]
    assert mira.wire.log() == ["dee2eeize"]
    assert mira.wire.heard() == []
    with pytest.raises(NotAllowed, match="not sealed any more"):
        await sofia.controller.send(room, "meant to be sealed", sealed=True)
    await sofia.say(room, "for everyone", sealed=False)
    await stage.until(lambda: len(mira.texts(room)) == 2)
    assert mira.marks(room) == [("between the two of us", "sealed"), ("for everyone", "open")]
    assert sofia.view(room).title == "Book of visitors 4"
    assert mira.controller.room_keys(room)[0].valid_until is not None


async def test_a_message_meant_to_be_sealed_does_not_go_out_open(stage: Stage) -> None:
    mira, sofia, room = await two_in_a_room(stage, title="Book of visitors 5")
    await sofia.leave_the_net()
    await sofia.say(room, "written while it was sealed")
    stage.publish("Book of visitors 5")
    await mira.controller.unseal_room(room)

    await sofia.return_to_the_net()
    await stage.until(lambda: [line.state for line in sofia.lines(room)] == ["failed"])

    (line,) = sofia.lines(room)
    assert line.failure is not None
    assert "not sealed any more" in line.failure
    assert sofia.wire.asked() == []
    assert mira.texts(room) == []


async def test_only_the_owner_switches(stage: Stage) -> None:
    _, sofia, room = await two_in_a_room(stage)

    with pytest.raises(NotAllowed):
        await sofia.controller.unseal_room(room)
    with pytest.raises(NotAllowed):
        await sofia.controller.replace_key(room)

    assert sofia.wire.asked() == []
    assert sofia.view(room).sealed


async def test_a_room_that_is_not_sealed_has_no_key_to_replace(stage: Stage) -> None:
    mira, _, room = await two_in_a_room(stage, sealed=False, title="Book of visitors 6")

    with pytest.raises(NotAllowed, match="no key to replace"):
        await mira.controller.replace_key(room)
