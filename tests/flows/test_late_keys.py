"""Keys that come late: a message waits, asks by itself, and opens when the key comes."""

import pytest

from sealroom.controller.timeline_views import HistoryStart, KeyWait, Lock
from sealroom.protocol.ids import SessionId
from sealroom.protocol.requests import RequestRoomKeyRequest
from tests.flows.person import Person
from tests.flows.stage import Stage


async def three_in_a_room(stage: Stage) -> tuple[Person, Person, Person, SessionId]:
    """Mira's room, with Sofia and Jonas in it."""
    mira, sofia, jonas = [await stage.enter(name) for name in ("Mira", "Sofia", "Jonas")]
    room = await mira.found("Night shift", sofia, jonas)
    await sofia.accept(room)
    await jonas.accept(room)
    await stage.until(lambda: mira.view(room).members == sofia.view(room).members == 3)
    return mira, sofia, jonas, room


def wait_of(person: Person, room: SessionId) -> KeyWait | None:
    return person.lines(room)[-1].wait


def whom(person: Person) -> list[str]:
    """Whom the person's app asked for keys."""
    return [
        each.user_id for each in person.wire.requests if isinstance(each, RequestRoomKeyRequest)
    ]


async def test_a_message_waits_asks_by_itself_and_opens(stage: Stage) -> None:
    mira, sofia, jonas, room = await three_in_a_room(stage)
    await mira.leave_the_net()

    await sofia.lose_keys(room)
    await stage.until(lambda: sofia.connected)
    sofia.wire.forget()
    await jonas.say(room, "can you read this?")
    await stage.until(lambda: bool(sofia.lines(room)))
    assert sofia.marks(room) == [("", Lock.WAITING)]

    await stage.until(lambda: whom(sofia) == [mira.id], 15)
    await stage.until(lambda: bool((wait := wait_of(sofia, room)) and wait.asked))
    wait = wait_of(sofia, room)
    assert wait is not None
    assert [person.name for person in wait.asked] == [mira.name]
    await mira.return_to_the_net()
    await stage.until(lambda: sofia.marks(room) == [("can you read this?", Lock.SEALED)])

    assert sofia.epochs(room) == [1]
    assert wait_of(sofia, room) is None


async def test_asking_now_goes_to_the_next_and_a_restart_remembers_who_was_asked(
    stage: Stage,
) -> None:
    mira, sofia, jonas, room = await three_in_a_room(stage)
    await mira.leave_the_net()
    await sofia.lose_keys(room)
    await stage.until(lambda: sofia.connected)
    sofia.wire.forget()
    await stage.until(lambda: whom(sofia) == [mira.id], 15)
    await stage.until(lambda: bool((late := sofia.view(room).key_wait) and late.asked))
    await sofia.restart()
    await stage.until(lambda: sofia.connected)
    sofia.wire.forget()
    wait = sofia.view(room).key_wait
    assert wait is not None
    assert [person.user_id for person in wait.asked] == [mira.id]

    await sofia.controller.ask_for_key(room, wait.key_id)
    await stage.until(lambda: sofia.epochs(room) == [1])

    assert whom(sofia) == [jonas.id]


async def test_a_newcomer_finds_no_locked_messages(stage: Stage) -> None:
    mira, sofia, jonas = [await stage.enter(name) for name in ("Mira", "Sofia", "Jonas")]
    room = await mira.found("Night shift", sofia)
    await sofia.accept(room)
    for number in range(5):
        await mira.say(room, f"before {number}")
    await stage.until(lambda: mira.has_sent(room, "before 4"))
    await mira.controller.invite(room, jonas.id)
    await jonas.accept(room)
    await mira.say(room, "welcome")
    await stage.until(lambda: "welcome" in jonas.texts(room))

    items = jonas.controller.timeline(room)

    assert isinstance(items[0], HistoryStart)
    assert jonas.marks(room) == [("welcome", Lock.SEALED)]
    assert not any(isinstance(item, HistoryStart) for item in mira.controller.timeline(room))


@pytest.mark.slow
async def test_the_asked_who_waits_too_answers_when_their_key_comes(stage: Stage) -> None:
    mira, sofia, jonas, room = await three_in_a_room(stage)
    await mira.leave_the_net()
    for person in (sofia, jonas):
        await person.lose_keys(room)
    await stage.until(lambda: sofia.connected and jonas.connected)
    await stage.until(lambda: whom(sofia)[-1:] == [jonas.id], 30)

    await mira.return_to_the_net()

    await stage.until(lambda: sofia.epochs(room) == jonas.epochs(room) == [1])
