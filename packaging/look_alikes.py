"""Make `resources/look_alikes.txt` from the data of the package confusable-homoglyphs.

    python packaging/look_alikes.py confusables.json

That file is Unicode's table for UTS 39 with its arrows lost: each pair is listed both ways. Every
character looks like one prototype, and no prototype looks like another, so a character with several
pairs is a prototype, and so is a sequence. What NFKC changes by itself is left out.
"""

import json
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

OUTPUT = Path(__file__).resolve().parents[1] / "resources" / "look_alikes.txt"
HEADER = """\
# Characters that look alike, by UTS 39 (Unicode 15.1; (c) Unicode, Inc., Unicode License v3).
# A prototype, then what looks like it. Made by packaging/look_alikes.py.
"""
LEFT_TO_RIGHT_MARK = "\u200e"  # stands around characters that are written from right to left


def prototypes(pairs: Mapping[str, list[dict[str, str]]]) -> dict[str, str]:
    """By character, what it looks like."""
    near: defaultdict[str, set[str]] = defaultdict(set)
    for one, others in pairs.items():
        for other in others:
            ends = [each.replace(LEFT_TO_RIGHT_MARK, "") for each in (one, other["c"])]
            near[ends[0]].add(ends[1])
            near[ends[1]].add(ends[0])
    return {one: near_one for one in near if (near_one := _prototype(one, near)) is not None}


def _prototype(one: str, near: Mapping[str, set[str]]) -> str | None:
    if len(one) > 1 or len(near[one]) > 1 or unicodedata.normalize("NFKC", one) != one:
        return None
    (other,) = near[one]
    is_sure = len(other) > 1 or len(near[other]) > 1
    return other if is_sure or other < one else None


def whole(found: Mapping[str, str]) -> dict[str, str]:
    """With the parts of sequences taken to their own prototypes."""
    return {one: _mapped(_mapped(looks_like, found), found) for one, looks_like in found.items()}


def _mapped(text: str, found: Mapping[str, str]) -> str:
    return unicodedata.normalize("NFD", "".join(found.get(each, each) for each in text))


def lines(found: Mapping[str, str]) -> list[str]:
    """As the file has them."""
    by_prototype: defaultdict[str, list[str]] = defaultdict(list)
    for one, looks_like in sorted(found.items()):
        by_prototype[looks_like].append(one)
    return [
        f"{_hex(looks_like)}: {_hex(''.join(by_prototype[looks_like]))}"
        for looks_like in sorted(by_prototype)
    ]


def _hex(text: str) -> str:
    return " ".join(f"{ord(each):04X}" for each in text)


def main(source: str) -> None:
    """Write the file."""
    pairs = json.loads(Path(source).read_text(encoding="utf-8"))
    body = "\n".join(lines(whole(prototypes(pairs))))
    OUTPUT.write_text(f"{HEADER}{body}\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
