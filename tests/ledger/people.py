"""Test people by name: one fixed RSA key between them, a signing key each. Nobody's real keys."""

from functools import cache

from sealroom.crypto import Identity, IdentitySecrets, restore_identity
from sealroom.protocol.ids import fingerprint
from tests.crypto.people import identity_vectors

ADA, BEN, CLEO, DAN, EVE, FAY = NAMES = ("ada", "ben", "cleo", "dan", "eve", "fay")


@cache
def identity_of(name: str) -> Identity:
    """RSA keys take long to make and have no part in a ledger but their place in the user id."""
    shared = identity_vectors()[0]
    signing = name.encode().ljust(32, b".")
    return restore_identity(
        IdentitySecrets(1, shared.rsa_private, signing, shared.kem_week, shared.kem_seed)
    )


@cache
def id_of(name: str) -> str:
    return identity_of(name).user_id


def key_id(number: int) -> str:
    return fingerprint("sealroom/test/key", number)
