"""Make `resources/emoji/*.txt` from the unpacked npm package emojibase-data.

    npm pack emojibase-data && tar xzf emojibase-data-*.tgz
    python packaging/emoji.py package

`en.txt` has a line for each emoji in the order of Unicode's charts; `zh.txt` has the Chinese name
and words of the same line. Skin tones are not listed: what takes one takes it after its first
character, and the few that need two (people holding hands) are offered without.
"""

import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

OUTPUT = Path(__file__).resolve().parents[1] / "resources" / "emoji"
SOURCE = "emojibase-data (MIT), after Unicode CLDR. Made by packaging/emoji.py."
COMPONENTS = 2  # skin tones and hair by themselves: nothing to send
TEXT_BY_DEFAULT = 0
VARIATION = "\ufe0f"
FIRST_TONE = 0x1F3FB

Entry = dict[str, Any]
Shorts = Mapping[str, str | list[str]]


def shown(entry: Entry) -> str:
    """The sequence as Unicode recommends it: no variation selector where none is needed."""
    emoji: str = entry["emoji"]
    if len(emoji) == 2 and entry["type"] != TEXT_BY_DEFAULT:
        return emoji.removesuffix(VARIATION)
    return emoji


def takes_tones(entry: Entry) -> bool:
    """Whether each tone is the emoji with that tone after its first character."""
    single = [each for each in entry.get("skins", ()) if not isinstance(each["tone"], list)]
    return bool(single) and all(each["emoji"] == _toned(entry, each["tone"]) for each in single)


def _toned(entry: Entry, tone: int) -> str:
    emoji: str = entry["emoji"]
    return emoji[0] + chr(FIRST_TONE + tone - 1) + emoji[1:].removeprefix(VARIATION)


def shorts(hexcode: str, sources: list[Shorts]) -> str:
    """What is typed between colons; what most people know stands first."""
    found: dict[str, None] = {}
    for source in sources:
        names = source.get(hexcode, [])
        found.update(dict.fromkeys([names] if isinstance(names, str) else names))
    return " ".join(found)


def lines(package: Path) -> Iterator[tuple[str, str]]:
    """The English line and the Chinese one of each emoji."""
    chinese = {each["hexcode"]: each for each in _read(package / "zh" / "data.json")}
    known = [
        _read(package / "en" / "shortcodes" / f"{name}.json") for name in ("github", "emojibase")
    ]
    entries = [each for each in _read(package / "en" / "data.json") if _is_sent(each)]
    for entry in sorted(entries, key=lambda each: int(each["order"])):
        mark = "t" if takes_tones(entry) else "-"
        fields = shown(entry), str(entry["group"]), mark, shorts(entry["hexcode"], known)
        english = "\t".join((*fields, entry["label"], " ".join(entry.get("tags", ()))))
        other = chinese.get(entry["hexcode"], entry)
        yield english, "\t".join((shown(entry), other["label"], " ".join(other.get("tags", ()))))


def _is_sent(entry: Entry) -> bool:
    return bool(entry.get("group", COMPONENTS) != COMPONENTS)


def _read(file: Path) -> Any:
    return json.loads(file.read_text(encoding="utf-8"))


def main(package: str) -> None:
    """Write the files."""
    english, chinese = zip(*lines(Path(package)), strict=True)
    for name, found in (("en", english), ("zh", chinese)):
        text = "\n".join((f"# {SOURCE}", *found, ""))
        (OUTPUT / f"{name}.txt").write_text(text, encoding="utf-8")
    licence = (Path(package) / "LICENSE").read_text(encoding="utf-8")
    (OUTPUT / "LICENSE").write_text(licence, encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
