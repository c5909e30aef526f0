"""Wrapped keys that are held, within bounds."""

from collections.abc import Iterator

import pytest

from sealroom.store import room_keys
from sealroom.store.database import open_memory_database
from sealroom.store.repositories import Repositories
from sealroom.store.room_keys import HeldWrap, RoomKeyRepository

ONE, OTHER = "a" * 52, "b" * 52
WRAP_BYTES = b"sealed"


@pytest.fixture
def keys() -> Iterator[RoomKeyRepository]:
    database = open_memory_database()
    yield Repositories(database.connection).room_keys
    database.close()


def wrap(number: int, session_id: str = ONE) -> HeldWrap:
    return HeldWrap(
        session_id=session_id,
        key_id=f"{number:052d}",
        sender="c" * 52,
        epoch=1,
        how="handed",
        wrap=WRAP_BYTES,
        received_at=number,
    )


def held(keys: RoomKeyRepository, session_id: str = ONE) -> list[int]:
    return sorted(map(int, keys.held_back(session_id)))


def test_of_one_session_the_oldest_go(
    keys: RoomKeyRepository, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(room_keys, "HELD_OF_SESSION", 3)
    keys.hold(wrap(0, OTHER))
    for number in range(5):
        keys.hold(wrap(number))
    assert held(keys) == [2, 3, 4]
    assert held(keys, OTHER) == [0]


def test_of_all_sessions_the_oldest_go(
    keys: RoomKeyRepository, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(room_keys, "HELD", 10)
    monkeypatch.setattr(room_keys, "_MAKING_ROOM", 4)
    for number in range(10):
        keys.hold(wrap(number, OTHER if number % 2 else ONE))
    assert len(held(keys)) + len(held(keys, OTHER)) == 10
    keys.hold(wrap(10))
    assert sorted(held(keys) + held(keys, OTHER)) == [5, 6, 7, 8, 9, 10]


def test_the_bounds_hold_what_a_newcomer_may_be_handed_at_once() -> None:
    assert room_keys.HELD_OF_SESSION >= 1_000
    assert room_keys.HELD >= room_keys.HELD_OF_SESSION
