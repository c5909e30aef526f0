"""A headless app as a process, from outside: start, order, kill, start again on the same files."""

import asyncio
import os
import sys
from collections.abc import Callable
from itertools import count
from pathlib import Path

import msgspec

from sealroom.protocol.ids import MessageId, SessionId, UserId
from tests.headless import orders
from tests.headless.app import LINE_BYTES
from tests.headless.orders import Order, Report

CLOSE_SECONDS = 20


class AppGone(Exception):
    """The app was killed before it answered: what was asked may have happened or not."""


class OrderFailed(Exception):
    """The app said no, in its words."""


class AppProcess:
    """One person's app. Reports that answer no order go to `hear`."""

    def __init__(self, name: str, folder: Path, lease_seconds: int = 60) -> None:
        self.name = name
        self.folder = folder
        self.user: UserId = ""
        self.hear: Callable[[Report], None] = lambda _: None
        self.connected_at: float | None = None
        """When it last connected, while it is; seconds of the machine's steady clock."""
        self.lives = 0
        """How often it was started."""
        self._lease_seconds = lease_seconds
        self._process: asyncio.subprocess.Process | None = None
        self._reading: asyncio.Task[None] | None = None
        self._ids = count(1)
        self._open: dict[int, asyncio.Future[orders.Done | orders.Failed | orders.Standing]] = {}

    @property
    def pid(self) -> int:
        """Of the process that runs now; 0 where there is none."""
        return self._process.pid if self._process else 0

    async def start(self) -> None:
        """Run it. Orders may be given at once."""
        self.lives += 1
        command = [sys.executable, "-m", "tests.headless.app", str(self.folder)]
        self._process = await asyncio.create_subprocess_exec(
            *command,
            str(self._lease_seconds),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
            limit=LINE_BYTES,
        )
        self._reading = asyncio.create_task(self._read(), name=f"reports of {self.name}")

    async def kill(self) -> None:
        """As a power cut does, as far as the process goes."""
        if self._process is not None:
            self._process.kill()
            await self._end()

    async def close(self) -> int:
        """As a person does; gives the exit code."""
        if self._process is None or self._process.stdin is None:
            return 0
        self._process.stdin.close()
        try:
            async with asyncio.timeout(CLOSE_SECONDS):
                return await self._end()
        except TimeoutError:
            await self.kill()
            raise

    async def register(self, relay: str) -> None:
        """Make an identity and register."""
        self.user = await self._ask(lambda number: orders.Register(number, self.name, relay))

    async def new_room(self, title: str, invite: list[UserId]) -> SessionId:
        """Make a room."""
        return await self._ask(lambda number: orders.NewRoom(number, title, tuple(invite)))

    async def send(self, room: SessionId, text: str, *, sealed: bool) -> MessageId:
        """Write a message; it is stored once this returns."""
        return await self._ask(lambda number: orders.Send(number, room, text, sealed))

    async def invite(self, room: SessionId, user: UserId) -> None:
        await self._ask(lambda number: orders.Invite(number, room, user))

    async def accept(self, room: SessionId) -> None:
        await self._ask(lambda number: orders.Accept(number, room))

    async def leave(self, room: SessionId) -> None:
        await self._ask(lambda number: orders.Leave(number, room))

    async def replace_key(self, room: SessionId) -> None:
        await self._ask(lambda number: orders.ReplaceKey(number, room))

    async def look(self) -> orders.Standing:
        """Where it stands."""
        answer = await self._answer(orders.Look)
        assert isinstance(answer, orders.Standing)
        return answer

    async def _ask(self, make: Callable[[int], Order]) -> str:
        answer = await self._answer(make)
        assert isinstance(answer, orders.Done)
        return answer.value

    async def _answer(self, make: Callable[[int], Order]) -> orders.Done | orders.Standing:
        """Raises AppGone, OrderFailed."""
        process = self._process
        if process is None or process.stdin is None:
            raise AppGone(self.name)
        number = next(self._ids)
        self._open[number] = asyncio.get_running_loop().create_future()
        process.stdin.write(msgspec.json.encode(make(number)) + b"\n")
        answer = await self._open[number]
        if isinstance(answer, orders.Failed):
            raise OrderFailed(answer.words)
        return answer

    async def _read(self) -> None:
        assert self._process is not None
        assert self._process.stdout is not None
        try:
            async for line in self._process.stdout:
                if line.endswith(b"\n"):  # else it was killed in the middle of a word
                    self._take(_decoder.decode(line))
        finally:
            self._nobody_answers()

    def _take(self, report: Report) -> None:
        match report:
            case orders.Done() | orders.Failed() | orders.Standing():
                answer = self._open.pop(report.id, None)
                if answer is not None and not answer.done():
                    answer.set_result(report)
            case orders.Connection(connected=connected, at=at):
                self.connected_at = at if connected else None
            case _:
                pass
        self.hear(report)

    async def _end(self) -> int:
        process, self._process = self._process, None
        reading, self._reading = self._reading, None
        assert process is not None
        assert reading is not None
        code = await process.wait()
        await reading
        return code

    def _nobody_answers(self) -> None:
        self.connected_at = None
        for answer in self._open.values():
            if not answer.done():
                answer.set_exception(AppGone(self.name))
                answer.exception()  # whoever asked may be gone as well
        self._open.clear()


_decoder = msgspec.json.Decoder(Report)
