"""What emoji there are, in the order of Unicode's charts, and how one is found. No widgets here."""

import importlib.resources
from dataclasses import dataclass, field
from functools import cache

from PySide6.QtCore import QLocale

FIRST_TONE = 0x1F3FB
TONES = 5
"""Skin tones, from light to dark; tone 0 is the yellow that has none."""
_VARIATION = "\N{VARIATION SELECTOR-16}"


@dataclass(frozen=True)
class Emoji:
    """`shorts` are what is typed between colons: the best known first."""

    text: str
    group: int
    """As in Unicode's charts: 0 smileys, 1 people, 3 animals, 4 food, 5 travel, 6 activities,
    7 objects, 8 symbols, 9 flags."""
    takes_tone: bool
    shorts: tuple[str, ...]
    name: str
    words: tuple[str, ...] = field(repr=False)
    """It is found by these, too; in every language there is."""


class Catalogue:
    """All of them, read once."""

    def __init__(self, entries: tuple[Emoji, ...]) -> None:
        self.all = entries
        self._by_text = {each.text: each for each in self.all}
        self._by_short = {short: each for each in self.all for short in each.shorts}

    def of(self, text: str) -> Emoji | None:
        """The emoji that a text is, whatever its tone."""
        return self._by_text.get(text) or self._by_text.get(without_tone(text))

    def by_short(self, short: str) -> Emoji | None:
        """What `:short:` stands for."""
        return self._by_short.get(short.lower())

    def group(self, number: int) -> list[Emoji]:
        """Those of one group."""
        return [each for each in self.all if each.group == number]

    def find(self, wanted: str, most: int | None = None) -> list[Emoji]:
        """By the beginnings of their words, every word of `wanted`; the nearest first."""
        words = wanted.lower().replace("_", " ").replace(":", " ").split()
        if not words:
            return []
        ranked = [(rank, each) for each in self.all if (rank := _rank(each, words)) is not None]
        ranked.sort(key=lambda pair: pair[0])  # stable: the charts' order within a rank
        return [each for _, each in ranked[:most]]


def with_tone(emoji: Emoji, tone: int) -> str:
    """As it is sent, with a skin tone from 1 to 5 where it takes one."""
    if not tone or not emoji.takes_tone:
        return emoji.text
    rest = emoji.text[1:].removeprefix(_VARIATION)
    return emoji.text[0] + chr(FIRST_TONE + tone - 1) + rest


def without_tone(text: str) -> str:
    """The same emoji in yellow."""
    tones = {chr(FIRST_TONE + number) for number in range(TONES)}
    return "".join(letter for letter in text if letter not in tones)


def catalogue() -> Catalogue:
    """With names in the person's language; read at its first use, not at the start."""
    return _read(chinese=QLocale().language() == QLocale.Language.Chinese)


@cache
def _read(*, chinese: bool) -> Catalogue:
    others = {line[0]: line[1:] for line in _lines("zh.txt")}
    return Catalogue(
        tuple(_emoji(line, others.get(line[0]), chinese=chinese) for line in _lines("en.txt"))
    )


def _lines(name: str) -> list[list[str]]:
    file = importlib.resources.files("sealroom.resources") / "emoji" / name
    lines = file.read_text("utf-8").split("\n")
    return [line.split("\t") for line in lines if line and not line.startswith("# ")]


def _emoji(line: list[str], other: list[str] | None, *, chinese: bool) -> Emoji:
    text, group, tone, shorts, name, tags = line
    words = [*name.split(), *tags.split(), *shorts.replace("_", " ").split(), *shorts.split()]
    if other is not None:
        words += [other[0], *other[1].split()]
        name = other[0] if chinese else name
    unique = tuple(dict.fromkeys(word.lower() for word in words))
    return Emoji(text, int(group), tone == "t", tuple(shorts.split()), name, unique)


def _rank(emoji: Emoji, words: list[str]) -> int | None:
    """Lower is nearer; None where a word fits nowhere."""
    if not all(any(each.startswith(word) for each in emoji.words) for word in words):
        return None
    short = "_".join(words)
    if short in emoji.shorts:
        return 0
    if any(each.startswith(short) for each in emoji.shorts):
        return 1
    return 2 if emoji.name.startswith(" ".join(words)) else 3
