"""Identities: made, stored, restored; public keys tied to the user id."""

from contextlib import suppress

import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from hypothesis import given
from hypothesis import strategies as st

from sealroom.crypto import (
    IdentitySecrets,
    KeyBundleRefused,
    SecretsRefused,
    check_keys,
    decode_secrets,
    encode_secrets,
    generate_identity,
    restore_identity,
    verify_signature,
)
from sealroom.crypto.identity import OAEP_PADDING
from sealroom.crypto.public_key import rsa_public_key
from sealroom.protocol.ids import user_id_of
from sealroom.protocol.keys import PublicKeys
from tests.crypto.people import EXAMPLES, Person, with_bit_flipped


@pytest.fixture(scope="module")
def secrets(ada: Person) -> IdentitySecrets:
    return ada.identity.export(ada.chain)


@pytest.mark.slow
def test_a_generated_identity_is_sound_and_signs() -> None:
    identity = generate_identity()
    check_keys(identity.user_id, identity.keys)
    assert len(identity.keys.public_key) == 422
    signature = identity.sign("sealroom/test", b"x")
    verify_signature(identity.keys.signing_key, signature, "sealroom/test", b"x")


def test_an_exported_identity_comes_back_whole(ada: Person, secrets: IdentitySecrets) -> None:
    stored = decode_secrets(encode_secrets(secrets))
    restored = restore_identity(stored)
    assert restored.keys == ada.keys
    assert restored.user_id == ada.user_id
    assert restored.sign("sealroom/test", b"x") == ada.identity.sign("sealroom/test", b"x")
    assert (stored.kem_chain.week, stored.kem_chain.seed) == (ada.chain.week, ada.chain.seed)


def test_the_user_id_is_the_fingerprint_of_both_public_keys(ada: Person) -> None:
    assert ada.user_id == user_id_of(ada.keys.public_key, ada.keys.signing_key)


def test_what_a_newer_sealroom_stored_is_refused_with_words(secrets: IdentitySecrets) -> None:
    newer = bytes([2]) + b"whatever comes to be stored then"
    with pytest.raises(SecretsRefused, match="newer Sealroom"):
        decode_secrets(newer)
    with pytest.raises(SecretsRefused, match="newer Sealroom"):
        restore_identity(msgspec.structs.replace(secrets, version=2))


def test_damaged_secrets_are_refused_with_words(secrets: IdentitySecrets) -> None:
    stored = encode_secrets(secrets)
    for damaged in (b"", b"\0", stored[:1], stored[:-1], b"\x01\xc0"):
        with pytest.raises(SecretsRefused, match="damaged"):
            decode_secrets(damaged)


@EXAMPLES
@given(st.data())
def test_no_damage_to_the_stored_form_escapes_as_another_error(
    secrets: IdentitySecrets, data: st.DataObject
) -> None:
    stored = encode_secrets(secrets)
    damaged = with_bit_flipped(stored, data.draw(st.integers(0, len(stored) * 8 - 1)))
    with suppress(SecretsRefused):
        restore_identity(decode_secrets(damaged))


def test_halves_that_do_not_belong_together_are_refused(
    secrets: IdentitySecrets, ada: Person, ben: Person
) -> None:
    """Ada's private numbers with Ben's modulus: OpenSSL's own validation is left out."""
    modulus, foreign = (
        rsa_public_key(keys.public_key).public_numbers().n.to_bytes(384, "big")
        for keys in (ada.keys, ben.keys)
    )
    mixed = secrets.rsa_private.replace(modulus, foreign)
    assert mixed != secrets.rsa_private
    with pytest.raises(SecretsRefused, match="damaged"):
        restore_identity(msgspec.structs.replace(secrets, rsa_private=mixed))


def pkcs8(key: rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey) -> bytes:
    return key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())


def test_stored_keys_of_another_kind_or_size_are_refused(secrets: IdentitySecrets) -> None:
    small = pkcs8(rsa.generate_private_key(65537, 1024))
    elliptic = pkcs8(ec.generate_private_key(ec.SECP256R1()))
    for damaged in (
        msgspec.structs.replace(secrets, rsa_private=small),
        msgspec.structs.replace(secrets, rsa_private=elliptic),
        msgspec.structs.replace(secrets, rsa_private=b"no key"),
        msgspec.structs.replace(secrets, signing_private=bytes(31)),
        msgspec.structs.replace(secrets, version=0),
    ):
        with pytest.raises(SecretsRefused, match="damaged"):
            restore_identity(damaged)


def test_keys_of_another_user_are_refused(ada: Person, ben: Person) -> None:
    check_keys(ada.user_id, ada.keys)
    mixed = PublicKeys(ada.keys.public_key, ben.keys.signing_key)
    for keys in (ben.keys, mixed):
        with pytest.raises(KeyBundleRefused):
            check_keys(ada.user_id, keys)


def test_unsound_keys_are_refused_though_they_hash_to_their_id(ada: Person) -> None:
    for keys in (
        PublicKeys(ada.keys.public_key, bytes(32)),
        PublicKeys(ada.keys.public_key + b"\0", ada.keys.signing_key),
        PublicKeys(b"\0", ada.keys.signing_key),
    ):
        with pytest.raises(KeyBundleRefused):
            check_keys(keys.user_id, keys)


def test_what_does_not_decrypt_gives_random_bytes_and_no_error(ada: Person) -> None:
    public_key = rsa_public_key(ada.keys.public_key)
    assert ada.identity.open_secret(public_key.encrypt(b"s" * 32, OAEP_PADDING)) == b"s" * 32
    too_short = public_key.encrypt(b"s" * 31, OAEP_PADDING)
    for ciphertext in (too_short, bytes(384), b"\xff" * 384, b"", bytes(383)):
        first, second = (ada.identity.open_secret(ciphertext) for _ in range(2))
        assert len(first) == len(second) == 32
        assert first != second
