"""A person's key pairs: RSA-3072 for wraps (the seed's key pair) and Ed25519 for signatures.

The user id is the fingerprint of both public keys. The private halves live in `Identity` and in the
profile's database, as `IdentitySecrets`, and nowhere else.
"""

import hmac
from typing import Annotated

import msgspec
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.padding import MGF1, OAEP
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_der_private_key,
)

from sealroom.crypto.errors import KeyBundleRefused, SecretsRefused
from sealroom.crypto.kem_chain import KemChain
from sealroom.crypto.key_derivation import KEY_BYTES, derive
from sealroom.crypto.public_key import (
    RSA_BITS,
    RSA_EXPONENT,
    rsa_public_key,
    signing_public_key,
)
from sealroom.crypto.secret import SECRET_BYTES, Secret, random_secret
from sealroom.protocol.encoding import Field, encode
from sealroom.protocol.ids import UserId
from sealroom.protocol.keys import PublicKeys

SECRETS_VERSION = 1

OAEP_PADDING = OAEP(mgf=MGF1(SHA256()), algorithm=SHA256(), label=None)
"""RSAES-OAEP (RFC 8017) with SHA-256, MGF1-SHA-256 and no label."""
RSA_CIPHERTEXT_BYTES = RSA_BITS // 8


class IdentitySecrets(Secret, msgspec.Struct, frozen=True, eq=False):
    """All that makes an identity, for the profile's database. Version 1.

    `rsa_private` is PKCS #8 DER, not encrypted; `signing_private` the 32 bytes of RFC 8032.
    `encode_secrets` and `decode_secrets` are its stored form.
    """

    version: int
    rsa_private: bytes
    signing_private: bytes
    kem_week: Annotated[int, msgspec.Meta(ge=0)]
    kem_seed: Annotated[bytes, msgspec.Meta(min_length=SECRET_BYTES, max_length=SECRET_BYTES)]

    @property
    def kem_chain(self) -> KemChain:
        """The chain that the identity's ML-KEM keys come from."""
        return KemChain(self.kem_week, self.kem_seed)

    def __repr__(self) -> str:
        return f"IdentitySecrets(version={self.version}, kem_week={self.kem_week})"


class Identity(Secret):
    """The private side of a user. Made by `generate_identity` and `restore_identity` only."""

    __slots__ = ("_keys", "_rsa", "_signing", "_user_id")

    def __init__(self, rsa_private: rsa.RSAPrivateKey, signing: Ed25519PrivateKey) -> None:
        self._rsa = rsa_private
        self._signing = signing
        self._keys = PublicKeys(
            rsa_private.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo),
            signing.public_key().public_bytes_raw(),
        )
        self._user_id = self._keys.user_id

    @property
    def user_id(self) -> UserId:
        """Fingerprint of the public keys."""
        return self._user_id

    @property
    def keys(self) -> PublicKeys:
        """The public halves."""
        return self._keys

    def sign(self, context: str, *fields: Field) -> bytes:
        """Ed25519 signature, 64 bytes, over `context` and `fields` as `encode` writes them."""
        return self._signing.sign(encode(context, *fields))

    def open_secret(self, ciphertext: bytes) -> bytes:
        """The 32-byte secret in an RSA-OAEP ciphertext, for `hybrid_open` alone.

        Never fails: whatever does not decrypt to 32 bytes gives fresh random ones, so that the
        caller goes on and refuses at the end, where every other fault ends too (Manger 2001).
        """
        substitute = random_secret()
        try:
            secret = self._rsa.decrypt(ciphertext, OAEP_PADDING)
        except ValueError:
            return substitute
        return secret if len(secret) == SECRET_BYTES else substitute

    def own_key(self, context: str, *fields: Field) -> bytes:
        """32 bytes that nobody but this identity's own devices can derive, for `context`."""
        return derive(self._signing.private_bytes_raw(), KEY_BYTES, context, *fields)

    def export(self, chain: KemChain) -> IdentitySecrets:
        """All that `restore_identity` needs on another day, with the ML-KEM chain as it stands."""
        der = self._rsa.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
        signing = self._signing.private_bytes_raw()
        return IdentitySecrets(SECRETS_VERSION, der, signing, chain.week, chain.seed)

    def __repr__(self) -> str:
        return f"Identity(user_id={self._user_id!r})"


def generate_identity() -> Identity:
    """A new identity. Takes half a second or more without the interpreter lock: use a thread."""
    rsa_private = rsa.generate_private_key(public_exponent=RSA_EXPONENT, key_size=RSA_BITS)
    return Identity(rsa_private, Ed25519PrivateKey.generate())


def restore_identity(secrets: IdentitySecrets) -> Identity:
    """The identity that `export` was called on; its chain is `secrets.kem_chain`.

    Raises SecretsRefused where a newer Sealroom wrote them or they are damaged.
    """
    _check_version(secrets.version)
    try:
        signing = Ed25519PrivateKey.from_private_bytes(secrets.signing_private)
        identity = Identity(_load_rsa(secrets.rsa_private), signing)
        _check_halves(identity)
    except (ValueError, TypeError, UnsupportedAlgorithm, KeyBundleRefused):
        raise SecretsRefused(_DAMAGED) from None
    return identity


def _load_rsa(der: bytes) -> rsa.RSAPrivateKey:
    # OpenSSL's own validation proves the primes anew, 110 ms at every start, against keys from
    # strangers. This one is ours, from an authenticated database, and `_check_halves` tries it.
    key = load_der_private_key(der, password=None, unsafe_skip_rsa_key_validation=True)
    if not isinstance(key, rsa.RSAPrivateKey):
        raise TypeError("not an RSA key")
    return key


def _check_halves(identity: Identity) -> None:
    secret = random_secret()
    ciphertext = rsa_public_key(identity.keys.public_key).encrypt(secret, OAEP_PADDING)
    if not hmac.compare_digest(identity.open_secret(ciphertext), secret):
        raise ValueError("the RSA private key does not belong to its public key")


def encode_secrets(secrets: IdentitySecrets) -> bytes:
    """The stored form: one version byte, then MessagePack. Not encrypted: for the database only."""
    return bytes([secrets.version]) + msgspec.msgpack.encode(secrets)


def decode_secrets(stored: bytes) -> IdentitySecrets:
    """Read what `encode_secrets` wrote. Raises SecretsRefused: newer, or damaged."""
    if not stored:
        raise SecretsRefused(_DAMAGED)
    _check_version(stored[0])
    try:
        return msgspec.msgpack.decode(stored[1:], type=IdentitySecrets)
    except (msgspec.MsgspecError, RecursionError, UnicodeError):
        raise SecretsRefused(_DAMAGED) from None


def check_keys(user_id: UserId, keys: PublicKeys) -> None:
    """Check that `keys` are sound and are those of `user_id`.

    Raises KeyBundleRefused unless they hash to the id, the RSA key has 3072 bits, e = 65537 and
    canonical DER, and the Ed25519 key is canonical and not weak.
    """
    if keys.user_id != user_id:
        raise KeyBundleRefused
    rsa_public_key(keys.public_key)
    signing_public_key(keys.signing_key)


_DAMAGED = "the stored identity is damaged; restore the profile from a backup"


def _check_version(version: int) -> None:
    if version > SECRETS_VERSION:
        raise SecretsRefused(
            f"the identity was stored by a newer Sealroom (form {version}, this one reads up to"
            f" {SECRETS_VERSION}); install the newer one"
        )
    if version < 1:
        raise SecretsRefused(_DAMAGED)
