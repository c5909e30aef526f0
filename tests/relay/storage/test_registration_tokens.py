"""Tokens in the database: how often and how long they are good."""

from collections.abc import Iterator
from functools import partial

import pytest

from sealroom.relay.storage import InlineSqlite
from sealroom.relay.storage.registration_tokens import (
    add_token,
    all_tokens,
    drop_token,
    redeem_token,
)

NOW = 1_000


@pytest.fixture
def database() -> Iterator[InlineSqlite]:
    database = InlineSqlite()
    yield database
    database.close()


def add(database: InlineSqlite, token_hash: str, uses: int, expires_at: int | None = None) -> int:
    return database.run(
        partial(add_token, token_hash=token_hash, uses=uses, now=NOW, expires_at=expires_at)
    )


def redeem(database: InlineSqlite, token_hash: str, now: int = NOW) -> bool:
    return database.run(partial(redeem_token, token_hash=token_hash, now=now))


def test_a_token_is_good_for_as_often_as_was_said(database: InlineSqlite) -> None:
    number = add(database, "one", uses=2)
    add(database, "other", uses=1)
    assert [redeem(database, "one") for _ in range(3)] == [True, True, False]
    (row, other) = database.run(all_tokens)
    assert (row.number, row.used, row.uses) == (number, 2, 2)
    assert not row.is_good(NOW)
    assert other.is_good(NOW)


def test_a_token_is_good_until_its_time_is_over(database: InlineSqlite) -> None:
    add(database, "one", uses=9, expires_at=NOW + 5)
    assert redeem(database, "one", NOW + 4)
    assert not redeem(database, "one", NOW + 5)
    (row,) = database.run(all_tokens)
    assert row.is_good(NOW + 4)
    assert not row.is_good(NOW + 5)


def test_a_token_that_was_never_made_or_is_revoked_is_not_good(database: InlineSqlite) -> None:
    number = add(database, "one", uses=9)
    assert not redeem(database, "another")
    assert database.run(partial(drop_token, number=number))
    assert not database.run(partial(drop_token, number=number))
    assert not redeem(database, "one")
