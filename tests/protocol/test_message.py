"""Messages: what a text may hold, and that every text fits."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sealroom.crypto.padding import PREFIX_BYTES, padded_length
from sealroom.protocol import codec, limits
from sealroom.protocol.content import Mention, Newer, Text, mentions_of
from sealroom.protocol.errors import Code, ProtocolError
from sealroom.protocol.message import Message, MessageHeader
from sealroom.protocol.notifications import MsgNotification
from sealroom.protocol.requests import SendMsgRequest

NONCE_AND_TAG_BYTES = 28
HEADER = MessageHeader(
    session_id="s" * 52,
    message_id="m" * 26,
    sender="u" * 52,
    device="d" * 16,
    key_id="k" * 52,
    counter=limits.MILLISECONDS,
    head="h" * 52,
    sent_at=limits.MILLISECONDS,
)


@pytest.mark.parametrize("letter", ["a", "é", "€", "😀"])
def test_a_text_is_measured_in_bytes(letter: str) -> None:
    size = len(letter.encode())
    full = letter * (limits.TEXT_BYTES // size)
    assert codec.decode_content(codec.encode_content(Text(full))) == Text(full)
    over = full + letter
    with pytest.raises(ValueError, match="65536 bytes"):
        Text(over)
    with pytest.raises(ProtocolError) as caught:
        codec.decode_content(msgspec.json.encode({"type": "text", "text": over}))
    assert caught.value.error.code == Code.INVALID_ARGUMENT


@pytest.mark.parametrize("letter", ["a", '"', "\\", "\n", "\x00", "\x1f", "\x7f", "é", "€", "😀"])
def test_every_text_fits_into_a_sealed_body(letter: str) -> None:
    text = Text(letter * (limits.TEXT_BYTES // len(letter.encode())))
    padded = padded_length(PREFIX_BYTES + len(codec.encode_content(text)))
    assert padded + NONCE_AND_TAG_BYTES <= limits.BODY_BYTES


def test_the_largest_message_fits_into_a_frame() -> None:
    message = Message(HEADER, bytes(limits.BODY_BYTES), bytes(64))
    request = SendMsgRequest(id=limits.MILLISECONDS, is_encrypted=True, message=message)
    assert codec.decode_request(codec.encode_request(request)) == request
    notification = MsgNotification(
        session_id="s" * 52, seq=limits.MILLISECONDS, received_at=0, message=message
    )
    frame = codec.join_notifications([codec.encode_notification(notification)])
    assert codec.decode_relay_frame(frame).notify == [notification]


@pytest.mark.parametrize(
    "content",
    [
        b'{"type":"text","text":""}',
        b'{"type":"text"}',
        b'{"text":7,"type":"text"}',
        b"hi",
        b"",
    ],
)
def test_what_is_no_text_is_refused(content: bytes) -> None:
    with pytest.raises(ProtocolError):
        codec.decode_content(content)


def test_what_only_a_newer_sealroom_knows_is_told_from_what_is_broken() -> None:
    assert codec.decode_content(b'{"type":"poll","question":"?"}') == Newer()


def test_content_of_a_known_kind_may_bring_fields_of_a_newer_sealroom() -> None:
    assert codec.decode_content(b'{"type":"text","text":"a","colour":"red"}') == Text("a")


def test_a_plain_text_is_written_as_it_always_was() -> None:
    assert codec.encode_content(Text("a")) == b'{"type":"text","text":"a"}'


def test_a_text_with_all_it_may_name_fits_into_a_sealed_body() -> None:
    mention = Mention("a" * 52, limits.TEXT_BYTES, limits.TEXT_BYTES)
    full = "\x00" * limits.TEXT_BYTES
    text = Text(full, "m" * 26, (mention,) * limits.MENTIONS, forwarded=True)
    padded = padded_length(PREFIX_BYTES + len(codec.encode_content(text)))
    assert NONCE_AND_TAG_BYTES + padded <= limits.BODY_BYTES


def test_mentions_that_do_not_stand_in_the_text_are_left_out() -> None:
    fits, overlaps = Mention("a" * 52, 0, 4), Mention("b" * 52, 3, 2)
    beyond, later = Mention("c" * 52, 8, 4), Mention("d" * 52, 5, 3)
    text = Text("@Ada @Bo!", mentions=(fits, overlaps, later, beyond))
    assert mentions_of(text) == (fits, later)


@given(st.text(min_size=1, max_size=50))
def test_any_text_comes_back_as_it_was(text: str) -> None:
    assert codec.decode_content(codec.encode_content(Text(text))) == Text(text)


def test_whether_it_is_sealed_is_what_its_header_says() -> None:
    sealed = Message(HEADER, b"x", bytes(64))
    assert sealed.is_encrypted
    header = msgspec.structs.replace(HEADER, key_id=None)
    assert not Message(header, b"x", bytes(64)).is_encrypted
