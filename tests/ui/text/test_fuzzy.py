"""Names by a few letters."""

import pytest

from sealroom.ui.text.fuzzy import fuzzy_fit


@pytest.mark.parametrize(
    ("typed", "better", "worse"),
    [
        ("fi", "Field team", "The field"),
        ("te", "Field team", "Waterline"),
        ("team", "Field team", "Teal and mint"),
        ("ft", "Field team", "Far away, then tea"),
        ("jose", "José", "J. O. Serra"),
        ("周", "周末", "下周"),
    ],
)
def test_the_better_fit_comes_first(typed: str, better: str, worse: str) -> None:
    first, second = fuzzy_fit(typed, better), fuzzy_fit(typed, worse)
    assert first is not None
    assert second is not None
    assert first <= second


@pytest.mark.parametrize(
    ("typed", "name"), [("x", "Field team"), ("tf", "Field team"), ("teamm", "Field team")]
)
def test_what_does_not_fit(typed: str, name: str) -> None:
    assert fuzzy_fit(typed, name) is None


def test_nothing_typed_fits_all() -> None:
    assert fuzzy_fit("", "Field team") == 0
