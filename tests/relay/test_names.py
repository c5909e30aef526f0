"""Which names are taken, and which are one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sealroom.relay.names import NameRefused, fold_name, fold_prefix


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ada", "ADA"),
        ("Straße", "STRASSE"),
        ("Ａｄａ", "ada"),  # noqa: RUF001 - full-width letters
        ("ﬁna", "fina"),
        ("Ada  Byron", "ada byron"),
        ("Ada\u00a0Byron", "ada byron"),
        ("e\u0301mile", "émile"),
    ],
)
def test_spellings_of_one_name(one: str, other: str) -> None:
    assert fold_name(one) == fold_name(other)


@pytest.mark.parametrize(
    "name", ["Ada", "李小龍", "Ольга", "نورا", "O'Neil-Smith", "🦊 Fox", "Việt"]
)
def test_names_people_have(name: str) -> None:
    assert fold_name(name)


@pytest.mark.parametrize(
    "name",
    [
        "\u200b",
        "Ada\u200b",
        "Ada\u202egpj",
        "\u2066Ada\u2069",
        "A\u00adda",
        "Ada\n",
        " Ada",
        "Ada ",
        "Ada\x00",
        "\u3164",
        "\u2800",
        "A" + "\u0301" * 20,
        "Ada\ufeff",
        "\ue000",
    ],
)
def test_names_that_hide_something_are_refused(name: str) -> None:
    with pytest.raises(NameRefused):
        fold_name(name)


@given(st.text(min_size=1, max_size=64))
def test_folding_is_final(name: str) -> None:
    try:
        folded = fold_name(name)
    except NameRefused:
        return
    assert fold_prefix(folded) == folded
