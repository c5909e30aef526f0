"""Two people on one machine, each with a controller and a SQLCipher file: signing up and talking.

The window's loop is the one the controllers run on, so its longest stall while the identity is made
says whether the window stays alive.
"""

import asyncio
import tempfile
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

from sealroom.controller.controller import Controller
from sealroom.controller.events import Event, MessageArrived
from sealroom.crypto import generate_database_key
from sealroom.protocol.ids import SessionId
from sealroom.store.database import open_database
from tests.bench.figure import Figure, median_of, percentile
from tests.bench.server import relay

SIGN_UPS = 8
MESSAGES = 300
WARM_UP = 20
TEXT = "x" * 200
PATIENCE_SECONDS = 30
BEAT_SECONDS = 0.002
SIGN_UP_AIM_MS, SEEN_AIM_MS = 2_000, 50


def measure() -> list[Figure]:
    """Sign-up, and from sending to seeing at the other side."""
    with tempfile.TemporaryDirectory(prefix="sealroom-bench-") as folder:
        place = Path(folder)
        with relay(place / "relay") as server:
            return asyncio.run(_measure(server.url, place))


async def _measure(url: str, folder: Path) -> list[Figure]:
    sign_ups, stalls = [], []
    for number in range(SIGN_UPS):
        async with _controller(folder / f"{number}.db") as controller, _stalls() as longest:
            began = time.perf_counter()
            await controller.register(f"Newcomer {number}", url)
            sign_ups.append(_ms_since(began))
        stalls.append(longest())
    async with _controller(folder / "ada.db") as ada, _controller(folder / "ben.db") as ben:
        room = await _acquaint(ada, ben, url)
        seen = [await _send_to_seen(ada, ben, room) for _ in range(WARM_UP + MESSAGES)][WARM_UP:]
    aim = f"aim < {SIGN_UP_AIM_MS:,}"
    return [
        median_of("sign_up_ms", "sign-up: keys made, registered, stored", sign_ups, "ms", aim),
        Figure("sign_up_worst_ms", f"  slowest of {SIGN_UPS}", max(sign_ups), "ms", aim),
        median_of("sign_up_stall_ms", "  longest stall of the window's loop", stalls, "ms"),
        median_of("seen_ms", "send to seen, median", seen, "ms", f"aim < {SEEN_AIM_MS}"),
        Figure(
            "seen_p99_ms", "send to seen, p99", percentile(seen, 0.99), "ms", f"aim < {SEEN_AIM_MS}"
        ),
    ]


@asynccontextmanager
async def _controller(file: Path) -> AsyncIterator[Controller]:
    database = open_database(file, generate_database_key())
    controller = Controller(database)
    controller.start()
    try:
        yield controller
    finally:
        await controller.close()
        database.close()


@asynccontextmanager
async def _stalls() -> AsyncIterator[Callable[[], float]]:
    """Gives the longest time (ms) that the loop was late for a beat."""
    late = [0.0]

    async def beat() -> None:
        while True:
            began = time.perf_counter()
            await asyncio.sleep(BEAT_SECONDS)
            late.append(_ms_since(began) - BEAT_SECONDS * 1000)

    async with asyncio.TaskGroup() as tasks:
        beating = tasks.create_task(beat())
        yield lambda: max(late)
        beating.cancel()


async def _acquaint(ada: Controller, ben: Controller, url: str) -> SessionId:
    """Both in one sealed room."""
    await ada.register("Ada", url)
    await ben.register("Ben", url)
    own = ben.own()
    room = await ada.new_room("Two", invite=(own.user_id,) if own else ())
    await _until(ben, lambda: bool(ben.cards()))
    await ben.answer_invitation(room, accept=True)
    await _until(ben, lambda: not ben.room(room).waiting_for_key)
    return room


async def _send_to_seen(ada: Controller, ben: Controller, room: SessionId) -> float:
    """From the call of `send` until the other side has read the text from its store."""
    seen: asyncio.Future[float] = asyncio.get_running_loop().create_future()

    def hear(event: Event) -> None:
        if isinstance(event, MessageArrived) and not seen.done():
            view = ben.message(event.session_id, event.message_id)
            if view is not None and view.text == TEXT:
                seen.set_result(time.perf_counter())

    unsubscribe = ben.subscribe(hear)
    try:
        began = time.perf_counter()
        await ada.send(room, TEXT, sealed=True)
        return (await asyncio.wait_for(seen, PATIENCE_SECONDS) - began) * 1000
    finally:
        unsubscribe()


async def _until(controller: Controller, holds: Callable[[], bool]) -> None:
    changed = asyncio.Event()
    unsubscribe = controller.subscribe(lambda _event: changed.set())
    try:
        async with asyncio.timeout(PATIENCE_SECONDS):
            while not holds():
                changed.clear()
                await changed.wait()
    finally:
        unsubscribe()


def _ms_since(began: float) -> float:
    return (time.perf_counter() - began) * 1000
