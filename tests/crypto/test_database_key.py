"""The key of the profile's database."""

import msgspec
import pytest

from sealroom.crypto import (
    PassphraseParameters,
    SecretsRefused,
    database_key_from,
    generate_database_key,
    passphrase_parameters,
)

QUICK = PassphraseParameters(version=1, salt=bytes(16), memory_kib=64 << 10, iterations=1, lanes=4)


def test_a_random_key_has_32_bytes_and_is_fresh() -> None:
    keys = {generate_database_key() for _ in range(10)}
    assert len(keys) == 10
    assert {len(key) for key in keys} == {32}


def test_a_passphrase_gives_its_key_again_and_another_gives_another() -> None:
    key = database_key_from("over the sea", QUICK)
    assert len(key) == 32
    assert database_key_from("over the sea", QUICK) == key
    assert database_key_from("over the see", QUICK) != key
    other_salt = msgspec.structs.replace(QUICK, salt=b"\x01" * 16)
    assert database_key_from("over the sea", other_salt) != key


@pytest.mark.slow
def test_todays_parameters_are_accepted() -> None:
    assert len(database_key_from("over the sea", passphrase_parameters(bytes(16)))) == 32


def test_todays_parameters_are_stated() -> None:
    assert passphrase_parameters(bytes(16)) == PassphraseParameters(
        version=1, salt=bytes(16), memory_kib=256 << 10, iterations=3, lanes=4
    )


def test_parameters_of_a_newer_sealroom_are_refused_with_words() -> None:
    with pytest.raises(SecretsRefused, match="newer Sealroom"):
        database_key_from("over the sea", msgspec.structs.replace(QUICK, version=2))


@pytest.mark.parametrize(
    "damage",
    [
        {"version": 0},
        {"salt": bytes(15)},
        {"memory_kib": (64 << 10) - 1},
        {"memory_kib": (4 << 20) + 1},
        {"iterations": 0},
        {"iterations": 65},
        {"lanes": 0},
        {"lanes": 65},
    ],
)
def test_parameters_that_are_too_weak_or_endless_are_refused(damage: dict[str, object]) -> None:
    with pytest.raises(SecretsRefused, match="damaged"):
        database_key_from("over the sea", msgspec.structs.replace(QUICK, **damage))
