"""Proofs towards a relay: that whoever registers or signs in holds the signing key. No passwords.

Each signs the relay's challenge (32 random bytes, new for every connection) and the relay's own
name, so that a proof is worth nothing at another relay or on another connection.
"""

from sealroom.crypto.identity import Identity, check_keys
from sealroom.crypto.kem import check_kem_key
from sealroom.crypto.signature import verify_signature
from sealroom.protocol.ids import DeviceId
from sealroom.protocol.keys import KemKey, PublicKeys

SIGN_IN_CONTEXT = "sealroom/1/sign-in"
REGISTRATION_CONTEXT = "sealroom/1/registration"


def sign_in_proof(
    identity: Identity, challenge: bytes, *, relay: str, time: int, device: DeviceId
) -> bytes:
    """Answer the relay's `challenge`, name and time from `device`: 64 bytes."""
    return identity.sign(SIGN_IN_CONTEXT, challenge, relay, time, identity.user_id, device)


def check_sign_in_proof(
    keys: PublicKeys, proof: bytes, challenge: bytes, *, relay: str, time: int, device: DeviceId
) -> None:
    """Check what `sign_in_proof` made. Raises SignatureRefused."""
    fields = (challenge, relay, time, keys.user_id, device)
    verify_signature(keys.signing_key, proof, SIGN_IN_CONTEXT, *fields)


def registration_proof(
    identity: Identity, challenge: bytes, *, relay: str, time: int, name: str, kem_key: KemKey
) -> bytes:
    """Answer the relay's `challenge`, name and time with the wish to be `name` here: 64 bytes."""
    fields = (challenge, relay, time, identity.keys, name, kem_key)
    return identity.sign(REGISTRATION_CONTEXT, *fields)


def check_registration_proof(
    keys: PublicKeys,
    proof: bytes,
    challenge: bytes,
    *,
    relay: str,
    time: int,
    name: str,
    kem_key: KemKey,
) -> None:
    """Check what `registration_proof` made, with all keys; the ML-KEM key must be valid at `time`.

    Raises KeyBundleRefused for the keys, SignatureRefused for the proof.
    """
    check_keys(keys.user_id, keys)
    check_kem_key(keys, kem_key, time)
    fields = (challenge, relay, time, keys, name, kem_key)
    verify_signature(keys.signing_key, proof, REGISTRATION_CONTEXT, *fields)
