"""Frames: what goes out comes back, and what breaks a limit is refused."""

import json
from pathlib import Path
from typing import Any, get_args

import msgspec
import msgspec.inspect as inspection
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sealroom.protocol import codec, limits
from sealroom.protocol.content import Content, Text
from sealroom.protocol.errors import Code, Error, ErrorData, ProtocolError
from sealroom.protocol.frames import RelayFrame
from sealroom.protocol.requests import AckInboxRequest, GetUserRequest
from sealroom.protocol.responses import Done
from sealroom.protocol.room_info import RoomInfo
from tests.protocol.wire import (
    NOTIFICATIONS,
    REQUESTS,
    RESPONSES,
    Document,
    documents,
    instances,
    name_of,
    with_unknown_fields,
)

EXAMPLES = settings(deadline=None, max_examples=12)
DEPTH = 200_000
NAUGHTY = Path(__file__).parents[3] / "shared" / "vectors" / "strings" / "blns.json"


@pytest.mark.parametrize("kind", REQUESTS, ids=name_of)
@EXAMPLES
@given(data=st.data())
def test_requests_round_trip(kind: type[msgspec.Struct], data: st.DataObject) -> None:
    request = data.draw(instances(kind))
    frame = codec.encode_request(request)
    assert codec.decode_request(frame) == request
    assert codec.decode_request(frame.decode()) == request
    assert codec.request_id_in(frame) == request.id


def test_each_limit_of_a_room_s_info_holds() -> None:
    for document in documents(inspection.type_info(RoomInfo)):
        _check(document, codec.decode_room_info, document.value)


@pytest.mark.parametrize("kind", RESPONSES, ids=name_of)
@EXAMPLES
@given(data=st.data(), number=st.integers(0, limits.MILLISECONDS))
def test_answers_round_trip(kind: type[msgspec.Struct], data: st.DataObject, number: int) -> None:
    result = data.draw(instances(kind))
    frame = codec.encode_answer(number, result)
    assert codec.decode_relay_frame(frame) == RelayFrame(re=number, result=result)


@EXAMPLES
@given(data=st.data(), number=st.none() | st.integers(0, limits.MILLISECONDS))
def test_errors_round_trip(data: st.DataObject, number: int | None) -> None:
    error = data.draw(instances(Error))
    frame = codec.encode_error(number, error)
    assert codec.decode_relay_frame(frame) == RelayFrame(re=number, error=error)


@pytest.mark.parametrize("kind", NOTIFICATIONS, ids=name_of)
@EXAMPLES
@given(data=st.data())
def test_notifications_round_trip(kind: type[msgspec.Struct], data: st.DataObject) -> None:
    sent = data.draw(st.lists(instances(kind), max_size=3))
    frame = codec.join_notifications([codec.encode_notification(each) for each in sent])
    assert codec.decode_relay_frame(frame) == RelayFrame(notify=sent)


@pytest.mark.parametrize("kind", get_args(Content), ids=name_of)
@EXAMPLES
@given(data=st.data())
def test_contents_round_trip(kind: type[msgspec.Struct], data: st.DataObject) -> None:
    content = data.draw(instances(kind))
    assert codec.decode_content(codec.encode_content(content)) == content


@EXAMPLES
@given(info=instances(RoomInfo))
def test_room_infos_round_trip(info: RoomInfo) -> None:
    assert codec.decode_room_info(codec.encode_room_info(info)) == info


@pytest.mark.parametrize("kind", REQUESTS, ids=name_of)
def test_each_limit_of_a_request_holds(kind: type[msgspec.Struct]) -> None:
    for document in documents(inspection.type_info(kind)):
        _check(document, codec.decode_request, document.value)


@pytest.mark.parametrize("kind", RESPONSES, ids=name_of)
def test_each_limit_of_an_answer_holds(kind: type[msgspec.Struct]) -> None:
    for document in documents(inspection.type_info(kind)):
        _check(document, codec.decode_relay_frame, {"re": 1, "result": document.value})


@pytest.mark.parametrize("kind", NOTIFICATIONS, ids=name_of)
def test_each_limit_of_a_notification_holds(kind: type[msgspec.Struct]) -> None:
    for document in documents(inspection.type_info(kind)):
        _check(document, codec.decode_relay_frame, {"notify": [document.value]})


@pytest.mark.parametrize("kind", [Error], ids=name_of)
def test_each_limit_of_an_error_holds(kind: type[msgspec.Struct]) -> None:
    for document in documents(inspection.type_info(kind)):
        _check(document, codec.decode_relay_frame, {"re": 1, "error": document.value})


def test_each_limit_of_contents_holds() -> None:
    for document in documents(inspection.type_info(Content)):
        _check(document, codec.decode_content, document.value)
    for document in documents(inspection.type_info(RoomInfo)):
        _check(document, codec.decode_room_info, document.value)


@pytest.mark.parametrize("kind", [*REQUESTS, *RESPONSES, *NOTIFICATIONS], ids=name_of)
def test_unknown_fields_are_ignored(kind: type[msgspec.Struct]) -> None:
    plain = next(documents(inspection.type_info(kind))).value
    assert msgspec.convert(with_unknown_fields(plain), kind) == msgspec.convert(plain, kind)


@pytest.mark.parametrize(
    "frame",
    [
        b'{"op":"no_such_thing","id":1}',
        b'{"op":"","id":1}',
        b'{"op":7,"id":1}',
        b'{"op":null,"id":1}',
        b'{"id":1}',
        b"{}",
    ],
)
def test_unknown_operations_are_refused(frame: bytes) -> None:
    _assert_refused(codec.decode_request, frame)


@pytest.mark.parametrize(
    "frame",
    [
        b"",
        b" ",
        b"null",
        b"true",
        b"1",
        b'"op"',
        b"[]",
        b'[{"op":"ack_inbox","id":1,"number":2}]',
        b'{"op":"ack_inbox","id":1,"number":2',
        b'{"op":"ack_inbox","id":1,"number":2} {}',
        b'{"op":"ack_inbox","id":1,"number":2,}',
        b"{'op':'ack_inbox','id':1,'number':2}",
        b'\xef\xbb\xbf{"op":"ack_inbox","id":1,"number":2}',
        b'{"op":"ack_inbox","id":1,"number":NaN}',
        b'{"op":"ack_inbox","id":1,"number":Infinity}',
        b'{"op":"ack_inbox","id":1,"number":1e999}',
        b'{"op":"ack_inbox","id":1,"number":2.0}',
        b'{"op":"ack_inbox","id":1,"number":02}',
        b'{"op":"ack_inbox","id":1,"number":' + b"9" * 100_000 + b"}",
        b'{"op":"ack_inbox","id":1,"number":-' + b"9" * 100_000 + b"}",
        b'{"op":"ack_inbox","id":' + b"1" * 30 + b',"number":2}',
        b'{"op":"find_users","id":1,"prefix":"\n"}',
        b'{"op":"find_users","id":1,"prefix":"\xff"}',
        b'{"op":"find_users","id":1,"prefix":"\xc0\xaf"}',
        b'{"op":"find_users","id":1,"prefix":"\xed\xa0\x80"}',
        b'{"op":"find_users","id":1,"prefix":"\\ud800"}',
        b'{"op":"find_users","id":1,"prefix":"\\udc00\\ud800"}',
        b'{"op":"find_users","id":1,"prefix":"\\ud800x"}',
        b'{"op":"ack_inbox","id":1,"number":2,"later":' + b"[" * DEPTH + b"]" * DEPTH + b"}",
        b'{"later":' * (DEPTH // 10) + b"1" + b"}" * (DEPTH // 10),
        b"[" * DEPTH,
        bytes(100),
    ],
    ids=lambda frame: repr(frame[:48]),
)
def test_what_is_not_ours_is_refused(frame: bytes) -> None:
    for decode in (codec.decode_request, codec.decode_relay_frame):
        if decode is codec.decode_relay_frame and frame.startswith(b'{"op'):
            frame = b'{"notify":[' + frame + b"]}"
        _assert_refused(decode, frame)


def test_a_string_with_a_lone_surrogate_is_refused() -> None:
    _assert_refused(codec.decode_request, '{"op":"find_users","id":1,"prefix":"\ud800"}')


def test_depth_that_is_not_ours_does_not_reach_the_request_id() -> None:
    assert codec.request_id_in(b'{"id":7,"later":' + b"[" * DEPTH) is None
    assert codec.request_id_in("\ud800") is None
    assert codec.request_id_in(b"[]") is None
    assert codec.request_id_in(b'{"op":"no_such_thing","id":7}') == 7
    assert codec.request_id_in(b'{"op":"no_such_thing"}') is None


def test_of_a_field_that_comes_twice_the_last_counts() -> None:
    frame = b'{"op":"ack_inbox","id":1,"id":2,"number":3,"number":4}'
    assert codec.decode_request(frame) == AckInboxRequest(id=2, number=4)


def test_an_operation_that_comes_twice_is_refused() -> None:
    _assert_refused(codec.decode_request, b'{"op":"ack_inbox","op":"get_user","id":1,"number":3}')


def test_a_tag_may_come_last() -> None:
    frame = b'{"number":4,"id":2,"op":"ack_inbox"}'
    assert codec.decode_request(frame) == AckInboxRequest(id=2, number=4)


@pytest.mark.parametrize("letter", ["a", "é", "😀"])
def test_frames_are_measured_in_bytes_however_they_come(letter: str) -> None:
    head, foot = '{"op":"ack_inbox","id":1,"number":2,"later":"', '"}'
    room = limits.FRAME_BYTES - len(head) - len(foot)
    size = len(letter.encode())
    fill = letter * (room // size) + "a" * (room % size)
    full = head + fill + foot
    assert len(full.encode()) == limits.FRAME_BYTES
    for frame in (full, full.encode()):
        assert codec.decode_request(frame) == AckInboxRequest(id=1, number=2)
    over = head + fill + "a" + foot
    for frame in (over, over.encode()):
        _assert_refused(codec.decode_request, frame)
        _assert_refused(codec.decode_relay_frame, frame)


def test_frames_hold_so_many_notifications() -> None:
    one = codec.encode_notification(next(iter(_examples_of_notifications())))
    full = codec.join_notifications([one] * limits.NOTIFICATIONS_PER_FRAME)
    assert len(codec.decode_relay_frame(full).notify) == limits.NOTIFICATIONS_PER_FRAME
    over = codec.join_notifications([one] * (limits.NOTIFICATIONS_PER_FRAME + 1))
    _assert_refused(codec.decode_relay_frame, over)


def test_a_refusal_is_no_longer_than_a_detail_may_be() -> None:
    frame = json.dumps({"op": "x" * 5_000, "id": 1}).encode()
    refused = _assert_refused(codec.decode_request, frame)
    again = codec.decode_relay_frame(codec.encode_error(1, refused))
    assert again.error == refused


def test_answers_leave_out_what_is_empty() -> None:
    assert codec.encode_answer(3, Done()) == b'{"re":3,"result":{"type":"Done"}}'
    error = Error(Code.NOT_FOUND, "No.")
    assert codec.encode_error(None, error) == b'{"error":{"code":"NOT_FOUND","detail":"No."}}'
    assert codec.join_notifications([]) == b'{"notify":[]}'


@pytest.mark.skipif(not NAUGHTY.exists(), reason="the shared strings are not here")
def test_naughty_strings_pass_through_unchanged() -> None:
    strings = [text for text in json.loads(NAUGHTY.read_bytes()) if text]
    assert len(strings) > 400
    for text in strings:
        name, words = text[: limits.NAME_LENGTH], text[: limits.WORDS_LENGTH]
        request = GetUserRequest(id=1, name=name)
        assert codec.decode_request(codec.encode_request(request)) == request
        error = Error(Code.INTERNAL, words, ErrorData())
        assert codec.decode_relay_frame(codec.encode_error(1, error)).error == error
        assert codec.decode_content(codec.encode_content(Text(text))) == Text(text)
        info = RoomInfo(title=text[: limits.TITLE_LENGTH], description=words)
        assert codec.decode_room_info(codec.encode_room_info(info)) == info


@settings(deadline=None, max_examples=200)
@given(frame=st.binary(max_size=300) | st.text(max_size=300))
def test_no_bytes_do_more_than_be_refused(frame: bytes | str) -> None:
    for decode in (codec.decode_request, codec.decode_relay_frame):
        refusal = _refusal(decode, frame)
        assert refusal is None or refusal.code == Code.INVALID_ARGUMENT
    codec.request_id_in(frame)


def _examples_of_notifications() -> list[Any]:
    return [
        msgspec.convert(next(documents(inspection.type_info(kind))).value, kind)
        for kind in NOTIFICATIONS
    ]


def _check(document: Document, decode: Any, value: Any) -> None:
    refusal = _refusal(decode, msgspec.json.encode(value))
    if document.sound:
        assert refusal is None, f"{document.what} was refused"
    else:
        assert refusal is not None, f"{document.what} was taken"
        assert refusal.code == Code.INVALID_ARGUMENT, document.what


def _refusal(decode: Any, frame: bytes | str) -> Error | None:
    try:
        decode(frame)
    except ProtocolError as refused:
        return refused.error
    return None


def _assert_refused(decode: Any, frame: bytes | str) -> Error:
    with pytest.raises(ProtocolError) as caught:
        decode(frame)
    assert caught.value.error.code == Code.INVALID_ARGUMENT
    assert caught.value.error.detail
    return caught.value.error
