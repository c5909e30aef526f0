"""Marks within a line: what they mean, and what stays as typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sealroom.ui.text.markup import Style
from sealroom.ui.text.markup.inline import read_line
from sealroom.ui.text.markup.span import Whole

B, L, S, C = Style.BOLD, Style.ITALIC, Style.STRUCK, Style.CODE


def shown(text: str) -> list[tuple[str, Style]]:
    """Styled parts."""
    words, spans = read_line(text)
    return [(words[span.start : span.end], span.style) for span in spans]


@pytest.mark.parametrize(
    ("text", "words", "parts"),
    [
        ("a **bold** word", "a bold word", [("bold", B)]),
        ("*it* and _it_", "it and it", [("it", L), ("it", L)]),
        ("~~gone~~", "gone", [("gone", S)]),
        ("run `make *all*`", "run make *all*", [("make *all*", C)]),
        ("***both***", "both", [("both", B | L)]),
        ("**a *b* c**", "a b c", [("a ", B), ("b", B | L), (" c", B)]),
        ("**a *b***", "a b", [("a ", B), ("b", B | L)]),
        ("*a **b***", "a b", [("a ", L), ("b", B | L)]),
        ("(*so*), **so**!", "(so), so!", [("so", L), ("so", B)]),
        ("这是**重要**的", "这是重要的", [("重要", B)]),
        ("`` a`b ``", "a`b", [("a`b", C)]),
        ("```all of it```", "all of it", [("all of it", C)]),
        ("**`x`**", "x", [("x", B | C)]),
        ("**😀 yes**", "😀 yes", [("😀 yes", B)]),
    ],
)
def test_what_marks_mean(text: str, words: str, parts: list[tuple[str, Style]]) -> None:
    assert read_line(text)[0] == words
    assert shown(text) == parts


@pytest.mark.parametrize(
    "text",
    [
        "snake_case_words and 2*3*4",
        "5 * 3 * 2",
        "a**b**c",
        "__init__",
        "*args, **kwargs",
        "an *unbalanced mark",
        "a ~tilde~ and `one tick",
        "¯\\_(ツ)_/¯",
        "\\*not italic\\*",
        "****",
        "* *",
        "[words](https://example.org) ![x](file:///etc/passwd) <b>x</b>",
    ],
)
def test_what_stays_as_typed(text: str) -> None:
    assert read_line(text)[0] == text
    assert all(style is C for _, style in shown(text))


def test_what_was_opened_within_stays_as_typed() -> None:
    assert read_line("**a *b**")[0] == "a *b"
    assert shown("**a *b**") == [("a *b", B)] or shown("**a *b**") == [
        ("a ", B),
        ("*", B),
        ("b", B),
    ]


def test_no_mark_counts_in_what_is_whole() -> None:
    whole = Whole(3, 20, Style.LINK, "https://a.b/")
    words, spans = read_line("*a https://a.b/*c_d* e*", [whole])
    assert words == "a https://a.b/*c_d* e"
    assert [(words[s.start : s.end], s.style, s.value) for s in spans] == [
        ("a ", L, ""),
        ("https://a.b/*c_d*", L | Style.LINK, "https://a.b/"),
        (" e", L, ""),
    ]


@given(st.text(alphabet="*_~`\\ a1é中\u200d😀", max_size=40))
def test_nothing_but_marks_is_lost_and_spans_lie_in_order(text: str) -> None:
    words, spans = read_line(text)
    left = iter(text)
    assert all(letter in left for letter in words), "shown is a part of what was typed"
    kept = [letter for letter in text if letter not in "*_~` "]
    assert [letter for letter in words if letter not in "*_~` "] == kept
    at = 0
    for span in spans:
        assert at <= span.start < span.end <= len(words)
        at = span.end
