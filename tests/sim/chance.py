"""All that is left to chance in a history, drawn from its seed."""

import hashlib
from random import Random


class Chance:
    """One per history. Each part of it draws from a stream of its own, so that a change in one
    place does not change everything after it everywhere else.
    """

    def __init__(self, seed: int) -> None:
        self.seed = seed
        self.acts = self.stream("acts")
        self.faults = self.stream("faults")
        self.net = self.stream("net")
        self.disk = self.stream("disk")

    def stream(self, name: str) -> Random:
        """Draws of its own for one part of the history."""
        return Random(f"{self.seed}/{name}")

    def entropy(self, name: str) -> "Entropy":
        """Random bytes for one machine."""
        return Entropy(self.stream(name))

    def thread_delay(self) -> float:
        """How long after the work itself its outcome is heard of: mostly at once."""
        return self.disk.choice((0.0001, 0.0005, 0.002, 0.02))

    def key(self, name: str) -> bytes:
        """32 bytes that belong to a name."""
        return hashlib.sha256(f"{self.seed}/{name}".encode()).digest()


class Entropy:
    """So many random bytes, the same in each run of the seed."""

    def __init__(self, random: Random) -> None:
        self._random = random

    def __call__(self, count: int) -> bytes:
        return self._random.randbytes(count)
