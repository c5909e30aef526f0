"""Parts of a ledger that go to a client in one answer."""

from sealroom.protocol import limits
from sealroom.protocol.entry import Entry
from sealroom.relay.storage import Connection
from sealroom.relay.storage.log import ledger_entries

ANSWER_BYTES = limits.FRAME_BYTES // 2
"""What entries may take of an answer's frame."""


def entries_from(connection: Connection, session_key: int, number: int) -> list[Entry]:
    """Entries from `number` on, as many as one answer holds."""
    entries: list[Entry] = []
    room = ANSWER_BYTES
    for stored in ledger_entries(connection, session_key, number, limits.CONFLICT_ENTRIES):
        room -= stored.size
        if entries and room < 0:
            break
        entries.append(stored.entry)
    return entries
