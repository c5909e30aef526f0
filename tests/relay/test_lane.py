"""One of those in a hurry a turn of the loop."""

import asyncio
from itertools import pairwise

from sealroom.relay.lane import Lane


async def test_one_is_served_a_turn_in_the_order_they_came() -> None:
    lane, served = Lane(), list[int]()
    turns = list[int]()

    async def hurry(number: int) -> None:
        await lane.turn()
        served.append(number)

    async def count_turns() -> None:
        while True:
            turns.append(len(served))
            await asyncio.sleep(0)

    counting = asyncio.create_task(count_turns())
    await asyncio.gather(*[hurry(number) for number in range(20)])
    counting.cancel()
    assert served == list(range(20))
    assert all(later - earlier <= 1 for earlier, later in pairwise(turns))


async def test_who_leaves_the_line_holds_nobody_up() -> None:
    lane = Lane()
    waiting = [asyncio.create_task(lane.turn()) for _ in range(3)]
    await asyncio.sleep(0)
    waiting[0].cancel()
    waiting[1].cancel()
    await asyncio.wait_for(waiting[2], 1)
    await asyncio.wait_for(lane.turn(), 1)
