"""Text of other people, made safe to show: no control over direction, nothing unseen, no markup.

A right-to-left override makes `gpj.exe` of `exe.jpg`; zero-width letters make two names look the
same; stacked accents paint over other lines. Here they turn into a visible mark or are cut off.
What languages need (joiners in Persian and Indic scripts, emoji sequences) stays.
"""

import html
import re
import unicodedata

MARK = "\N{REPLACEMENT CHARACTER}"
"""Stands where something unseen stood."""
_FIRST_STRONG_ISOLATE = "\N{FIRST STRONG ISOLATE}"
_POP_ISOLATE = "\N{POP DIRECTIONAL ISOLATE}"
MOST_ACCENTS = 4
"""Combining marks that may follow each other."""

_JOINERS = "\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}"
_SPACES = re.compile(r"\s+")
_BREAKS = re.compile("\r\n?|[\v\f\x85\u2028\u2029]")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f]")
_OVERRIDES = re.compile("[\u202a-\u202e]")
_ENCLOSING = re.compile("[\u0488\u0489\u1abe\u20dd-\u20e0\u20e2\u20e4\ua670-\ua672]")
"""Circles and squares around a letter, which paint over what stands beside it; not that of keys."""
_STACKING = (
    "[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a"
    "\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0711\u0730-\u074a"
    "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece\u0f18\u0f19\u0f35\u0f37\u0f39"
    "\u0f71-\u0f84\u0f86\u0f87\u0f8d-\u0fbc\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\u302a-\u302f"
    "\u3099\u309a\ufe00-\ufe0f\ufe20-\ufe2f]"
)
"""Marks that stand above, below or around the letter before, of every script that stacks them."""
_ACCENTS = re.compile(f"({_STACKING}{{{MOST_ACCENTS}}}){_STACKING}+")
_MOST_JOINED = 9
"""Joiners in one sequence; families with their skin tones have four. One letter of thousands would
take long to draw."""
_PART = "[^\u200d\\s][\ufe0f\U0001f3fb-\U0001f3ff]*"
_CHAIN = re.compile(f"((?:{_PART}\u200d){{{_MOST_JOINED}}}{_PART})\u200d")
_ISOLATES = re.compile("[\u2066-\u2069]")
_PARAGRAPHS = re.compile("(\n)")
_BLANK_LETTERS = frozenset("\u115f\u1160\u3164\uffa0\u2800")
_MARKUP = frozenset("<&")
_HIDDEN_CATEGORIES = frozenset(("Cf", "Cc", "Co", "Cn", "Cs"))
_JOINED_CATEGORIES = frozenset(("Lo", "Mn", "Mc", "So", "Sk"))


def inert_text(text: str) -> str:
    """A message's text, with its line breaks. Isolates stay where each is ended in its line."""
    text = _BREAKS.sub("\n", text)
    text = _CONTROLS.sub(MARK, text)
    if text.isascii():
        return text
    text = _ENCLOSING.sub(MARK, _OVERRIDES.sub(MARK, text))
    text = _CHAIN.sub(r"\1", _ACCENTS.sub(r"\1", text))
    if _ISOLATES.search(text):
        return "".join(map(_balanced, _PARAGRAPHS.split(text)))
    return text


def inert_line(text: str) -> str:
    """A text or a room's title on one line."""
    return inert_text(_SPACES.sub(" ", _BREAKS.sub(" ", text)).strip())


def inert_name(name: str) -> str:
    """A person's name: one line, nothing in it that cannot be seen."""
    name = _SPACES.sub(" ", _BREAKS.sub(" ", name)).strip()
    if not name.isascii():
        shown = (MARK if _is_hidden(name, at) else letter for at, letter in enumerate(name))
        return _ACCENTS.sub(r"\1", _ENCLOSING.sub(MARK, "".join(shown)))
    return _CONTROLS.sub(MARK, name)


def plain_tip(text: str) -> str:
    """`text` for a tooltip, which else takes for markup whatever looks like it: `<img src=...>`."""
    return f"<qt>{html.escape(text).replace(chr(10), '<br>')}</qt>" if _MARKUP & {*text} else text


def isolated(text: str) -> str:
    """`text` such that its direction does not reorder the sentence around it."""
    return f"{_FIRST_STRONG_ISOLATE}{text}{_POP_ISOLATE}"


def initial(name: str) -> str:
    """The letter on a picture that stands for a name: the first that can be seen."""
    for letter in inert_name(name):
        if letter.isalnum() or unicodedata.category(letter) == "So":
            return letter.upper()
    return "?"


def _balanced(line: str) -> str:
    """An isolate that nothing ends would turn what we write after it, and one end too many what we
    write around it."""
    if _POP_ISOLATE not in line:
        return _ISOLATES.sub(MARK, line)
    letters, opened = list(line), list[int]()
    for found in _ISOLATES.finditer(line):
        if found[0] != _POP_ISOLATE:
            opened.append(found.start())
        elif opened:
            opened.pop()
        else:
            letters[found.start()] = MARK
    for at in opened:
        letters[at] = MARK
    return "".join(letters)


def _is_hidden(name: str, at: int) -> bool:
    letter = name[at]
    if letter in _JOINERS:
        return not (_joins(name[at - 1 : at]) and _joins(name[at + 1 : at + 2]))
    return letter in _BLANK_LETTERS or unicodedata.category(letter) in _HIDDEN_CATEGORIES


def _joins(neighbour: str) -> bool:
    """Whether a joiner beside this letter has work to do."""
    if not neighbour or neighbour.isascii():
        return False
    return (
        unicodedata.category(neighbour) in _JOINED_CATEGORIES
        or neighbour == "\N{VARIATION SELECTOR-16}"
    )
