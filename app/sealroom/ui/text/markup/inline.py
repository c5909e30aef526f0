"""Marks within a line: bold, italic, struck, code. In time linear in the line's length."""

import re
import unicodedata
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from sealroom.ui.text.markup.span import Span, Style, Whole

_RUNS = re.compile(r"\\[*_~`\\]|`+|\*+|_+|~+")
_MARKS = {
    "**": Style.BOLD,
    "*": Style.ITALIC,
    "_": Style.ITALIC,
    "~~": Style.STRUCK,
    "***": Style.BOLD | Style.ITALIC,
}
_WIDE = frozenset("WF")


@dataclass
class _Piece:
    """A part of the line; `opens` and `ends` count what styles begin before and end after it."""

    text: str
    style: Style = Style.PLAIN
    value: str = ""
    opens: list[Style] = field(default_factory=list)
    closes: list[Style] = field(default_factory=list)


class _Line:
    """Reads one line from left to right; opened marks wait on a stack for their partners."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.pieces: list[_Piece] = []
        self._stack: list[tuple[str, int]] = []
        self._waiting: defaultdict[str, int] = defaultdict(int)

    def add(self, text: str, style: Style = Style.PLAIN, value: str = "") -> None:
        """Something that is shown as it is."""
        if text:
            self.pieces.append(_Piece(text, style, value))

    def mark(self, start: int, end: int) -> None:
        """A run of marks: ends what it can, or begins something, or is text."""
        mark = self.text[start:end]
        before, after = self.text[start - 1 : start], self.text[end : end + 1]
        if mark in _MARKS:
            if _bounds(before, after) and self._end(mark):
                return
            if _bounds(after, before):
                self._stack.append((mark, len(self.pieces)))
                self._waiting[mark] += 1
        self.add(mark)

    def _end(self, mark: str) -> bool:
        """End what this mark opened last; whatever was opened since stays as typed."""
        if self._waiting[mark]:
            self._close(mark)
            return True
        if mark == "***" and self._waiting["*"] and self._waiting["**"]:
            both = [each for each, _ in reversed(self._stack) if each in {"*", "**"}]
            self._close(both[0])
            other = "*" if both[0] == "**" else "**"
            if self._waiting[other]:
                self._close(other)
            else:
                self.add(other)
            return True
        return False

    def _close(self, mark: str) -> None:
        while True:
            opened, at = self._stack.pop()
            self._waiting[opened] -= 1
            if opened == mark:
                break
        self.pieces[at].text = ""
        self.pieces[at].opens.append(_MARKS[mark])
        self.pieces.append(_Piece("", closes=[_MARKS[mark]]))

    def shown(self) -> tuple[str, tuple[Span, ...]]:
        """What is left when the marks that found partners are gone."""
        spans: list[Span] = []
        counts: defaultdict[Style, int] = defaultdict(int)
        at = 0
        for piece in self.pieces:
            for style in piece.opens:
                counts[style] += 1
            for style in piece.closes:
                counts[style] -= 1
            style = piece.style
            for each, count in counts.items():
                style |= each if count else Style.PLAIN
            end = at + len(piece.text)
            if piece.text and style:
                spans.append(Span(at, end, style, piece.value))
            at = end
        return "".join(piece.text for piece in self.pieces), tuple(spans)


def read_line(
    text: str, wholes: Sequence[Whole] = (), *, marked: bool = True
) -> tuple[str, tuple[Span, ...]]:
    """One line without its marks, and what they mean. `wholes` in order, none over another.

    Not `marked`: its marks are text.
    """
    line, at = _Line(text), 0
    for start, end, found in _found(text if marked else "", wholes):
        if start < at:
            continue
        line.add(text[at:start])
        at = end
        if isinstance(found, Whole):
            line.add(text[start:end], found.style, found.value)
        elif text[start] == "`":
            at = _read_code(line, start, end, found)
        elif text[start] == "\\":
            line.add(text[start:end])
        else:
            line.mark(start, end)
    line.add(text[at:])
    return line.shown()


_Ticks = dict[int, list[int]]
"""By the length of a run of backticks, where such runs begin."""


def _found(text: str, wholes: Sequence[Whole]) -> Iterator[tuple[int, int, Whole | _Ticks]]:
    """Runs of marks and wholes, as they stand in the text."""
    runs = [match.span() for match in _RUNS.finditer(text)]
    ticks: _Ticks = {}
    for start, end in runs:
        if text[start] == "`":
            ticks.setdefault(end - start, []).append(start)
    found: list[tuple[int, int, Whole | _Ticks]] = [(start, end, ticks) for start, end in runs]
    found += [(each.start, each.end, each) for each in wholes]
    return iter(sorted(found, key=lambda each: each[0]) if wholes else found)


def _read_code(line: _Line, start: int, end: int, ticks: _Ticks | Whole) -> int:
    """Code up to the next run of as many backticks. Where reading goes on."""
    length = end - start
    same = ticks[length] if isinstance(ticks, dict) else []
    following = bisect_left(same, end)
    if following == len(same):
        line.add(line.text[start:end])
        return end
    close = same[following]
    code = line.text[end:close]
    if code.strip() and code[0] == code[-1] == " " and "`" in code:
        code = code[1:-1]  # the way to write code that begins with a backtick
    line.add(code, Style.CODE)
    return close + length


def _bounds(inner: str, outer: str) -> bool:
    """Whether a mark between the two may stand at an edge: at a word inside, none outside."""
    return bool(inner) and not inner.isspace() and not _in_word(outer)


def _in_word(letter: str) -> bool:
    """2*3*4 and snake_case are no marks; Chinese and Japanese have no spaces to stand beside."""
    return letter.isalnum() and unicodedata.east_asian_width(letter) not in _WIDE
