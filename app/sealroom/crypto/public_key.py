"""Public keys from their bytes, checked once and kept loaded.

Only keys that pass every check here are ever used, so no caller can forget one.
"""

from functools import lru_cache

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PublicKey
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    PublicFormat,
    load_der_public_key,
)

from sealroom.crypto.errors import KeyBundleRefused

RSA_BITS = 3072
RSA_EXPONENT = 65537

_RSA_KEYS_KEPT = 1_024
_SIGNING_KEYS_KEPT = 8_192
_KEM_KEYS_KEPT = 1_024

_P = 2**255 - 19
_D = (-121665 * pow(121666, -1, _P)) % _P
_SIGN_BIT = 1 << 255
_ORDER_8 = 0x05FC536D880238B13933C6D305ACDFD5F098EFF289F4C345B027B2C28F95E826
"""y of four of the points of order 8; the other four have its negative."""
_SMALL_ORDER_Y = frozenset({0, 1, _P - 1, _ORDER_8, _P - _ORDER_8})


@lru_cache(maxsize=_RSA_KEYS_KEPT)
def rsa_public_key(der: bytes) -> RSAPublicKey:
    """The RSA key in SubjectPublicKeyInfo DER.

    Raises KeyBundleRefused unless it has 3072 bits, e = 65537 and the one canonical encoding: with
    a second encoding of a key its holder would have a second user id.
    """
    key = _load_rsa(der)
    if key.key_size != RSA_BITS or key.public_numbers().e != RSA_EXPONENT:
        raise KeyBundleRefused
    if key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo) != der:
        raise KeyBundleRefused
    return key


def _load_rsa(der: bytes) -> RSAPublicKey:
    try:
        key = load_der_public_key(der)
    except (ValueError, TypeError, UnsupportedAlgorithm):
        raise KeyBundleRefused from None
    if not isinstance(key, RSAPublicKey):
        raise KeyBundleRefused
    return key


@lru_cache(maxsize=_SIGNING_KEYS_KEPT)
def signing_public_key(raw: bytes) -> Ed25519PublicKey:
    """The Ed25519 key of 32 bytes (RFC 8032).

    Raises KeyBundleRefused unless it is the canonical encoding of a point of the curve and not of
    small order: under such a key one signature would hold for many contents.
    """
    try:
        key = Ed25519PublicKey.from_public_bytes(raw)
    except ValueError:
        raise KeyBundleRefused from None
    if not _is_sound_point(raw):
        raise KeyBundleRefused
    return key


def _is_sound_point(raw: bytes) -> bool:
    y = int.from_bytes(raw, "little") & ~_SIGN_BIT
    if y >= _P or y in _SMALL_ORDER_Y:
        return False
    # x^2 = (y^2 - 1) / (d y^2 + 1) must be a square; quotient and product are squares alike.
    product = (y * y - 1) * (_D * y * y + 1) % _P
    return pow(product, (_P - 1) // 2, _P) == 1


@lru_cache(maxsize=_KEM_KEYS_KEPT)
def kem_public_key(raw: bytes) -> MLKEM768PublicKey:
    """The ML-KEM-768 encapsulation key of 1184 bytes, checked as FIPS 203, 7.2 says.

    Raises KeyBundleRefused.
    """
    try:
        return MLKEM768PublicKey.from_public_bytes(raw)
    except ValueError:
        raise KeyBundleRefused from None
