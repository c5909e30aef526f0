"""The part of a message that was found, on one line, and where in it the words stand."""

from collections.abc import Sequence
from dataclasses import dataclass

from sealroom.store.search_text import Needle, fold_in_place
from sealroom.ui.text.inert import inert_line

BEFORE = 24
"""Letters shown before the first word found, where more stand there."""
MOST = 160
_LOOKED_THROUGH = 20_000
"""Letters of a text; what stands further down is found, and not marked."""


@dataclass(frozen=True)
class Excerpt:
    """`marks` are beginnings and ends in `text`, in order and apart."""

    text: str
    marks: tuple[tuple[int, int], ...] = ()


def excerpt(text: str, needles: Sequence[Needle], most: int = MOST) -> Excerpt:
    """Harmless, whoever wrote the text."""
    line = inert_line(text[:_LOOKED_THROUGH])
    marks = found_in(line, needles)
    start = _start(line, marks[0][0]) if marks else 0
    end = min(len(line), start + most)
    left, right = "…" if start else "", "…" if end < len(line) else ""
    shift = len(left) - start
    shown = tuple(
        (begin + shift, min(stop, end) + shift) for begin, stop in marks if start <= begin < end
    )
    return Excerpt(f"{left}{line[start:end].rstrip()}{right}", shown)


def found_in(line: str, needles: Sequence[Needle]) -> tuple[tuple[int, int], ...]:
    """Where needles stand in a text, in order; what overlaps is one."""
    folded, places = fold_in_place(line)
    found = sorted(
        (places[begin], places[end - 1] + 1)
        for needle in needles
        for begin, end in needle.places(folded)
    )
    apart: list[tuple[int, int]] = []
    for begin, end in found:
        if apart and begin <= apart[-1][1]:
            apart[-1] = (apart[-1][0], max(end, apart[-1][1]))
        else:
            apart.append((begin, end))
    return tuple(apart)


def _start(line: str, mark: int) -> int:
    """A little before the mark, where a word begins if one does."""
    if mark <= BEFORE:
        return 0
    start = mark - BEFORE
    space = line.find(" ", start, mark)
    return space + 1 if space >= 0 else start
