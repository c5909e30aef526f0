"""What waits for the engine."""

import asyncio

import pytest

from sealroom.controller import intake
from sealroom.controller.engine import FrameCame, Input, Tick
from sealroom.controller.intake import Intake
from sealroom.protocol.frames import RelayFrame

FRAME = FrameCame(RelayFrame(re=1))


@pytest.fixture(autouse=True)
def _room_for_three(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intake, "NOTIFICATIONS_WAITING", 3)


async def settled(task: "asyncio.Task[None]") -> bool:
    """Whether it is done once everything that can go on has."""
    for _ in range(5):
        await asyncio.sleep(0)
    return task.done()


async def test_it_gives_what_came_in_order_and_no_more_than_asked() -> None:
    line = Intake()
    inputs: list[Input] = [FRAME, Tick(), FrameCame(RelayFrame(re=2))]
    for each in inputs:
        line.put(each)
    assert await line.take(2) == inputs[:2]
    assert await line.take(2) == inputs[2:]


async def test_who_takes_waits_for_the_first() -> None:
    line = Intake()
    taking = asyncio.create_task(line.take(5))
    await asyncio.sleep(0)
    line.put(FRAME)
    assert await taking == [FRAME]


async def test_a_full_line_holds_up_the_connection_until_some_is_taken() -> None:
    line = Intake()
    for _ in range(3):
        await line.room()
        line.put(FRAME)
    waiting = asyncio.create_task(line.room())
    assert not await settled(waiting)
    line.put(Tick())  # commands and ticks never wait
    await line.take(1)
    assert await settled(waiting)


async def test_it_is_open_while_the_engine_sends() -> None:
    line = Intake()
    for _ in range(3):
        line.put(FRAME)
    waiting = asyncio.create_task(line.room())
    assert not await settled(waiting)
    with line.held_open():
        assert await settled(waiting)
    again = asyncio.create_task(line.room())
    assert not await settled(again)
    again.cancel()
