"""What people type as a relay's address, what is in the way there, and whether it still answers."""

import errno
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from websockets.asyncio.server import ServerConnection, serve
from websockets.typing import Subprotocol

from sealroom.controller import connection
from sealroom.controller.connection import (
    DEFAULT_PORT,
    RelayConnection,
    open_connection,
    relay_url,
)
from sealroom.controller.errors import RelayUnreachable
from sealroom.protocol.frames import SUBPROTOCOL


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("relay.example", f"ws://relay.example:{DEFAULT_PORT}"),
        ("  relay.example  ", f"ws://relay.example:{DEFAULT_PORT}"),
        ("192.168.1.7:9000", "ws://192.168.1.7:9000"),
        ("ws://relay.example:9000/path", "ws://relay.example:9000/path"),
        ("ws://relay.example/path", f"ws://relay.example:{DEFAULT_PORT}/path"),
        ("wss://relay.example", "wss://relay.example"),
        ("[::1]:9000", "ws://[::1]:9000"),
        ("ws://[::1]", f"ws://[::1]:{DEFAULT_PORT}"),
    ],
)
def test_what_is_meant(typed: str, meant: str) -> None:
    assert relay_url(typed) == meant


@pytest.mark.parametrize(
    "typed",
    [
        "",
        " ",
        "://",
        "ws://",
        "http://relay.example",
        "file:///etc/passwd",
        "ws://user:secret@relay.example",
        "relay.example:port",
        "relay.example:70000",
        "ws://[::1",
        "ws://relay.example:-1",
        "ws://relay example",
        "ws://relay.example\n.evil.example",
    ],
)
def test_what_is_none(typed: str) -> None:
    with pytest.raises(RelayUnreachable, match="not a relay's address"):
        relay_url(typed)


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
