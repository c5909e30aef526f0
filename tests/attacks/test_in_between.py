"""Attacker: somebody on the way between an app and its relay. Real TLS, real sockets."""

import asyncio
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing, suppress
from pathlib import Path
from urllib.parse import quote

import pytest

from sealroom.controller.connection import address_for_others, open_connection
from sealroom.controller.controller import Controller
from sealroom.controller.errors import RelayUnreachable
from sealroom.controller.relay_address import RelayAddress, relay_address
from sealroom.controller.views import ConnectionState, ConnectionView
from sealroom.relay import RelayConfig, open_relay
from sealroom.store.database import open_database

EVERYWHERE = "0.0.0.0"  # what asks for TLS; the tests themselves go by loopback
HERE = "127.0.0.1"


@asynccontextmanager
async def relay_with_tls(folder: Path) -> AsyncIterator[RelayAddress]:
    async with open_relay(RelayConfig(data_dir=folder, host=EVERYWHERE)) as printed:
        yield relay_address(printed).at(HERE)


@asynccontextmanager
async def app_in(folder: Path) -> AsyncIterator[Controller]:
    """An app with an empty profile."""
    with closing(open_database(folder / "profile.db", os.urandom(32))) as database:
        controller = Controller(database)
        controller.start()
        yield controller
        await controller.close()


async def stands(app: Controller, state: ConnectionState) -> ConnectionView:
    """Wait until its connection does."""
    news = asyncio.Event()
    leave = app.subscribe(lambda _: news.set())
    async with asyncio.timeout(15):
        while app.connection().state is not state:
            await news.wait()
            news.clear()
    leave()
    return app.connection()


class OnTheWay:
    """Passes bytes on to where it likes, as anyone on the way can."""

    def __init__(self, to: int) -> None:
        self.port = 0
        self._to = to
        self._ends: list[asyncio.StreamWriter] = []

    def turn(self, to: int) -> None:
        """Lead to another port from now on; what stands is cut."""
        self._to = to
        for end in self._ends:
            end.transport.abort()
        self._ends.clear()

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        there, back = await asyncio.open_connection(HERE, self._to)
        self._ends += [writer, back]
        await asyncio.gather(_carry(reader, back), _carry(there, writer))


async def _carry(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with suppress(ConnectionError):
        while data := await reader.read(65_536):
            writer.write(data)
    writer.close()


@asynccontextmanager
async def on_the_way(to: RelayAddress) -> AsyncIterator[OnTheWay]:
    middle = OnTheWay(to.port or 0)
    server = await asyncio.start_server(middle.serve, HERE, 0)
    async with server:
        middle.port = server.sockets[0].getsockname()[1]
        yield middle
        middle.turn(0)


async def test_another_certificate_is_refused(tmp_path: Path) -> None:
    """As after the name was turned to a machine of the attacker's, who also runs a relay."""
    async with (
        relay_with_tls(tmp_path / "genuine") as genuine,
        relay_with_tls(tmp_path / "attacker") as attacker,
    ):
        turned = genuine._replace(port=attacker.port)
        with pytest.raises(RelayUnreachable, match="another certificate"):
            await open_connection(str(turned))


async def test_an_app_that_meets_another_certificate_says_so_and_waits_for_its_own_relay(
    tmp_path: Path,
) -> None:
    async with (
        relay_with_tls(tmp_path / "genuine") as genuine,
        relay_with_tls(tmp_path / "attacker") as attacker,
        on_the_way(genuine) as middle,
        app_in(tmp_path) as mira,
    ):
        await mira.register("Mira", str(genuine._replace(port=middle.port)))
        await stands(mira, ConnectionState.CONNECTED)

        middle.turn(attacker.port or 0)
        refusal = await stands(mira, ConnectionState.UNPROVEN)
        assert "another certificate" in refusal.detail
        assert refusal.retry_at is not None

        middle.turn(genuine.port or 0)
        mira.try_now()
        await stands(mira, ConnectionState.CONNECTED)


async def test_a_certificate_of_somebody_elses_making_is_refused_without_a_pin(
    tmp_path: Path,
) -> None:
    async with relay_with_tls(tmp_path / "attacker") as attacker:
        with pytest.raises(RelayUnreachable, match="cannot show who it is"):
            await open_connection(str(attacker._replace(pin="")))


async def test_tls_is_not_given_up_where_the_other_side_speaks_none(tmp_path: Path) -> None:
    async with open_relay(RelayConfig(data_dir=tmp_path / "plain")) as plain:
        downgraded = relay_address(plain)._replace(secure=True, pin="a" * 52)
        with pytest.raises(RelayUnreachable, match="does not speak TLS"):
            await open_connection(str(downgraded))


@pytest.mark.parametrize("link_part", ["ws://192.0.2.7:8765", "ws://relay.example"])
async def test_a_link_that_leads_past_tls_is_not_followed(link_part: str) -> None:
    with pytest.raises(RelayUnreachable, match="without TLS"):
        await open_connection(link_part)


async def test_whoever_passes_bytes_on_changes_nothing(tmp_path: Path) -> None:
    """The pin is of the relay, not of the way to it."""
    async with (
        relay_with_tls(tmp_path / "genuine") as genuine,
        on_the_way(genuine) as middle,
        await open_connection(str(genuine._replace(port=middle.port))) as connection,
    ):
        frame = await anext(aiter(connection.frames()))
    assert frame.notify


def test_the_pin_travels_with_the_address_that_is_given_to_others() -> None:
    address = f"wss://{HERE}:8765#{'a' * 52}"
    given = address_for_others(address)
    assert relay_address(given).pin == "a" * 52
    assert "#" not in quote(given, safe="")
