"""The certificate that a relay makes for itself, and its fingerprint."""

import ssl

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from sealroom.crypto.certificate import make_certificate, pin_of, pin_of_pem
from sealroom.protocol.ids import is_fingerprint

NOW = 1_800_000_000_000


def test_it_is_known_by_its_key_in_either_form() -> None:
    made = make_certificate("relay", NOW)
    der = x509.load_pem_x509_certificate(made.certificate).public_bytes(Encoding.DER)
    assert is_fingerprint(pin_of(der))
    assert pin_of(der) == pin_of_pem(made.certificate)
    assert pin_of(ssl.PEM_cert_to_DER_cert(made.certificate.decode())) == pin_of(der)


def test_no_two_are_alike() -> None:
    assert pin_of_pem(make_certificate("relay", NOW).certificate) != pin_of_pem(
        make_certificate("relay", NOW).certificate
    )


def test_it_holds_for_decades_and_shows_no_key() -> None:
    made = make_certificate("relay", NOW)
    certificate = x509.load_pem_x509_certificate(made.certificate)
    assert certificate.not_valid_after_utc.year >= 2075
    assert b"PRIVATE" not in made.certificate
    assert "PRIVATE" not in repr(made)
