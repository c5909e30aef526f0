"""One relay, some apps and the rooms they share, all of them killed over and over under load."""

import asyncio
import random
import socket
import sqlite3
import time
from collections.abc import Awaitable, Coroutine
from contextlib import suppress
from pathlib import Path

from sealroom.protocol.ids import SessionId
from sealroom.relay.data_folder import DATABASE_FILE
from tests.crash.record import Promise, Record
from tests.flows.relay_process import RelayProcess
from tests.headless import orders
from tests.headless.app import stamped
from tests.headless.process import AppGone, AppProcess, OrderFailed

NAMES = ("Ada", "Ben", "Cleo", "Dan")
ROOMS = ("Lighthouse", "Harbour", "Mill")
LEASE_SECONDS = 3
"""How long a killed app keeps others from replacing a key."""
APP_LIVES_SECONDS = 3.0
RELAY_LIVES_SECONDS = 1.5
"""The longest that each is left alone between two kills, beside starting and coming back."""
IMPATIENT_SHARE = 0.4
"""How often the relay is killed before its clients are all back."""
BACK_SECONDS = 5.0
"""How long the clients may take to be back, once the relay listens."""
PATIENCE_SECONDS = 20.0
REST_SECONDS = 180.0
PORTS = range(20_000, 32_000)
"""Below those that systems give to outgoing connections: a client that tries again and again while
the relay is down could otherwise be given the relay's port and connect to itself."""


class NoRest(Exception):
    """The apps were left alone for long enough and still have something to do."""


class World:
    """`run` is the whole story; the folder then holds every file as it was left."""

    def __init__(self, folder: Path, seed: str) -> None:
        self.folder = folder
        self.record = Record()
        self.apps = [AppProcess(name, folder / name, LEASE_SECONDS) for name in NAMES]
        self.rooms: list[SessionId] = []
        self.relay_folder = folder / "relay"
        self._random = random.Random(seed)
        self._relay: RelayProcess | None = None
        self._listening_at = 0.0
        self._over = False
        for app in self.apps:
            app.hear = self._hear

    @property
    def wanderer(self) -> AppProcess:
        """Who leaves the rooms and comes back."""
        return self.apps[-1]

    async def run(self, app_kills: int, relay_kills: int) -> None:
        """Kill that often under load, then wait for rest and close everything. Raises NoRest."""
        try:
            await self._set_up()
            load = [asyncio.create_task(work) for work in self._load()]
            shares = _shares(app_kills, len(self.apps))
            async with asyncio.TaskGroup() as tasks:
                tasks.create_task(self._kill_relay(relay_kills))
                for app, share in zip(self.apps, shares, strict=True):
                    tasks.create_task(self._kill_app(app, share))
            self._over = True
            await self._end_of(load)
            await self._come_to_rest()
            self.record.done["closed"] += [await app.close() for app in self.apps].count(0)
        finally:
            for app in self.apps:
                await app.kill()
            if self._relay is not None:
                await asyncio.to_thread(self._relay.kill)

    async def _set_up(self) -> None:
        self._relay = await asyncio.to_thread(
            RelayProcess, self.relay_folder, lease_seconds=LEASE_SECONDS, port=_free_port()
        )
        for app in self.apps:
            await app.start()
            await app.register(self._relay.address)
        owner, *others = self.apps
        for title in ROOMS:
            room = await owner.new_room(title, [app.user for app in others])
            self.rooms.append(room)
            await self._all_in(room)

    def _load(self) -> list[Coroutine[None, None, None]]:
        talk = [self._talk(app) for app in self.apps]
        return [*talk, self._replace_keys(), *(self._wander(room) for room in self.rooms[1:])]

    async def _talk(self, app: AppProcess) -> None:
        number = 0
        while not self._over:
            number += 1
            room, sealed = self._random.choice(self.rooms), self._random.random() > 0.1
            text = stamped(f"{app.name} {number}")
            self.record.tried += 1
            with suppress(AppGone):
                try:
                    message = await app.send(room, text, sealed=sealed)
                    self.record.stored[message] = Promise(app.name, room, text)
                except OrderFailed as problem:
                    self.record.refused["send"][str(problem)] += 1
            await self._wait(0.02, 0.4)

    async def _replace_keys(self) -> None:
        while not self._over:
            await self._wait(1, 5)
            room = self._random.choice(self.rooms)
            await self._try("replace key", self.apps[0].replace_key(room))

    async def _wander(self, room: SessionId) -> None:
        while not self._over:
            await self._wait(2, 6)
            if await self._accepted(self.wanderer, room):
                await self._try("leave", self.wanderer.leave(room))
            else:
                await self._try("invite", self.apps[0].invite(room, self.wanderer.user))
        while not await self._accepted(self.wanderer, room):
            await self._try("invite", self.apps[0].invite(room, self.wanderer.user))
            await self._wait(0.5, 1)

    async def _accepted(self, app: AppProcess, room: SessionId) -> bool:
        """Whether it is in the room and can read it; accepts the invitation where there is one."""
        standing = await self._standing_in(app, room)
        if standing is None or not standing.is_member:
            return await self._try("accept", app.accept(room))
        return not standing.lacks_key

    async def _standing_in(self, app: AppProcess, room: SessionId) -> orders.RoomStanding | None:
        with suppress(AppGone):
            for each in (await app.look()).rooms:
                if each.room == room:
                    return each
        return None

    async def _try(self, name: str, order: Awaitable[None]) -> bool:
        try:
            await order
        except AppGone:
            return False
        except OrderFailed as problem:
            self.record.refused[name][str(problem)] += 1
            return False
        self.record.done[name] += 1
        return True

    async def _kill_app(self, app: AppProcess, kills: int) -> None:
        for _ in range(kills):
            await self._wait(0, APP_LIVES_SECONDS)
            await app.kill()
            self.record.kills["app"] += 1
            await app.start()

    async def _kill_relay(self, kills: int) -> None:
        assert self._relay is not None
        for _ in range(kills):
            await self._wait(0, RELAY_LIVES_SECONDS)
            await asyncio.to_thread(self._relay.kill)
            self.record.kills["relay"] += 1
            lives = {app: app.lives for app in self.apps if app.user}
            await asyncio.to_thread(self._relay.start)
            self._listening_at = time.monotonic()
            if self._random.random() > IMPATIENT_SHARE:
                await self._all_back(lives)

    async def _all_back(self, lives: dict[AppProcess, int]) -> None:
        """Wait for the apps that ran all the while, and measure how long each took."""
        waiting, deadline = dict(lives), self._listening_at + PATIENCE_SECONDS
        while waiting:
            for app, life in list(waiting.items()):
                back_at = app.connected_at
                if app.lives != life:
                    del waiting[app]
                elif back_at is not None and back_at >= self._listening_at:
                    self.record.back_seconds.append(back_at - self._listening_at)
                    del waiting[app]
            if time.monotonic() > deadline:
                self.record.back_seconds += [PATIENCE_SECONDS] * len(waiting)
                return
            await asyncio.sleep(0.02)

    async def _end_of(self, load: list[asyncio.Task[None]]) -> None:
        """Everyone says what they were about to, and who was out comes back. Raises NoRest."""
        try:
            async with asyncio.timeout(REST_SECONDS):
                await asyncio.gather(*load)
        except TimeoutError:
            standings = [await app.look() for app in self.apps]
            raise NoRest("\n".join(map(str, standings))) from None

    async def _come_to_rest(self) -> None:
        deadline, standings = time.monotonic() + REST_SECONDS, list[orders.Standing]()
        while time.monotonic() < deadline:
            standings = [await app.look() for app in self.apps]
            if all(map(self._rests, standings)):
                for standing in standings:
                    self.record.seen_ms += standing.seen_ms
                return
            await asyncio.sleep(0.25)
        raise NoRest("\n".join(str(standing) for standing in standings))

    def _rests(self, standing: orders.Standing) -> bool:
        ends = log_ends(self.relay_folder)
        return standing.connected and all(
            not room.is_member
            or (
                room.cursor == ends[room.room]
                and not room.lacks_key
                and not room.unsent
                and not room.unopened
            )
            for room in standing.rooms
        )

    async def _all_in(self, room: SessionId) -> None:
        async with asyncio.timeout(PATIENCE_SECONDS):
            for app in self.apps:
                while not await self._accepted(app, room):
                    await self._wait(0.05, 0.1)

    async def _wait(self, least: float, most: float) -> None:
        await asyncio.sleep(self._random.uniform(least, most))

    def _hear(self, report: orders.Report) -> None:
        if isinstance(report, orders.Sent):
            self.record.sent[report.message] = report.room


def log_ends(relay_folder: Path) -> dict[SessionId, int]:
    """Where each room's log ends, as the relay has it on disk."""
    relay = sqlite3.connect(f"file:{relay_folder / DATABASE_FILE}?mode=ro", uri=True)
    try:
        return dict(relay.execute("SELECT session_id, last_seq FROM sessions").fetchall())
    finally:
        relay.close()


def _shares(kills: int, apps: int) -> list[int]:
    return [kills // apps + (number < kills % apps) for number in range(apps)]


def _free_port() -> int:
    for port in random.sample(PORTS, 50):
        with socket.socket() as probe, suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port
    raise OSError("no port is free")
