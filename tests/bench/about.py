"""Opening "About this message" in a room of 1,000 members: what is read, and until it is painted.

The message stands where half of them had come; one of the others was given it later, so that the
ledger is searched for who did it.
"""

import os
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QApplication

from sealroom.controller.controller import Controller
from sealroom.controller.reading import Reader
from sealroom.controller.timeline_views import MessageView
from sealroom.crypto import RoomKey, generate_database_key, sign_entry
from sealroom.protocol.entry import Accept, AnyAction, Entry, ShareHistory
from sealroom.protocol.ids import SessionId
from sealroom.store.database import Database, open_database
from sealroom.store.repositories import Repositories
from sealroom.ui.app import make_application, make_loop
from sealroom.ui.bridge import Bridge
from sealroom.ui.desk import Desk
from sealroom.ui.destroy import destroy
from sealroom.ui.theme import Theme
from sealroom.ui.window import Window
from tests.bench import history
from tests.bench.audience import founding_with_key
from tests.bench.figure import Figure, median_of
from tests.relay.person import Person, new_person, now_ms
from tests.relay.room import invite_of

MEMBERS = 1_000
ROUNDS = 9
AIM_MS = 100


def measure(members: int = MEMBERS) -> list[Figure]:
    """Milliseconds to what is known of the message, and to its sheet on screen."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = make_application(sys.argv[:1])
    with tempfile.TemporaryDirectory(prefix="sealroom-bench-") as folder:
        file, key = Path(folder) / "profile.db", generate_database_key()
        database = open_database(file, key)
        room, message_id = _fill(database, members)
        cold = [_read_cold(database, room, message_id) for _ in range(ROUNDS)]
        with make_loop(application) as loop:
            warm, shown = loop.run_until_complete(_show(application, database, room, message_id))
        database.close()
    aim = f"aim < {AIM_MS}"
    return [
        median_of("about_shown_ms", f"sheet of a message, {members:,} members", shown, "ms", aim),
        median_of("about_read_ms", "  of it: what is known of the message", warm, "ms"),
        median_of("about_cold_ms", "  the same with nothing read yet", cold, "ms"),
    ]


def _read_cold(database: Database, room: SessionId, message_id: str) -> float:
    began = time.perf_counter()
    about = Reader(Repositories(database.reader())).about_message(room, message_id)
    took = _ms_since(began)
    if about is None or about.readers is None or len(about.readers.handed) != 1:
        raise AssertionError("the message is not told of as it should be")
    return took


async def _show(
    application: QApplication, database: Database, room: SessionId, message_id: str
) -> tuple[list[float], list[float]]:
    warm, shown = [], []
    controller = Controller(database)
    async with Bridge(controller) as bridge:
        window = Window(Desk(bridge, Theme(), now_ms))
        window.show()
        if window.main is None:
            raise AssertionError("there is nobody in the profile")
        window.main.show_room(room)
        application.processEvents()
        message = controller.message(room, message_id)
        for _ in range(ROUNDS):
            began = time.perf_counter()
            controller.about_message(room, message_id)
            warm.append(_ms_since(began))
            shown.append(_open(application, window, room, message))
        window.close()
    destroy(window)
    return warm, shown


def _open(
    application: QApplication, window: Window, room: SessionId, message: MessageView | None
) -> float:
    """From the click to what is painted."""
    began = time.perf_counter()
    if window.main is not None and message is not None:
        window.main.room.message_actions.aboutWanted.emit(room, message)
    application.processEvents()
    took = _ms_since(began)
    window.overlay.close_all()
    application.processEvents()
    return took


def _fill(database: Database, members: int) -> tuple[SessionId, str]:
    people = [new_person(f"Member {number}") for number in range(members)]
    first, second = people[1 : members // 2], people[members // 2 :]
    entries, room_key = founding_with_key(people[0], [])
    entries += _joined(entries[-1], people[0], first)
    place = len(entries) + 1
    later = _joined(entries[-1], people[0], second)
    shared = _signed(later[-1], people[0], ShareHistory(second[0].user_id, 0))
    with database.write() as connection:
        store = Repositories(connection)
        history._save_people(store, people)
        row = _save_room(store, entries, [*later, shared], room_key)
        message = history._message(people, room_key, place)
        store.timeline.add_message(row, message)
        store.sessions.set_log_cursor(row, place + len(later) + 1, now_ms())
    return room_key.session_id, message.message_id


def _save_room(
    store: Repositories, before: Sequence[Entry], after: Sequence[Entry], room_key: RoomKey
) -> int:
    row = history._save_room(store, [*before, *after], room_key)
    for entry in reversed(after):  # the message stands between
        store.timeline._connection.execute(
            "UPDATE timeline SET position = position + 1 WHERE session = ? AND entry_number = ?",
            (row, entry.number),
        )
    return row


def _joined(last: Entry, owner: Person, people: Sequence[Person]) -> list[Entry]:
    entries: list[Entry] = []
    for person in people:
        entries.append(_signed(entries[-1] if entries else last, owner, invite_of(person)))
        entries.append(_signed(entries[-1], person, Accept(person.keys)))
    return entries


def _signed(last: Entry, author: Person, action: AnyAction) -> Entry:
    session_id = last.session_id
    number, time_now = last.number + 1, now_ms()
    return sign_entry(author.identity, session_id, number, last.hash(), time_now, action)


def _ms_since(began: float) -> float:
    return 1000 * (time.perf_counter() - began)
