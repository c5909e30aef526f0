"""Only sound, canonical public keys are ever loaded."""

import pytest
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from hypothesis import given
from hypothesis import strategies as st

from sealroom.crypto import KeyBundleRefused
from sealroom.crypto.public_key import kem_public_key, rsa_public_key, signing_public_key
from tests.crypto.people import EXAMPLES, Person

P = 2**255 - 19

SMALL_ORDER = [
    "0100000000000000000000000000000000000000000000000000000000000000",
    "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "0000000000000000000000000000000000000000000000000000000000000000",
    "0000000000000000000000000000000000000000000000000000000000000080",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
]
"""Chalkias, Garillot, Nikolaenko, "Taming the many EdDSAs" (2020), table of small order points."""


def spki(key: rsa.RSAPublicKey | ec.EllipticCurvePublicKey | ed25519.Ed25519PublicKey) -> bytes:
    return key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)


def test_an_rsa_key_is_loaded_once(ada: Person) -> None:
    der = ada.keys.public_key
    assert rsa_public_key(der) is rsa_public_key(bytes(bytearray(der)))
    assert rsa_public_key(der).key_size == 3072


def test_rsa_keys_of_another_size_are_refused() -> None:
    with pytest.raises(KeyBundleRefused):
        rsa_public_key(spki(rsa.generate_private_key(65537, 1024).public_key()))


def test_another_exponent_is_refused(ada: Person) -> None:
    modulus = rsa_public_key(ada.keys.public_key).public_numbers().n
    with pytest.raises(KeyBundleRefused):
        rsa_public_key(spki(rsa.RSAPublicNumbers(e=3, n=modulus).public_key()))


def test_other_kinds_of_keys_are_refused(ada: Person) -> None:
    for key in (
        ec.generate_private_key(ec.SECP256R1()).public_key(),
        ed25519.Ed25519PublicKey.from_public_bytes(ada.keys.signing_key),
    ):
        with pytest.raises(KeyBundleRefused):
            rsa_public_key(spki(key))


def test_a_second_encoding_of_a_key_is_refused(ada: Person) -> None:
    der = ada.keys.public_key
    head = bytes.fromhex("308201a2 300d 06092a864886f70d010101 0500")
    assert der.startswith(head)
    rest = der[len(head) :]
    without_null = bytes.fromhex("308201a0 300b 06092a864886f70d010101") + rest
    for_pss = bytes.fromhex("308201a0 300b 06092a864886f70d01010a") + rest
    longer_length = b"\x30\x83\x00" + der[2:]
    for other in (without_null, for_pss, longer_length, der + b"\0", b"", b"\0"):
        with pytest.raises(KeyBundleRefused):
            rsa_public_key(other)


@pytest.mark.parametrize("point", SMALL_ORDER)
def test_points_of_small_order_are_refused(point: str) -> None:
    with pytest.raises(KeyBundleRefused):
        signing_public_key(bytes.fromhex(point))


@pytest.mark.parametrize("y", range(19))
@pytest.mark.parametrize("sign", [0, 1 << 255])
def test_second_encodings_of_points_are_refused(y: int, sign: int) -> None:
    with pytest.raises(KeyBundleRefused):
        signing_public_key((y + P | sign).to_bytes(32, "little"))


def test_half_of_all_y_are_on_no_point_and_refused() -> None:
    loaded = 0
    for y in range(2, 202):
        try:
            signing_public_key(y.to_bytes(32, "little"))
        except KeyBundleRefused:
            continue
        loaded += 1
    assert 70 < loaded < 130


@EXAMPLES
@given(seed=st.binary(min_size=32, max_size=32))
def test_every_made_signing_key_is_sound(seed: bytes) -> None:
    made = ed25519.Ed25519PrivateKey.from_private_bytes(seed).public_key().public_bytes_raw()
    assert signing_public_key(made).public_bytes_raw() == made


@pytest.mark.parametrize("size", [0, 31, 33])
def test_signing_keys_of_another_size_are_refused(size: int) -> None:
    with pytest.raises(KeyBundleRefused):
        signing_public_key(bytes(size))


@pytest.mark.parametrize("raw", [b"", bytes(1183), bytes(1185), b"\xff" * 1184])
def test_bad_kem_keys_are_refused(raw: bytes) -> None:
    with pytest.raises(KeyBundleRefused):
        kem_public_key(raw)
