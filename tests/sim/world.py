"""The computers of a history and the people at them."""

import asyncio
from itertools import count

from tests.sim.app_host import AppHost
from tests.sim.chance import Chance
from tests.sim.fault_log import FaultLog
from tests.sim.loop import VirtualLoop
from tests.sim.relay_host import RelayHost
from tests.sim.story import Story

NAMES = ("Ada", "Ben", "Cleo", "Dov", "Eva", "Fay", "Gil", "Hal")
_SIZES = (3, 3, 3, 4, 4, 4, 5, 5, 6, 7, 8)
_TWINS = 0.3
"""In how many histories someone has two devices."""
_DAY_MS = 86_400_000
_CLOCK_ERRORS_MS = (0, 0, 0, 1_500, -90_000, 2 * _DAY_MS, -3 * _DAY_MS)


class Written:
    """A text that someone gave to their app."""

    def __init__(self, author: str, room: str, text: str, *, sealed: bool) -> None:
        self.author = author
        self.room = room
        self.text = text
        self.sealed = sealed
        self.message_id: str | None = None
        """Known once the app said that it is stored."""
        self.is_discarded = False
        self.was_retried = False
        """Then it goes when it goes."""


class World:
    """One relay, three to eight apps, and what was written in them."""

    def __init__(self, loop: VirtualLoop, chance: Chance, log: FaultLog) -> None:
        self.loop = loop
        self.log = log
        self.chance = chance
        self.story = Story()
        self.relay = RelayHost(loop, chance)
        size = chance.acts.choice(_SIZES)
        self.apps = [
            AppHost(
                name,
                number,
                clock_error_ms=chance.faults.choice(_CLOCK_ERRORS_MS),
                loop=loop,
                chance=chance,
                relay=self.relay,
            )
            for number, name in enumerate(NAMES[:size])
        ]
        if chance.acts.random() < _TWINS:
            twin = self.apps[0]
            self.apps.append(
                AppHost(
                    f"{twin.name}'s 2nd",
                    0,
                    clock_error_ms=0,
                    loop=loop,
                    chance=chance,
                    relay=self.relay,
                    twin_of=twin,
                )
            )
        self.written: list[Written] = []
        self._changes = count()
        self._kept: set[asyncio.Task[None]] = set()

    def next_change(self) -> int:
        """So that no two edits say the same."""
        return next(self._changes)

    def tell(self, who: str, what: str) -> None:
        self.story.tell(self.loop.time(), who, what)

    def keep(self, task: asyncio.Task[None]) -> None:
        """Own a task until it ends."""
        self._kept.add(task)
        task.add_done_callback(self._kept.discard)

    def app_of(self, user_id: str) -> AppHost | None:
        return next((app for app in self.apps if app.user_id == user_id), None)
