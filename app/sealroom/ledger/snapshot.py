"""A state as bytes, so that a long ledger is folded once and then only what is new."""

import msgspec

from sealroom.ledger.state import State

VERSION = 1


class SnapshotRefused(Exception):
    """The bytes are no snapshot this program reads; fold the ledger anew."""


_decoder = msgspec.msgpack.Decoder(State)


def encode_state(state: State) -> bytes:
    """A version byte, then MessagePack."""
    return bytes([VERSION]) + msgspec.msgpack.encode(state)


def decode_state(data: bytes) -> State:
    """Read `encode_state`'s bytes. Raises SnapshotRefused."""
    if data[:1] != bytes([VERSION]):
        raise SnapshotRefused("the snapshot is of another version")
    try:
        return _decoder.decode(data[1:])
    except (msgspec.MsgspecError, RecursionError, UnicodeError):
        raise SnapshotRefused("the snapshot cannot be read") from None
