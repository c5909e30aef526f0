"""Several devices of one person: each gets every key and message, and any can be signed out."""

import asyncio

import pytest

from sealroom.controller.errors import RelayRefused
from sealroom.controller.timeline_views import Lock
from tests.flows.person import Person
from tests.flows.stage import Stage
from tests.flows.test_recovery import save


async def desk_and_laptop(stage: Stage) -> tuple[Person, Person]:
    """Mira at two computers."""
    desk = await stage.enter("Mira")
    return desk, await stage.other_device_of(desk)


async def read(stage: Stage, room: str, texts: list[str], *devices: Person) -> None:
    """Each has these messages, sealed and in this order, once."""
    wanted = [(text, Lock.SEALED) for text in texts]
    for device in devices:
        await stage.until(lambda d=device: d.knows(room) and d.marks(room) == wanted)  # type: ignore[misc]


async def test_every_message_reaches_every_device_in_order_and_once(stage: Stage) -> None:
    desk, laptop = await desk_and_laptop(stage)
    tablet = await stage.other_device_of(desk)
    sofia = await stage.enter("Sofia")
    room = await desk.found("Lighthouse", sofia)
    await sofia.accept(room)
    said = []
    for count, speaker in enumerate([desk, sofia, laptop, tablet, sofia, laptop, desk]):
        await stage.until(lambda s=speaker: s.knows(room) and s.in_room(room))  # type: ignore[misc]
        said.append(f"words number {count}")
        await speaker.say(room, said[-1])
        await read(stage, room, said, desk, laptop, tablet, sofia)
    for device in (desk, laptop, tablet):
        lines = device.lines(room)
        assert [line.mine for line in lines] == [True, False, True, True, False, True, True]
        assert {line.state.value for line in lines if line.mine} == {"sent"}
        assert not any(line.missing_before for line in lines)
    assert not any(line.mine for line in sofia.lines(room) if line.sender == desk.id)
    assert not any(line.missing_before for line in sofia.lines(room))


async def test_own_words_from_another_device_are_not_unread(stage: Stage) -> None:
    desk, laptop = await desk_and_laptop(stage)
    room = await desk.found("Alone at sea")
    await desk.say(room, "a note to myself")
    await read(stage, room, ["a note to myself"], laptop)
    assert laptop.view(room).unread == 0


async def test_a_key_made_on_one_device_opens_on_the_other_without_being_asked_for(
    stage: Stage,
) -> None:
    desk, laptop = await desk_and_laptop(stage)
    sofia = await stage.enter("Sofia")
    room = await desk.found("Lighthouse", sofia)
    await sofia.accept(room)
    await stage.until(lambda: laptop.knows(room) and laptop.in_room(room))
    await desk.controller.replace_key(room)
    await stage.until(lambda: laptop.epochs(room) == [1, 2] == sofia.epochs(room))
    await laptop.controller.replace_key(room)
    await stage.until(lambda: desk.epochs(room) == [1, 2, 3] == sofia.epochs(room))
    for device in (desk, laptop):
        assert "request_room_key" not in device.wire.asked()


async def test_a_device_that_was_away_over_a_replacement_reads_all_of_it(stage: Stage) -> None:
    desk, laptop = await desk_and_laptop(stage)
    sofia = await stage.enter("Sofia")
    room = await desk.found("Lighthouse", sofia)
    await sofia.accept(room)
    await stage.until(lambda: laptop.knows(room) and laptop.in_room(room))
    await laptop.leave_the_net()
    await desk.say(room, "said before it")
    await desk.controller.replace_key(room)
    await desk.say(room, "said after it")
    await read(stage, room, ["said before it", "said after it"], sofia)
    await laptop.return_to_the_net()
    await read(stage, room, ["said before it", "said after it"], laptop)
    assert laptop.epochs(room) == [1, 2]


async def test_both_devices_speak_and_replace_the_key_at_once(stage: Stage) -> None:
    desk, laptop = await desk_and_laptop(stage)
    sofia = await stage.enter("Sofia")
    room = await desk.found("Lighthouse", sofia)
    await sofia.accept(room)
    await stage.until(lambda: laptop.knows(room) and laptop.in_room(room))
    await asyncio.gather(
        desk.controller.replace_key(room),
        laptop.controller.replace_key(room),
        *(desk.say(room, f"from the desk {number}") for number in range(3)),
        *(laptop.say(room, f"from the laptop {number}") for number in range(3)),
    )
    everyone = (desk, laptop, sofia)
    await stage.until(lambda: all(len(each.lines(room)) == 6 for each in everyone))
    await stage.until(lambda: len({tuple(each.marks(room)) for each in everyone}) == 1)
    await stage.until(lambda: len({tuple(each.epochs(room)) for each in everyone}) == 1)
    texts = desk.texts(room)
    for device in ("desk", "laptop"):
        mine = [text for text in texts if text.startswith(f"from the {device}")]
        assert mine == [f"from the {device} {number}" for number in range(3)]
    assert {lock for _, lock in desk.marks(room)} == {Lock.SEALED}


async def test_an_invitation_accepted_at_one_device_is_accepted_at_all(stage: Stage) -> None:
    desk, laptop = await desk_and_laptop(stage)
    sofia = await stage.enter("Sofia")
    room = await sofia.found("Harbour office", desk)
    await stage.until(lambda: laptop.invited_to(room))
    await desk.accept(room)
    await stage.until(lambda: not laptop.invited_to(room) and laptop.knows(room))
    await stage.until(lambda: laptop.in_room(room))
    await sofia.say(room, "welcome, both of you")
    await read(stage, room, ["welcome, both of you"], desk, laptop)


async def test_both_devices_accept_at_once_and_neither_fails(stage: Stage) -> None:
    desk, laptop = await desk_and_laptop(stage)
    sofia = await stage.enter("Sofia")
    room = await sofia.found("Harbour office", desk)
    await stage.until(lambda: laptop.invited_to(room) and desk.invited_to(room))
    await asyncio.gather(
        desk.controller.answer_invitation(room, accept=True),
        laptop.controller.answer_invitation(room, accept=True),
    )
    for device in (desk, laptop):
        await stage.until(lambda d=device: d.in_room(room) and not d.invited_to(room))  # type: ignore[misc]


async def test_an_invitation_declined_at_one_device_vanishes_at_the_other(stage: Stage) -> None:
    desk, laptop = await desk_and_laptop(stage)
    sofia = await stage.enter("Sofia")
    room = await sofia.found("Harbour office", desk)
    await stage.until(lambda: laptop.invited_to(room) and desk.invited_to(room))
    await laptop.controller.answer_invitation(room, accept=False)
    await stage.until(lambda: not desk.invited_to(room) and not laptop.invited_to(room))


async def test_a_wish_to_join_is_asked_and_answered_on_all_devices(stage: Stage) -> None:
    desk, laptop = await desk_and_laptop(stage)
    sofia = await stage.enter("Sofia")
    study = await stage.other_device_of(sofia)
    room = await sofia.found("Harbour office")
    await desk.controller.ask_to_join(room, "It is me")
    await stage.until(lambda: [each.session_id for each in laptop.controller.asked()] == [room])
    await stage.until(lambda: bool(study.controller.cards()) and study.in_room(room))
    await study.controller.answer_join_request(room, desk.id, accept=True)
    await stage.until(lambda: not sofia.controller.cards() and not study.controller.cards())
    for device in (desk, laptop):
        await stage.until(lambda d=device: d.knows(room) and d.in_room(room))  # type: ignore[misc]
        assert device.controller.asked() == []


async def test_a_new_device_is_announced_by_name_and_can_be_signed_out(stage: Stage) -> None:
    desk = await stage.enter("Mira")
    laptop = await stage.other_device_of(desk)
    await stage.until(lambda: len(desk.controller.device_notices()) == 1)
    (notice,) = desk.controller.device_notices()
    assert laptop.controller.device_notices() == []
    this, other = await desk.controller.devices()
    assert (this.is_this, other.is_this, other.device_id) == (True, False, notice.device_id)
    assert other.label == notice.label == f"computer of {laptop.folder.name}"
    stage.keep_secret("computer of")

    room = await desk.found("Lighthouse")
    await desk.say(room, "while it lasted")
    await read(stage, room, ["while it lasted"], laptop)
    await desk.controller.revoke_device(notice.device_id)
    await stage.until(lambda: laptop.controller.connection().state == "refused")
    assert "signed out by another of your devices" in laptop.controller.connection().detail
    assert desk.controller.device_notices() == []
    await desk.say(room, "not for the laptop")
    assert laptop.texts(room) == ["while it lasted"]
    await laptop.restart()
    await stage.until(lambda: laptop.controller.connection().state == "refused")
    assert laptop.texts(room) == ["while it lasted"]
    assert [device.is_this for device in await desk.controller.devices()] == [True]


async def test_a_known_device_is_recognised_and_not_announced_again(stage: Stage) -> None:
    desk, laptop = await desk_and_laptop(stage)
    await stage.until(lambda: len(desk.controller.device_notices()) == 1)
    (notice,) = desk.controller.device_notices()
    await desk.controller.recognise_device(notice.device_id)
    await laptop.restart()
    await stage.until(lambda: laptop.connected)
    await desk.restart()
    await stage.until(lambda: desk.connected)
    assert desk.controller.device_notices() == []


async def test_both_devices_let_the_same_person_in_at_once(stage: Stage) -> None:
    desk, laptop = await desk_and_laptop(stage)
    room = await desk.found("Lighthouse")
    await stage.until(lambda: laptop.knows(room) and laptop.in_room(room))
    sofia = await stage.enter("Sofia")
    await sofia.controller.ask_to_join(room, "It is me")
    await stage.until(lambda: bool(desk.controller.cards()) and bool(laptop.controller.cards()))
    outcomes = await asyncio.gather(
        desk.controller.answer_join_request(room, sofia.id, accept=True),
        laptop.controller.answer_join_request(room, sofia.id, accept=True),
        return_exceptions=True,
    )
    assert None in outcomes
    assert all(each is None or isinstance(each, RelayRefused) for each in outcomes)
    await stage.until(lambda: sofia.knows(room) and sofia.in_room(room))
    await stage.until(lambda: not desk.controller.cards() and not laptop.controller.cards())
    assert [person.user_id for person in desk.controller.people(room)].count(sofia.id) == 1


@pytest.mark.slow
async def test_a_kit_makes_a_second_device_whose_missing_keys_come_from_the_first(
    stage: Stage,
) -> None:
    desk, sofia = await stage.enter("Mira"), await stage.enter("Sofia")
    room = await desk.found("Lighthouse", sofia)
    await sofia.accept(room)
    await desk.say(room, "said before the kit")
    kit = await save(stage, desk, messages=False)
    await desk.controller.replace_key(room)
    await desk.say(room, "said after the kit")
    await read(stage, room, ["said before the kit", "said after the kit"], sofia)
    await sofia.leave_the_net()

    laptop = await kit.restored(stage)
    await stage.until(lambda: laptop.connected)
    await stage.until(lambda: len(desk.controller.device_notices()) == 1)
    await stage.until(lambda: laptop.knows(room) and laptop.epochs(room) == [1, 2], seconds=30)
    await read(stage, room, ["said before the kit", "said after the kit"], laptop)
    assert "request_room_key" in laptop.wire.asked()
    await laptop.say(room, "and now from here")
    await read(
        stage,
        room,
        ["said before the kit", "said after the kit", "and now from here"],
        desk,
        laptop,
    )
