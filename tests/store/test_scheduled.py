"""Messages that wait for their time, in the database."""

from collections.abc import Iterator

import pytest

from sealroom.store.database import Database
from sealroom.store.repositories import Repositories


@pytest.fixture
def store(database: Database) -> Iterator[Repositories]:
    with database.write() as connection:
        yield Repositories(connection)


def test_they_are_due_in_their_order_and_failed_ones_never(store: Repositories) -> None:
    one, other = store.sessions.add("one").row, store.sessions.add("other").row
    late = store.scheduled.add(one, b"late", sealed=True, due_at=30)
    early = store.scheduled.add(other, b"early", sealed=False, due_at=10)
    broken = store.scheduled.add(one, b"broken", sealed=True, due_at=5)
    store.scheduled.set_failure(broken, "why")

    assert store.scheduled.next_due() == 10
    assert [row.row for row in store.scheduled.due(30)] == [early, late]
    assert [row.row for row in store.scheduled.due(29)] == [early]
    assert [row.row for row in store.scheduled.of_session(one)] == [broken, late]
    assert store.scheduled.count(one) == 2
    assert store.scheduled.get(one, early) is None, "of another session"

    store.scheduled.set_due(broken, 7)
    found = store.scheduled.get(one, broken)
    assert found is not None
    assert (found.due_at, found.failure, found.sealed, found.content) == (7, None, True, b"broken")
    assert store.scheduled.next_due() == 7
    assert "broken" not in repr(found)
    for row in (late, early, broken):
        store.scheduled.delete(row)
    assert store.scheduled.next_due() is None
