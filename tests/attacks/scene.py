"""Rooms that attacks begin from, and what an app must show after one."""

import itertools

import pytest

from sealroom.controller.errors import RoomNotTrusted
from sealroom.protocol.ids import SessionId
from sealroom.store.alarms import AlarmKind
from tests.attacks.hostile_relay import HostileStage
from tests.flows.person import Person

_numbers = itertools.count(1)


async def two_in_a_room(stage: HostileStage) -> tuple[Person, Person, SessionId]:
    """Mira's sealed room, with Sofia in it; both have spoken."""
    mira, sofia = await stage.enter("Mira"), await stage.enter("Sofia")
    room = await mira.found("Night desk", sofia)
    await sofia.accept(room)
    await talk(stage, room, mira, sofia)
    return mira, sofia, room


async def three_in_a_room(stage: HostileStage) -> tuple[Person, Person, Person, SessionId]:
    """The same, with Tom."""
    mira, sofia = await stage.enter("Mira"), await stage.enter("Sofia")
    tom = await stage.enter("Tomas")
    room = await mira.found("Night desk", sofia, tom)
    await sofia.accept(room)
    await tom.accept(room)
    await talk(stage, room, mira, sofia, tom)
    return mira, sofia, tom, room


async def talk(stage: HostileStage, room: SessionId, *people: Person) -> None:
    """Each says something that all can read."""
    for speaker in people:
        text = f"{speaker.name} says {next(_numbers)}"
        await speaker.say(room, text)
        for each in people:
            await stage.until(lambda e=each, t=text: t in e.texts(room))  # type: ignore[misc]


async def stops(stage: HostileStage, person: Person, room: SessionId, kind: AlarmKind) -> None:
    """The room says what was seen and sends nothing, also after a restart."""
    await stage.until(lambda: person.view(room).alarm is not None)
    assert _kind(person, room) is kind
    with pytest.raises(RoomNotTrusted):
        await person.say(room, "not to be sent")
    await person.restart()
    await stage.until(lambda: person.connected)
    assert _kind(person, room) is kind
    assert not person.has_sent(room, "not to be sent")


def _kind(person: Person, room: SessionId) -> AlarmKind | None:
    alarm = person.view(room).alarm
    return alarm.kind if alarm else None


async def goes_on(stage: HostileStage, room: SessionId, *people: Person) -> None:
    """Nothing came of it: no alarm, and everyone reads everyone."""
    await talk(stage, room, *people)
    assert [person.view(room).alarm for person in people] == [None] * len(people)
