"""Sealing to one user with RSA and ML-KEM together: whoever would open it has to break both.

Blob, version 1 (all numbers big-endian):

    offset  size    what
    0       1       version, 1
    1       8       kem_id: the week of the recipient's ML-KEM key
    9       384     secret 1 (32 random bytes) under RSA-OAEP, SHA-256, MGF1-SHA-256, no label
    393     1088    ML-KEM-768 ciphertext (FIPS 203) of secret 2
    1481    n + 16  AES-256-GCM of the plaintext, no associated data
    last    64      Ed25519 signature of the sender

    key (32) || nonce (12) = HKDF-SHA-256(secret 1 || secret 2; no salt;
        info = encode(context, *bound, sender id, recipient id, kem_id, RSA and KEM ciphertext))
    signature over encode(context + "-signature", *bound, sender id, recipient id, blob before it)

The signature is checked before any private key is touched, so only the sender the receiver expects
can have anything decrypted; after that every fault ends in the same refusal by AES-GCM.
"""

from typing import NamedTuple

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from sealroom.crypto.errors import KemKeyGone, SignatureRefused, WrapRefused
from sealroom.crypto.identity import OAEP_PADDING, RSA_CIPHERTEXT_BYTES, Identity, check_keys
from sealroom.crypto.kem import check_kem_key
from sealroom.crypto.kem_chain import KemChain
from sealroom.crypto.key_derivation import KEY_BYTES, derive
from sealroom.crypto.public_key import kem_public_key, rsa_public_key
from sealroom.crypto.secret import random_secret
from sealroom.crypto.signature import verify_signature
from sealroom.protocol.encoding import Field
from sealroom.protocol.ids import UserId
from sealroom.protocol.keys import PublicKeys, UserCard
from sealroom.protocol.limits import SIGNATURE_BYTES

VERSION = 1
KEM_CIPHERTEXT_BYTES = 1_088
NONCE_BYTES = 12
TAG_BYTES = 16

_KEM_ID = slice(1, 9)
_RSA = slice(9, 9 + RSA_CIPHERTEXT_BYTES)
_KEM = slice(_RSA.stop, _RSA.stop + KEM_CIPHERTEXT_BYTES)
OVERHEAD_BYTES = _KEM.stop + TAG_BYTES + SIGNATURE_BYTES
"""How much longer a blob is than its plaintext."""


class _Place(NamedTuple):
    """What a blob is bound to beside its own bytes."""

    context: str
    bound: tuple[Field, ...]
    sender: UserId
    recipient: UserId

    @property
    def signature_context(self) -> str:
        return f"{self.context}-signature"

    @property
    def fields(self) -> tuple[Field, ...]:
        return (*self.bound, self.sender, self.recipient)


def hybrid_seal(
    sender: Identity,
    recipient: UserCard,
    *,
    context: str,
    bound: tuple[Field, ...],
    plaintext: bytes,
) -> bytes:
    """Seal `plaintext` to `recipient`, for the place that `context` and `bound` name.

    The card is checked first, all but the expiry of its ML-KEM key: a member who was away for long
    must get the key nevertheless. Raises KeyBundleRefused.
    """
    check_keys(recipient.user_id, recipient.keys)
    check_kem_key(recipient.keys, recipient.kem_key, now_ms=None)
    place = _Place(context, bound, sender.user_id, recipient.user_id)
    secret_1 = random_secret()
    by_rsa = rsa_public_key(recipient.keys.public_key).encrypt(secret_1, OAEP_PADDING)
    secret_2, by_kem = kem_public_key(recipient.kem_key.kem_public).encapsulate()
    kem_id = recipient.kem_key.kem_id
    key, nonce = _key_and_nonce(secret_1 + secret_2, place, kem_id, by_rsa, by_kem)
    sealed = AESGCM(key).encrypt(nonce, plaintext, None)
    unsigned = bytes([VERSION]) + kem_id.to_bytes(8, "big") + by_rsa + by_kem + sealed
    return unsigned + sender.sign(place.signature_context, *place.fields, unsigned)


def hybrid_open(
    recipient: Identity,
    chain: KemChain,
    sender: PublicKeys,
    *,
    context: str,
    bound: tuple[Field, ...],
    blob: bytes,
) -> bytes:
    """Open what `hybrid_seal` made for `recipient`, from `sender`, for that place.

    Raises WrapRefused, whatever is wrong.
    """
    place = _Place(context, bound, sender.user_id, recipient.user_id)
    unsigned = _checked(blob, sender.signing_key, place)
    by_rsa, by_kem = unsigned[_RSA], unsigned[_KEM]
    kem_id = int.from_bytes(unsigned[_KEM_ID], "big")
    secret_1 = recipient.open_secret(by_rsa)
    try:
        secret_2 = chain.private_key(kem_id).decapsulate(by_kem)
        key, nonce = _key_and_nonce(secret_1 + secret_2, place, kem_id, by_rsa, by_kem)
        return AESGCM(key).decrypt(nonce, unsigned[_KEM.stop :], None)
    except (KemKeyGone, InvalidTag):
        raise WrapRefused from None


def _checked(blob: bytes, signing_key: bytes, place: _Place) -> bytes:
    if len(blob) < OVERHEAD_BYTES or blob[0] != VERSION:
        raise WrapRefused
    unsigned, signature = blob[:-SIGNATURE_BYTES], blob[-SIGNATURE_BYTES:]
    try:
        verify_signature(signing_key, signature, place.signature_context, *place.fields, unsigned)
    except SignatureRefused:
        raise WrapRefused from None
    return unsigned


def _key_and_nonce(
    secrets: bytes, place: _Place, kem_id: int, by_rsa: bytes, by_kem: bytes
) -> tuple[bytes, bytes]:
    length = KEY_BYTES + NONCE_BYTES
    material = derive(secrets, length, place.context, *place.fields, kem_id, by_rsa, by_kem)
    return material[:KEY_BYTES], material[KEY_BYTES:]
