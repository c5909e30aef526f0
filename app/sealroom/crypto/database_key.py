"""The 32-byte key of a profile's database: random and kept by the keyring, or from a passphrase.

From a passphrase by Argon2id (RFC 9106), whose parameters stand beside the database in the open.
"""

import unicodedata

import msgspec
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from sealroom.crypto.errors import SecretsRefused
from sealroom.crypto.secret import SECRET_BYTES, random_secret

PARAMETERS_VERSION = 1
SALT_BYTES = 16
MEMORY_KIB = 256 << 10
ITERATIONS = 3
LANES = 4
"""RFC 9106, section 4: between its two recommendations; about a second on one core."""

MEMORY_KIB_RANGE = (64 << 10, 4 << 20)
ITERATIONS_RANGE = (1, 64)
LANES_RANGE = (1, 64)
"""What is accepted from a file: nothing weaker than RFC 9106's second choice, nothing endless."""


class PassphraseParameters(msgspec.Struct, frozen=True):
    """How a passphrase becomes a key; not secret. Memory in KiB; the salt has 16 bytes."""

    version: int
    salt: bytes
    memory_kib: int
    iterations: int
    lanes: int


def passphrase_parameters(salt: bytes) -> PassphraseParameters:
    """Today's parameters with a fresh random `salt` of 16 bytes."""
    return PassphraseParameters(PARAMETERS_VERSION, salt, MEMORY_KIB, ITERATIONS, LANES)


def generate_database_key() -> bytes:
    """A fresh random key, for the keyring."""
    return random_secret()


def database_key_from(passphrase: str, parameters: PassphraseParameters) -> bytes:
    """The key that `passphrase` gives. Takes about a second without the interpreter lock.

    The passphrase is normalized (NFKC), so that it is the same from every keyboard. A wrong one
    gives another key, not an error. Raises SecretsRefused for parameters of a newer Sealroom or out
    of range.
    """
    _check(parameters)
    argon2 = Argon2id(
        salt=parameters.salt,
        length=SECRET_BYTES,
        iterations=parameters.iterations,
        lanes=parameters.lanes,
        memory_cost=parameters.memory_kib,
    )
    return argon2.derive(unicodedata.normalize("NFKC", passphrase).encode())


def _check(parameters: PassphraseParameters) -> None:
    if parameters.version > PARAMETERS_VERSION:
        raise SecretsRefused(
            f"the profile was protected by a newer Sealroom (form {parameters.version}, this one"
            f" reads up to {PARAMETERS_VERSION}); install the newer one"
        )
    sound = (
        parameters.version == PARAMETERS_VERSION
        and len(parameters.salt) == SALT_BYTES
        and _within(parameters.memory_kib, MEMORY_KIB_RANGE)
        and _within(parameters.iterations, ITERATIONS_RANGE)
        and _within(parameters.lanes, LANES_RANGE)
    )
    if not sound:
        raise SecretsRefused(
            "the profile's passphrase settings are damaged; restore the profile from a backup"
        )


def _within(value: int, bounds: tuple[int, int]) -> bool:
    return bounds[0] <= value <= bounds[1]
