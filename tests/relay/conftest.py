"""A relay within the test's own process, and people who are signed in to it over real sockets."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from pathlib import Path

import pytest

from sealroom.relay import Limits, RelayConfig, open_relay
from tests.relay.person import Person, new_person
from tests.relay.raw_client import RawClient, raw_client

Enter = Callable[[Person], Awaitable[RawClient]]


class Scene:
    """A relay and whoever is connected to it; all of it ends with the test."""

    def __init__(self, url: str, stack: AsyncExitStack) -> None:
        self.url = url
        self._stack = stack

    async def connect(self, person: Person) -> RawClient:
        """A connection that has not signed in."""
        return await self._stack.enter_async_context(raw_client(self.url, person))

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
async def scene(tmp_path: Path, limits: Limits) -> AsyncIterator[Scene]:
    async with (
        open_relay(RelayConfig(data_dir=tmp_path / "relay", limits=limits)) as url,
        AsyncExitStack() as stack,
    ):
        yield Scene(url, stack)
