"""A disk fills up under a running app: said once, nothing lost, and it goes on by itself."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from sealroom.controller.errors import ProfileTrouble
from sealroom.controller.events import ConnectionChanged, Trouble
from sealroom.controller.views import ConnectionState
from tests.disk import fill_up, mounted
from tests.flows.conftest import staged
from tests.flows.person import Person
from tests.flows.relay_process import RelayProcess
from tests.flows.stage import Stage

WATCHED_SECONDS = 1.5


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    with mounted(tmp_path / "disk", 20_000) as disk:
        yield disk


@pytest.fixture
async def full_stage(relay: RelayProcess, tmp_path: Path, disk: Path) -> AsyncIterator[Stage]:
    async with staged(relay, tmp_path) as stage:
        yield stage


def troubles(person: Person) -> list[str]:
    return [event.words for event in person.events if isinstance(event, Trouble)]


def connections(person: Person) -> int:
    return sum(
        event.connection.state is ConnectionState.CONNECTING
        for event in person.events
        if isinstance(event, ConnectionChanged)
    )


async def test_nothing_is_lost_or_doubled_and_it_goes_on_once_there_is_room(
    full_stage: Stage, disk: Path
) -> None:
    stage = full_stage
    sofia = await stage.enter("sofia")
    stage._folder = disk
    mira = await stage.enter("mira")
    room = await sofia.found("A tight room", mira)
    await mira.accept(room)
    await mira.say(room, "there is room")
    await stage.until(lambda: sofia.texts(room) == ["there is room"])

    ballast = fill_up(disk, free=0)
    with pytest.raises(ProfileTrouble, match="full"):
        await fill_until_refused(mira, room)
    kept = [text for text in mira.texts(room) if text != "there is room"]
    mira.events.clear()
    meanwhile = [f"while the disk is full {number}" for number in range(5)]
    for text in meanwhile:
        await sofia.say(room, text)
    await asyncio.sleep(WATCHED_SECONDS)
    with pytest.raises(ProfileTrouble):
        await mira.say(room, "x" * 60_000)

    assert troubles(mira) == [], "it was said before"
    assert connections(mira) <= 1, "it does not ask for what it cannot keep"
    assert mira.controller.connection().state is ConnectionState.WAITING
    assert "disk is full" in mira.controller.connection().detail
    assert not set(meanwhile) & set(mira.texts(room))

    ballast.unlink()
    mira.controller.try_now()
    await stage.until(lambda: set(meanwhile) <= set(mira.texts(room)))
    await mira.say(room, "there is room again")
    await stage.until(lambda: "there is room again" in sofia.texts(room))
    said = ["there is room", *kept, *meanwhile, "there is room again"]
    for person in (mira, sofia):
        assert sorted(person.texts(room)) == sorted(said)
        assert [line.missing_before for line in person.lines(room)] == [0] * len(said)
    assert len(troubles(mira)) <= 1
    mira.database.integrity_check()


async def fill_until_refused(person: Person, room: str) -> None:
    """Short texts go into what is left of the last page; sooner or later one does not."""
    for number in range(200):
        await person.say(room, f"{number} " + "into the last corner " * 100)
