"""Public keys as they travel."""

import msgspec

from sealroom.protocol.fields import (
    KemPublic,
    Milliseconds,
    Name,
    PublicKey,
    Signature,
    SigningKey,
)
from sealroom.protocol.ids import UserId, user_id_of


class PublicKeys(msgspec.Struct, frozen=True):
    """The two keys that a user id is the fingerprint of.

    `public_key` is RSA-3072 as SubjectPublicKeyInfo DER, `signing_key` raw Ed25519.
    """

    public_key: PublicKey
    signing_key: SigningKey

    @property
    def user_id(self) -> UserId:
        """The id these keys belong to."""
        return user_id_of(self.public_key, self.signing_key)


class KemKey(msgspec.Struct, frozen=True):
    """An ML-KEM-768 key of one week, signed by its owner's signing key."""

    kem_id: Milliseconds
    """The week it is of: whole weeks since 1970-01-01 UTC."""
    expires_at: Milliseconds
    kem_public: KemPublic
    signature: Signature


class UserCard(msgspec.Struct, frozen=True):
    """What the relay tells of a user. Only the keys are proven, by the id; the name is a label."""

    user_id: UserId
    name: Name
    keys: PublicKeys
    kem_key: KemKey
