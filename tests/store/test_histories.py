import pytest

from sealroom.store.database import Database
from sealroom.store.histories import ChosenShare, History
from sealroom.store.repositories import Repositories

ROOM = "r" * 52


@pytest.fixture
def store(database: Database) -> Repositories:
    with database.write() as connection:
        return Repositories(connection)


@pytest.fixture
def session(store: Repositories) -> int:
    return store.sessions.add(ROOM).row


def test_a_cursor_moves_until_it_is_done(store: Repositories, session: int) -> None:
    assert store.histories.get(session) is None
    store.histories.begin(session, since=5, until=90)
    assert store.histories.get(session) == History(5, 90, 0, -1, done=False)
    store.histories.advance(session, 40, 7, done=False)
    assert store.histories.unfinished() == [session]

    store.histories.advance(session, 89, 9, done=True)

    assert store.histories.get(session) == History(5, 90, 89, 9, done=True)
    assert store.histories.unfinished() == []


def test_to_begin_anew_forgets_cursor_and_counters(store: Repositories, session: int) -> None:
    store.histories.begin(session, since=5, until=90)
    store.histories.advance(session, 40, 7, done=True)
    store.histories.set_counter(session, "u", "d", 3)
    store.histories.set_counter(session, "u", "d", 4)
    assert store.histories.counter(session, "u", "d") == 4
    assert store.histories.counter(session, "u", "e") == 0

    store.histories.begin(session, since=0, until=90)

    assert store.histories.get(session) == History(0, 90, 0, -1, done=False)
    assert store.histories.counter(session, "u", "d") == 0


def test_a_choice_is_kept_once_and_its_progress_with_it(store: Repositories) -> None:
    first = ChosenShare(ROOM, "u", "week", 1, handed=0)
    store.histories.choose(first)
    store.histories.set_handed(first, 6)
    assert [share.handed for share in store.histories.shares(ROOM)] == [6]

    second = ChosenShare(ROOM, "u", "all", 2, handed=0)
    store.histories.choose(second)
    assert store.histories.shares(ROOM) == [second]
    assert store.histories.shares("s" * 52) == []

    store.histories.drop_share(ROOM, "u")
    assert store.histories.shares(ROOM) == []
