"""People and keys for the crypto tests. Identities are read, not made: RSA keys take long."""

import pytest

from sealroom.crypto import RoomKey
from tests.crypto.people import SESSION, Person, identity_vectors, person


@pytest.fixture(scope="session")
def people() -> list[Person]:
    return [person(vector) for vector in identity_vectors()]


@pytest.fixture(scope="session")
def ada(people: list[Person]) -> Person:
    return people[0]


@pytest.fixture(scope="session")
def ben(people: list[Person]) -> Person:
    return people[1]


@pytest.fixture(scope="session")
def cleo(people: list[Person]) -> Person:
    return people[2]


@pytest.fixture(scope="session")
def room_key() -> RoomKey:
    return RoomKey(SESSION, bytes(range(32)))
