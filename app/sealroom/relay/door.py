"""How many sockets there are, and from where: counted from their first byte to their last.

Of those over the bound the newest is refused, since those that are in may be honest, and are known.
"""

from collections import Counter

from sealroom.relay.allowance import Allowances
from sealroom.relay.limits import Limits

SHUT_KEPT = 1_000
"""Addresses that were shut once and may not be so any more."""


class Door:
    """Counts this process's sockets by address."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._present: Counter[str] = Counter()
        self._connects = Allowances(*limits.connects)
        self._thrown_out = Allowances(*limits.thrown_out)
        self._shut_until: dict[str, float] = {}
        self._total = 0

    @property
    def total(self) -> int:
        """Sockets that are open, those in their handshake among them."""
        return self._total

    def enter(self, address: str, now: float) -> bool:
        """A socket was opened at `now` (seconds); False where it is to be cut off without a word.

        That is where too many from there were thrown out, where they come faster than handshakes
        are given, or so many wait to be refused in words that they could fill the relay by it.
        """
        self._present[address] += 1
        self._total += 1
        if now < self._shut_until.get(address, 0) or self._connects.take(address, now) > 0:
            return False
        return self._over(address) <= self._limits.refusals_at_once

    def is_full(self, address: str) -> bool:
        """Whether the socket that entered last from there is one too many."""
        return self._over(address) > 0

    def note_thrown_out(self, address: str, now: float) -> None:
        """One from there ended for what it sent; where that happens too often, shut the address."""
        if self._thrown_out.take(address, now) > 0:
            if len(self._shut_until) >= SHUT_KEPT:
                self._shut_until = {at: till for at, till in self._shut_until.items() if till > now}
            self._shut_until[address] = now + self._limits.shut_seconds

    def leave(self, address: str) -> None:
        """A socket that had entered is closed."""
        self._total -= 1
        self._present[address] -= 1
        if not self._present[address]:
            del self._present[address]

    def _over(self, address: str) -> int:
        limits = self._limits
        return max(
            self._total - limits.connections,
            self._present[address] - limits.connections_per_address,
        )
