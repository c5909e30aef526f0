"""A passphrase that opens a profile: stretched by Argon2id, it opens a slot of the key file."""

from collections.abc import Callable
from typing import TypeAlias

from cryptography.exceptions import InvalidTag

from sealroom.crypto import PassphraseParameters, database_key_from
from sealroom.crypto.database_key import SALT_BYTES
from sealroom.crypto.secret import random_secret
from sealroom.store.errors import PassphraseTooShort, WrongPassphrase
from sealroom.store.key_file import PassphraseSlot
from sealroom.store.sealed_key import open_sealed_key, seal_database_key

SHORTEST_PASSPHRASE = 8
"""Characters; NIST SP 800-63B, section 5.1.1.1."""

KIND = "passphrase"

Work: TypeAlias = Callable[[bytes], PassphraseParameters]
"""How hard guessing is made for a new passphrase: parameters with the salt it is given."""


def check_new_passphrase(passphrase: str) -> None:
    """Raises PassphraseTooShort."""
    if len(passphrase) < SHORTEST_PASSPHRASE:
        raise PassphraseTooShort(SHORTEST_PASSPHRASE)


def seal_key(key: bytes, passphrase: str, profile_id: str, work: Work) -> PassphraseSlot:
    """A slot that `passphrase` opens. Takes about a second, as opening does."""
    parameters = work(random_secret()[:SALT_BYTES])
    nonce, sealed = seal_database_key(
        key, database_key_from(passphrase, parameters), KIND, profile_id
    )
    return PassphraseSlot(parameters, nonce, sealed)


def open_key(slot: PassphraseSlot, passphrase: str, profile_id: str) -> bytes:
    """The database key in `slot`.

    Raises WrongPassphrase, which an altered slot looks like too, and crypto's SecretsRefused for
    parameters that are out of range or of a newer Sealroom.
    """
    cover = database_key_from(passphrase, slot.parameters)
    try:
        return open_sealed_key(slot.nonce, slot.sealed_key, cover, KIND, profile_id)
    except InvalidTag:
        raise WrongPassphrase from None
