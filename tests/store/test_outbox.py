"""The queue of each session, and what became of its messages."""

from collections.abc import Iterator

import pytest

from sealroom.store.database import Database
from sealroom.store.outbox import Unsent
from sealroom.store.repositories import Repositories
from sealroom.store.timeline import OUTBOX_POSITION
from sealroom.store.timeline_row import NewMessage


@pytest.fixture
def store(database: Database) -> Iterator[Repositories]:
    with database.write() as connection:
        yield Repositories(connection)


def add(store: Repositories, session: int, message_id: str) -> None:
    timeline = store.timeline.add_message(
        session,
        NewMessage(
            position=OUTBOX_POSITION + store.outbox.next_number(),
            message_id=message_id,
            sender="me",
            mine=True,
            key_id=None,
            sent_at=1,
            lock="sealed",
            state="sending",
            content=b"{}",
        ),
    )
    store.outbox.add(timeline, session, message_id, sealed=True)


def fail(store: Repositories, message_id: str) -> None:
    row = store.outbox.get(message_id)
    assert row is not None
    store.outbox.set_failed(row.row, failed=True)


def test_each_session_has_its_own_counts_and_none_where_nothing_is_left(
    store: Repositories,
) -> None:
    one, two = store.sessions.add("s1").row, store.sessions.add("s2").row
    assert store.outbox.unsent() == {}
    for message_id in ("a", "b", "c"):
        add(store, one, message_id)
    add(store, two, "d")
    fail(store, "b")
    assert store.outbox.unsent() == {one: Unsent(waiting=2, failed=1), two: Unsent(waiting=1)}


def test_failed_ones_come_in_the_order_they_were_written(store: Repositories) -> None:
    session = store.sessions.add("s1").row
    for message_id in ("a", "b", "c"):
        add(store, session, message_id)
    for message_id in ("c", "a"):
        fail(store, message_id)
    assert [row.message_id for row in store.outbox.failed(session)] == ["a", "c"]
    following = store.outbox.next(session)
    assert following is not None
    assert following.message_id == "b"


def test_only_what_was_sealed_and_not_refused_may_have_gone_out(store: Repositories) -> None:
    session = store.sessions.add("s1").row
    add(store, session, "a")

    def here_alone() -> bool:
        row = store.outbox.get("a")
        assert row is not None
        return row.is_here_alone

    assert here_alone()
    row = store.outbox.get("a")
    assert row is not None
    store.outbox.set_counter(row.row, 1)
    assert not here_alone()
    fail(store, "a")
    assert here_alone()
