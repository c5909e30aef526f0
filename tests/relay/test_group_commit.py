"""Many writes, one transaction."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from typing import TypeVar

import pytest

from sealroom.protocol import requests
from sealroom.protocol.errors import Code, Error, ProtocolError
from sealroom.protocol.responses import MsgAccepted
from sealroom.relay.actor import Actor
from sealroom.relay.effects import Effect, LogItem
from sealroom.relay.faults import UNAVAILABLE
from sealroom.relay.group_commit import GroupCommit
from sealroom.relay.limits import Limits
from sealroom.relay.metrics import Metrics
from sealroom.relay.storage import Connection, StorageFailed
from sealroom.relay.turn import Job, Outcome
from tests.relay.house import House
from tests.relay.person import Person
from tests.relay.room import founding

T = TypeVar("T")


class Bench:
    """A real database whose commits wait until they are let go, or fail when told to."""

    def __init__(self, house: House) -> None:
        self.house = house
        self.commits = 0
        self.go = asyncio.Event()
        self.go.set()
        self.is_broken = False

    async def _run(self, work: Callable[[Connection], T]) -> T:
        self.commits += 1
        await self.go.wait()
        if self.is_broken:
            raise StorageFailed("database or disk is full")
        return self.house.relay.database.run(work)

    def write(self, work: Callable[[Connection], T]) -> Awaitable[T]:
        return asyncio.ensure_future(self._run(work))

    def read(self, work: Callable[[Connection], T]) -> Awaitable[T]:
        return self.house.relay.database.read(work)

    def close(self) -> None:
        pass


class Desk:
    """A group commit over a `Bench`, what it answers and what it publishes."""

    def __init__(self, house: House, limits: Limits) -> None:
        self.bench = Bench(house)
        self.told: list[Effect] = []
        self.order: list[str] = []
        self.metrics = Metrics()
        self.commits = GroupCommit(
            self.bench, lambda: house.relay.now, self._publish, limits, self.metrics
        )
        self._house = house

    def _publish(self, effects: Sequence[Effect]) -> None:
        self.told += effects
        self.order.append("published")

    def say(self, person: Person | None = None) -> "asyncio.Future[Outcome]":
        person = person or self._house.ada
        request = self._house.speech(person)
        return self.submit(person, request)

    def submit(self, person: Person, request: requests.AnyRequest) -> "asyncio.Future[Outcome]":
        future: asyncio.Future[Outcome] = asyncio.get_running_loop().create_future()

        def answer(outcome: Outcome) -> None:
            self.order.append("answered")
            future.set_result(outcome)

        self.commits.submit(Job(Actor(person.user_id, person.device), request, answer))
        return future


@pytest.fixture
def limits() -> Limits:
    return Limits(writes_waiting=100, entries_per_turn=40)


@pytest.fixture
async def desk(house: House, limits: Limits) -> AsyncIterator[Desk]:
    desk = Desk(house, limits)
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(desk.commits.run())
        try:
            yield desk
        finally:
            desk.bench.go.set()
            await desk.commits.close()


async def seqs(futures: "list[asyncio.Future[Outcome]]") -> list[int]:
    outcomes = await asyncio.wait_for(asyncio.gather(*futures), 5)
    return [each.result.seq for each in outcomes if isinstance(each.result, MsgAccepted)]


async def test_all_that_wait_share_a_commit(desk: Desk) -> None:
    desk.bench.go.clear()
    futures = [desk.say() for _ in range(41)]
    await asyncio.sleep(0)
    assert not any(future.done() for future in futures)
    desk.bench.go.set()
    assert await seqs(futures) == list(range(4, 45))
    assert desk.bench.commits == 2


async def test_nobody_is_answered_and_nothing_told_before_the_commit(desk: Desk) -> None:
    desk.bench.go.clear()
    futures = [desk.say(), desk.say()]
    for _ in range(10):
        await asyncio.sleep(0)
    assert desk.bench.commits == 1
    assert not desk.order
    desk.bench.go.set()
    await seqs(futures)
    assert desk.order == ["answered", "answered", "published"]
    assert [each.seq for each in desk.told if isinstance(each, LogItem)] == [4, 5]


async def test_a_failing_neighbour_hurts_nobody(desk: Desk) -> None:
    futures = [desk.say(), desk.say(desk.bench.house.ben), desk.say()]
    assert await seqs(futures) == [4, 5]
    refused = futures[1].result().result
    assert isinstance(refused, Error)
    assert refused.code == Code.PERMISSION_DENIED


async def test_a_failing_commit_is_answered_unavailable_and_nothing_of_it_stands(
    desk: Desk,
) -> None:
    desk.bench.is_broken = True
    futures = [desk.say() for _ in range(3)]
    assert await seqs(futures) == []
    assert [future.result().result for future in futures] == [UNAVAILABLE] * 3
    assert not desk.told
    desk.bench.is_broken = False
    assert await seqs([desk.say()]) == [4]


async def test_a_full_queue_says_when_to_come_back(desk: Desk) -> None:
    desk.bench.go.clear()
    futures = [desk.say() for _ in range(100)]
    with pytest.raises(ProtocolError) as caught:
        _ = desk.say()
    assert caught.value.error.code == Code.RESOURCE_EXHAUSTED
    assert caught.value.error.data.retry_after
    desk.bench.go.set()
    assert len(await seqs(futures)) == 100


async def test_closing_finishes_what_was_taken(desk: Desk) -> None:
    desk.bench.go.clear()
    futures = [desk.say() for _ in range(50)]
    closing = asyncio.ensure_future(desk.commits.close())
    await asyncio.sleep(0)
    with pytest.raises(ProtocolError):
        _ = desk.say()
    desk.bench.go.set()
    await closing
    assert len(await seqs(futures)) == 50


async def test_a_listener_that_fails_does_not_stop_the_others(desk: Desk) -> None:
    def fail(_: Outcome) -> None:
        raise RuntimeError("went away")

    house = desk.bench.house
    actor = Actor(house.ada.user_id, house.ada.device)
    desk.commits.submit(Job(actor, house.speech(house.ada), fail))
    assert await seqs([desk.say()]) == [5]
    assert len(desk.told) == 2


async def test_a_turn_takes_fewer_writes_where_they_carry_many_entries(desk: Desk) -> None:
    house = desk.bench.house
    desk.bench.go.clear()
    waiting = []
    for _ in range(10):
        entries = founding(house.ada, [], house.relay.now, e2ee_on=False)
        for _ in range(8):
            entries.append(entries[-1])
        request = requests.NewSessionRequest(
            id=0, e2ee_on=False, members=[], entries=entries, notes=[]
        )
        waiting.append(desk.submit(house.ada, request))
    desk.bench.go.set()
    await seqs(waiting)
    assert desk.bench.commits == 3
