"""Both themes can be read: 4.5 to 1 for text (WCAG 2.2, 1.4.3)."""

import pytest
from PySide6.QtGui import QColor

from sealroom.ui.theme.tokens import DARK, LIGHT, Tokens, person_index

TEXT = 4.5


def luminance(color: QColor) -> float:
    """WCAG 2.2, relative luminance."""
    parts = (color.redF(), color.greenF(), color.blueF())
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: QColor, other: QColor) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_words_stand_out_from_their_ground(tokens: Tokens) -> None:
    grounds = (tokens.background, tokens.side, tokens.other_bubble, tokens.red_wash)
    pairs = [(color, ground) for color in (tokens.text, tokens.muted) for ground in grounds]
    pairs += [
        (tokens.text, tokens.selected),
        (tokens.text, tokens.own_bubble),
        (tokens.own_muted, tokens.own_bubble),
        (tokens.own_muted, tokens.red_wash),
        (tokens.accent, tokens.red_wash),
        (tokens.text, tokens.amber_wash),
        (tokens.muted, tokens.selected),
        (tokens.accent, tokens.background),
        (tokens.accent, tokens.accent_wash),
        (tokens.on_accent, tokens.accent),
        (tokens.amber, tokens.amber_wash),
        (tokens.amber, tokens.background),
        (tokens.red, tokens.background),
        (tokens.red, tokens.red_wash),
        (tokens.on_red, tokens.red),
    ]
    weak = [
        (one.name(), other.name(), round(contrast(one, other), 2))
        for one, other in pairs
        if contrast(one, other) < TEXT
    ]
    assert not weak


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_names_stand_out_from_bubbles_and_letters_from_pictures(tokens: Tokens) -> None:
    grounds = (tokens.other_bubble, tokens.amber_wash)
    assert all(contrast(name, ground) >= 4 for name in tokens.names for ground in grounds)
    white = QColor("#FFFFFF")
    assert all(contrast(white, fill) >= TEXT for fill in tokens.people)


def test_an_id_always_has_the_same_colour() -> None:
    assert person_index("abc", 7) == person_index("abc", 7)
    assert len({person_index(str(number), 7) for number in range(100)}) == 7
