"""The connection to the relay: the only place on the client's side that opens a socket."""

import asyncio
import errno
import socket
import ssl
from collections.abc import AsyncIterator
from types import TracebackType
from typing import Self

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, WebSocketException
from websockets.typing import Subprotocol

from sealroom.controller.errors import NotConnected, RelayUnreachable
from sealroom.controller.relay_address import RelayAddress, relay_address
from sealroom.controller.relay_tls import check_pin, client_context, tls_in_the_way
from sealroom.protocol.codec import decode_relay_frame, encode_request
from sealroom.protocol.errors import ProtocolError
from sealroom.protocol.file_piece import (
    FilePiece,
    PieceAnswer,
    decode_piece_answer,
    encode_piece,
)
from sealroom.protocol.frames import SUBPROTOCOL, RelayFrame
from sealroom.protocol.limits import FRAME_BYTES
from sealroom.protocol.requests import AnyRequest

OPEN_SECONDS = 10
PING_SECONDS = 20
CLOSE_SECONDS = 2
CHECK_SECONDS = 3
_NO_NETWORK = frozenset((errno.ENETUNREACH, errno.ENETDOWN))
_SOMEWHERE = ("192.0.2.1", 9)
"""An address of no one (RFC 5737): only asked by which way one would go there."""


def address_for_others(address: str) -> str:
    """The relay's address as others on the network reach it: loopback means nothing to them.

    One without TLS stays as it is: nobody else can reach it.
    """
    known = relay_address(address)
    own = _network_address() if known.is_here and known.secure else None
    return str(known.at(own)) if own else address


def _network_address() -> str | None:
    """This computer's address on its network; None where it has none. Sends nothing."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(_SOMEWHERE)
        except OSError:
            return None
        host: str = probe.getsockname()[0]
    return None if host.startswith("127.") else host


class RelayConnection:
    """An open connection: frames in, requests out. Use as an async context."""

    def __init__(self, socket: ClientConnection) -> None:
        self._socket = socket

    async def send(self, request: AnyRequest) -> None:
        """Send one request. Raises NotConnected."""
        try:
            await self._socket.send(encode_request(request).decode())
        except ConnectionClosed:
            raise NotConnected from None

    async def frames(self) -> AsyncIterator[RelayFrame]:
        """Frames until the connection ends. Raises RelayUnreachable for one that is not ours."""
        try:
            async for frame in self._socket:
                yield decode_relay_frame(frame)
        except ProtocolError:
            raise RelayUnreachable("The relay sent something that is not ours.") from None
        except ConnectionClosed:
            return

    async def send_piece(self, piece: FilePiece) -> None:
        """Send a piece of a file. Raises NotConnected."""
        try:
            await self._socket.send(encode_piece(piece))
        except ConnectionClosed:
            raise NotConnected from None

    async def frames_and_pieces(self) -> AsyncIterator[RelayFrame | PieceAnswer]:
        """As `frames`, on a connection over which files were asked for."""
        try:
            async for frame in self._socket:
                if isinstance(frame, bytes):
                    yield decode_piece_answer(frame)
                else:
                    yield decode_relay_frame(frame)
        except ProtocolError:
            raise RelayUnreachable("The relay sent something that is not ours.") from None
        except ConnectionClosed:
            return

    def drop(self) -> None:
        """End it at once; `frames` ends."""
        self._socket.transport.abort()

    async def check(self) -> None:
        """End it where the other side does not answer soon; `frames` ends then."""
        try:
            async with asyncio.timeout(CHECK_SECONDS):
                await (await self._socket.ping())
        except (TimeoutError, ConnectionClosed):
            self.drop()

    async def close(self) -> None:
        """Close it; `frames` ends."""
        await self._socket.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.close()


async def open_connection(address: str) -> RelayConnection:
    """Connect. Raises RelayUnreachable with words on what is in the way."""
    relay = relay_address(address)
    socket = await _connect(relay)
    try:
        check_pin(relay, _certificate_met(socket))
        if socket.subprotocol != SUBPROTOCOL:
            raise _not_ours(relay)
    except RelayUnreachable:
        await socket.close()
        raise
    return RelayConnection(socket)


async def _connect(relay: RelayAddress) -> ClientConnection:
    try:
        return await connect(
            relay.url,
            ssl=client_context(relay),
            subprotocols=[Subprotocol(SUBPROTOCOL)],
            compression=None,
            max_size=FRAME_BYTES,
            open_timeout=OPEN_SECONDS,
            ping_interval=PING_SECONDS,
            ping_timeout=PING_SECONDS,
            close_timeout=CLOSE_SECONDS,
            proxy=None,
        )
    except TimeoutError:
        raise RelayUnreachable(f"The relay at {relay.url} does not answer.") from None
    except OSError as problem:
        found = tls_in_the_way(problem, relay)
        raise found or RelayUnreachable(_in_the_way(problem, relay.url)) from None
    except (WebSocketException, ValueError):
        raise _not_ours(relay) from None


def _certificate_met(socket: ClientConnection) -> bytes | None:
    tls: ssl.SSLObject | None = socket.transport.get_extra_info("ssl_object")
    return tls.getpeercert(binary_form=True) if tls else None


def _not_ours(relay: RelayAddress) -> RelayUnreachable:
    return RelayUnreachable(f"What answers at {relay.url} is not a Sealroom relay.")


def _in_the_way(problem: OSError, address: str) -> str:
    """What to do differs: look at the address, at this computer's network, or at the relay."""
    if isinstance(problem, socket.gaierror):
        return f"Nobody knows the address {address}. Check it, and whether this computer is online."
    if problem.errno in _NO_NETWORK:
        return "This computer is not online."
    return f"There is no relay at {address}, or it is off."
