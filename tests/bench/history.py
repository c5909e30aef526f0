"""Opening a room with 100,000 messages: a real SQLCipher file, opened anew, to the first page.

The file lies in the system's cache; nothing of it is in SQLite's or the program's own.
"""

import tempfile
import time
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

from sealroom.controller.reading import Reader
from sealroom.controller.timeline_views import Lock, SendState
from sealroom.crypto import RoomKey, generate_database_key, start_chain
from sealroom.ledger.reducer import fold
from sealroom.protocol.codec import encode_content
from sealroom.protocol.content import Text
from sealroom.protocol.entry import Entry
from sealroom.protocol.ids import SessionId
from sealroom.store.database import Database, open_database
from sealroom.store.identity import OwnIdentity
from sealroom.store.repositories import Repositories
from sealroom.store.room_keys import KeyOrigin, KeyValidity
from sealroom.store.timeline_row import NewMessage
from tests.bench.audience import founding_with_key
from tests.bench.figure import Figure, median_of
from tests.relay.person import Person, new_message_id, new_person, now_ms

MESSAGES = 100_000
WORDS = "Tide is in at seven, so the boat leaves from the north pier; bring the charts. "
ROUNDS = 7
PAGE = 100
AIM_MS = 100


def measure(messages: int = MESSAGES) -> list[Figure]:
    """Milliseconds to the first page, to a page in the middle, and to the open profile."""
    with tempfile.TemporaryDirectory(prefix="sealroom-bench-") as folder:
        file, key = Path(folder) / "profile.db", generate_database_key()
        database = open_database(file, key)
        room = _fill(database, messages)
        database.close()
        rounds = [_open(file, key, room, messages) for _ in range(ROUNDS)]
    profile, first, earlier = zip(*rounds, strict=True)
    return [
        median_of(
            "room_open_ms",
            f"room with {messages:,} messages opened",
            first,
            "ms",
            f"aim < {AIM_MS}",
        ),
        median_of("room_page_ms", "  one page from the middle of it", earlier, "ms"),
        median_of("profile_open_ms", "profile's database opened", profile, "ms"),
    ]


def _open(file: Path, key: bytes, room: SessionId, messages: int) -> tuple[float, float, float]:
    """Milliseconds: the database, the room's header and last page, a page in the middle."""
    times = [time.perf_counter()]
    database = open_database(file, key)
    reader = Reader(Repositories(database.reader()))
    times.append(time.perf_counter())
    view, last = reader.room(room, now_ms()), reader.timeline(room, None, PAGE)
    reader.first_unread(room)
    times.append(time.perf_counter())
    middle = reader.timeline(room, messages // 2, PAGE)
    times.append(time.perf_counter())
    database.close()
    if not (view.members and len(last) == len(middle) == PAGE):
        raise AssertionError("the pages are not full")
    profile, first, earlier = (1000 * (after - before) for before, after in pairwise(times))
    return profile, first, earlier


def _fill(database: Database, messages: int) -> SessionId:
    people = [new_person(f"Member {number}") for number in range(10)]
    entries, room_key = founding_with_key(people[0], people[1:])
    with database.write() as connection:
        store = Repositories(connection)
        _save_people(store, people)
        row = _save_room(store, entries, room_key)
        for number in range(len(entries) + 1, messages + 1):
            store.timeline.add_message(row, _message(people, room_key, number))
        store.sessions.set_log_cursor(row, messages, now_ms())
        store.sessions.set_read(row, messages - PAGE)
    return room_key.session_id


def _save_people(store: Repositories, people: Sequence[Person]) -> None:
    own = people[0]
    secrets = own.identity.export(start_chain(now_ms()))
    store.identity.save(
        OwnIdentity(own.user_id, own.device, secrets, own.name, "ws://127.0.0.1:1", "relay")
    )
    for person in people:
        store.users.save_name(person.user_id, person.name)


def _save_room(store: Repositories, entries: Sequence[Entry], room_key: RoomKey) -> int:
    row = store.sessions.add(room_key.session_id).row
    for position, entry in enumerate(entries, 1):
        store.sessions.add_entry(row, entry, entry.hash())
        store.timeline.add_entry(row, position, entry.number, entry.author, entry.time)
    store.sessions.save_state(row, fold(list(entries)))
    store.sessions.set_info(row, "Harbour watch", "")
    owner = entries[0].author
    store.room_keys.add(room_key, KeyOrigin("made", owner, now_ms()))
    store.room_keys.set_validity(room_key.key_id, KeyValidity(1, owner, now_ms(), None))
    return row


def _message(people: Sequence[Person], room_key: RoomKey, number: int) -> NewMessage:
    sender = people[number % len(people)]
    mine = sender is people[0]
    return NewMessage(
        position=number,
        message_id=new_message_id(),
        sender=sender.user_id,
        mine=mine,
        key_id=room_key.key_id,
        sent_at=now_ms(),
        lock=Lock.SEALED,
        state=SendState.SENT if mine else SendState.RECEIVED,
        content=encode_content(Text(WORDS * (1 + number % 5))),
    )
