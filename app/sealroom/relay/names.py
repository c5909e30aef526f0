"""Which names people may take, and when two names are one.

Names are labels; ids are what is proven (`protocol`, Identity). A name must show what it is:
nothing invisible, nothing that turns the direction of text around, no towers of accents.
"""

import unicodedata
from itertools import groupby

_REFUSED_CATEGORIES = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
_BLANKS = set("\u115f\u1160\u2800\u3164\uffa0")
"""Letters and symbols by category, yet nothing is drawn for them."""
_MARKS = {"Mn", "Me", "Mc"}
_MARKS_IN_A_ROW = 4


class NameRefused(ValueError):
    """The name cannot be taken; the words say why."""


def fold_name(name: str) -> str:
    """The form under which a name is unique and found: NFKC, case folded, spaces joined.

    Raises NameRefused.
    """
    if name != name.strip():
        raise NameRefused("A name does not begin or end with a space.")
    folded = _folded(name)
    for character in name + folded:
        if _is_invisible(character):
            raise NameRefused("A name has visible characters only.")
    if not folded:
        raise NameRefused("A name has visible characters.")
    if _marks_in_a_row(unicodedata.normalize("NFKD", name)) > _MARKS_IN_A_ROW:
        raise NameRefused("There are too many accents on one letter.")
    return folded


def fold_prefix(prefix: str) -> str:
    """The beginning of a name, as it stands in folded names."""
    return _folded(prefix)


def _folded(name: str) -> str:
    once = unicodedata.normalize("NFKC", name).casefold()
    return " ".join(unicodedata.normalize("NFKC", once).split())


def _is_invisible(character: str) -> bool:
    return unicodedata.category(character) in _REFUSED_CATEGORIES or character in _BLANKS


def _marks_in_a_row(decomposed: str) -> int:
    runs = groupby(decomposed, key=lambda character: unicodedata.category(character) in _MARKS)
    return max((len(list(run)) for are_marks, run in runs if are_marks), default=0)
