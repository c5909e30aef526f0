"""Proofs towards a relay."""

import msgspec
import pytest

from sealroom.crypto import (
    KeyBundleRefused,
    SignatureRefused,
    check_registration_proof,
    check_sign_in_proof,
    registration_proof,
    sign_in_proof,
)
from sealroom.crypto.kem import KEM_KEY_CONTEXT
from sealroom.crypto.proof import REGISTRATION_CONTEXT
from sealroom.protocol.keys import PublicKeys
from tests.crypto.people import NOW, Person

CHALLENGE = bytes(range(32))
RELAY = "relay.example"
DEVICE = "d" * 16


def test_a_sign_in_is_accepted_once_for_this_challenge_relay_time_and_device(ada: Person) -> None:
    proof = sign_in_proof(ada.identity, CHALLENGE, relay=RELAY, time=NOW, device=DEVICE)
    check_sign_in_proof(ada.keys, proof, CHALLENGE, relay=RELAY, time=NOW, device=DEVICE)
    for challenge, relay, time, device in (
        (bytes(32), RELAY, NOW, DEVICE),
        (CHALLENGE, "other.example", NOW, DEVICE),
        (CHALLENGE, RELAY, NOW + 1, DEVICE),
        (CHALLENGE, RELAY, NOW, "e" * 16),
    ):
        with pytest.raises(SignatureRefused):
            check_sign_in_proof(ada.keys, proof, challenge, relay=relay, time=time, device=device)


def test_nobody_signs_in_as_another(ada: Person, ben: Person) -> None:
    proof = sign_in_proof(ben.identity, CHALLENGE, relay=RELAY, time=NOW, device=DEVICE)
    with pytest.raises(SignatureRefused):
        check_sign_in_proof(ada.keys, proof, CHALLENGE, relay=RELAY, time=NOW, device=DEVICE)


@pytest.fixture(scope="module")
def proof(ada: Person) -> bytes:
    return registration_proof(
        ada.identity, CHALLENGE, relay=RELAY, time=NOW, name="ada", kem_key=ada.card.kem_key
    )


def test_a_registration_is_accepted_for_this_challenge_relay_time_and_name(
    ada: Person, proof: bytes
) -> None:
    kem_key = ada.card.kem_key
    check_registration_proof(
        ada.keys, proof, CHALLENGE, relay=RELAY, time=NOW, name="ada", kem_key=kem_key
    )
    for challenge, relay, time, name in (
        (bytes(32), RELAY, NOW, "ada"),
        (CHALLENGE, "other.example", NOW, "ada"),
        (CHALLENGE, RELAY, NOW + 1, "ada"),
        (CHALLENGE, RELAY, NOW, "eve"),
    ):
        with pytest.raises(SignatureRefused):
            check_registration_proof(
                ada.keys, proof, challenge, relay=relay, time=time, name=name, kem_key=kem_key
            )


def test_a_registration_with_someone_elses_keys_is_refused(
    ada: Person, ben: Person, proof: bytes
) -> None:
    with pytest.raises(SignatureRefused):
        check_registration_proof(
            ben.keys,
            proof,
            CHALLENGE,
            relay=RELAY,
            time=NOW,
            name="ada",
            kem_key=ben.card.kem_key,
        )
    with pytest.raises(KeyBundleRefused):
        check_registration_proof(
            ada.keys,
            proof,
            CHALLENGE,
            relay=RELAY,
            time=NOW,
            name="ada",
            kem_key=ben.card.kem_key,
        )


def test_a_registration_with_a_malformed_rsa_key_is_refused_though_signed(ada: Person) -> None:
    """Nobody could ever wrap a room key for such an account."""
    keys = PublicKeys(ada.keys.public_key + b"\0", ada.keys.signing_key)
    week = ada.card.kem_key
    signed = (keys.user_id, week.kem_id, week.expires_at, week.kem_public)
    kem_key = msgspec.structs.replace(week, signature=ada.identity.sign(KEM_KEY_CONTEXT, *signed))
    fields = (CHALLENGE, RELAY, NOW, keys, "ada", kem_key)
    proof = ada.identity.sign(REGISTRATION_CONTEXT, *fields)
    with pytest.raises(KeyBundleRefused):
        check_registration_proof(
            keys, proof, CHALLENGE, relay=RELAY, time=NOW, name="ada", kem_key=kem_key
        )


def test_a_registration_with_an_expired_kem_key_is_refused(ada: Person) -> None:
    kem_key = ada.card.kem_key
    late = kem_key.expires_at
    proof = registration_proof(
        ada.identity, CHALLENGE, relay=RELAY, time=late, name="ada", kem_key=kem_key
    )
    with pytest.raises(KeyBundleRefused):
        check_registration_proof(
            ada.keys, proof, CHALLENGE, relay=RELAY, time=late, name="ada", kem_key=kem_key
        )


def test_one_proof_is_not_taken_for_the_other(ada: Person, proof: bytes) -> None:
    with pytest.raises(SignatureRefused):
        check_sign_in_proof(ada.keys, proof, CHALLENGE, relay=RELAY, time=NOW, device=DEVICE)
