"""Ed25519 signatures (RFC 8032) over encoded fields, each use under a context string of its own.

Verification is the strict one: canonical S, R and key, no cofactor. A signature is 64 bytes.
"""

from cryptography.exceptions import InvalidSignature

from sealroom.crypto.errors import KeyBundleRefused, SignatureRefused
from sealroom.crypto.public_key import signing_public_key
from sealroom.protocol.encoding import Field, encode


def verify_signature(signing_key: bytes, signature: bytes, context: str, *fields: Field) -> None:
    """Check that `signature` is by `signing_key` (raw, 32 bytes) over `context` and `fields`.

    Raises SignatureRefused where it is not, where the key is malformed or weak, and where the
    fields have no encoding (nobody can have signed them).
    """
    try:
        signing_public_key(signing_key).verify(signature, encode(context, *fields))
    except (InvalidSignature, KeyBundleRefused, OverflowError, UnicodeEncodeError):
        raise SignatureRefused from None
