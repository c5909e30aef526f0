"""What the floors below say in English, in the language of the window.

They know no window, and what they say may be stored before it is shown: why a message was not sent,
what is wrong with a room. So it is looked up as it comes by, whole or with values in its holes.
`make translations` gathers the sentences; what was not gathered stays English.
"""

import re
from collections.abc import Sequence
from functools import cache

from PySide6.QtCore import QCoreApplication

from sealroom.ui.resources import resource_text

_look_up = QCoreApplication.translate

_LONGEST = 1_000
"""Longer is no sentence of ours."""
_HOLE = re.compile(r"\{(\d)\}")


def told(words: str) -> str:
    """The same in the language of the window; `words` where nobody translated them."""
    whole = _looked_up(words)
    if whole != words or len(words) > _LONGEST:
        return whole
    for sentence, pattern in _patterns():
        found = pattern.fullmatch(words)
        if found is not None and (form := _looked_up(sentence)) != sentence:
            return _filled(form, [told(value) for value in found.groups()])
    return words


def _filled(form: str, values: Sequence[str]) -> str:
    return _HOLE.sub(lambda hole: values[int(hole[1]) - 1], form)


def _looked_up(sentence: str) -> str:
    return _look_up("Told", sentence) if sentence else ""


@cache
def _patterns() -> list[tuple[str, re.Pattern[str]]]:
    """The sentences with holes, those first that are least like others."""
    lines = resource_text("translations/told.txt").splitlines()
    return [(line, re.compile(_HOLE.sub("(.*?)", _escaped(line)), re.DOTALL)) for line in lines]


def _escaped(line: str) -> str:
    """As a pattern, its holes left alone."""
    return "".join(
        part if _HOLE.fullmatch(part) else re.escape(part) for part in re.split(r"(\{\d\})", line)
    )
