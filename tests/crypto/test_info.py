"""Titles and descriptions."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sealroom.crypto import ContentTooLarge, InfoRefused, RoomKey, open_info, seal_info
from sealroom.crypto.info import PADDED_BYTES, _cipher
from sealroom.protocol.entry import Info
from sealroom.protocol.limits import INFO_BYTES
from tests.crypto.people import (
    EXAMPLES,
    NONCE,
    OTHER_SESSION,
    SESSION,
    Person,
    with_bit_flipped,
)

TITLE = b'{"title":"Harbour","description":""}'


@pytest.fixture(scope="module")
def info(ada: Person, room_key: RoomKey) -> Info:
    return seal_info(room_key, ada.user_id, 5, TITLE, NONCE)


@EXAMPLES
@given(plaintext=st.binary(max_size=2_000), number=st.integers(0, 2**53))
def test_round_trip(ada: Person, room_key: RoomKey, plaintext: bytes, number: int) -> None:
    info = seal_info(room_key, ada.user_id, number, plaintext, NONCE)
    assert info.key_id == room_key.key_id
    assert open_info(room_key, ada.user_id, number, info) == plaintext


@EXAMPLES
@given(st.data())
def test_any_flipped_bit_is_refused(
    ada: Person, room_key: RoomKey, info: Info, data: st.DataObject
) -> None:
    bit = data.draw(st.integers(0, len(info.body) * 8 - 1))
    altered = msgspec.structs.replace(info, body=with_bit_flipped(info.body, bit))
    with pytest.raises(InfoRefused):
        open_info(room_key, ada.user_id, 5, altered)


def test_another_author_number_key_or_session_is_refused(
    ada: Person, ben: Person, room_key: RoomKey, info: Info
) -> None:
    with pytest.raises(InfoRefused):
        open_info(room_key, ben.user_id, 5, info)
    with pytest.raises(InfoRefused):
        open_info(room_key, ada.user_id, 6, info)
    for other in (RoomKey(SESSION, bytes(32)), RoomKey(OTHER_SESSION, room_key.secret)):
        for named in (info, msgspec.structs.replace(info, key_id=other.key_id)):
            with pytest.raises(InfoRefused):
                open_info(other, ada.user_id, 5, named)


def test_an_open_or_short_info_is_refused(ada: Person, room_key: RoomKey, info: Info) -> None:
    for other in (Info(None, TITLE), Info(None, info.body)):
        with pytest.raises(InfoRefused):
            open_info(room_key, ada.user_id, 5, other)
    for size in (0, 7, 12, 27):
        with pytest.raises(InfoRefused):
            open_info(room_key, ada.user_id, 5, Info(room_key.key_id, info.body[:size]))


def test_an_info_that_names_another_key_is_refused(
    ada: Person, room_key: RoomKey, info: Info
) -> None:
    named = msgspec.structs.replace(info, key_id=RoomKey(SESSION, bytes(32)).key_id)
    with pytest.raises(InfoRefused):
        open_info(room_key, ada.user_id, 5, named)


def test_bad_padding_is_refused_alike(ada: Person, room_key: RoomKey) -> None:
    sealed = _cipher(room_key, ada.user_id, 5).encrypt(NONCE, TITLE, None)
    with pytest.raises(InfoRefused):
        open_info(room_key, ada.user_id, 5, Info(room_key.key_id, NONCE + sealed))


def test_short_titles_have_one_size(ada: Person, room_key: RoomKey) -> None:
    sizes = {
        len(seal_info(room_key, ada.user_id, 5, bytes(size), NONCE).body) for size in range(125)
    }
    assert len(sizes) == 1


def test_limits(ada: Person, room_key: RoomKey) -> None:
    largest = seal_info(room_key, ada.user_id, 5, bytes(15_868), NONCE)
    assert len(largest.body) <= INFO_BYTES
    with pytest.raises(ContentTooLarge):
        seal_info(room_key, ada.user_id, 5, bytes(PADDED_BYTES), NONCE)
    with pytest.raises(ValueError, match="12 bytes"):
        seal_info(room_key, ada.user_id, 5, TITLE, NONCE + b"\0")
