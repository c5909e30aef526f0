"""Sentences with bold names are pieces, never markup."""

from sealroom.ui.text.phrase import Piece, phrase


def test_names_stand_in_their_slots_bold() -> None:
    made = phrase("{name} asks to join {room}", name="Jonas", room="<b>x</b>")
    assert made.pieces == (
        Piece("\u2068Jonas\u2069", strong=True),
        Piece(" asks to join "),
        Piece("\u2068<b>x</b>\u2069", strong=True),
    )


def test_a_name_that_looks_like_a_slot_is_text() -> None:
    assert "{room}" in phrase("{name} in {room}", name="{room}", room="y").plain()
