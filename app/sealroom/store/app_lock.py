"""The app lock: a passphrase that opens a profile only together with the keyring's half.

The keyring keeps 32 random bytes under an account of their own, in the place of the database key.
A slot's cover is derived from what Argon2id makes of the passphrase, followed by that half: context
string `sealroom/1/database-key-lock`, with the profile's id. So a copy of the disk cannot be tried
with passphrases, and whoever holds the keyring still needs the passphrase.
"""

from typing import Final

from cryptography.exceptions import InvalidTag

from sealroom.crypto import database_key_from
from sealroom.crypto.database_key import SALT_BYTES, PassphraseParameters
from sealroom.crypto.key_derivation import derive
from sealroom.crypto.secret import SECRET_BYTES, random_secret
from sealroom.store.errors import WrongPassphrase
from sealroom.store.key_file import LockSlot
from sealroom.store.passphrase import Work
from sealroom.store.sealed_key import open_sealed_key, seal_database_key

CONTEXT: Final = "sealroom/1/database-key-lock"
KIND = "lock"


def half_account(profile_id: str) -> str:
    """Under what the keyring keeps its half of a locked profile."""
    return f"{profile_id}:lock"


def new_half() -> bytes:
    """32 fresh random bytes for the keyring."""
    return random_secret()


def seal_key_locked(
    key: bytes, passphrase: str, half: bytes, profile_id: str, work: Work
) -> LockSlot:
    """A slot that `passphrase` and `half` open together. Takes about a second, as opening does."""
    parameters = work(random_secret()[:SALT_BYTES])
    cover = _cover(passphrase, parameters, half, profile_id)
    return LockSlot(parameters, *seal_database_key(key, cover, KIND, profile_id))


def open_locked_key(slot: LockSlot, passphrase: str, half: bytes, profile_id: str) -> bytes:
    """The database key in `slot`.

    Raises WrongPassphrase, which another half or an altered slot looks like too, and crypto's
    SecretsRefused for parameters that are out of range or of a newer Sealroom.
    """
    cover = _cover(passphrase, slot.parameters, half, profile_id)
    try:
        return open_sealed_key(slot.nonce, slot.sealed_key, cover, KIND, profile_id)
    except InvalidTag:
        raise WrongPassphrase from None


def _cover(
    passphrase: str, parameters: PassphraseParameters, half: bytes, profile_id: str
) -> bytes:
    stretched = database_key_from(passphrase, parameters)
    return derive(stretched + half, SECRET_BYTES, CONTEXT, profile_id)
