"""The one-way chain of weekly seeds that an identity's ML-KEM-768 keys come from.

All devices of an identity hold the same chain, so they derive the same key for a week without
talking.

    seed of week w + 1 = HKDF(seed of week w; "sealroom/1/kem-chain", w + 1)   32 bytes
    d || z of week w   = HKDF(seed of week w; "sealroom/1/kem-seed", w)        64 bytes, FIPS 203

A chain that was advanced cannot go back: what was sealed to earlier weeks stays shut.
"""

from dataclasses import dataclass, field

from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PrivateKey

from sealroom.crypto.errors import KemKeyGone
from sealroom.crypto.key_derivation import derive
from sealroom.crypto.secret import SECRET_BYTES, Secret, random_secret

WEEK_MS = 7 * 86_400_000
CHAIN_CONTEXT = "sealroom/1/kem-chain"
SEED_CONTEXT = "sealroom/1/kem-seed"
KEM_SEED_BYTES = 64
FARTHEST_WEEKS = 20 * 52
"""How far ahead a chain derives: some milliseconds of work, whatever number a stranger names."""


@dataclass(frozen=True, slots=True, eq=False)
class KemChain(Secret):
    """The seed of one week, from which those of all later weeks follow.

    `week` counts whole weeks since 1970-01-01 UTC; `seed` has 32 bytes.
    """

    week: int
    seed: bytes = field(repr=False)

    def __post_init__(self) -> None:
        if self.week < 0 or len(self.seed) != SECRET_BYTES:
            raise ValueError(f"a chain has a week from 0 on and a seed of {SECRET_BYTES} bytes")

    def advanced_to(self, week: int) -> "KemChain":
        """The chain from `week` on, without the seeds before; the same where `week` is past.

        Raises KemKeyGone where `week` is more than 20 years ahead.
        """
        if week <= self.week:
            return self
        return KemChain(week, self._seed_of(week))

    def private_key(self, week: int) -> MLKEM768PrivateKey:
        """The key of `week`. Raises KemKeyGone before the chain's week and 20 years after it."""
        seed = derive(self._seed_of(week), KEM_SEED_BYTES, SEED_CONTEXT, week)
        return MLKEM768PrivateKey.from_seed_bytes(seed)

    def _seed_of(self, week: int) -> bytes:
        if not self.week <= week <= self.week + FARTHEST_WEEKS:
            raise KemKeyGone(week, self.week)
        seed = self.seed
        for later in range(self.week + 1, week + 1):
            seed = derive(seed, SECRET_BYTES, CHAIN_CONTEXT, later)
        return seed


def week_of(ms: int) -> int:
    """The week that a time (ms since 1970-01-01 UTC) falls in."""
    return ms // WEEK_MS


def start_chain(now_ms: int) -> KemChain:
    """A fresh chain that begins with the week of `now_ms`."""
    return KemChain(week_of(now_ms), random_secret())
