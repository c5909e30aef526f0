"""The signed ML-KEM-768 key of a week (`kem_key`): made by its owner, checked before wrapping."""

from functools import lru_cache

from sealroom.crypto.errors import KeyBundleRefused, SignatureRefused
from sealroom.crypto.identity import Identity
from sealroom.crypto.kem_chain import WEEK_MS, KemChain, start_chain, week_of
from sealroom.crypto.public_key import kem_public_key
from sealroom.crypto.signature import verify_signature
from sealroom.protocol.encoding import Field
from sealroom.protocol.keys import KemKey, PublicKeys

__all__ = ["KemChain", "check_kem_key", "sign_kem_key", "start_chain", "week_of"]

KEM_KEY_CONTEXT = "sealroom/1/kem-key"
GRACE_MS = 30 * 86_400_000
"""How long after its week a key may still be wrapped to."""

_CHECKS_KEPT = 8_192


def sign_kem_key(identity: Identity, chain: KemChain, now_ms: int) -> KemKey:
    """The key of the week of `now_ms`, valid until 30 days after that week.

    Where the clock was set back to before the chain's week, that of the chain's.
    """
    week = max(week_of(now_ms), chain.week)
    kem_public = chain.private_key(week).public_key().public_bytes_raw()
    expires_at = (week + 1) * WEEK_MS + GRACE_MS
    signature = identity.sign(
        KEM_KEY_CONTEXT, *_signed_fields(identity.keys, week, expires_at, kem_public)
    )
    return KemKey(week, expires_at, kem_public, signature)


def check_kem_key(keys: PublicKeys, kem_key: KemKey, now_ms: int | None) -> None:
    """Check that `kem_key` is signed by the holder of `keys` and, with `now_ms`, not expired.

    Raises KeyBundleRefused.
    """
    _check_signed(keys, kem_key)
    if now_ms is not None and now_ms >= kem_key.expires_at:
        raise KeyBundleRefused


@lru_cache(maxsize=_CHECKS_KEPT)
def _check_signed(keys: PublicKeys, kem_key: KemKey) -> None:
    fields = _signed_fields(keys, kem_key.kem_id, kem_key.expires_at, kem_key.kem_public)
    try:
        verify_signature(keys.signing_key, kem_key.signature, KEM_KEY_CONTEXT, *fields)
    except SignatureRefused:
        raise KeyBundleRefused from None
    kem_public_key(kem_key.kem_public)


def _signed_fields(
    keys: PublicKeys, week: int, expires_at: int, kem_public: bytes
) -> tuple[Field, ...]:
    return (keys.user_id, week, expires_at, kem_public)
