"""A relay and some clients as processes, all in the same rooms, talking at a steady pace."""

import asyncio
from collections import Counter
from collections.abc import Coroutine
from itertools import count
from pathlib import Path
from types import TracebackType
from typing import Self

from sealroom.protocol.ids import SessionId
from sealroom.relay.data_folder import DATABASE_FILE as RELAY_FILE
from sealroom.store.profile import DATABASE_FILE as CLIENT_FILE
from tests.bench.figure import percentile
from tests.bench.server import Server
from tests.flows.relay_process import RelayProcess
from tests.headless import orders
from tests.headless.app import stamped
from tests.headless.process import AppProcess, OrderFailed
from tests.soak.minute import Minute

NAMES = ("Ada", "Ben")
"""Each takes in all that is said; on two cores more of them leave the relay no time."""
ROOMS = ("Lighthouse", "Harbour", "Mill", "Market")
PATIENCE_SECONDS = 60.0
MIB = 1 << 20
TEXT = "x" * 180


class Household:
    """As an async context: everyone is in every room, and at the end everyone goes home."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._apps = [AppProcess(name, folder / name) for name in NAMES]
        self._rooms: list[SessionId] = []
        self._relay: RelayProcess | None = None
        self._said: Counter[str] = Counter()
        self._sent: Counter[str] = Counter()
        self._said_before = 0
        self._minute = 0
        self._is_quiet = False
        for app in self._apps:
            app.hear = self._listener(app.name)

    @property
    def names(self) -> list[str]:
        """Of the processes whose memory is watched."""
        return ["relay", *NAMES]

    def talk(self, rate: float) -> list[Coroutine[None, None, None]]:
        """What makes everyone speak in every room, `rate` messages a second together."""
        pause = len(self._apps) * len(self._rooms) / rate
        return [self._talk(app, room, pause) for app in self._apps for room in self._rooms]

    def fall_silent(self) -> None:
        """Nobody begins another message."""
        self._is_quiet = True

    async def look(self) -> Minute:
        """What this minute was like."""
        standings = [await app.look() for app in self._apps]
        seen = [ms for standing in standings for ms in standing.seen_ms] or [0.0]
        said, self._said_before = self._said.total() - self._said_before, self._said.total()
        self._minute += 1
        clients = [self._folder / name / CLIENT_FILE for name in NAMES]
        relay_file = self._folder / "relay" / RELAY_FILE
        return Minute(
            number=self._minute,
            memory=self._memory(),
            relay_file=_mib(relay_file),
            relay_log=_mib(_log_of(relay_file)),
            client_file=max(map(_mib, clients)),
            client_log=max(_mib(_log_of(file)) for file in clients),
            queued=self._said.total() - self._sent.total(),
            said=said,
            p50_ms=percentile(seen, 0.5),
            p99_ms=percentile(seen, 0.99),
        )

    async def lost(self) -> int:
        """Wait until everything said has arrived everywhere; how much did not."""
        missing = await self._missing()
        for _ in range(int(PATIENCE_SECONDS)):
            if not missing:
                break
            await asyncio.sleep(1)
            missing = await self._missing()
        return missing

    async def _missing(self) -> int:
        arrived = [(await app.look()).arrived for app in self._apps]
        due = [self._said.total() - self._said[app.name] for app in self._apps]
        # What arrived more often than said would be as bad as what did not arrive.
        return sum(abs(here - all_) for here, all_ in zip(arrived, due, strict=True))

    async def __aenter__(self) -> Self:
        try:
            await self._set_up()
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

    async def _set_up(self) -> None:
        self._relay = await asyncio.to_thread(RelayProcess, self._folder / "relay")
        for app in self._apps:
            await app.start()
            await app.register(self._relay.address)
        owner, *others = self._apps
        for title in ROOMS:
            room = await owner.new_room(title, [app.user for app in others])
            self._rooms.append(room)
            async with asyncio.timeout(PATIENCE_SECONDS):
                for app in others:
                    while not await _is_in(app, room):
                        await _accept(app, room)

    async def _talk(self, app: AppProcess, room: SessionId, pause: float) -> None:
        loop = asyncio.get_running_loop()
        began = loop.time()
        for number in count(1):
            await asyncio.sleep(max(0.0, began + number * pause - loop.time()))
            if self._is_quiet:
                return
            await app.send(room, stamped(TEXT), sealed=True)
            self._said[app.name] += 1

    def _memory(self) -> dict[str, float]:
        pids = [self._relay.pid if self._relay else 0, *(app.pid for app in self._apps)]
        return {
            name: Server("", pid).resident_mib() for name, pid in zip(self.names, pids, strict=True)
        }

    def _listener(self, name: str) -> "_Counting":
        return _Counting(name, self._sent)

    async def _end(self) -> None:
        for app in self._apps:
            await app.close()
        if self._relay is not None:
            await asyncio.to_thread(self._relay.stop)


class _Counting:
    def __init__(self, name: str, sent: Counter[str]) -> None:
        self._name = name
        self._sent = sent

    def __call__(self, report: orders.Report) -> None:
        if isinstance(report, orders.Sent):
            self._sent[self._name] += 1


async def _accept(app: AppProcess, room: SessionId) -> None:
    try:
        await app.accept(room)
    except OrderFailed:
        await asyncio.sleep(0.1)  # it has not come yet, or is accepted


async def _is_in(app: AppProcess, room: SessionId) -> bool:
    standing = await app.look()
    return any(each.room == room and not each.lacks_key for each in standing.rooms)


def _log_of(file: Path) -> Path:
    return file.with_name(f"{file.name}-wal")


def _mib(file: Path) -> float:
    return file.stat().st_size / MIB if file.exists() else 0.0
