"""Secrets show themselves nowhere: not in a repr, a text, a pickle or an error."""

import base64
import importlib
import inspect
import pickle
import pkgutil
import traceback
from collections.abc import Iterator
from dataclasses import dataclass

import msgspec
import pytest

import sealroom.crypto
from sealroom.crypto import (
    CryptoError,
    Identity,
    IdentitySecrets,
    KemChain,
    PassphraseParameters,
    RecoveryCode,
    RoomKey,
    generate_recovery_code,
    open_info,
    open_message,
    open_note,
    restore_identity,
    seal_info,
    seal_message,
    seal_note,
    unwrap_room_key,
    week_of,
    wrap_room_key,
)
from sealroom.crypto.errors import Refusal
from sealroom.crypto.secret import Secret, random_secret
from tests.crypto.people import NONCE, NOW, SESSION, Person, header_of

PIECE = 6
"""Bytes of a secret that must not show in a row."""


@dataclass(frozen=True)
class Sample:
    """A value and the secrets in it."""

    value: object
    secrets: list[bytes]


@pytest.fixture(scope="module")
def samples(ada: Person) -> dict[type, Sample]:
    identity_secrets = ada.identity.export(ada.chain)
    rsa_private, signing = identity_secrets.rsa_private, identity_secrets.signing_private
    room_key = RoomKey(SESSION, random_secret())
    code = generate_recovery_code()
    salt = PassphraseParameters(1, bytes(16), 64 << 10, 1, 4)
    return {
        Identity: Sample(ada.identity, [rsa_private, signing]),
        IdentitySecrets: Sample(identity_secrets, [rsa_private, signing, ada.chain.seed]),
        KemChain: Sample(ada.chain, [ada.chain.seed]),
        RecoveryCode: Sample(code, [code.secret]),
        RoomKey: Sample(room_key, [room_key.secret]),
        PassphraseParameters: Sample(salt, []),
    }


def crypto_classes() -> Iterator[type]:
    for module in pkgutil.iter_modules(sealroom.crypto.__path__, "sealroom.crypto."):
        for kind in vars(importlib.import_module(module.name)).values():
            if inspect.isclass(kind) and kind.__module__ == module.name:
                yield kind


def spellings(secret: bytes) -> Iterator[str]:
    """Every way a piece of `secret` could stand in a text."""
    for start in range(len(secret) - PIECE + 1):
        piece = secret[start : start + PIECE]
        yield piece.hex()
        yield repr(piece)[2:-1]
        yield repr(list(piece))[1:-1]
    for start in range(0, len(secret) - 12, 3):
        yield base64.b64encode(secret[start : start + 9]).decode()
        yield base64.b64encode(secret[start + 1 : start + 10]).decode()
        yield base64.b64encode(secret[start + 2 : start + 11]).decode()
    for start in range(len(secret) - 10):
        yield base64.b32encode(secret[start : start + 10]).decode().rstrip("=").lower()
    yield str(int.from_bytes(secret[:64], "big"))
    yield str(int.from_bytes(secret[:64], "little"))


def assert_not_in(text: str, secrets: list[bytes]) -> None:
    text = text.lower()
    for secret in secrets:
        assert not any(spelling.lower() in text for spelling in spellings(secret))


def test_the_search_finds_what_is_there() -> None:
    secret = random_secret()
    for text in (secret.hex(), repr(secret), base64.b64encode(b"x" + secret).decode()):
        with pytest.raises(AssertionError):
            assert_not_in(text, [secret])


def test_every_secret_of_crypto_has_a_sample_here(samples: dict[type, Sample]) -> None:
    """With real keys; every other type, of every package, is in tests/flows/test_redaction.py."""
    holding = {kind for kind in crypto_classes() if kind is not Secret and issubclass(kind, Secret)}
    assert holding <= set(samples)


def test_no_secret_shows_in_a_repr(samples: dict[type, Sample]) -> None:
    for sample in samples.values():
        value = sample.value
        for text in (repr(value), str(value), f"{value}", f"{value!a}", repr([value])):
            assert_not_in(text, sample.secrets)


def test_no_secret_is_pickled(samples: dict[type, Sample]) -> None:
    for kind, sample in samples.items():
        for protocol in range(pickle.HIGHEST_PROTOCOL + 1 if issubclass(kind, Secret) else 0):
            with pytest.raises(TypeError, match="never pickled"):
                pickle.dumps(sample.value, protocol)


def test_values_with_secrets_are_compared_by_identity_or_by_key_id(ada: Person) -> None:
    assert ada.identity.export(ada.chain) != ada.identity.export(ada.chain)
    assert KemChain(ada.chain.week, ada.chain.seed) != ada.chain
    assert restore_identity(ada.identity.export(ada.chain)) != ada.identity


def test_refusals_have_one_text_and_nothing_else() -> None:
    for refusal in Refusal.__subclasses__():
        assert refusal().args == (refusal.words,)
        with pytest.raises(TypeError):
            refusal("a reason")  # type: ignore[call-arg]
    assert len({refusal.words for refusal in Refusal.__subclasses__()}) == 7


def test_errors_and_their_tracebacks_show_no_secret(ada: Person, ben: Person) -> None:
    room_key = RoomKey(SESSION, random_secret())
    note = random_secret()
    exported = ben.identity.export(ben.chain)
    secrets = [room_key.secret, note, exported.rsa_private, exported.signing_private]
    secrets.append(exported.kem_seed)
    errors = list(_errors(ada, ben, room_key, note))
    assert len(errors) == 8
    for error in errors:
        shown = "".join(traceback.format_exception(error)) + repr(error) + repr(vars(error))
        assert_not_in(shown, secrets)


def _errors(ada: Person, ben: Person, room_key: RoomKey, note: bytes) -> Iterator[CryptoError]:
    wrapped = wrap_room_key(ada.identity, ben.card, room_key, 1)
    sealed_note = seal_note(ada.identity, ben.card, SESSION, note)
    header = header_of(ada, room_key.key_id)
    message = seal_message(ada.identity, room_key, header, note, NONCE)
    other, gone = RoomKey(SESSION, random_secret()), ben.chain.advanced_to(ben.chain.week + 1)
    info = seal_info(room_key, ada.user_id, 1, note, NONCE)
    secrets = ben.identity.export(ben.chain)
    damaged = msgspec.structs.replace(secrets, rsa_private=secrets.rsa_private[:-1])
    place = {"session_id": SESSION, "key_id": room_key.key_id}
    attempts = (
        lambda: unwrap_room_key(
            ben.identity, ben.chain, ada.keys, **place, epoch=2, wrapped=wrapped
        ),
        lambda: unwrap_room_key(ben.identity, gone, ada.keys, **place, epoch=1, wrapped=wrapped),
        lambda: open_note(ben.identity, ben.chain, ada.keys, SESSION, sealed_note[:-1]),
        lambda: open_message(other, ada.keys, message),
        lambda: open_info(room_key, ada.user_id, 2, info),
        lambda: gone.private_key(week_of(NOW)),
        lambda: restore_identity(damaged),
        lambda: seal_info(room_key, ada.user_id, 1, note * 1_000, NONCE),
    )
    for attempt in attempts:
        with pytest.raises(CryptoError) as caught:
            attempt()
        yield caught.value
