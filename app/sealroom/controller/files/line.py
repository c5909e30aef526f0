"""A second connection to the relay, for files alone: signed in like the first, and told nothing."""

import asyncio
import itertools
from collections.abc import Awaitable, Callable
from types import TracebackType
from typing import Any, Self

import msgspec

from sealroom.controller.connection import RelayConnection
from sealroom.controller.errors import ControllerError, NoAnswer, NotConnected, RelayRefused
from sealroom.protocol.errors import Error
from sealroom.protocol.file_piece import FilePiece, PieceAnswer
from sealroom.protocol.frames import RelayFrame
from sealroom.protocol.ids import FileId
from sealroom.protocol.notifications import Challenge
from sealroom.protocol.requests import AnyRequest, GetFileRequest, SignInRequest
from sealroom.protocol.responses import FileStands

ANSWER_SECONDS = 60.0

SignIn = Callable[[Challenge], Awaitable[SignInRequest]]


class FileLine:
    """Use as an async context: it is signed in within, and closed at the end.

    Every call raises NotConnected where the connection is lost, RelayRefused, NoAnswer.
    """

    def __init__(self, connection: RelayConnection, sign_in: SignIn) -> None:
        self._connection = connection
        self._sign_in = sign_in
        self._ids = itertools.count(1)
        self._waiting: dict[int, asyncio.Future[Any]] = {}
        self._greeted: asyncio.Future[Challenge] = asyncio.get_running_loop().create_future()
        self._listening: asyncio.Task[None] | None = None

    async def __aenter__(self) -> Self:
        self._listening = asyncio.create_task(self._listen(), name="files line")
        try:
            async with asyncio.timeout(ANSWER_SECONDS):
                request = await self._sign_in(await self._greeted)
            await self.ask(request)
        except TimeoutError:
            await self._end()
            raise NoAnswer from None
        except BaseException:
            await self._end()
            raise
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self._end()

    async def ask(self, request: AnyRequest) -> Any:
        """Send a request and wait for its answer."""
        number = next(self._ids)
        return await self._answered(
            number, self._connection.send(msgspec.structs.replace(request, id=number))
        )

    async def put(self, file_id: FileId, offset: int, data: bytes) -> FileStands:
        """Send a piece; where the file stands then."""
        number = next(self._ids)
        piece = FilePiece(number, file_id, offset, data)
        answer = await self._answered(number, self._connection.send_piece(piece))
        if not isinstance(answer, FileStands):
            raise NoAnswer
        return answer

    async def get(self, request: GetFileRequest) -> bytes:
        """Fetch a piece."""
        answer = await self.ask(request)
        if not isinstance(answer, PieceAnswer) or len(answer.data) > request.length:
            raise NoAnswer
        return answer.data

    async def _answered(self, number: int, sending: Awaitable[None]) -> Any:
        future: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
        self._waiting[number] = future
        try:
            await sending
            async with asyncio.timeout(ANSWER_SECONDS):
                return await future
        except TimeoutError:
            raise NoAnswer from None
        finally:
            self._waiting.pop(number, None)

    async def _listen(self) -> None:
        problem: ControllerError = NotConnected()
        try:
            async for frame in self._connection.frames_and_pieces():
                self._take(frame)
        except ControllerError as found:
            problem = found
        finally:
            for future in (self._greeted, *self._waiting.values()):
                if not future.done():
                    future.set_exception(problem)
                    future.exception()  # whoever waited may have gone
            self._waiting.clear()

    def _take(self, frame: RelayFrame | PieceAnswer) -> None:
        if isinstance(frame, RelayFrame):
            for notification in frame.notify:
                if isinstance(notification, Challenge) and not self._greeted.done():
                    self._greeted.set_result(notification)
        future = self._waiting.get(frame.re) if frame.re is not None else None
        if future is None or future.done():
            return
        if isinstance(frame, PieceAnswer):
            future.set_result(frame)
        elif isinstance(frame.error, Error):
            future.set_exception(RelayRefused(frame.error))
        else:
            future.set_result(frame.result)

    async def _end(self) -> None:
        if self._listening is not None:
            self._listening.cancel()
            await asyncio.gather(self._listening, return_exceptions=True)
        await self._connection.close()
