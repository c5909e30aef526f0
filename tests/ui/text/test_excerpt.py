"""What is shown of a message that was found."""

import pytest

from sealroom.store.search_text import Needle
from sealroom.ui.text.excerpt import BEFORE, MOST, excerpt
from tests.store.test_search import HOSTILE


def marked(text: str, *typed: str, most: int = MOST) -> str:
    """With the marks as brackets."""
    found = excerpt(text, tuple(map(Needle, typed)), most)
    shown = found.text
    for begin, end in reversed(found.marks):
        shown = f"{shown[:begin]}[{shown[begin:end]}]{shown[end:]}"
    return shown


@pytest.mark.parametrize(
    ("text", "typed", "shown"),
    [
        ("The lighthouse is dark", ("house",), "The light[house] is dark"),
        ("Boat, boat and BOAT", ("boat",), "[Boat], [boat] and [BOAT]"),
        ("Straße und STRASSE", ("strasse",), "[Straße] und [STRASSE]"),
        ("Ça va, Zoé?", ("ca", "zoe"), "[Ça] va, [Zoé]?"),
        ("周末回来吃饭", ("回来",), "周末[回来]吃饭"),
        ("a cat catches a rat", ("ca", "cat"), "a [cat] [cat]ches a rat"),
        ("two\nlines   here", ("lines here",), "two [lines here]"),
        ("nothing of it", ("xyz",), "nothing of it"),
        ("👍🏽 done 👍", ("done",), "👍🏽 [done] 👍"),
    ],
)
def test_words_are_marked_where_they_stand(text: str, typed: tuple[str, ...], shown: str) -> None:
    assert marked(text, *typed) == shown


def test_a_long_text_is_shown_around_the_first_word_found() -> None:
    shown = marked("well " * 100 + "the boat " + "leaves " * 100, "boat")
    assert shown.startswith("…well well ")
    assert "the [boat] leaves" in shown
    assert shown.endswith("…")
    assert shown.index("[boat]") <= BEFORE + 1
    assert len(shown) <= MOST + 4


def test_a_mark_at_the_cut_ends_there() -> None:
    found = excerpt("x" * 50, (Needle("x" * 50),), 10)
    assert found.text == "x" * 10 + "…"
    assert found.marks == ((0, 10),)


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text[:20]))
def test_marks_lie_in_what_is_shown(text: str) -> None:
    typed = [each for each in text.split()[:3] if not Needle(each).is_empty] or ["boat"]
    found = excerpt(f"boat {text} boat", tuple(map(Needle, typed)))
    end = 0
    for begin, stop in found.marks:
        assert end <= begin < stop <= len(found.text)
        end = stop
