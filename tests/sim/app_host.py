"""One person's computer: the real controller over a profile in memory, which may stop any time."""

import asyncio
from collections.abc import Coroutine
from typing import Any

from sealroom.controller.connection import RelayConnection
from sealroom.controller.controller import Controller
from sealroom.controller.errors import RelayUnreachable, UnknownRoom
from sealroom.controller.events import Event, NamesChanged, RoomAlarm, RoomsChanged, Trouble
from sealroom.controller.surroundings import Surroundings
from sealroom.controller.views import ConnectionState, RoomView
from sealroom.crypto import IdentitySecrets, KemChain, restore_identity
from sealroom.crypto.kem_chain import week_of
from sealroom.protocol.ids import DEVICE_ID_BYTES, SessionId, UserId, device_id_from
from sealroom.store.database import open_memory_database
from sealroom.store.identity import OwnIdentity
from sealroom.store.repositories import Repositories
from tests.crypto.people import identity_vectors
from tests.sim.chance import Chance
from tests.sim.disk import AppDatabase, Power, set_app_disk
from tests.sim.loop import VirtualLoop
from tests.sim.relay_host import ADDRESS, EPOCH_MS, RelayHost
from tests.sim.wire import Wire

_RSA_KEYS = [vector.rsa_private for vector in identity_vectors()]


class AppHost:
    """Runs the app, stops it without warning, and starts it again on what was committed."""

    def __init__(
        self,
        name: str,
        number: int,
        *,
        clock_error_ms: int,
        loop: VirtualLoop,
        chance: Chance,
        relay: RelayHost,
        twin_of: "AppHost | None" = None,
    ) -> None:
        self.name = name
        self.twin_of = twin_of
        """Another device of the same person."""
        self._loop = loop
        self._chance = chance
        self._relay = relay
        self._entropy = chance.entropy(f"app {name}")
        self.connection = open_memory_database().connection
        self.store = Repositories(self.connection)
        self.power = Power(self._power_went)
        self.controller: Controller | None = None
        self.wire: Wire | None = None
        self._wires = 0
        self.has_net = True
        self.is_full = False
        self.clock_error_ms = clock_error_ms
        self.alarms: list[str] = []
        self.troubles: list[str] = []
        self._tasks: dict[asyncio.Task[Any], None] = {}
        self._shown: dict[SessionId, RoomView] | None = None
        self._changed: set[SessionId] = set()
        """Rooms to be read anew before they are shown again."""
        self.user_id = self._take_identity(number)

    def _take_identity(self, number: int) -> UserId:
        """Keys as an unfinished registration leaves them; making RSA keys takes too long."""
        who = self.twin_of or self
        chain = KemChain(week_of(who.clock()), self._chance.key(f"kem {who.name}"))
        signing = self._chance.key(f"signing {who.name}")
        secrets = IdentitySecrets(
            1, _RSA_KEYS[number % len(_RSA_KEYS)], signing, chain.week, chain.seed
        )
        own = OwnIdentity(
            user_id=restore_identity(secrets).user_id,
            device_id=device_id_from(self._entropy(DEVICE_ID_BYTES)),
            secrets=secrets,
            name=who.name if self.twin_of else "",
            relay_address=ADDRESS if self.twin_of else "",
            relay_name=self._relay.name if self.twin_of else "",
        )
        self.store.identity.save(own)
        return own.user_id

    @property
    def is_up(self) -> bool:
        return self.controller is not None

    @property
    def is_connected(self) -> bool:
        return (
            self.controller is not None
            and self.controller.connection().state is ConnectionState.CONNECTED
        )

    def clock(self) -> int:
        return EPOCH_MS + int(self._loop.time() * 1000) + self.clock_error_ms

    def _steady(self) -> int:
        return int(self._loop.time() * 1000)

    def start(self) -> None:
        if self.controller is not None:
            return
        self.power = Power(self._power_went)
        self._shown = None
        around = Surroundings(
            clock=self.clock,
            steady=self._steady,
            entropy=self._entropy,
            connect=self._connect,
            jitter=self._chance.net.random,
        )
        self.controller = Controller(AppDatabase(self.connection, self.power), around)
        self.controller.subscribe(self._hear)
        self.controller.start()

    async def quit(self) -> None:
        """Close the app as a person does."""
        controller, self.controller = self.controller, None
        if controller is not None:
            await controller.close()

    def crash(self, seconds: float) -> None:
        """Stop, in the middle of whatever it does, and be started again after so many seconds."""
        if self.power.is_on:
            self.power.is_on, self.power.back_after = False, seconds
            self._power_went()

    def act(self, work: Coroutine[Any, Any, None]) -> None:
        """What the person does at this computer ends with the app."""
        task = self._loop.create_task(work)
        self._tasks[task] = None
        task.add_done_callback(self._tasks.pop)

    @property
    def is_busy(self) -> bool:
        return bool(self._tasks)

    def leave_net(self) -> None:
        self.has_net = False
        if self.wire is not None:
            self.wire.cut()

    def return_to_net(self) -> None:
        self.has_net = True
        if self.controller is not None:
            self.controller.try_now()

    def set_full(self, *, full: bool) -> None:
        self.is_full = full
        set_app_disk(self.connection, full=full)

    async def _connect(self, address: str) -> RelayConnection:
        if not self.has_net:
            raise RelayUnreachable("There is no network.")
        assert address == ADDRESS
        self._wires += 1
        wire = Wire(self._loop, self._chance.stream(f"wire {self._wires} of {self.name}"))
        await self._relay.connect(wire)
        self.wire = wire
        return wire.link

    def rooms(self) -> list[RoomView]:
        """As the window lists them, which reads those anew of which it hears that they changed.

        Only of an app that runs.
        """
        assert self.controller is not None
        if self._shown is None:
            self._shown = {room.session_id: room for room in self.controller.rooms()}
        else:
            for session_id in sorted(self._changed):
                self._read(self.controller, self._shown, session_id)
        self._changed.clear()
        return sorted(self._shown.values(), key=lambda room: (room.my_role is None, -room.time))

    def _read(
        self, facade: Controller, shown: dict[SessionId, RoomView], session_id: SessionId
    ) -> None:
        try:
            shown[session_id] = facade.room(session_id)
        except UnknownRoom:
            shown.pop(session_id, None)

    def _hear(self, event: Event) -> None:
        match event:
            case RoomsChanged(session_ids=session_ids):
                self._changed |= session_ids
            case NamesChanged():
                self._shown = None
            case RoomAlarm(kind=kind, words=words):
                self.alarms.append(f"{kind}: {words}")
            case Trouble(words=words):
                self.troubles.append(words)

    def _power_went(self) -> None:
        controller, self.controller = self.controller, None
        self._loop.call_later(self.power.back_after, self.start)
        if self.wire is not None:
            self.wire.cut()
        for task in list(self._tasks):
            task.cancel()
        if controller is not None:
            _stop(controller)


def _stop(controller: Controller) -> None:
    """Nothing of it runs again; what it would still do on its way out, it does to nobody."""
    shell = controller._shell
    if shell._wake is not None:
        shell._wake.cancel()
    for task in (*shell._tasks, controller.files._running._task):
        if task is not None:
            task.cancel()
