"""Gathers the words of the window into Qt Linguist's files, and compiles them for the app.

Run as `make translations`. The words are found by reading Python's syntax: Qt's own lupdate, which
reads no syntax, passes over every text whose count is computed, and over those in nested calls.
What is translated already stays; what is new is marked unfinished, and `make test` says so.
"""

from __future__ import annotations

import re
import subprocess
import sys
import sysconfig
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree
from xml.sax.saxutils import escape, quoteattr

from found_words import TOLD, Key, Words, find_all

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "translations"
TEMPLATES = FOLDER / "told.txt"
SOURCE_LANGUAGE = "en"
FORMS = {SOURCE_LANGUAGE: 2, "zh_CN": 1}
"""The languages, and how many forms each has for a count."""


@dataclass(frozen=True)
class Translation:
    """What stands for a text in one language: a form for each kind of count."""

    forms: tuple[str, ...]
    finished: bool


def main() -> int:
    """Bring the files of all languages up to date; says what waits for a translator."""
    words = find_all()
    TEMPLATES.write_text(templates(words), "utf-8", newline="\n")
    for language in FORMS:
        merged = merge(words, read(language), language)
        path(language).write_text(written(words, merged, language), "utf-8", newline="\n")
        compile_for(language, path(language).with_suffix(".qm"))
        missing = unfinished(words, merged, language)
        print(f"{path(language).relative_to(ROOT)}: {len(missing)} to translate")
        for key in missing:
            print(f"  {key.context}: {key.source}")
    return 0


def templates(words: Iterable[Words]) -> str:
    """What the app knows a sentence with values by: one a line, those with most words first."""
    told = [each.key.source for each in words if each.key.context == TOLD]
    with_holes = [text for text in told if "{1}" in text]
    return "".join(
        f"{text}\n" for text in sorted(with_holes, key=lambda text: (-_said(text), text))
    )


def _said(template: str) -> int:
    return len(re.sub(r"\{\d\}", "", template))


def path(language: str) -> Path:
    """Linguist's file of a language."""
    return FOLDER / f"sealroom_{language}.ts"


# ---- Linguist's files ----------------------------------------------------------------------------


def read(language: str) -> dict[Key, Translation]:
    """What is translated so far; nothing where the file is not there yet."""
    if not path(language).exists():
        return {}
    known = {}
    for context in ElementTree.parse(path(language)).getroot().iter("context"):  # noqa: S314 ours
        for message in context.iter("message"):
            key = Key(
                context.findtext("name", ""),
                message.findtext("source", ""),
                message.findtext("comment", ""),
            )
            known[key] = _translation(message)
    return known


def _translation(message: ElementTree.Element) -> Translation:
    node = message.find("translation")
    if node is None:
        return Translation(("",), finished=False)
    forms = tuple(form.text or "" for form in node.iter("numerusform")) or (node.text or "",)
    return Translation(forms, finished=node.get("type") is None)


def merge(
    words: Iterable[Words], known: Mapping[Key, Translation], language: str
) -> dict[Key, Translation]:
    """A translation for each text; what was said the same elsewhere is proposed, unfinished."""
    elsewhere = {key.source: each for key, each in known.items() if all(each.forms)}
    merged = {}
    for each in words:
        count = FORMS[language] if each.counted else 1
        found = known.get(each.key) or elsewhere.get(each.key.source)
        if found is None or len(found.forms) != count:
            merged[each.key] = Translation(("",) * count, finished=False)
        else:
            finished = each.key in known and found.finished
            merged[each.key] = Translation(found.forms, finished=finished)
    return merged


def unfinished(
    words: Iterable[Words], merged: Mapping[Key, Translation], language: str
) -> list[Key]:
    """What a translator has still to do."""
    return [
        each.key
        for each in _wanted(words, language)
        if not (merged[each.key].finished and all(merged[each.key].forms))
    ]


def _wanted(words: Iterable[Words], language: str) -> list[Words]:
    """The language of the sources needs words only where there is a count."""
    return [each for each in words if each.counted or language != SOURCE_LANGUAGE]


def written(words: Iterable[Words], merged: Mapping[Key, Translation], language: str) -> str:
    """Linguist's file, format 2.1. https://doc.qt.io/qt-6/linguist-ts-file-format.html"""
    return "".join(_lines(_wanted(words, language), merged, language))


def _lines(
    words: Iterable[Words], merged: Mapping[Key, Translation], language: str
) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n'
    yield f'<TS version="2.1" language="{language}" sourcelanguage="{SOURCE_LANGUAGE}">\n'
    context = None
    for each in words:
        if each.key.context != context:
            yield "</context>\n" if context is not None else ""
            context = each.key.context
            yield f"<context>\n    <name>{escape(context)}</name>\n"
        yield from _message(each, merged[each.key])
    yield "</context>\n" if context is not None else ""
    yield "</TS>\n"


def _message(words: Words, translation: Translation) -> Iterator[str]:
    yield '    <message numerus="yes">\n' if words.counted else "    <message>\n"
    if words.file:
        yield f"        <location filename={quoteattr(words.file)}/>\n"
    yield f"        <source>{escape(words.key.source)}</source>\n"
    if words.key.comment:
        yield f"        <comment>{escape(words.key.comment)}</comment>\n"
    kind = "" if translation.finished else ' type="unfinished"'
    if words.counted:
        forms = "".join(f"<numerusform>{escape(form)}</numerusform>" for form in translation.forms)
        yield f"        <translation{kind}>{forms}</translation>\n"
    else:
        yield f"        <translation{kind}>{escape(translation.forms[0])}</translation>\n"
    yield "    </message>\n"


def compile_for(language: str, target: Path) -> None:
    """Make the file that the app reads, with Qt's own compiler."""
    release = Path(sysconfig.get_path("scripts")) / "pyside6-lrelease"
    subprocess.run(
        [release, "-silent", str(path(language)), "-qm", str(target)], check=True, cwd=ROOT
    )


if __name__ == "__main__":
    sys.exit(main())
