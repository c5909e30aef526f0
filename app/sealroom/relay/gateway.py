"""The door: WebSocket handshakes, how many connections there may be, and their common settings."""

import logging
import socket
import ssl
from http import HTTPStatus
from typing import Any

from websockets.asyncio.server import Server, ServerConnection, serve
from websockets.http11 import Request, Response
from websockets.typing import Subprotocol

from sealroom.protocol.frames import SUBPROTOCOL
from sealroom.relay.connection import Connection
from sealroom.relay.core import RelayCore
from sealroom.relay.door import Door
from sealroom.relay.web_socket import Socket

FRAMES_READ_AHEAD = 32


class Gateway:
    """Accepts connections and serves each with a `Connection`."""

    def __init__(self, core: RelayCore) -> None:
        self._core = core
        self.door = Door(core.limits)

    async def open(self, host: str, port: int, tls: ssl.SSLContext | None = None) -> Server:
        """Listen. Raises OSError where the address cannot be had."""
        limits = self._core.limits
        server = await serve(
            self._serve,
            host,
            port,
            ssl=tls,
            subprotocols=[Subprotocol(SUBPROTOCOL)],
            compression=None,
            process_request=self._admit,
            server_header=None,
            create_connection=self._sockets(),
            open_timeout=limits.handshake_seconds,
            ping_interval=limits.ping_seconds,
            ping_timeout=limits.pong_seconds,
            close_timeout=limits.close_seconds,
            max_size=limits.visitor_frame_bytes,
            max_queue=FRAMES_READ_AHEAD,
            write_limit=limits.write_buffer_bytes,
            logger=quiet_logger(),
        )
        for listening in server.sockets:  # those it accepts take it over
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, limits.read_bytes)
        return server

    def _sockets(self) -> type[Socket]:
        """Those that pass through this gateway's door."""
        door = self.door

        class Knocking(Socket):
            def __init__(self, *arguments: Any, **settings: Any) -> None:
                super().__init__(*arguments, door=door, **settings)

        return Knocking

    async def _serve(self, connection: ServerConnection) -> None:
        if not isinstance(connection, Socket):
            raise TypeError("the server makes connections of our own kind only")
        await Connection(connection, self._core, connection.address).run()

    async def _admit(self, connection: ServerConnection, request: Request) -> Response | None:
        offered = request.headers.get_all("Sec-WebSocket-Protocol")
        if SUBPROTOCOL not in {name.strip() for line in offered for name in line.split(",")}:
            return connection.respond(HTTPStatus.BAD_REQUEST, f"This relay speaks {SUBPROTOCOL}.\n")
        if isinstance(connection, Socket) and self.door.is_full(connection.address):
            self._core.metrics.refused["connections"] += 1
            response = connection.respond(HTTPStatus.SERVICE_UNAVAILABLE, "Too many connections.\n")
            response.headers["Retry-After"] = "10"
            return response
        await self._core.lane.turn()
        return None


def quiet_logger() -> logging.Logger:
    """The library reports each malformed handshake at length: strangers could fill the disk."""
    logger = logging.getLogger("sealroom.relay.websockets")
    logger.setLevel(logging.CRITICAL)
    return logger
