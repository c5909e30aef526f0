"""The computer that the relay runs on: the real core and connections, on SQLite in memory."""

import asyncio
from collections.abc import Coroutine
from functools import cache
from pathlib import Path
from typing import Any, cast

from sealroom.controller.errors import RelayUnreachable
from sealroom.protocol.ids import base32
from sealroom.relay.config import RelayConfig
from sealroom.relay.connection import Connection
from sealroom.relay.core import RelayCore, Surroundings
from sealroom.relay.housekeeping import keep_tidy
from sealroom.relay.limits import Limits
from sealroom.relay.storage import InlineSqlite
from sealroom.relay.web_socket import Socket
from tests.sim.chance import Chance
from tests.sim.disk import Power, RelayDatabase, set_relay_disk
from tests.sim.loop import VirtualLoop
from tests.sim.truth import keep_letters
from tests.sim.wire import Wire

ADDRESS = "wss://relay.sim:8765"
EPOCH_MS = 1_800_000_000_000
"""2027-01-15: when every history begins."""

_LIMITS = Limits(page_items=16, page_bytes=16 << 10)
"""Pages so small that catching up takes several."""


@cache
def _database() -> InlineSqlite:
    return InlineSqlite()


def _empty_database() -> InlineSqlite:
    """The same for one history after another: its statements need not be compiled again."""
    database = _database()
    database.begin_anew()
    return database


class RelayHost:
    """Runs the relay, stops it without warning, and starts it again on what was committed."""

    def __init__(self, loop: VirtualLoop, chance: Chance) -> None:
        self._loop = loop
        self._chance = chance
        self._entropy = chance.entropy("relay")
        self.name = base32(chance.key("relay")[:16])
        self.sqlite = _empty_database()
        self.sqlite.run(keep_letters)
        self.wires: dict[Wire, None] = {}
        self._tasks: dict[asyncio.Task[None], None] = {}
        self._core: RelayCore | None = None
        self.power = Power(self._power_went)
        self.is_full = False

    @property
    def is_up(self) -> bool:
        return self._core is not None

    @property
    def is_quiet(self) -> bool:
        return all(wire.is_quiet for wire in self.wires)

    def clock(self) -> int:
        return EPOCH_MS + int(self._loop.time() * 1000)

    def start(self) -> None:
        if self._core is not None:
            return
        self.power = Power(self._power_went)
        database = RelayDatabase(self.sqlite, self.power, self._loop)
        around = Surroundings(clock=self.clock, entropy=self._entropy, pack=lambda frame: frame)
        config = RelayConfig(data_dir=Path("/nowhere"), limits=_LIMITS)
        core = RelayCore(config, self.name, database, around)
        self._core = core
        self._spawn(core.commits.run())
        self._spawn(core.catch_up.run(core.streams))
        self._spawn(keep_tidy(database, self.clock, config.retention))

    def crash(self, seconds: float) -> None:
        """Stop, in the middle of whatever it does, and be started again after so many seconds."""
        self.power.is_on, self.power.back_after = False, seconds
        self._power_went()

    def set_full(self, *, full: bool) -> None:
        self.is_full = full
        set_relay_disk(self.sqlite, full=full)

    async def connect(self, wire: Wire) -> None:
        """Take a connection in. Raises RelayUnreachable."""
        await asyncio.sleep(self._chance.net.choice((0.01, 0.05, 0.5)))
        if self._core is None or wire.is_cut:
            raise RelayUnreachable("There is no relay there.")
        self.wires[wire] = None
        connection = Connection(cast(Socket, wire.socket), self._core, "app")
        self._spawn(self._serve(connection, wire))

    async def _serve(self, connection: Connection, wire: Wire) -> None:
        try:
            await connection.run()
        finally:
            wire.socket.abort()
            self.wires.pop(wire, None)

    def _spawn(self, work: Coroutine[Any, Any, None]) -> None:
        task = self._loop.create_task(work)
        self._tasks[task] = None
        task.add_done_callback(self._tasks.pop)

    def _power_went(self) -> None:
        """May be called from within a transaction: what follows waits for its end."""
        self._core = None
        self._loop.call_later(self.power.back_after, self.start)
        for wire in list(self.wires):
            wire.relay_died()
        self.wires.clear()
        for task in list(self._tasks):
            task.cancel()
