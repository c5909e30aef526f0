"""What a controller draws from outside: time, randomness and the way to the relay."""

import os
import platform
import random
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import TypeAlias

from sealroom.controller.clocks import Moment, steady_clock, wall_clock
from sealroom.controller.connection import RelayConnection, open_connection
from sealroom.controller.context import Entropy

Connect: TypeAlias = Callable[[str], Awaitable[RelayConnection]]
"""Opens a connection to an address. Raises RelayUnreachable."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The computer as it is; a simulation puts its own in the place of each."""

    clock: Callable[[], int] = wall_clock
    steady: Callable[[], int] = steady_clock
    entropy: Entropy = os.urandom
    connect: Connect = open_connection
    jitter: Callable[[], float] = random.random
    """From 0 to 1, so that not all clients come back at once."""
    device_label: str = field(default_factory=platform.node)
    """What this computer is called, for its owner's other devices alone."""

    def moment(self) -> Moment:
        """What time it is."""
        return Moment(self.clock(), self.steady())
