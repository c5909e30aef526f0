"""A relay within the test's own process, and people who are signed in to it over real sockets."""

from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack
from pathlib import Path

import pytest

from sealroom.relay import Limits, RelayConfig, open_relay
from tests.relay.house import House
from tests.relay.person import Person, new_person, now_ms
from tests.relay.raw_client import RawClient, raw_client


class MovableClock:
    """The real clock, ms, moved on by as much as a test wants."""

    def __init__(self) -> None:
        self._ahead = 0

    def __call__(self) -> int:
        return now_ms() + self._ahead

    def forward(self, seconds: float) -> None:
        self._ahead += int(seconds * 1000)


class Scene:
    """A relay and whoever is connected to it; all of it ends with the test."""

    def __init__(self, url: str, clock: MovableClock, stack: AsyncExitStack) -> None:
        self.url = url
        self.clock = clock
        self._stack = stack

    @property
    def address(self) -> tuple[str, int]:
        host, port = self.url.removeprefix("ws://").split(":")
        return host, int(port)

    async def connect(self, person: Person) -> RawClient:
        """A connection that has not signed in."""
        return await self._stack.enter_async_context(raw_client(self.url, person, self.clock))

    async def enter(self, name: str) -> RawClient:
        """Somebody new, signed in and synced."""
        client = await self.connect(new_person(name))
        await client.register()
        await client.sync()
        return client

    async def return_of(self, person: Person) -> RawClient:
        """Somebody registered, signed in but not synced."""
        client = await self.connect(person)
        await client.sign_in()
        return client

    async def drop(self, client: RawClient) -> None:
        """The connection ends."""
        await client.socket.close()


@pytest.fixture
def limits() -> Limits:
    """Tests override it to meet a limit."""
    return Limits()


@pytest.fixture
def config(tmp_path: Path, limits: Limits) -> RelayConfig:
    """Tests override it to have another relay."""
    return RelayConfig(data_dir=tmp_path / "relay", limits=limits)


@pytest.fixture
def clock() -> MovableClock:
    return MovableClock()


@pytest.fixture
async def scene(config: RelayConfig, clock: MovableClock) -> AsyncIterator[Scene]:
    async with (
        open_relay(config, clock) as url,
        AsyncExitStack() as stack,
    ):
        yield Scene(url, clock, stack)


@pytest.fixture
def house() -> Iterator[House]:
    house = House()
    yield house
    house.close()
