"""What the search index holds of a text, and when a text holds what is searched for.

Words are folded: case, accents, width and vowel points of Arabic and Hebrew make no difference.
Scripts written without spaces (Chinese, Japanese, Thai ...) and Korean, pictures and emoji give
single letters and pairs of neighbours instead of words, so that one letter is enough to find them.
"""

import re
import unicodedata
from collections.abc import Iterator

from sealroom.protocol.redacted import Redacted

WORD_LETTERS = 64
"""Of a longer word only so much is indexed."""
ANYWHERE_LETTERS = 3
"""Shorter parts are looked for at the beginning of words alone."""

_TIGHT = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"  # Thai, Lao, Burmese, Khmer
    "\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\U00020000-\U0003ffff"  # kana and Han
    "\uac00-\ud7af"  # Hangul
    "\u2190-\u2bff\U0001f000-\U0001faff"  # arrows to emoji
)
_JOINED = "\u0900-\u0dff\u0f00-\u0fff"
"""Indic and Tibetan: their vowel signs belong to the word."""
_ASCII_WORDS = re.compile(r"[^\W_]+")
_PIECES = re.compile(f"([{_TIGHT}]+)|((?:[^\\W_{_TIGHT}]|[{_JOINED}])+)")
_UNSEEN = re.compile("[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u200b-\u200f\ufe0e\ufe0f]+")
_SPACES = re.compile(r"\s+")


def fold(text: str) -> str:
    """As it is compared."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", text.casefold())
    return unicodedata.normalize("NFC", _UNSEEN.sub("", apart)).casefold()


def fold_in_place(text: str) -> tuple[str, list[int]]:
    """The same, letter by letter, and for each folded letter the place it came from."""
    folded: list[str] = []
    places: list[int] = []
    for place, letter in enumerate(text):
        for each in fold(letter):
            folded.append(each)
            places.append(place)
    return "".join(folded), places


def tokens_of(text: str) -> set[str]:
    """What is indexed of a text: words, and of tight scripts letters and pairs."""
    folded = fold(text)
    if folded.isascii():
        return {word[:WORD_LETTERS] for word in _ASCII_WORDS.findall(folded)}
    tokens: set[str] = set()
    for tight, word in _PIECES.findall(folded):
        if word:
            tokens.add(word[:WORD_LETTERS])
        else:
            tokens.update(tight)
            tokens.update(_pairs(tight))
    return tokens


def is_word(token: str) -> bool:
    """Whether parts of a token may be looked for."""
    return _PIECES.fullmatch(token) is not None and not _is_tight(token)


class Part(Redacted, frozen=True):
    """A word of which part is known; `open_left` and `open_right` say where it may go on."""

    HIDDEN = frozenset({"letters"})

    letters: str
    open_left: bool
    open_right: bool


class Needle:
    """One thing to look for: a word, a part of one, or several in quotation marks."""

    def __init__(self, typed: str) -> None:
        self._folded = _SPACES.sub(" ", fold(typed)).strip()
        self._at_start = (
            len(self._folded) < ANYWHERE_LETTERS and bool(self._folded) and _is_word(self._folded)
        )
        self._pieces = list(_PIECES.finditer(self._folded))

    def __repr__(self) -> str:
        return f"{type(self).__name__}(…)"

    @property
    def is_empty(self) -> bool:
        """Whether there is no letter in it that the index knows."""
        return not self._pieces

    def tokens(self) -> Iterator[str]:
        """Tokens that a text must have: of its tight parts."""
        for piece in self._pieces:
            if tight := piece[1]:
                yield from [tight] if len(tight) == 1 else _pairs(tight)

    def parts(self) -> Iterator[Part]:
        """Words that a text must have, each as far as it is known."""
        for piece in self._pieces:
            if word := piece[2]:
                long = len(word) >= WORD_LETTERS
                yield Part(
                    word[:WORD_LETTERS],
                    open_left=piece.start() == 0 and not self._at_start,
                    open_right=piece.end() == len(self._folded) or long,
                )

    def found_in(self, folded: str) -> bool:
        """Whether a folded text, its spaces single, has it."""
        return next(self.places(folded), None) is not None

    def places(self, folded: str) -> Iterator[tuple[int, int]]:
        """Where it stands in a folded text: beginning and end."""
        if not self._folded:
            return
        at = folded.find(self._folded)
        while at >= 0:
            end = at + len(self._folded)
            if not (self._at_start and at > 0 and _is_word(folded[at - 1])):
                yield at, end
            at = folded.find(self._folded, end)


def single_spaced(folded: str) -> str:
    """As `Needle.found_in` wants it."""
    return _SPACES.sub(" ", folded)


def _pairs(tight: str) -> list[str]:
    return [tight[at : at + 2] for at in range(len(tight) - 1)]


def _is_tight(text: str) -> bool:
    piece = _PIECES.match(text)
    return piece is not None and bool(piece[1])


def _is_word(text: str) -> bool:
    piece = _PIECES.fullmatch(text)
    return piece is not None and bool(piece[2])
