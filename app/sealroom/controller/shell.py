"""The shell around the engine: owns the connection, the clock and the tasks. One per profile."""

import asyncio
import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

import msgspec

from sealroom.controller.back_off import BackOff
from sealroom.controller.connection import RelayConnection
from sealroom.controller.context import Context
from sealroom.controller.engine import (
    Command,
    ConnectionLost,
    FrameCame,
    Input,
    Output,
    Tick,
)
from sealroom.controller.errors import (
    ControllerError,
    NotConnected,
    ProfileTrouble,
    RelayNotProven,
    RelayUnreachable,
)
from sealroom.controller.events import ConnectionChanged, Event, IndexGrew, Trouble
from sealroom.controller.facade import Listener
from sealroom.controller.flow import Flow
from sealroom.controller.intake import Intake
from sealroom.controller.surroundings import Surroundings
from sealroom.controller.views import ConnectionState, ConnectionView
from sealroom.controller.worker import Worker
from sealroom.store.database import Database

_T = TypeVar("_T")
_log = logging.getLogger(__name__)

BATCH = 64
"""Most inputs taken into one transaction."""


_STOPPED = (
    "Sealroom has stopped working with the relay. What you wrote is stored: close it and start it "
    "again."
)


class Shell:
    """Feeds the engine one batch at a time, and carries out what each committed batch returned."""

    def __init__(self, database: Database, around: Surroundings) -> None:
        self._around = around
        self._worker = Worker(database, around)
        self._intake = Intake()
        self._listeners: list[Listener] = []
        self._socket: RelayConnection | None = None
        self._address: str | None = None
        self._back_off = BackOff(around.jitter)
        self._let_in_at: float | None = None
        """When the relay let this connection in, by the loop's time."""
        self._at_fault = False
        """Whether this connection ends for what went wrong here."""
        self._wanted = asyncio.Event()
        self._hurry = asyncio.Event()
        self._reaching: asyncio.Future[None] | None = None
        self._wake: asyncio.TimerHandle | None = None
        self._tasks: list[asyncio.Task[None]] = []
        self._awaited: dict[asyncio.Future[Any], None] = {}
        """The ends of commands, in the order they were given."""
        self.connection = ConnectionView(ConnectionState.OFFLINE)

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Hear events; call the answer to stop."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def start(self) -> None:
        """Begin; `connect_to` opens the connection."""
        loop = asyncio.get_running_loop()
        self._tasks = [
            loop.create_task(self._run_engine(), name="engine"),
            loop.create_task(self._run_connection(), name="connection"),
        ]
        for task in self._tasks:
            task.add_done_callback(self._ended)

    def _ended(self, task: asyncio.Task[None]) -> None:
        """Neither ends by itself: where one does, nothing would happen any more, unsaid."""
        fault = None if task.cancelled() else task.exception()
        if fault is not None:
            _log.error("the %s ended: %s", task.get_name(), type(fault).__name__)
            self._tell(Trouble(_STOPPED))

    async def close(self) -> None:
        """Stop; what is stored stays, what waits goes out next time."""
        if self._wake is not None:
            self._wake.cancel()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        for future in list(self._awaited):
            future.cancel()
        self._worker.close()

    def connect_to(self, address: str) -> None:
        """Keep a connection to this address from now on."""
        self._address = address
        self._wanted.set()
        self.try_now()

    async def reach(self, address: str) -> None:
        """Connect anew and wait until the relay greets. Raises RelayUnreachable."""
        self._drop()
        self._reaching = asyncio.get_running_loop().create_future()
        self.connect_to(address)
        try:
            await self._reaching
        except (RelayUnreachable, ProfileTrouble):
            self.stop_connecting()
            raise
        finally:
            self._reaching = None

    async def run_aside(self, work: Callable[[], _T]) -> _T:
        """Long work that needs neither writer nor engine, on a thread of its own."""
        thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="aside")
        try:
            return await asyncio.get_running_loop().run_in_executor(thread, work)
        finally:
            thread.shutdown(wait=False)  # who was cancelled does not wait for its end

    async def rewrite(self, work: Callable[[], _T]) -> _T:
        """Run what rewrites the profile under the engine, which begins anew; connect again then."""
        self.stop_connecting()
        return await self._worker.begin_anew_after(work)

    def stop_connecting(self) -> None:
        """Keep no connection, as when registering failed."""
        self._wanted.clear()
        self._address = None
        self._drop()
        self._set_connection(ConnectionView(ConnectionState.OFFLINE))

    def _drop(self) -> None:
        if self._socket is not None:
            self._socket.drop()

    def try_now(self) -> None:
        """Do not wait out the back-off; also where the relay refused, for it may have changed."""
        if self._address is not None:
            self._wanted.set()
        self._back_off.reset()
        self._hurry.set()

    async def check_connection(self) -> None:
        """The computer slept, or its network changed: connect now, or see whether one still is."""
        if self._socket is None:
            if self._wanted.is_set():
                self.try_now()
        else:
            await self._socket.check()

    def put(self, came: Input) -> None:
        """Hand an input to the engine."""
        self._intake.put(came)

    async def command(self, name: str, flow: Callable[[Context], Flow[_T]]) -> _T:
        """Run a use case and return its result, or raise what it failed with."""
        result: _T = await self.outcome(lambda done: Command(name=name, flow=flow, done=done))
        return result

    async def outcome(self, make: Callable[[Callable[[Any, Any], None]], Input]) -> Any:
        """Put an input that calls `done`, and wait for it; cancelled where `close` comes first."""
        future: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
        self._awaited[future] = None
        future.add_done_callback(self._awaited.pop)

        def done(result: Any, problem: ControllerError | None) -> None:
            if future.done():
                return
            if problem is None:
                future.set_result(result)
            else:
                future.set_exception(problem)

        self.put(make(done))
        return await future

    async def _run_engine(self) -> None:
        while True:
            if self._worker.index_left and self._intake.is_empty:
                built = await self._worker.build_index()
                if built is not None:
                    self._tell(IndexGrew(built.percent))
                continue
            batch = await self._intake.take(BATCH)
            for output in await self._worker.step(batch):
                await self._carry_out(output)

    async def _carry_out(self, output: Output) -> None:
        with self._intake.held_open():
            for request in output.requests:
                await self._send(request)
        for finished in output.finished:
            finished()
        for event in output.events:
            self._tell(event)
        if output.reconnect and self._socket is not None:
            self._at_fault = output.failed
            self._drop()
        self._follow_state(output)
        self._set_alarm_clock(output.wake_in)

    async def _send(self, request: Any) -> None:
        if self._socket is None:
            return
        try:
            await self._socket.send(request)
        except NotConnected:
            return  # whoever reads from the connection finds that it is lost

    def _follow_state(self, output: Output) -> None:
        if output.refused is not None:
            self._wanted.clear()
            self._drop()
            unproven = isinstance(output.refused, RelayNotProven)
            state = ConnectionState.UNPROVEN if unproven else ConnectionState.REFUSED
            self._set_connection(ConnectionView(state, str(output.refused)))
        elif output.signed_in and self._socket is not None and not output.reconnect:
            if self._let_in_at is None:
                self._let_in_at = asyncio.get_running_loop().time()
            connected = ConnectionView(
                ConnectionState.CONNECTED, progress=output.progress, clock_off=output.clock_off
            )
            self._set_connection(connected)

    def _set_alarm_clock(self, wake_in: int | None) -> None:
        if self._wake is not None:
            self._wake.cancel()
            self._wake = None
        if wake_in is not None:
            loop = asyncio.get_running_loop()
            self._wake = loop.call_later(wake_in / 1000, self.put, Tick())

    async def _run_connection(self) -> None:
        while True:
            await self._wanted.wait()
            self._hurry.clear()
            ended = await self._connect_once()
            self._back_off.ended(self._held_seconds(), own_fault=self._at_fault)
            if self._wanted.is_set():
                await self._pause(ended)

    def _held_seconds(self) -> float | None:
        if self._let_in_at is None:
            return None
        return asyncio.get_running_loop().time() - self._let_in_at

    async def _connect_once(self) -> ConnectionView:
        """Connect, and stay until it ends; how it stands then."""
        self._let_in_at, self._at_fault = None, False
        waiting = self._reaching
        problem: ControllerError = RelayUnreachable("The connection to the relay was lost.")
        try:
            await self._worker.try_storing()  # what cannot be kept is not asked for
            self._set_connection(ConnectionView(ConnectionState.CONNECTING))
            async with await self._around.connect(self._address or "") as socket:
                await self._take_frames(socket, waiting)
        except (RelayUnreachable, ProfileTrouble) as found:
            problem = found
        if waiting is not None and not waiting.done():
            waiting.set_exception(problem)
        if isinstance(problem, RelayNotProven):
            return ConnectionView(ConnectionState.UNPROVEN, str(problem))
        return ConnectionView(ConnectionState.WAITING, self._worker.in_the_way or str(problem))

    async def _take_frames(
        self, socket: RelayConnection, waiting: asyncio.Future[None] | None
    ) -> None:
        self._socket = socket
        try:
            async for frame in socket.frames():
                await self._intake.room()
                self.put(FrameCame(frame))
                if waiting is not None and not waiting.done():
                    waiting.set_result(None)
        finally:
            self._socket = None
            self.put(ConnectionLost())

    async def _pause(self, ended: ConnectionView) -> None:
        seconds = self._back_off.next_seconds()
        retry_at = self._around.clock() + int(seconds * 1000)
        self._set_connection(msgspec.structs.replace(ended, retry_at=retry_at))
        try:
            async with asyncio.timeout(seconds):
                await self._hurry.wait()
        except TimeoutError:
            return

    def _set_connection(self, view: ConnectionView) -> None:
        if view != self.connection:
            self.connection = view
            self._tell(ConnectionChanged(view))

    def tell(self, event: Event) -> None:
        """Have all listeners hear of what happened beside the engine."""
        self._tell(event)

    def _tell(self, event: Event) -> None:
        if isinstance(event, Trouble):
            _log.error("trouble with the profile")
        for listener in list(self._listeners):
            listener(event)
