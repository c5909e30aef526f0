"""When two names look alike: Unicode Technical Standard 39, section 4 (skeletons).

A name's looks are what it is held to be the same as. There are two, for a name may be imitated as
it is written (Ilya by llya, since I looks like l) and as it is folded (ada by a Cyrillic one, also
where the true one is written Ada). One look for both would make i, I, l and 1 one letter, and Neil
and Nell one name.
"""

import unicodedata
from collections.abc import Iterator
from functools import cache
from importlib.resources import files


def looks_of(name: str) -> frozenset[str]:
    """What the name looks like. Two names that share any of it cannot stand side by side."""
    written = unicodedata.normalize("NFKC", name)
    folded = unicodedata.normalize("NFKC", written.casefold())
    return frozenset((_look(written), _look(folded)))


def _look(text: str) -> str:
    """The skeleton, and that without case and with spaces joined: 0 looks like O, so like o."""
    return " ".join(_skeleton(text).casefold().split())


def _skeleton(text: str) -> str:
    prototypes = _prototypes()
    decomposed = unicodedata.normalize("NFD", text)
    return unicodedata.normalize("NFD", "".join(prototypes.get(c, c) for c in decomposed))


@cache
def _prototypes() -> dict[str, str]:
    """By character, the one character or sequence that stands for all that look like it."""
    return dict(_read())


def _read() -> Iterator[tuple[str, str]]:
    table = files("sealroom.resources") / "look_alikes.txt"
    for line in table.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            prototype, _, others = line.partition(":")
            for other in _text(others):
                yield other, _text(prototype)


def _text(code_points: str) -> str:
    return "".join(chr(int(each, 16)) for each in code_points.split())
