"""Invitation notes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sealroom.crypto import ContentTooLarge, WrapRefused, open_note, seal_note
from sealroom.crypto.hybrid import hybrid_seal
from sealroom.crypto.invitation import INVITATION_CONTEXT
from sealroom.protocol.limits import WRAP_BYTES
from tests.crypto.people import EXAMPLES, OTHER_SESSION, SESSION, Person, with_bit_flipped

LARGEST = 2_428


def seal(sender: Person, recipient: Person, note: bytes) -> bytes:
    return seal_note(sender.identity, recipient.card, SESSION, note)


def open_(recipient: Person, sender: Person, sealed: bytes, session_id: str = SESSION) -> bytes:
    return open_note(recipient.identity, recipient.chain, sender.keys, session_id, sealed)


@EXAMPLES
@given(note=st.binary(max_size=LARGEST))
def test_round_trip(ada: Person, ben: Person, note: bytes) -> None:
    assert open_(ben, ada, seal(ada, ben, note)) == note


def test_short_titles_have_one_size(ada: Person, ben: Person) -> None:
    assert len(seal(ada, ben, b"a")) == len(seal(ada, ben, b"a" * 124))


def test_the_largest_note_fits_and_a_larger_one_is_told(ada: Person, ben: Person) -> None:
    assert len(seal(ada, ben, bytes(LARGEST))) <= WRAP_BYTES
    with pytest.raises(ContentTooLarge):
        seal(ada, ben, bytes(LARGEST + 1))


def test_another_session_sender_or_recipient_is_refused(
    ada: Person, ben: Person, cleo: Person
) -> None:
    sealed = seal(ada, ben, b"Harbour")
    with pytest.raises(WrapRefused):
        open_(ben, ada, sealed, OTHER_SESSION)
    for recipient, sender in ((ben, cleo), (cleo, ada)):
        with pytest.raises(WrapRefused):
            open_(recipient, sender, sealed)


@EXAMPLES
@given(st.data())
def test_any_flipped_bit_is_refused(ada: Person, ben: Person, data: st.DataObject) -> None:
    sealed = seal(ada, ben, b"Harbour")
    bit = data.draw(st.integers(0, len(sealed) * 8 - 1))
    with pytest.raises(WrapRefused):
        open_(ben, ada, with_bit_flipped(sealed, bit))


def test_bad_padding_is_refused_alike(ada: Person, ben: Person) -> None:
    sealed = hybrid_seal(
        ada.identity, ben.card, context=INVITATION_CONTEXT, bound=(SESSION,), plaintext=b"Harbour"
    )
    with pytest.raises(WrapRefused):
        open_(ben, ada, sealed)
