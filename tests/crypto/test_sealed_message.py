"""Messages, sealed and open."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sealroom.crypto import (
    ContentTooLarge,
    MessageRefused,
    RoomKey,
    forget_message_keys,
    open_message,
    seal_message,
    sign_open_message,
    verify_message,
)
from sealroom.crypto.padding import pad
from sealroom.crypto.sealed_message import MESSAGE_SIGNATURE_CONTEXT, PADDED_BYTES, _cipher
from sealroom.protocol.encoding import encode
from sealroom.protocol.ids import fingerprint
from sealroom.protocol.limits import BODY_BYTES, TEXT_BYTES
from sealroom.protocol.message import Message, MessageHeader
from tests.crypto.people import (
    EXAMPLES,
    NONCE,
    OTHER_SESSION,
    SESSION,
    Person,
    header_of,
    with_bit_flipped,
)

CONTENT = b'{"type":"text","text":"See you at the harbour"}'


def seal(sender: Person, room_key: RoomKey, content: bytes = CONTENT) -> Message:
    header = header_of(sender, room_key.key_id, room_key.session_id)
    return seal_message(sender.identity, room_key, header, content, NONCE)


def signed_anew(sender: Person, header: MessageHeader, body: bytes) -> Message:
    """What a hostile member can do that a relay cannot."""
    signature = sender.identity.sign(MESSAGE_SIGNATURE_CONTEXT, header, body)
    return Message(header, body, signature)


def altered_headers(header: MessageHeader) -> list[MessageHeader]:
    """`header` with each of its fields changed in turn."""
    other = fingerprint("sealroom/test/other")
    return [
        msgspec.structs.replace(header, session_id=OTHER_SESSION),
        msgspec.structs.replace(header, message_id="n" * 26),
        msgspec.structs.replace(header, sender=other),
        msgspec.structs.replace(header, device="e" * 16),
        msgspec.structs.replace(header, key_id=other),
        msgspec.structs.replace(header, counter=header.counter + 1),
        msgspec.structs.replace(header, head=other),
        msgspec.structs.replace(header, sent_at=header.sent_at + 1),
    ]


def test_every_field_of_the_header_is_altered_below(ada: Person, room_key: RoomKey) -> None:
    header = header_of(ada, room_key.key_id)
    changed = {
        name
        for altered in altered_headers(header)
        for name in header.__struct_fields__
        if getattr(altered, name) != getattr(header, name)
    }
    assert changed == set(header.__struct_fields__)


@EXAMPLES
@given(content=st.binary(max_size=2_000), nonce=st.binary(min_size=12, max_size=12))
def test_round_trip(ada: Person, room_key: RoomKey, content: bytes, nonce: bytes) -> None:
    header = header_of(ada, room_key.key_id)
    message = seal_message(ada.identity, room_key, header, content, nonce)
    assert message.is_encrypted
    assert message.body.startswith(nonce)
    assert open_message(room_key, ada.keys, message) == content


def test_a_full_text_fits(ada: Person, room_key: RoomKey) -> None:
    text = b'{"type":"text","text":"' + b"a" * TEXT_BYTES + b'"}'
    message = seal(ada, room_key, text)
    assert len(message.body) <= BODY_BYTES
    assert open_message(room_key, ada.keys, message) == text


def test_what_is_too_large_is_told(ada: Person, room_key: RoomKey) -> None:
    with pytest.raises(ContentTooLarge):
        seal(ada, room_key, bytes(PADDED_BYTES))
    with pytest.raises(ContentTooLarge):
        sign_open_message(ada.identity, header_of(ada, None), bytes(BODY_BYTES + 1))


def test_short_messages_have_one_size(ada: Person, room_key: RoomKey) -> None:
    assert len(seal(ada, room_key, b"no").body) == len(seal(ada, room_key, b"yes" * 40).body)


@EXAMPLES
@given(st.data())
def test_any_flipped_bit_of_the_body_is_refused(
    ada: Person, room_key: RoomKey, data: st.DataObject
) -> None:
    message = seal(ada, room_key)
    bit = data.draw(st.integers(0, len(message.body) * 8 - 1))
    altered = with_bit_flipped(message.body, bit)
    for forged in (
        msgspec.structs.replace(message, body=altered),
        signed_anew(ada, message.header, altered),
    ):
        with pytest.raises(MessageRefused):
            open_message(room_key, ada.keys, forged)


@EXAMPLES
@given(bit=st.integers(0, 64 * 8 - 1))
def test_any_flipped_bit_of_the_signature_is_refused(
    ada: Person, room_key: RoomKey, bit: int
) -> None:
    message = seal(ada, room_key)
    altered = with_bit_flipped(message.signature, bit)
    with pytest.raises(MessageRefused):
        open_message(room_key, ada.keys, msgspec.structs.replace(message, signature=altered))


def test_any_altered_header_is_refused(ada: Person, room_key: RoomKey) -> None:
    message = seal(ada, room_key)
    for header in altered_headers(message.header):
        with pytest.raises(MessageRefused):
            open_message(room_key, ada.keys, msgspec.structs.replace(message, header=header))
        with pytest.raises(MessageRefused):
            open_message(room_key, ada.keys, signed_anew(ada, header, message.body))


@pytest.mark.parametrize("size", [0, 11, 12, 27, 28, 100])
def test_a_body_cut_short_is_refused_though_signed(
    ada: Person, room_key: RoomKey, size: int
) -> None:
    message = seal(ada, room_key)
    with pytest.raises(MessageRefused):
        open_message(room_key, ada.keys, signed_anew(ada, message.header, message.body[:size]))


def test_another_room_key_is_refused(ada: Person, room_key: RoomKey) -> None:
    message = seal(ada, room_key)
    for other in (RoomKey(SESSION, bytes(32)), RoomKey(OTHER_SESSION, room_key.secret)):
        with pytest.raises(MessageRefused):
            open_message(other, ada.keys, message)


def test_a_member_cannot_pass_on_anothers_words_as_their_own(
    ada: Person, ben: Person, room_key: RoomKey
) -> None:
    """Ben signs Ada's ciphertext: it is under Ada's message key, and bound to her id."""
    message = seal(ada, room_key)
    header = msgspec.structs.replace(message.header, sender=ben.user_id)
    with pytest.raises(MessageRefused):
        open_message(room_key, ben.keys, signed_anew(ben, header, message.body))


def test_a_member_cannot_speak_in_anothers_name(
    ada: Person, ben: Person, room_key: RoomKey
) -> None:
    message = seal(ada, room_key)
    forged = signed_anew(ben, message.header, message.body)
    for keys in (ada.keys, ben.keys):
        with pytest.raises(MessageRefused):
            open_message(room_key, keys, forged)


def test_bad_padding_is_refused_alike(ada: Person, room_key: RoomKey) -> None:
    header = header_of(ada, room_key.key_id)
    cipher, associated_data = _cipher(room_key, ada.user_id), encode("sealroom/1/message", header)
    for padded in (b"", bytes(127), bytes(127) + b"\x01", b"\xff" * 128):
        body = NONCE + cipher.encrypt(NONCE, padded, associated_data)
        with pytest.raises(MessageRefused):
            open_message(room_key, ada.keys, signed_anew(ada, header, body))


def test_a_header_that_names_another_key_than_it_is_sealed_under_is_refused(
    ada: Person, room_key: RoomKey
) -> None:
    """A hostile sender can bind any header; the opener must not take one key for another."""
    header = header_of(ada, RoomKey(SESSION, bytes(32)).key_id)
    padded, associated_data = pad(CONTENT, BODY_BYTES), encode("sealroom/1/message", header)
    body = NONCE + _cipher(room_key, ada.user_id).encrypt(NONCE, padded, associated_data)
    with pytest.raises(MessageRefused):
        open_message(room_key, ada.keys, signed_anew(ada, header, body))


def test_each_sender_has_a_key_of_their_own(ada: Person, ben: Person, room_key: RoomKey) -> None:
    bodies = {seal(sender, room_key).body[12:-16] for sender in (ada, ben)}
    assert len(bodies) == 2


def test_forgotten_message_keys_are_derived_again(ada: Person, room_key: RoomKey) -> None:
    message = seal(ada, room_key)
    forget_message_keys()
    assert open_message(room_key, ada.keys, message) == CONTENT


def test_an_open_message_is_signed_and_carries_its_content(ada: Person) -> None:
    message = sign_open_message(ada.identity, header_of(ada, None), CONTENT)
    assert not message.is_encrypted
    assert message.body == CONTENT
    verify_message(ada.keys, message)


def test_an_open_message_cannot_be_altered_or_taken_over(ada: Person, ben: Person) -> None:
    message = sign_open_message(ada.identity, header_of(ada, None), CONTENT)
    with pytest.raises(MessageRefused):
        verify_message(ben.keys, message)
    with pytest.raises(MessageRefused):
        verify_message(ada.keys, msgspec.structs.replace(message, body=CONTENT + b" "))
    for header in altered_headers(message.header):
        with pytest.raises(MessageRefused):
            verify_message(ada.keys, msgspec.structs.replace(message, header=header))


def test_a_sealed_message_is_not_taken_for_an_open_one(ada: Person, room_key: RoomKey) -> None:
    sealed = seal(ada, room_key)
    header = msgspec.structs.replace(sealed.header, key_id=None)
    with pytest.raises(MessageRefused):
        verify_message(ada.keys, msgspec.structs.replace(sealed, header=header))


def test_an_open_message_is_not_opened_as_sealed(ada: Person, room_key: RoomKey) -> None:
    message = sign_open_message(ada.identity, header_of(ada, None), CONTENT)
    with pytest.raises(MessageRefused):
        open_message(room_key, ada.keys, message)


def test_a_header_of_another_place_is_our_own_mistake(
    ada: Person, ben: Person, room_key: RoomKey
) -> None:
    key_id = room_key.key_id
    for header in (header_of(ada, key_id, OTHER_SESSION), header_of(ada, None)):
        with pytest.raises(ValueError, match="another session or room key"):
            seal_message(ada.identity, room_key, header, CONTENT, NONCE)
    with pytest.raises(ValueError, match="another sender"):
        seal_message(ada.identity, room_key, header_of(ben, key_id), CONTENT, NONCE)
    with pytest.raises(ValueError, match="another sender"):
        sign_open_message(ada.identity, header_of(ben, None), CONTENT)
    with pytest.raises(ValueError, match="names no room key"):
        sign_open_message(ada.identity, header_of(ada, key_id), CONTENT)
    with pytest.raises(ValueError, match="12 bytes"):
        seal_message(ada.identity, room_key, header_of(ada, key_id), CONTENT, NONCE[:11])
