"""Frames of signed-in people at the relay's real operations and database: never a fault of its own.

In a frame `$room`, `$ada`, `$ben`, `$eve` and `$head` stand for what they are in this room. The
first byte says who asks, and whether an entry is chained and signed anew as its author would.
"""

from collections.abc import Iterator

import msgspec
import msgspec.inspect as inspection

from sealroom.crypto import sign_entry
from sealroom.protocol import codec
from sealroom.protocol.entry import Entry
from sealroom.protocol.errors import Code, Error, ProtocolError
from sealroom.protocol.requests import AnyRequest, SyncRequest
from sealroom.relay.actor import Actor
from sealroom.relay.operations.sync import holdings
from sealroom.relay.operations.table import ENTERING, READING
from sealroom.relay.reading import Reading
from tests.fuzz.target import Target
from tests.protocol.wire import REQUESTS, smallest
from tests.relay.house import House
from tests.relay.person import Person, new_person

_BEGINS_ANEW = 100
"""Inputs that one relay sees."""


class _Place:
    """A relay with Ada's room, Ben invited and Eve a stranger."""

    def __init__(self) -> None:
        self.house = House()
        self.people = [self.house.ada, self.house.ben, new_person("Eve")]
        self.house.relay.register(self.people[2])
        self.seen = 0

    def filled(self, frame: bytes) -> bytes:
        ada, ben, eve = self.people
        for name, value in (
            (b"$room", self.house.session_id),
            (b"$head", self.house.room.head),
            (b"$ada", ada.user_id),
            (b"$ben", ben.user_id),
            (b"$eve", eve.user_id),
        ):
            frame = frame.replace(name, value.encode())
        return frame

    def chained(self, who: Person, request: AnyRequest) -> AnyRequest:
        entry = getattr(request, "entry", None)
        if not isinstance(entry, Entry):
            return request
        state = self.house.room.state
        signed = sign_entry(
            who.identity,
            state.session_id,
            state.number + 1,
            state.head,
            self.house.relay.now,
            entry.action,
        )
        return msgspec.structs.replace(request, entry=signed)


class _Host:
    """A relay for some inputs: making one takes longer than trying one."""

    def __init__(self) -> None:
        self._place: _Place | None = None

    def place(self) -> _Place:
        if self._place is None or self._place.seen >= _BEGINS_ANEW:
            if self._place is not None:
                self._place.house.close()
            self._place = _Place()
        self._place.seen += 1
        return self._place


_HOST = _Host()


def _try_frame(data: bytes) -> None:
    place, how = _HOST.place(), data[0] if data else 0
    try:
        request = codec.decode_request(place.filled(data[1:]))
    except ProtocolError:
        return
    who = place.people[how % 3]
    if how & 4:
        request = place.chained(who, request)
    if isinstance(request, SyncRequest) or type(request) in READING:
        _ask_storage(place, who, request)
    elif type(request) not in ENTERING:
        _write(place, who, request)


def _ask_storage(place: _Place, who: Person, request: AnyRequest) -> None:
    relay, actor = place.house.relay, Actor(who.user_id, who.device)
    try:
        relay.database.run(lambda connection: _read(Reading(connection, relay.now), actor, request))
    except ProtocolError as problem:
        refused = problem.error
    else:
        return
    assert refused.code is not Code.INTERNAL


def _write(place: _Place, who: Person, request: AnyRequest) -> None:
    relay, room = place.house.relay, place.house.room
    result = relay.turn([(who, request)])[0].result
    relay.publish()
    if isinstance(result, Error):
        assert result.code is not Code.INTERNAL, result
        codec.decode_relay_frame(codec.encode_error(1, result))
        return
    codec.decode_relay_frame(codec.encode_answer(1, result))
    entry = getattr(request, "entry", None)
    if isinstance(entry, Entry) and entry.prev == room.head:
        room.take(entry)


def _read(reading: Reading, actor: Actor, request: AnyRequest) -> object:
    if isinstance(request, SyncRequest):
        return holdings(reading, actor, request)
    return READING[type(request)](reading, actor, request)


def _frames() -> Iterator[bytes]:
    for kind in REQUESTS:
        frame = msgspec.json.encode(smallest(inspection.type_info(kind)))
        frame = frame.replace(b'"session_id":"' + b"a" * 52, b'"session_id":"$room')
        frame = frame.replace(b'"user_id":"' + b"a" * 52, b'"user_id":"$ben')
        for how in (0, 1, 6):
            yield bytes([how]) + frame


RELAY_TARGET = Target("relay", _try_frame, _frames, longest=16_384)
