"""The ledger under what six people try, forgeries included: bytes choose their moves.

`tests.ledger` holds each step against a second set of rules, all ways of folding against each
other, and a refused entry to have changed nothing.
"""

from collections.abc import Iterator
from random import Random

import msgspec

from sealroom.ledger.errors import LedgerRefused
from sealroom.ledger.reducer import apply_entry
from sealroom.ledger.snapshot import SnapshotRefused, decode_state, encode_state
from sealroom.ledger.state import State
from sealroom.protocol.entry import Entry
from tests.fuzz.target import Drawn, Target
from tests.ledger.people import NAMES, id_of
from tests.ledger.room import Room, everyone, signed_by
from tests.ledger.test_histories import CASTS, MOVES, POLICIES, Histories

_MOST_MOVES = 40


def _try_moves(data: bytes) -> None:
    drawn = Drawn(data)
    room = Histories()
    sealed, policy = bool(drawn.below(2)), POLICIES[drawn.below(len(POLICIES))]
    room.create(sealed, policy, CASTS[drawn.below(len(CASTS))])
    for _ in range(_MOST_MOVES):
        if drawn.is_over or room.is_over:
            break
        name, choices = MOVES[drawn.below(len(MOVES))]
        chosen = {key: among[drawn.below(len(among))] for key, among in choices.items()}
        getattr(room, name)(**chosen)
        room.check()
    room.teardown()


def _try_entry(data: bytes) -> None:
    """An entry as JSON, as it is and as its author would have signed and chained it."""
    try:
        entry = msgspec.json.decode(data, type=Entry)
    except (msgspec.MsgspecError, UnicodeError):
        return
    room = everyone(sealed=True)
    _offer(room.state, entry)
    name = next((one for one in NAMES if id_of(one) == entry.author), None)
    if name is not None:
        state = room.state
        chained = msgspec.structs.replace(
            entry, session_id=state.session_id, number=state.number + 1, prev=state.head
        )
        _offer(state, signed_by(name, chained))


def _offer(state: State, entry: Entry) -> None:
    before = encode_state(state)
    try:
        after = apply_entry(state, entry)
    except LedgerRefused:
        assert encode_state(state) == before
        return
    assert (after.number, after.head) == (state.number + 1, entry.hash())
    assert decode_state(encode_state(after)) == after


def _try_snapshot(data: bytes) -> None:
    try:
        state = decode_state(data)
    except SnapshotRefused:
        return
    assert decode_state(encode_state(state)) == state


def _walks() -> Iterator[bytes]:
    chance = Random(1)
    for length in (0, 3, 40, 120, 200):
        yield chance.randbytes(length)


def _entries() -> Iterator[bytes]:
    room: Room = everyone(sealed=True)
    for entry in room.entries:
        yield msgspec.json.encode(entry)


def _snapshots() -> Iterator[bytes]:
    yield encode_state(Room().state)
    yield encode_state(everyone(sealed=True).state)


LEDGER_TARGET = Target("ledger", _try_moves, _walks, longest=400)
ENTRIES_TARGET = Target("entries", _try_entry, _entries)
SNAPSHOT_TARGET = Target("snapshot", _try_snapshot, _snapshots)
