"""Bytes to messages and back: JSON, one object a frame, everything checked against its limits."""

from typing import TypeVar, get_args

import msgspec

from sealroom.protocol import limits
from sealroom.protocol.content import AnyContent, Content, Newer
from sealroom.protocol.errors import Code, Error, ProtocolError
from sealroom.protocol.fields import Count
from sealroom.protocol.frames import RelayFrame
from sealroom.protocol.hint import HintContent
from sealroom.protocol.notifications import AnyNotification
from sealroom.protocol.requests import AnyRequest
from sealroom.protocol.responses import AnyResponse
from sealroom.protocol.room_info import RoomInfo

_T = TypeVar("_T")


class _RequestId(msgspec.Struct):
    id: Count | None = None


class _Kind(msgspec.Struct):
    type: str


_encoder = msgspec.json.Encoder()
_request_decoder = msgspec.json.Decoder(AnyRequest)
_frame_decoder = msgspec.json.Decoder(RelayFrame)
_content_decoder: msgspec.json.Decoder[Content] = msgspec.json.Decoder(Content)
_kind_decoder = msgspec.json.Decoder(_Kind)
_info_decoder = msgspec.json.Decoder(RoomInfo)
_hint_decoder: msgspec.json.Decoder[HintContent] = msgspec.json.Decoder(HintContent)
_id_decoder = msgspec.json.Decoder(_RequestId)


CONTENT_KINDS = frozenset(str(kind.__struct_config__.tag) for kind in get_args(Content))


def encode_request(request: AnyRequest) -> bytes:
    """A client's frame."""
    return _encoder.encode(request)


def decode_request(frame: bytes | str) -> AnyRequest:
    """Read a client's frame. Raises ProtocolError (INVALID_ARGUMENT) where it breaks a limit."""
    request: AnyRequest = _decode(_request_decoder, frame)
    return request


def request_id_in(frame: bytes | str) -> int | None:
    """The id of a frame that `decode_request` refused, where it has one, for the answer."""
    try:
        return _id_decoder.decode(frame).id
    except (msgspec.MsgspecError, RecursionError, UnicodeError):
        return None


def encode_answer(re: int | None, result: AnyResponse) -> bytes:
    """The relay's frame for success."""
    return _encoder.encode(RelayFrame(re=re, result=result))


def encode_error(re: int | None, error: Error) -> bytes:
    """The relay's frame for refusal."""
    return _encoder.encode(RelayFrame(re=re, error=error))


def encode_notification(notification: AnyNotification) -> bytes:
    """One notification, to stand in a frame made by `join_notifications`."""
    return _encoder.encode(notification)


def join_notifications(encoded: list[bytes]) -> bytes:
    """The relay's frame for notifications that are encoded already: a join, no second encoding."""
    return b'{"notify":[' + b",".join(encoded) + b"]}"


def decode_relay_frame(frame: bytes | str) -> RelayFrame:
    """Read a relay's frame. Raises ProtocolError (INVALID_ARGUMENT) for whatever breaks a limit."""
    return _decode(_frame_decoder, frame)


def encode_content(content: Content) -> bytes:
    """The bytes that are sealed, or signed in the open."""
    return _encoder.encode(content)


def decode_content(data: bytes) -> AnyContent:
    """Read what stands in a message; `Newer` where its kind is not known here.

    Raises ProtocolError (INVALID_ARGUMENT).
    """
    try:
        return _decode(_content_decoder, data)
    except ProtocolError:
        if _decode(_kind_decoder, data).type in CONTENT_KINDS:
            raise
        return Newer()


def encode_room_info(info: RoomInfo) -> bytes:
    """The bytes of an `Info`'s body, before sealing."""
    return _encoder.encode(info)


def decode_room_info(data: bytes) -> RoomInfo:
    """Read title and description. Raises ProtocolError (INVALID_ARGUMENT)."""
    return _decode(_info_decoder, data)


def encode_hint(content: HintContent) -> bytes:
    """The bytes of a hint, before it is filled up and sealed."""
    return _encoder.encode(content)


def decode_hint(data: bytes) -> HintContent:
    """Read what stands in a hint. Raises ProtocolError (INVALID_ARGUMENT)."""
    return _decode(_hint_decoder, data)


def _decode(decoder: msgspec.json.Decoder[_T], frame: bytes | str) -> _T:
    if _size(frame) > limits.FRAME_BYTES:
        raise ProtocolError(Code.INVALID_ARGUMENT, "the frame is too large")
    try:
        return decoder.decode(frame)
    except msgspec.ValidationError as problem:
        raise ProtocolError(Code.INVALID_ARGUMENT, _words(problem)) from None
    except (msgspec.DecodeError, RecursionError, UnicodeError):
        raise ProtocolError(Code.INVALID_ARGUMENT, "the frame is not valid JSON") from None


def _size(frame: bytes | str) -> int:
    """Bytes on the wire."""
    if isinstance(frame, bytes) or frame.isascii():
        return len(frame)
    return len(frame.encode(errors="surrogatepass"))


def _words(problem: msgspec.ValidationError) -> str:
    return str(problem)[: limits.DETAIL_LENGTH]
