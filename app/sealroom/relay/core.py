"""The relay without its sockets: what every connection works with."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sealroom.protocol.limits import NONCE_BYTES
from sealroom.protocol.notifications import Challenge
from sealroom.relay.allowance import Allowances
from sealroom.relay.bus import LocalBus
from sealroom.relay.catch_up import CatchUp
from sealroom.relay.config import RelayConfig
from sealroom.relay.effects import Effect
from sealroom.relay.file_traffic import FileTraffic
from sealroom.relay.files import FileStore
from sealroom.relay.group_commit import GroupCommit
from sealroom.relay.lane import Lane
from sealroom.relay.metrics import Metrics
from sealroom.relay.presence import Presence
from sealroom.relay.quotas import Quotas
from sealroom.relay.storage import Database
from sealroom.relay.storage.pages import PageSize
from sealroom.relay.streams import Streams


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a relay draws from outside: time in ms, randomness, and how frames are packed."""

    clock: Callable[[], int]
    entropy: Callable[[int], bytes]
    pack: Callable[[bytes], bytes]


class RelayCore:
    """Storage, commits and streams, wired together. `name` is the relay's lasting name.

    Without `files` it takes none.
    """

    def __init__(
        self,
        config: RelayConfig,
        name: str,
        database: Database,
        around: Surroundings,
        files: FileStore | None = None,
    ) -> None:
        limits = config.limits
        self.config = config
        self.limits = limits
        self.database = database
        self.around = around
        self.catch_up = CatchUp(database, PageSize(limits.page_items, limits.page_bytes))
        self.metrics = Metrics()
        self.streams = Streams(around.pack, self.catch_up.wake)
        self.presence = Presence(limits.connections_per_user)
        self.bus = bus = LocalBus(self._publish)
        self.commits = GroupCommit(database, around.clock, bus.publish, limits, self.metrics)
        hourly = limits.registrations_per_hour
        self.registrations = Allowances(hourly / 3600, hourly)
        self.sign_ins = Allowances(*limits.sign_ins)
        self.lane = Lane()
        self.entering = asyncio.Semaphore(limits.entering_at_once)
        self.frames = Allowances(*limits.frames)
        self.quotas = Quotas(limits)
        self.files = FileTraffic(files, limits) if files else None
        self._name = name

    def _publish(self, effects: Sequence[Effect]) -> None:
        self.presence.publish(effects)
        self.streams.publish(effects)

    def challenge(self) -> Challenge:
        """A fresh challenge for a new connection."""
        return Challenge(
            nonce=self.around.entropy(NONCE_BYTES),
            relay=self._name,
            time=self.around.clock(),
            registration=self.config.registration,
            room_key_period=self.config.room_key_period,
            max_file=self.limits.max_file if self.files else 0,
        )
