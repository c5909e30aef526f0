"""What is in the way of a connection to the relay, and whether it still answers."""

import errno
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from websockets.asyncio.server import ServerConnection, serve
from websockets.typing import Subprotocol

from sealroom.controller import connection
from sealroom.controller.connection import RelayConnection, open_connection
from sealroom.controller.errors import RelayUnreachable
from sealroom.protocol.frames import SUBPROTOCOL


@pytest.mark.parametrize(
    ("problem", "words"),
    [
        (socket.gaierror(socket.EAI_NONAME, "unknown"), "Nobody knows the address"),
        (OSError(errno.ENETUNREACH, "unreachable"), "This computer is not online"),
        (ConnectionRefusedError(errno.ECONNREFUSED, "refused"), "There is no relay at"),
    ],
)
async def test_what_is_in_the_way_is_said(
    problem: OSError, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def stumble(*_: object, **__: object) -> None:
        raise problem

    monkeypatch.setattr(connection, "connect", stumble)
    with pytest.raises(RelayUnreachable, match=words):
        await open_connection("relay.example")


@asynccontextmanager
async def connected(*, deaf: bool) -> AsyncIterator[RelayConnection]:
    """To a relay that says nothing; a deaf one reads nothing either."""

    async def sit(there: ServerConnection) -> None:
        if deaf:
            there.transport.pause_reading()
        await there.wait_closed()

    async with serve(sit, "127.0.0.1", 0, subprotocols=[Subprotocol(SUBPROTOCOL)]) as server:
        port = next(iter(server.sockets)).getsockname()[1]
        here = await open_connection(f"ws://127.0.0.1:{port}")
        try:
            yield here
        finally:
            here.drop()
            for there in server.connections:
                there.transport.abort()


async def test_a_connection_that_lives_is_left_alone() -> None:
    async with connected(deaf=False) as here:
        await here.check()
        await here.check()


async def test_a_connection_that_nobody_answers_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "CHECK_SECONDS", 0.05)
    async with connected(deaf=True) as here:
        await here.check()
        assert [frame async for frame in here.frames()] == []
