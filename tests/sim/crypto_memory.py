"""The same real cryptography, each sum done once: eight apps in one process check one signature.

Only what was truly computed is remembered: that a signature held, the key of a week, and which
secret went into an RSA ciphertext that was made here. Everything else is computed as ever.
"""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from unittest import mock

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PrivateKey
from cryptography.hazmat.primitives.asymmetric.padding import OAEP
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey

from sealroom.crypto import hybrid, identity, kem_chain, signature
from sealroom.crypto.public_key import rsa_public_key, signing_public_key


class Memory:
    """Of one history."""

    def __init__(self) -> None:
        self.verified: set[tuple[bytes, bytes, bytes]] = set()
        self.sealed: dict[tuple[bytes, bytes], bytes] = {}
        self.weeks: dict[tuple[bytes, int], MLKEM768PrivateKey] = {}


class _SigningKey:
    def __init__(self, memory: Memory, raw: bytes, key: Ed25519PublicKey) -> None:
        self._memory = memory
        self._raw = raw
        self._key = key

    def verify(self, signed: bytes, data: bytes) -> None:
        fact = (self._raw, signed, data)
        if fact not in self._memory.verified:
            self._key.verify(signed, data)
            self._memory.verified.add(fact)


class _RsaKey:
    def __init__(self, memory: Memory, der: bytes, key: RSAPublicKey) -> None:
        self._memory = memory
        self._der = der
        self._key = key

    def encrypt(self, secret: bytes, padding: OAEP) -> bytes:
        ciphertext = self._key.encrypt(secret, padding)
        self._memory.sealed[self._der, ciphertext] = secret
        return ciphertext


@contextmanager
def remembered() -> Iterator[None]:
    """Within, sums that were done once are not done again."""
    memory = Memory()
    open_secret = identity.Identity.open_secret
    private_key = kem_chain.KemChain.private_key

    def open_remembered(self: identity.Identity, ciphertext: bytes) -> bytes:
        known = memory.sealed.get((self.keys.public_key, ciphertext))
        return open_secret(self, ciphertext) if known is None else known

    def key_remembered(self: kem_chain.KemChain, week: int) -> MLKEM768PrivateKey:
        if week < self.week:
            return private_key(self, week)
        found = memory.weeks.get((self.seed, week))
        if found is None:
            found = memory.weeks[self.seed, week] = private_key(self, week)
        return found

    def signing(raw: bytes) -> _SigningKey:
        return _SigningKey(memory, raw, signing_public_key(raw))

    def rsa(der: bytes) -> _RsaKey:
        return _RsaKey(memory, der, rsa_public_key(der))

    with ExitStack() as patches:
        for target, name, replacement in (
            (identity.Identity, "open_secret", open_remembered),
            (kem_chain.KemChain, "private_key", key_remembered),
            (signature, "signing_public_key", signing),
            (hybrid, "rsa_public_key", rsa),
            (identity, "rsa_public_key", rsa),
        ):
            patches.enter_context(mock.patch.object(target, name, replacement))
        yield
