"""How what a transaction did reaches the streams: in this process directly.

Where several relays share a database, another bus tells the other processes that there is something
to read; the database stays the truth, so a bus that loses a word delays and never loses.
"""

from collections.abc import Callable, Sequence
from typing import Protocol

from sealroom.relay.effects import Effect

Listener = Callable[[Sequence[Effect]], None]


class Bus(Protocol):
    """Carries effects of committed transactions, those of one session in order."""

    def publish(self, effects: Sequence[Effect]) -> None:
        """Tell everyone, this process included."""


class LocalBus:
    """One process: its own streams are everyone."""

    def __init__(self, listener: Listener) -> None:
        self._listener = listener

    def publish(self, effects: Sequence[Effect]) -> None:
        self._listener(effects)
