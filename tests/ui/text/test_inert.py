"""Texts of others do no harm."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import Qt, QTextDocument

from sealroom.ui.text.inert import (
    MARK,
    MOST_ACCENTS,
    inert_line,
    inert_name,
    inert_text,
    initial,
    isolated,
    plain_tip,
)

FAMILY = "👩\N{ZERO WIDTH JOINER}👧"
ARABIC_PERSIAN = "می\N{ZERO WIDTH NON-JOINER}خواهم"


@pytest.mark.parametrize("control", ["\u202a", "\u202b", "\u202c", "\u202d", "\u202e"])
def test_overrides_are_shown_as_marks(control: str) -> None:
    assert inert_text(f"photo{control}gpj.exe") == f"photo{MARK}gpj.exe"
    assert inert_name(f"a{control}b") == f"a{MARK}b"


def test_controls_are_shown_as_marks_and_breaks_stay() -> None:
    assert inert_text("a\x00b\x1b[31mc\r\nd\u2028e\rf") == f"a{MARK}b{MARK}[31mc\nd\ne\nf"


def test_names_and_titles_stand_on_one_line() -> None:
    assert inert_name("  Mal\nlory\t x ") == "Mal lory x"
    assert inert_line("one\ntwo\u2029three") == "one two three"


@pytest.mark.parametrize(
    "hidden", ["\u200b", "\u2060", "\ufeff", "\u00ad", "\u3164", "\u2800", "\U000e0041", "\u200d"]
)
def test_what_cannot_be_seen_in_a_name_is_marked(hidden: str) -> None:
    assert inert_name(f"Mi{hidden}ra") == f"Mi{MARK}ra"


def test_joiners_stay_where_they_join() -> None:
    assert inert_name(FAMILY) == FAMILY
    assert inert_name(ARABIC_PERSIAN) == ARABIC_PERSIAN
    assert inert_text(FAMILY) == FAMILY


def test_stacked_accents_are_cut() -> None:
    tower = "z" + "\u0301" * 50
    assert inert_text(tower) == "z" + "\u0301" * MOST_ACCENTS
    assert inert_name(tower) == "z" + "\u0301" * MOST_ACCENTS


def test_no_sequence_is_joined_without_end() -> None:
    chain = "\U0001f469\u200d" * 500
    assert max(map(len, re.findall("(?:.\u200d)+", inert_text(chain)))) == 18
    assert inert_text(inert_text(chain)) == inert_text(chain)
    kiss = "\U0001f469\U0001f3fb\u200d\u2764\ufe0f\u200d\U0001f48b\u200d\U0001f468\U0001f3ff"
    assert inert_text(kiss * 9) == kiss * 9


@pytest.mark.parametrize("letter", ["a\u20dd", "a\u0489", "a\u20e0"])
def test_what_would_be_drawn_around_a_letter_and_over_its_neighbours_is_marked(letter: str) -> None:
    assert inert_text(letter) == inert_name(letter) == f"a{MARK}"
    assert inert_text("1\ufe0f\u20e3") == "1\ufe0f\u20e3"


@pytest.mark.parametrize(
    "tower", ["\u0e01" + "\u0e47" * 60, "\u05d0" + "\u05b8" * 60, "\u0f40" + "\u0f74" * 60]
)
def test_marks_of_other_scripts_tower_no_higher(tower: str) -> None:
    assert len(inert_text(tower)) == 1 + MOST_ACCENTS
    assert len(inert_name(tower)) == 1 + MOST_ACCENTS


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\u2069\u2067 not sealed", f"a{MARK}{MARK} not sealed"),
        ("\u2067\u05d0\u2069 stays", "\u2067\u05d0\u2069 stays"),
        ("\u2068\u2067a\u2069", f"{MARK}\u2067a\u2069"),
        ("\u2067a\nb\u2069", f"{MARK}a\nb{MARK}"),
    ],
)
def test_no_isolate_reaches_beyond_its_own_line(text: str, shown: str) -> None:
    assert inert_text(text) == shown
    assert isolated(inert_line(text)).count("\u2069") == 1 + inert_line(text).count("\u2069")


@given(st.text("ab\n \u2066\u2067\u2068\u2069\u202e"))
def test_isolates_are_ended_where_they_begin(text: str) -> None:
    for line in (*inert_text(text).split("\n"), inert_line(text)):
        depth = 0
        for letter in line:
            depth += (letter in "\u2066\u2067\u2068") - (letter == "\u2069")
            assert depth >= 0
        assert depth == 0


def test_ordinary_writing_stays_as_it_is() -> None:
    for text in ("Grüße", "שלום", "周末回来吃饭吗", "Việt Nam", "ไทย", "<b>x</b> &amp;"):
        assert inert_text(text) == text
        assert inert_name(text) == text


@given(st.text())
def test_nothing_that_turns_direction_comes_through(text: str) -> None:
    for shown in (inert_text(text), inert_line(text), inert_name(text)):
        assert not set(shown) & set("\u202a\u202b\u202c\u202d\u202e\x00\x1b")


@given(st.text())
def test_a_name_has_no_line_break_and_making_it_inert_twice_changes_nothing(text: str) -> None:
    name = inert_name(text)
    assert "\n" not in name
    assert inert_name(name) == name


def test_isolation_surrounds() -> None:
    assert isolated("x") == "\u2068x\u2069"


@pytest.mark.parametrize(
    ("name", "letter"),
    [
        ("mira", "M"),
        ("  (ravi)", "R"),
        ("家人群", "家"),
        ("🌲 Wood", "🌲"),
        ("", "?"),
        ("...", "?"),
    ],
)
def test_the_letter_on_a_picture(name: str, letter: str) -> None:
    assert initial(name) == letter


@pytest.mark.parametrize(
    "text",
    [
        "Mira<img src='file:///etc/hostname'>, Member",
        "<b>Mira</b>",
        "&lt;img src=x&gt;",
        "first\nMira<img src=x>",
        "a < b & c",
    ],
)
def test_a_tooltip_shows_markup_as_it_was_written(text: str, qapp: object) -> None:
    document = QTextDocument()
    document.setHtml(plain_tip(text))
    assert document.toPlainText() == text
    assert Qt.mightBeRichText(plain_tip(text)), "or it would be shown with its escapes"


def test_a_tooltip_without_markup_stays_as_it_is() -> None:
    assert plain_tip("Mira, Owner\nverified") == "Mira, Owner\nverified"
