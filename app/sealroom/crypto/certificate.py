"""The certificate that a relay makes for itself, and the fingerprint by which it is known.

The fingerprint is over the public key (SubjectPublicKeyInfo, RFC 5280 4.1.2.7), so that a
certificate may be made anew for the same key.
"""

import hashlib
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
)
from cryptography.x509.oid import NameOID

from sealroom.protocol.ids import base32
from sealroom.protocol.redacted import Redacted

_LIFE = timedelta(days=50 * 365)
"""It is known by its key, so nothing is won by an early end."""


class OwnCertificate(Redacted, frozen=True):
    """PEM, as files hold it."""

    HIDDEN = frozenset({"private_key"})

    certificate: bytes
    private_key: bytes


def make_certificate(name: str, now_ms: int, *addresses: str) -> OwnCertificate:
    """A self-signed certificate for a new P-256 key, and for IP addresses where some are named."""
    key = ec.generate_private_key(ec.SECP256R1())
    begins = datetime.fromtimestamp(now_ms / 1000, UTC) - timedelta(days=1)
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(begins)
        .not_valid_after(begins + _LIFE)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
    )
    if addresses:
        names = [x509.IPAddress(ip_address(each)) for each in addresses]
        builder = builder.add_extension(x509.SubjectAlternativeName(names), critical=False)
    certificate = builder.sign(key, hashes.SHA256())
    return OwnCertificate(
        certificate.public_bytes(Encoding.PEM),
        key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()),
    )


def pin_of(certificate: bytes) -> str:
    """Fingerprint of a DER certificate's public key: SHA-256 in base 32. Raises ValueError."""
    return _pin(x509.load_der_x509_certificate(certificate))


def pin_of_pem(certificate: bytes) -> str:
    """The same of the first certificate in a PEM file. Raises ValueError."""
    return _pin(x509.load_pem_x509_certificate(certificate))


def _pin(certificate: x509.Certificate) -> str:
    key = certificate.public_key()
    spki = key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    return base32(hashlib.sha256(spki).digest())
