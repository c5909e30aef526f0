"""Stretches of a session's ledger."""

from sealroom.protocol.entry import Create, Invite
from sealroom.store.database import open_memory_database
from sealroom.store.repositories import Repositories
from tests.ledger.room import everyone


def test_entries_of_one_kind_are_found_in_a_stretch() -> None:
    room = everyone(sealed=True)
    database = open_memory_database()
    with database.write() as connection:
        store = Repositories(connection)
        row = store.sessions.add(room.state.session_id).row
        for entry in room.entries:
            store.sessions.add_entry(row, entry, entry.hash())

        invites = {e.number for e in room.entries if isinstance(e.action, Invite)}
        last = room.entries[-1].number
        assert invites
        assert store.sessions.entries_of(row, "invite", 0, last).keys() >= invites
        middle = sorted(invites)[len(invites) // 2]
        found = store.sessions.entries_of(row, "invite", middle, middle)
        assert found == store.sessions.entries_between(row, middle, middle)
        (created,) = store.sessions.entries_of(row, "create", 0, 0).values()
        assert isinstance(created.action, Create)
        assert store.sessions.entries_of(row, "share_history", 0, last) == {}
