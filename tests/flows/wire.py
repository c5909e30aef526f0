"""A wire tap: a WebSocket proxy between one app and the relay that records, cuts and forges.

It passes every frame on as it is, so what the app and the relay see is the real thing.
"""

import asyncio
from collections.abc import Callable
from http import HTTPStatus

from websockets.asyncio.client import ClientConnection, connect
from websockets.asyncio.server import Server, ServerConnection, serve
from websockets.exceptions import ConnectionClosed, WebSocketException
from websockets.http11 import Request, Response
from websockets.typing import Subprotocol

from sealroom.protocol import codec
from sealroom.protocol.frames import SUBPROTOCOL
from sealroom.protocol.notifications import (
    AnyNotification,
    Challenge,
    LedgerNotification,
    LogNotification,
    MsgNotification,
)
from sealroom.protocol.requests import AnyRequest

HOUSEKEEPING = frozenset({"sign_in", "fetch_msgs", "publish_kem_key", "ack_inbox", "get_user"})
"""Requests that go with every story."""

_OURS = [Subprotocol(SUBPROTOCOL)]
_Socket = ClientConnection | ServerConnection


class Wire:
    """What one person's app and the relay say to each other. `news` is called at each frame."""

    def __init__(self, relay: str, news: Callable[[], None]) -> None:
        self.relay = relay
        self.raw: list[bytes] = []
        """Every frame of both directions, as it was."""
        self.requests: list[AnyRequest] = []
        self.notifications: list[AnyNotification] = []
        self.connections = 0
        self.away = False
        """Whether new connections are turned away."""
        self.vanish_at: str | None = None
        """The app's connection is lost at this notification or request, which does not arrive."""
        self.losing_answers_to: str | None = None
        """The connection is lost after this request was passed on, before it is answered."""
        self.hold_down = False
        """What the relay says is kept back, until `release`."""
        self._held: list[str | bytes] = []
        self._news = news
        self._server: Server | None = None
        self._sockets: tuple[ServerConnection, ClientConnection] | None = None
        self._beside: list[tuple[ServerConnection, ClientConnection]] = []
        """Further connections of the app: those for files."""
        self.pieces = 0
        """Pieces of files that went either way."""

    async def open(self) -> None:
        self._server = await serve(
            self._carry,
            "127.0.0.1",
            0,
            subprotocols=_OURS,
            compression=None,
            max_size=None,
            ping_interval=None,
            process_request=self._admit,
        )

    async def close(self) -> None:
        if self._server is not None:
            self._server.close()
            await self._server.wait_closed()

    @property
    def address(self) -> str:
        assert self._server is not None
        port = next(iter(self._server.sockets)).getsockname()[1]
        return f"ws://127.0.0.1:{port}"

    def forget(self) -> None:
        """Begin a new chapter: `asked`, `heard` and `log` count from here. The raw record stays."""
        self.requests.clear()
        self.notifications.clear()

    def asked(self) -> list[str]:
        """What the app asked for, housekeeping left out, in the seed's names."""
        ops = [str(request.__struct_config__.tag) for request in self.requests]
        return [op for op in ops if op not in HOUSEKEEPING]

    def heard(self) -> list[str]:
        """What the relay told this app alone, in the seed's names."""
        return [
            str(each.__struct_config__.tag)
            for each in self.notifications
            if not isinstance(each, LogNotification | Challenge)
        ]

    def log(self) -> list[str]:
        """What came down the rooms' logs: the entries' actions, and `msg` for a message."""
        return [_log_name(each) for each in self.notifications if isinstance(each, LogNotification)]

    def messages(self) -> list[MsgNotification]:
        """The messages that came down the logs."""
        return [each for each in self.notifications if isinstance(each, MsgNotification)]

    def cut(self) -> None:
        """The connection is lost without a word."""
        for pair in (self._sockets, *self._beside):
            for socket in pair or ():
                socket.transport.abort()

    async def release(self) -> None:
        """Deliver what was kept back."""
        self.hold_down = False
        held, self._held = self._held, []
        for frame in held:
            await self.forge(frame)

    async def forge(self, frame: str | bytes) -> None:
        """Send the app a frame that the relay never sent."""
        assert self._sockets is not None
        await self._sockets[0].send(frame)

    async def repeat(self, request: AnyRequest) -> None:
        """Send the relay a request that the app did not send (again)."""
        assert self._sockets is not None
        await self._sockets[1].send(codec.encode_request(request).decode())

    def passed_on(self, frame: str | bytes, *, to_app: bool) -> list[str | bytes]:
        """What arrives of a frame: the frame. A hostile relay has other ideas."""
        del to_app
        return [frame]

    def _admit(self, socket: ServerConnection, _request: Request) -> Response | None:
        if self.away:
            return socket.respond(HTTPStatus.SERVICE_UNAVAILABLE, "away\n")
        return None

    async def _carry(self, app: ServerConnection) -> None:
        try:
            relay = await connect(
                self.relay,
                subprotocols=_OURS,
                compression=None,
                max_size=None,
                ping_interval=None,
                proxy=None,
            )
        except (OSError, WebSocketException):
            await app.close()
            return
        pair = (app, relay)
        is_for_files = self._sockets is not None
        if is_for_files:
            self._beside.append(pair)
        else:
            self._sockets = pair
            self.connections += 1
        pumps = [
            asyncio.create_task(self._pump(app, relay, self._note_request)),
            asyncio.create_task(self._pump(relay, app, self._note_frame)),
        ]
        try:
            await asyncio.wait(pumps, return_when=asyncio.FIRST_COMPLETED)
        finally:
            if is_for_files:
                self._beside.remove(pair)
            else:
                self._sockets = None
            for pump in pumps:
                pump.cancel()
            await asyncio.gather(*pumps, return_exceptions=True)
            await relay.close()
            await app.close()

    async def _pump(self, source: _Socket, target: _Socket, note: Callable[[bytes], bool]) -> None:
        try:
            async for frame in source:
                raw = frame.encode() if isinstance(frame, str) else frame
                self.raw.append(raw)
                passes = self._note_piece() if isinstance(frame, bytes) else note(raw)
                self._news()
                if not passes:
                    self.cut()
                    return
                to_app = isinstance(target, ServerConnection)
                for passed in self.passed_on(frame, to_app=to_app):
                    if self.hold_down and to_app:
                        self._held.append(passed)
                    else:
                        await target.send(passed)
        except ConnectionClosed:
            return

    def _note_piece(self) -> bool:
        self.pieces += 1
        return True

    def _note_request(self, raw: bytes) -> bool:
        request = codec.decode_request(raw)
        op = str(request.__struct_config__.tag)
        if op == self.vanish_at:
            return False
        self.requests.append(request)
        return True

    def _note_frame(self, raw: bytes) -> bool:
        frame = codec.decode_relay_frame(raw)
        if any(_tag(each) == self.vanish_at for each in frame.notify):
            return False
        if frame.re is not None and self._answers_lost(frame.re):
            return False
        self.notifications.extend(frame.notify)
        return True

    def _answers_lost(self, re: int) -> bool:
        return any(
            request.id == re and request.__struct_config__.tag == self.losing_answers_to
            for request in self.requests
        )


def _tag(notification: AnyNotification) -> str:
    return str(notification.__struct_config__.tag)


def _log_name(item: LogNotification) -> str:
    if isinstance(item, LedgerNotification):
        return str(item.entry.action.__struct_config__.tag)
    return "msg"
