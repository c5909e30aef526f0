"""How often something may be done: so many a second in the long run, so many at once."""

from collections import OrderedDict
from typing import NamedTuple

ROUNDING = 1e-9
"""Seconds that are lost in floating point."""


class Rate(NamedTuple):
    """So many a second in the long run, and so many at once."""

    per_second: float
    burst: float


class Allowance:
    """A bucket of `burst` that refills at `per_second`, kept as one time (GCRA). Seconds."""

    __slots__ = ("_ahead", "_free_at", "_interval")

    def __init__(self, per_second: float, burst: float) -> None:
        self._interval = 1 / per_second
        self._ahead = (burst - 1) / per_second
        self._free_at = 0.0

    def take(self, now: float, amount: int = 1) -> float:
        """Take so many: 0 where they are granted, else the seconds after which to come back."""
        wait = max(self._free_at, now) + (amount - 1) * self._interval - self._ahead - now
        if wait > ROUNDING:
            return wait
        self._free_at = max(self._free_at, now) + amount * self._interval
        return 0


class Allowances:
    """One for each address or user, and those seen last; those forgotten begin anew."""

    KEPT = 10_000

    def __init__(self, per_second: float, burst: float) -> None:
        self._per_second = per_second
        self._burst = burst
        self._by_address: OrderedDict[str, Allowance] = OrderedDict()

    def take(self, address: str, now: float, amount: int = 1) -> float:
        """As of `Allowance`, for this address."""
        return self.of(address).take(now, amount)

    def of(self, address: str) -> Allowance:
        """The one of this address."""
        allowance = self._by_address.get(address)
        if allowance is None:
            allowance = self._by_address[address] = Allowance(self._per_second, self._burst)
            if len(self._by_address) > self.KEPT:
                self._by_address.popitem(last=False)
        self._by_address.move_to_end(address)
        return allowance
