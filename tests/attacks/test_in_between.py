"""Attacker: somebody on the way between an app and its relay. Real TLS, real sockets."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from urllib.parse import quote

import pytest

from sealroom.controller.connection import address_for_others, open_connection
from sealroom.controller.errors import RelayUnreachable
from sealroom.controller.relay_address import RelayAddress, relay_address
from sealroom.relay import RelayConfig, open_relay

EVERYWHERE = "0.0.0.0"  # what asks for TLS; the tests themselves go by loopback
HERE = "127.0.0.1"


@asynccontextmanager
async def relay_with_tls(folder: Path) -> AsyncIterator[RelayAddress]:
    async with open_relay(RelayConfig(data_dir=folder, host=EVERYWHERE)) as printed:
        yield relay_address(printed).at(HERE)


@asynccontextmanager
async def passing_on(to: int) -> AsyncIterator[int]:
    """A listener that passes bytes on, as anyone on the way can; gives its port."""

    async def carry(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while data := await reader.read(65_536):
            writer.write(data)
        writer.close()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        there, back = await asyncio.open_connection(HERE, to)
        await asyncio.gather(carry(reader, back), carry(there, writer))

    server = await asyncio.start_server(serve, HERE, 0)
    async with server:
        yield server.sockets[0].getsockname()[1]


async def test_another_certificate_is_refused(tmp_path: Path) -> None:
    """As after the name was turned to a machine of the attacker's, who also runs a relay."""
    async with (
        relay_with_tls(tmp_path / "genuine") as genuine,
        relay_with_tls(tmp_path / "attacker") as attacker,
    ):
        turned = genuine._replace(port=attacker.port)
        with pytest.raises(RelayUnreachable, match="another certificate"):
            await open_connection(str(turned))


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
        passing_on(genuine.port or 0) as port,
        await open_connection(str(genuine._replace(port=port))) as connection,
    ):
        frame = await anext(aiter(connection.frames()))
    assert frame.notify


def test_the_pin_travels_with_the_address_that_is_given_to_others() -> None:
    address = f"wss://{HERE}:8765#{'a' * 52}"
    given = address_for_others(address)
    assert relay_address(given).pin == "a" * 52
    assert "#" not in quote(given, safe="")
