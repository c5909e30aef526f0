"""What is kept of a line beside what it says."""

from collections.abc import Iterator

import pytest

from sealroom.store.database import Database
from sealroom.store.driver import connect_memory
from sealroom.store.migration import migrate, packaged_migrations
from sealroom.store.repositories import Repositories
from sealroom.store.timeline import OUTBOX_POSITION
from sealroom.store.timeline_row import NewMessage, OpenedMessage, TimelineRow
from tests.store.sample import rows


@pytest.fixture
def store(database: Database) -> Iterator[Repositories]:
    with database.write() as connection:
        yield Repositories(connection)


def said(position: int, **changes: object) -> NewMessage:
    given: dict[str, object] = {
        "position": position,
        "message_id": f"message{position}",
        "sender": "ben",
        "mine": False,
        "key_id": None,
        "sent_at": 1,
        "lock": "sealed",
        "state": "received",
        "content": b"{}",
    }
    return NewMessage(**(given | changes))  # type: ignore[arg-type]


def line(store: Repositories, session: int, message_id: str) -> TimelineRow:
    found = store.timeline.message(session, message_id)
    assert found is not None
    return found


def test_stamps_device_and_doubt_are_kept(store: Repositories) -> None:
    session = store.sessions.add("s").row
    stamped = said(4, device="d" * 16, taken_at=2, received_at=3, doubt="muted")
    store.timeline.add_message(session, stamped)

    kept = line(store, session, "message4")
    assert (kept.device, kept.taken_at, kept.received_at, kept.doubt) == ("d" * 16, 2, 3, "muted")


def test_an_own_message_gets_its_stamps_with_its_place(store: Repositories) -> None:
    session = store.sessions.add("s").row
    row = store.timeline.add_message(session, said(4, mine=True, state="sending"))
    assert line(store, session, "message4").taken_at is None

    store.timeline.set_sent(row, 9, "k", "sent", taken_at=20, received_at=30)

    kept = line(store, session, "message4")
    assert (kept.position, kept.key_id, kept.state) == (9, "k", "sent")
    assert (kept.taken_at, kept.received_at) == (20, 30)


def test_why_a_waiting_message_did_not_open_is_kept(store: Repositories) -> None:
    session = store.sessions.add("s").row
    row = store.timeline.add_message(session, said(4, lock="waiting", content=None))

    store.timeline.set_opened(row, OpenedMessage("unverified", doubt="unreadable"))

    assert line(store, session, "message4").doubt == "unreadable"


def test_the_entry_before_a_place_is_told_by_the_next(store: Repositories) -> None:
    session = store.sessions.add("s").row
    for position, number in ((1, 0), (2, 2), (7, 3)):
        store.timeline.add_entry(session, position, number, "ben", 1)

    assert [store.timeline.entry_before(session, at) for at in (1, 4, 6, 7)] == [1, 2, 2, None]


@pytest.mark.parametrize("gap", [1, 2, 7])
def test_the_place_of_a_time_is_found(store: Repositories, gap: int) -> None:
    session = store.sessions.add("s").row
    times = {(number + 1) * gap: 100 + 10 * (number // 3) for number in range(50)}
    for position, time in times.items():
        store.timeline.add_message(session, said(position, sent_at=7, taken_at=time))
    store.timeline.add_message(session, said(OUTBOX_POSITION + 1, mine=True, sent_at=9_999))

    for time in range(95, 275):
        expected = next((at for at, then in times.items() if then >= time), None)
        assert store.timeline.position_at(session, time) == expected


def test_a_ledger_entry_has_the_time_it_was_made_at(store: Repositories) -> None:
    session = store.sessions.add("s").row
    store.timeline.add_entry(session, 1, 0, "ben", 100, taken_at=900, received_at=901)
    store.timeline.add_message(session, said(2, sent_at=200, taken_at=200))

    assert store.timeline.position_at(session, 150) == 2
    assert store.timeline.position_at(session, 50) == 1
    assert store.timeline.position_at(session, 201) is None


def test_a_room_without_lines_has_no_time(store: Repositories) -> None:
    assert store.timeline.position_at(store.sessions.add("s").row, 1) is None


def test_lines_from_before_stamps_were_recorded_say_so() -> None:
    connection = connect_memory()
    migrate(connection, packaged_migrations()[:5], None)
    connection.execute("INSERT INTO sessions (id, session_id) VALUES (1, 's')")
    connection.execute(
        "INSERT INTO timeline (session, position, message_id, sender, mine, sent_at, lock, state)"
        " VALUES (1, 1, 'm', 'ben', 0, 5, 'sealed', 'received')"
    )
    migrate(connection, packaged_migrations(), None)

    recorded = rows(
        connection, "SELECT sent_at, device, taken_at, received_at, doubt FROM timeline"
    )
    assert recorded == [(5, None, None, None, None)]
    connection.close()
