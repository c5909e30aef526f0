"""When the files' line is opened: for something to carry, and again whatever ended it."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import TypeAlias

import pytest

from sealroom.controller.back_off import BackOff
from sealroom.controller.connection import RelayConnection
from sealroom.controller.errors import ControllerError, ProfileTrouble, RelayUnreachable
from sealroom.controller.events import ConnectionChanged, FilesWaiting
from sealroom.controller.files.transfers import Transfers, Uploads
from sealroom.controller.files.vault import Vault
from sealroom.controller.views import ConnectionState, ConnectionView
from sealroom.protocol.notifications import Challenge
from sealroom.protocol.requests import SignInRequest
from sealroom.store.uploads import Upload

UPLOAD = Upload("f" * 26, "s" * 52, "m" * 26, 1_000)


class Relay:
    """One that is not there, and the files that wait for it."""

    def __init__(self) -> None:
        self.knocks = 0
        self.looks = 0
        self.waiting: list[Upload] = []
        self.trouble: ControllerError | None = None
        """What the profile says the next time it is asked."""
        self._looked = asyncio.Event()

    async def connect(self) -> RelayConnection:
        self.knocks += 1
        self._looked.set()
        raise RelayUnreachable("There is no relay there.")

    async def look(self) -> list[Upload]:
        self.looks += 1
        self._looked.set()
        trouble, self.trouble = self.trouble, None
        if trouble is not None:
            raise trouble
        return self.waiting

    async def until(self, predicate: Callable[[], bool]) -> None:
        async with asyncio.timeout(5):
            while not predicate():
                self._looked.clear()
                await self._looked.wait()


async def _never(_: object, __: str = "") -> None:
    raise AssertionError("nothing arrives")


async def _sign_in(_: Challenge) -> SignInRequest:
    raise AssertionError("nobody greets")


Running: TypeAlias = Callable[[Relay], AbstractAsyncContextManager[Transfers]]


@pytest.fixture
def running(tmp_path: Path) -> Running:
    @asynccontextmanager
    async def run(relay: Relay) -> AsyncIterator[Transfers]:
        arrived: Callable[[Upload], Awaitable[None]] = _never
        transfers = Transfers(
            Vault(tmp_path / "files"),
            Uploads(relay.look, arrived, _never),
            connect=relay.connect,
            sign_in=_sign_in,
            tell=lambda _: None,
            back_off=BackOff(lambda: 0.0),
        )
        transfers.start()
        transfers.hear(ConnectionChanged(ConnectionView(ConnectionState.CONNECTED)))
        try:
            yield transfers
        finally:
            await transfers.close()

    return run


async def test_no_line_is_opened_where_nothing_waits_to_be_carried(running: Running) -> None:
    relay = Relay()
    async with running(relay) as transfers:
        await relay.until(lambda: relay.looks == 1)
        await asyncio.sleep(0)
        assert relay.knocks == 0

        relay.waiting = [UPLOAD]
        transfers.hear(FilesWaiting())
        await relay.until(lambda: relay.knocks == 1)


async def test_it_is_tried_again_after_a_pause_and_whatever_the_profile_had(
    running: Running,
) -> None:
    relay = Relay()
    relay.waiting, relay.trouble = [UPLOAD], ProfileTrouble("The disk is full.")
    async with running(relay):
        await relay.until(lambda: relay.knocks == 2)
        assert relay.looks == 3
