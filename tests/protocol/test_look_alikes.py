"""Names that look alike, and names that only seem to."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sealroom.protocol.look_alikes import looks_of


def look_alike(one: str, other: str) -> bool:
    return bool(looks_of(one) & looks_of(other))


@pytest.mark.parametrize(
    ("true", "false"),
    [
        ("Ada", "\u0410da"),
        ("Ada", "\u0430d\u0430"),
        ("ADA", "\u0430d\u0430"),
        ("Ilya", "llya"),
        ("Ilya", "1lya"),
        ("Bob", "B0b"),
        ("bob", "B0B"),
        ("Norman", "Norrnan"),
        ("paypal", "\u03c1\u0430\u0443\u03c1\u0430l"),
        ("Ольга", "O\u043b\u044c\u0433a"),
        ("Émile", "\u0415\u0301mile"),
        ("Ada Byron", "Ada\u2002Byron"),
        ("O'Neil", "O\u2019Neil"),
    ],
)
def test_one_is_taken_for_the_other(true: str, false: str) -> None:
    assert true != false
    assert look_alike(true, false)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Neil", "Nell"),
        ("Ali", "All"),
        ("Emile", "Émile"),
        ("Ada", "Adam"),
        ("Ольга", "Олег"),
        ("李小龍", "李小龙"),
        ("Jan", "Ian"),
    ],
)
def test_names_that_differ_to_the_eye_stand_side_by_side(one: str, other: str) -> None:
    assert not look_alike(one, other)


@given(st.text(min_size=1, max_size=64))
def test_a_name_looks_like_itself_in_any_form_of_writing_it(name: str) -> None:
    for form in ("NFC", "NFD", "NFKC"):
        assert look_alike(name, unicodedata.normalize(form, name))
    assert look_alike(name, unicodedata.normalize("NFKC", name).casefold())
