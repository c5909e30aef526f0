"""A text in blocks: paragraphs, quotes, list items, fenced code."""

import enum
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sealroom.controller.talk_views import MentionView
from sealroom.ui.text.inert import inert_line, inert_name, inert_text
from sealroom.ui.text.markup.inline import read_line
from sealroom.ui.text.markup.span import Span, Style, Whole
from sealroom.ui.text.web_link import places_in

MOST_LINES = 1_000
"""What follows is shown as typed."""
MOST_MARKS = 1_000
"""The lines after so many asterisks, backticks and the like keep theirs as typed."""
LINE_LOOKED_AT = 400
"""Characters of which one line is made: none has room for more."""
DEEPEST = 3
"""Lists in lists, quotes in quotes; further in is shown as that."""
BULLET = "•"
_ANYTHING = re.compile(
    r"[*_~`>]|https?:|^ {0,8}(?:[-+] |\d{1,4}[.)] )", re.MULTILINE | re.IGNORECASE
)
_MARKS = "*_~`\\"
_FENCE = re.compile(r"(`{3,})[^`]*")
_QUOTE = re.compile(r"(?:> ?){1,16}")
_ITEM = re.compile(r"( {0,8})(?:([-*+])|(\d{1,4}[.)])) +(?=\S)")


class BlockKind(enum.Enum):
    """What stands in a block."""

    TEXT = enum.auto()
    QUOTE = enum.auto()
    ITEM = enum.auto()
    CODE = enum.auto()


@dataclass(frozen=True)
class Block:
    """`text` is what is shown, lines and all."""

    kind: BlockKind
    text: str
    spans: tuple[Span, ...] = ()
    marker: str = ""
    """Before an item: a bullet, or its number."""
    depth: int = 0
    """Of an item in other items, or of a quote in others."""


def read_markup(
    text: str, mentions: Sequence[MentionView] = (), *, cut: bool = False
) -> list[Block]:
    """Blocks of a text of somebody else, made inert. `cut`: a fence may have lost its end.

    Places of mentions count in the text as it came.
    """
    shown = inert_text(text)
    if not mentions and _ANYTHING.search(shown) is None:
        return [Block(BlockKind.TEXT, shown)]
    lines = shown.split("\n", MOST_LINES)
    tail = [Block(BlockKind.TEXT, lines.pop())] if len(lines) > MOST_LINES else []
    return [*_Reader(lines, _wholes(text, shown, mentions), cut=cut).blocks(), *tail]


def shown_text(text: str, mentions: Sequence[MentionView] = ()) -> str:
    """A text without its marks, for a reader who sees none of what they mean."""
    return "\n".join(
        f"{block.marker} {block.text}" if block.marker else block.text
        for block in read_markup(text, mentions)
    )


def shown_line(text: str) -> str:
    """How a text begins, on one line and without its marks."""
    return inert_line(shown_text(text[:LINE_LOOKED_AT]))


def _wholes(text: str, shown: str, mentions: Sequence[MentionView]) -> list[Whole]:
    """Mentions and addresses; one that lies over another is passed over."""
    found = [Whole(at, end, Style.LINK, link.address) for at, end, link in places_in(shown)]
    ordered = sorted(mentions, key=lambda each: each.start)
    for each, (start, end) in zip(ordered, _mentioned(text, shown, ordered), strict=True):
        style = Style.MENTION | Style.MENTION_ME if each.is_me else Style.MENTION
        found.append(Whole(start, end, style, inert_name(each.name)))
    found.sort(key=lambda each: each.start)
    kept: list[Whole] = []
    for whole in found:
        if whole.start < whole.end <= len(shown) and (not kept or whole.start >= kept[-1].end):
            kept.append(whole)
    return kept


def _mentioned(text: str, shown: str, mentions: Sequence[MentionView]) -> Iterator[tuple[int, int]]:
    """Where mentions stand once the text is inert, which may have made it shorter."""
    if len(shown) == len(text):  # nothing that is replaced becomes longer
        yield from ((each.start, each.start + each.length) for each in mentions)
        return
    read = at = 0
    for each in mentions:
        if each.start > read:
            at += len(inert_text(text[read : each.start]))
            read = each.start
        yield at, at + len(inert_text(text[each.start : each.start + each.length]))


class _Reader:
    """Takes line after line; what is like what came before joins its block."""

    def __init__(self, lines: list[str], wholes: list[Whole], *, cut: bool) -> None:
        self._lines = lines
        self._marks_left = MOST_MARKS
        self._wholes = wholes
        self._starts = [each.start for each in wholes]
        self._cut = cut
        self._fences = self._longest_fences()

    def _longest_fences(self) -> list[int]:
        """For each line, the longest end of a fence that follows it."""
        longest, answer = 0, [0] * len(self._lines)
        for number in range(len(self._lines) - 1, -1, -1):
            answer[number] = longest
            line = self._lines[number].rstrip()
            if line.startswith("```") and not line.strip("`"):
                longest = max(longest, len(line))
        return answer

    def blocks(self) -> list[Block]:
        """All of them; blank lines at the edge of a block are the gap before it."""
        groups: list[list[Block]] = []
        for block in self._read():
            if groups and _joins(groups[-1][0], block):
                groups[-1].append(block)
            else:
                groups.append([block])
        return _trimmed([_joined(group) for group in groups])

    def _read(self) -> Iterator[Block]:
        number = at = 0
        while number < len(self._lines):
            line = self._lines[number]
            taken = self._fenced(number)
            if taken:
                ends = number + taken < len(self._lines)
                code = "\n".join(self._lines[number + 1 : number + taken])
                yield Block(BlockKind.CODE, code)
                taken += ends
            else:
                yield self._line(line, at)
                taken = 1
            at += sum(map(len, self._lines[number : number + taken])) + taken
            number += taken

    def _fenced(self, number: int) -> int:
        """Lines from a fence up to its end; 0 where there is none, or nothing in it."""
        if not self._lines[number].startswith("```"):
            return 0
        opening = _FENCE.fullmatch(self._lines[number])
        if opening is None:
            return 0
        length = len(opening[1])
        if self._fences[number] < length and not self._cut:
            return 0
        for following in range(number + 1, len(self._lines)):
            line = self._lines[following].rstrip()
            if len(line) >= length and not line.strip("`"):
                return following - number if following > number + 1 else 0
        return len(self._lines) - number

    def _line(self, line: str, at: int) -> Block:
        if line.startswith((">", "> ")) and (quote := _QUOTE.match(line)) is not None:
            if quote[0].startswith("> ") or line == ">":
                text, spans = self._inline(line[quote.end() :], at + quote.end())
                depth = min(quote[0].count(">"), DEEPEST)
                return Block(BlockKind.QUOTE, text, spans, depth=depth)
        elif (item := _ITEM.match(line)) is not None:
            text, spans = self._inline(line[item.end() :], at + item.end())
            marker = BULLET if item[2] else item[3]
            depth = min(len(item[1]) // 2, DEEPEST)
            return Block(BlockKind.ITEM, text, spans, marker, depth)
        text, spans = self._inline(line, at)
        return Block(BlockKind.TEXT, text, spans)

    def _inline(self, line: str, at: int) -> tuple[str, tuple[Span, ...]]:
        wholes = self._wholes_in(at, at + len(line))
        marks = sum(map(line.count, _MARKS))
        self._marks_left -= marks
        if not wholes and (not marks or self._marks_left < 0):
            return line, ()
        return read_line(line, wholes, marked=self._marks_left >= 0)

    def _wholes_in(self, at: int, end: int) -> list[Whole]:
        """With their places in the line."""
        found = []
        for each in self._wholes[bisect_left(self._starts, at) :]:
            if each.end > end:
                break
            found.append(Whole(each.start - at, each.end - at, each.style, each.value))
        return found


def _joins(before: Block, block: Block) -> bool:
    """Items and code stand each for itself."""
    joined = block.kind in {BlockKind.TEXT, BlockKind.QUOTE}
    return joined and before.kind is block.kind and before.depth == block.depth


def _joined(lines: list[Block]) -> Block:
    first = lines[0]
    if len(lines) == 1:
        return first
    spans: list[Span] = []
    at = 0
    for line in lines:
        spans += [Span(s.start + at, s.end + at, s.style, s.value) for s in line.spans]
        at += len(line.text) + 1
    text = "\n".join(line.text for line in lines)
    return Block(first.kind, text, tuple(spans), depth=first.depth)


def _trimmed(blocks: list[Block]) -> list[Block]:
    """Without blank lines beside blocks that have a gap of their own."""
    if len(blocks) == 1:
        return blocks
    answer = []
    for number, block in enumerate(blocks):
        if block.kind is not BlockKind.TEXT:
            answer.append(block)
            continue
        text = block.text.lstrip("\n") if number else block.text
        lost = len(block.text) - len(text)
        text = text.rstrip("\n") if number + 1 < len(blocks) else text
        if text:
            spans = tuple(Span(s.start - lost, s.end - lost, s.style, s.value) for s in block.spans)
            answer.append(Block(BlockKind.TEXT, text, spans))
    return answer
