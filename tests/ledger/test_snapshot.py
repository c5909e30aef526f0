"""A state as bytes and back; other bytes are refused in one way."""

import contextlib

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sealroom.ledger.snapshot import VERSION, SnapshotRefused, decode_state, encode_state
from sealroom.ledger.state import State
from sealroom.protocol.entry import Ban, Leave, Mute, ShareHistory
from tests.ledger.people import ADA, BEN, DAN, EVE, FAY, id_of
from tests.ledger.room import DAY, Room, everyone


@pytest.fixture(scope="module")
def state() -> State:
    """Something of everything."""
    room = everyone(sealed=True)
    room.invite(BEN, FAY)
    room.do(ADA, Mute(id_of(EVE), None))
    room.do(ADA, Ban(id_of(DAN), room.now + DAY))
    room.replace_key()
    return room.do(BEN, Leave())


def test_a_state_survives(state: State) -> None:
    assert decode_state(encode_state(state)) == state


def test_what_was_shared_survives(state: State) -> None:
    room = everyone(sealed=True)
    shared = room.do(ADA, ShareHistory(id_of(EVE), 0))

    assert decode_state(encode_state(shared)) == shared


def test_a_snapshot_from_before_there_was_sharing_is_read(state: State) -> None:
    plain = msgspec.msgpack.decode(encode_state(state)[1:])
    for person in plain["people"].values():
        for span in person["spans"]:
            del span["reads_since"]

    assert decode_state(bytes([VERSION]) + msgspec.msgpack.encode(plain)) == state


def test_a_state_without_a_title_survives() -> None:
    for kept in (Room().state, everyone().state):
        assert decode_state(encode_state(kept)) == kept


def test_the_ledger_goes_on_from_a_snapshot() -> None:
    room = everyone(sealed=True)
    entry = room.sign(DAN, Leave())
    fresh = Room()
    fresh.state = decode_state(encode_state(room.state))

    assert fresh.apply(entry) == room.apply(entry)


def test_a_snapshot_says_its_version(state: State) -> None:
    stored = encode_state(state)

    assert stored[0] == VERSION
    for other in (b"", bytes([VERSION + 1]) + stored[1:], bytes([0]) + stored[1:]):
        with pytest.raises(SnapshotRefused):
            decode_state(other)


def test_a_snapshot_cut_off_is_refused(state: State) -> None:
    stored = encode_state(state)

    for length in range(0, len(stored), 7):
        with pytest.raises(SnapshotRefused):
            decode_state(stored[:length])


def test_text_that_is_no_text_is_refused(state: State) -> None:
    stored = encode_state(state)
    place = stored.index(id_of(ADA).encode())
    with pytest.raises(SnapshotRefused):
        decode_state(stored[:place] + b"\xff" + stored[place + 1 :])


@given(data=st.binary(max_size=200))
def test_other_bytes_are_refused_in_one_way(data: bytes) -> None:
    with contextlib.suppress(SnapshotRefused):
        decode_state(bytes([VERSION]) + data)


@given(place=st.integers(0, 10_000), bits=st.integers(1, 255))
def test_altered_bytes_are_refused_or_read(state: State, place: int, bits: int) -> None:
    stored = bytearray(encode_state(state))
    stored[1 + place % (len(stored) - 1)] ^= bits
    with contextlib.suppress(SnapshotRefused):
        assert isinstance(decode_state(bytes(stored)), State)
