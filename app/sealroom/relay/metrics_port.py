"""Health and metrics over HTTP, for this computer alone.

`/health` is 200 while the relay can read and store, else 503. `/metrics` is for Prometheus.
"""

import asyncio
from http import HTTPStatus

from websockets.asyncio.server import Server, ServerConnection, serve
from websockets.http11 import Request, Response

from sealroom.relay.core import RelayCore
from sealroom.relay.door import Door
from sealroom.relay.gateway import quiet_logger
from sealroom.relay.storage import StorageFailed

HERE = "127.0.0.1"
READ_SECONDS = 2.0
OPEN_SECONDS = 5.0


class MetricsPort:
    """Answers what is asked of it; it takes no WebSocket."""

    def __init__(self, core: RelayCore, door: Door) -> None:
        self._core = core
        self._door = door

    async def open(self, port: int) -> Server:
        """Listen on loopback. Raises OSError where the port cannot be had."""
        return await serve(
            _close,
            HERE,
            port,
            process_request=self._answer,
            server_header=None,
            open_timeout=OPEN_SECONDS,
            logger=quiet_logger(),
        )

    async def _answer(self, socket: ServerConnection, request: Request) -> Response:
        match request.path.partition("?")[0]:
            case "/metrics":
                return socket.respond(HTTPStatus.OK, self._core.metrics.expose(self._gauges()))
            case "/health":
                if await self._is_well():
                    return socket.respond(HTTPStatus.OK, "well\n")
                return socket.respond(HTTPStatus.SERVICE_UNAVAILABLE, "cannot store\n")
            case _:
                return socket.respond(HTTPStatus.NOT_FOUND, "Ask for /health or /metrics.\n")

    async def _is_well(self) -> bool:
        try:
            async with asyncio.timeout(READ_SECONDS):
                await self._core.database.read(lambda _: None)
        except (StorageFailed, TimeoutError):
            return False
        return self._core.metrics.is_storing

    def _gauges(self) -> dict[str, float]:
        core = self._core
        return {
            "connections": self._door.total,
            "signed_in_connections": core.presence.total,
            "writes_waiting": core.commits.waiting,
            "catching_up": core.catch_up.waiting,
        }


async def _close(socket: ServerConnection) -> None:
    await socket.close()
