"""Frames of both sides and what stands in messages: only ProtocolError, and nothing is lost."""

from collections.abc import Callable, Iterator
from typing import TypeVar, get_args

import msgspec
import msgspec.inspect as inspection

from sealroom.protocol import codec
from sealroom.protocol.content import AnyContent, Content, Newer, Text
from sealroom.protocol.encoding import encode
from sealroom.protocol.entry import Entry, JoinRequest
from sealroom.protocol.errors import ProtocolError
from sealroom.protocol.message import Message
from sealroom.protocol.requests import AnyRequest
from sealroom.protocol.room_info import RoomInfo
from tests.fuzz.target import Target
from tests.protocol.wire import NOTIFICATIONS, REQUESTS, RESPONSES, smallest, tag_of

T = TypeVar("T")


def _comes_back(data: bytes, decode: Callable[[bytes], T], write: Callable[[T], bytes]) -> T | None:
    """Whatever was read is written in one way, and read from that as the same."""
    try:
        value = decode(data)
    except ProtocolError:
        return None
    written = write(value)
    again = decode(written)
    assert again == value
    assert write(again) == written
    return value


def _one_form_is_signed(value: object) -> None:
    """What is signed depends on what was read alone, not on how it was written."""
    match value:
        case Entry() | JoinRequest():
            other = msgspec.json.decode(msgspec.json.encode(value), type=type(value))
            assert encode("fuzz", *other.signed_fields()) == encode("fuzz", *value.signed_fields())
        case Message():
            again = msgspec.json.decode(msgspec.json.encode(value), type=Message)
            assert encode("fuzz", again.header, again.body) == encode(
                "fuzz", value.header, value.body
            )
        case list():
            for each in value:
                _one_form_is_signed(each)


def _try_request(data: bytes) -> None:
    named = codec.request_id_in(data)
    request: AnyRequest | None = _comes_back(data, codec.decode_request, codec.encode_request)
    if request is None:
        return
    assert named == request.id
    for name in request.__struct_fields__:
        _one_form_is_signed(getattr(request, name))


def _try_relay_frame(data: bytes) -> None:
    frame = _comes_back(data, codec.decode_relay_frame, msgspec.json.encode)
    if frame is not None:
        written = [codec.encode_notification(each) for each in frame.notify]
        assert codec.decode_relay_frame(codec.join_notifications(written)).notify == frame.notify


def _try_content(data: bytes) -> None:
    _comes_back(data, codec.decode_content, _written_content)
    _comes_back(data, codec.decode_room_info, codec.encode_room_info)


def _written_content(content: AnyContent) -> bytes:
    newer = b'{"type":"of a newer Sealroom"}'
    return newer if isinstance(content, Newer) else codec.encode_content(content)


def _requests() -> Iterator[bytes]:
    for kind in REQUESTS:
        yield msgspec.json.encode(smallest(inspection.type_info(kind)))


def _relay_frames() -> Iterator[bytes]:
    for kind in RESPONSES:
        result = smallest(inspection.type_info(kind))
        yield msgspec.json.encode({"re": 1, "result": result})
    for kind in NOTIFICATIONS:
        assert tag_of(kind)
        yield msgspec.json.encode({"notify": [smallest(inspection.type_info(kind))]})
    yield b'{"re":3,"error":{"code":"CONFLICT","detail":"The room has changed."}}'


def _contents() -> Iterator[bytes]:
    yield codec.encode_content(Text("The heron is back \u202e\u200b \U0001f469\u200d\U0001f467"))
    for kind in get_args(Content):
        yield msgspec.json.encode(smallest(inspection.type_info(kind)))
    yield codec.encode_room_info(RoomInfo("Harbour", "Tide tables\nand \x00"))
    yield b'{"type":"text","text":"\\ud83d\\ude00 \\u0000"}'


REQUESTS_TARGET = Target("requests", _try_request, _requests)
RELAY_FRAMES_TARGET = Target("relay_frames", _try_relay_frame, _relay_frames)
CONTENT_TARGET = Target("content", _try_content, _contents)
