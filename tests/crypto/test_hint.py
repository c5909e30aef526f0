"""Hints: sealed and signed like messages, apart from them, and all of one size."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sealroom.crypto import ContentTooLarge, MessageRefused, RoomKey, open_hint, seal_hint
from sealroom.crypto.hint import FILLED_BYTES
from sealroom.protocol.codec import decode_hint, encode_hint
from sealroom.protocol.hint import Hint, HintContent, HintHeader, ReadUpTo, Typing
from sealroom.protocol.ids import fingerprint
from sealroom.protocol.limits import HINT_BYTES, MILLISECONDS
from tests.crypto.people import EXAMPLES, NONCE, OTHER_SESSION, SESSION, Person, with_bit_flipped

LARGEST = ReadUpTo(MILLISECONDS, ask=True)


def header_of(sender: Person, room_key: RoomKey) -> HintHeader:
    return HintHeader(room_key.session_id, sender.user_id, "d" * 16, room_key.key_id, 5)


def seal(sender: Person, room_key: RoomKey, content: HintContent = LARGEST) -> Hint:
    header = header_of(sender, room_key)
    return seal_hint(sender.identity, room_key, header, encode_hint(content), NONCE)


KEY = RoomKey(SESSION, bytes(range(32)))


@pytest.fixture
def room_key() -> RoomKey:
    return KEY


@pytest.mark.parametrize("content", [Typing(), ReadUpTo(0), ReadUpTo(7, ask=True), LARGEST])
def test_what_is_told_comes_out_again_and_shows_nothing_by_its_size(
    ada: Person, room_key: RoomKey, content: HintContent
) -> None:
    hint = seal(ada, room_key, content)
    assert decode_hint(open_hint(room_key, ada.keys, hint)) == content
    assert len(hint.body) == HINT_BYTES


def test_nothing_larger_fits(ada: Person, room_key: RoomKey) -> None:
    header = header_of(ada, room_key)
    seal_hint(ada.identity, room_key, header, b"x" * FILLED_BYTES, NONCE)
    with pytest.raises(ContentTooLarge):
        seal_hint(ada.identity, room_key, header, b"x" * (FILLED_BYTES + 1), NONCE)


@pytest.mark.parametrize(
    "change",
    [
        {"session_id": OTHER_SESSION},
        {"sender": fingerprint("somebody", "else")},
        {"device": "e" * 16},
        {"key_id": fingerprint("another", "key")},
        {"sent_at": 6},
    ],
)
def test_nothing_of_its_header_can_be_changed(
    ada: Person, room_key: RoomKey, change: dict[str, object]
) -> None:
    hint = seal(ada, room_key)
    altered = msgspec.structs.replace(hint.header, **change)
    with pytest.raises(MessageRefused):
        open_hint(room_key, ada.keys, msgspec.structs.replace(hint, header=altered))


@EXAMPLES
@given(bit=st.integers(0, HINT_BYTES * 8 - 1))
def test_no_bit_of_its_body_can_be_changed(ada: Person, bit: int) -> None:
    hint = seal(ada, KEY)
    altered = msgspec.structs.replace(hint, body=with_bit_flipped(hint.body, bit))
    with pytest.raises(MessageRefused):
        open_hint(KEY, ada.keys, altered)


def test_whoever_has_the_key_cannot_tell_in_another_s_name(
    ada: Person, ben: Person, room_key: RoomKey
) -> None:
    with pytest.raises(MessageRefused):
        open_hint(room_key, ben.keys, seal(ada, room_key))
    with pytest.raises(ValueError, match="another sender"):
        seal_hint(ben.identity, room_key, header_of(ada, room_key), b"{}", NONCE)


def test_another_key_opens_nothing_and_seals_nothing(ada: Person, room_key: RoomKey) -> None:
    other = RoomKey(SESSION, bytes(32))
    with pytest.raises(MessageRefused):
        open_hint(other, ada.keys, seal(ada, room_key))
    with pytest.raises(ValueError, match="another session"):
        seal_hint(ada.identity, other, header_of(ada, room_key), b"{}", NONCE)
    with pytest.raises(ValueError, match="12 bytes"):
        seal_hint(ada.identity, room_key, header_of(ada, room_key), b"{}", bytes(11))
