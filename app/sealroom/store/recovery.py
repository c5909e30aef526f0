"""The recovery code as a second way to a profile's key: it opens a slot of the key file.

The code has 160 random bits, so the slot's cover is derived from it at once, without slow hashing.
Context string `sealroom/1/database-key-recovery`, with the profile's id.
"""

from typing import Final

from cryptography.exceptions import InvalidTag

from sealroom.crypto.recovery_code import RecoveryCode
from sealroom.store.errors import WrongRecoveryCode
from sealroom.store.key_file import RecoverySlot
from sealroom.store.sealed_key import open_sealed_key, seal_database_key

CONTEXT: Final = "sealroom/1/database-key-recovery"
KIND = "recovery"


def seal_key_for(code: RecoveryCode, key: bytes, profile_id: str) -> RecoverySlot:
    """A slot that `code` opens."""
    return RecoverySlot(*seal_database_key(key, code.derive(CONTEXT, profile_id), KIND, profile_id))


def open_key_with(code: RecoveryCode, slot: RecoverySlot, profile_id: str) -> bytes:
    """The database key in `slot`. Raises WrongRecoveryCode, also for an altered slot."""
    cover = code.derive(CONTEXT, profile_id)
    try:
        return open_sealed_key(slot.nonce, slot.sealed_key, cover, KIND, profile_id)
    except InvalidTag:
        raise WrongRecoveryCode from None
