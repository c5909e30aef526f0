"""What translators get, and that they have done it."""

import ast
import re
from pathlib import Path

import pytest
import translations
from found_words import (
    APP,
    BELOW,
    TOLD,
    Key,
    UnreadableWordsError,
    Words,
    find,
    find_all,
    find_told,
    with_holes,
)
from translations import FORMS, TEMPLATES, Translation, merge, path, read, templates, unfinished

HOW = """\
These texts have no translation yet. To add one takes a minute:
  1. make translations
  2. give each message marked type="unfinished" in resources/translations/sealroom_{language}.ts
     its words and take the mark away, by hand or with .venv/bin/pyside6-linguist;
     resources/translations/README.md has the glossary
  3. make translations, and commit the folder
"""


@pytest.fixture(scope="module")
def words() -> list[Words]:
    return find_all()


@pytest.mark.parametrize("language", FORMS)
def test_no_text_waits_for_a_translator(words: list[Words], language: str) -> None:
    missing = unfinished(words, merge(words, read(language), language), language)
    listed = "".join(f"  {key.context}: {key.source!r}\n" for key in missing)
    assert not missing, HOW.format(language=language) + listed


@pytest.mark.parametrize("language", FORMS)
def test_what_the_app_reads_is_what_was_translated(
    words: list[Words], language: str, tmp_path: Path
) -> None:
    merged = merge(words, read(language), language)
    current = translations.written(words, merged, language)
    assert path(language).read_text("utf-8") == current, "run: make translations"
    translations.compile_for(language, tmp_path / "made.qm")
    compiled = path(language).with_suffix(".qm").read_bytes()
    assert (tmp_path / "made.qm").read_bytes() == compiled, "run: make translations"
    assert TEMPLATES.read_text("utf-8") == templates(words), "run: make translations"


@pytest.mark.parametrize("language", FORMS)
def test_a_translation_has_the_holes_of_its_text(language: str) -> None:
    for key, translation in read(language).items():
        for form in translation.forms:
            assert holes(form) == holes(key.source), (key, form)


def holes(text: str) -> set[str]:
    return set(re.findall(r"\{\w*\}|%n", text))


def found(folder: Path, source: str) -> list[Words]:
    (folder / "window.py").write_text(source, "utf-8")
    return find(folder)


def test_texts_are_found_wherever_they_stand(tmp_path: Path) -> None:
    source = """
class Bar:
    def words(self, count):
        return ask(lambda: self.tr("Now"), translate("When", "%n days", None, max(1, count - 1)))

    class Inner:
        async def go(self):
            self.tr("Open", "of a door")
"""
    keys = [(each.key, each.counted) for each in found(tmp_path, source)]
    assert keys == [
        (Key("Bar", "Now"), False),
        (Key("Inner", "Open", "of a door"), False),
        (Key("When", "%n days"), True),
    ]


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("return translate('Bar', f'{self} is here')", "plain strings"),
        ("return translate(name, 'Here')", "plain strings"),
        ("return translate('Bar', '%n here')", "go together"),
        ("return translate('Bar', 'here', None, 3)", "go together"),
        ("return translate('Bar', '%n here', n=3)", "by position"),
        ("return sheet.tr('Here')", "call `self.tr` itself"),
        ("return map(self.tr, ['Here'])", "call `self.tr` itself"),
    ],
)
def test_a_text_that_no_translator_would_see_is_refused(
    tmp_path: Path, line: str, why: str
) -> None:
    with pytest.raises(UnreadableWordsError, match=why):
        found(tmp_path, f"class Bar:\n    def words(self):\n        {line}\n")


def test_a_text_translated_before_the_language_is_known_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableWordsError, match="at import"):
        found(tmp_path, "WORDS = translate('Bar', 'Here')\n")


def test_sentences_below_the_window_are_found_with_their_holes(words: list[Words]) -> None:
    told = {each.key.source for each in words if each.key.context == TOLD}
    assert "Not connected to the relay. Try again when the connection is back." in told
    assert "Nobody called “{1}” is known at this relay." in told
    assert not [text for text in told if "SELECT" in text or "%s" in text]


def test_every_error_that_a_person_sees_has_its_words_among_them() -> None:
    """By the other way round: from what errors are raised with."""
    told = {each.key.source for each in find_told(BELOW)}
    missing = [text for text in raised_words() if text not in told]
    assert not missing


ERRORS = frozenset(
    {
        "EvidenceNotSaved",
        "InvitationGone",
        "NotAllowed",
        "OwnFault",
        "ProfileTrouble",
        "ProtectionUnchanged",
        "RecoveryFailed",
        "RelayNotProven",
        "RelayUnreachable",
        "RoomNotTrusted",
        "TextRefused",
        "Unsendable",
    }
)


def raised_words() -> list[str]:
    texts = []
    for file in (APP / "controller").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Name)
                and node.func.id in ERRORS
                and node.args
                and isinstance(node.args[0], ast.Constant | ast.JoinedStr)
            ):
                texts.append(with_holes(node.args[0]))
    assert len(texts) > 25
    return texts


def test_what_was_translated_stays_and_what_is_said_elsewhere_is_proposed() -> None:
    old, moved, new = Key("A", "Open"), Key("B", "Open"), Key("B", "Shut")
    words = [Words(key, "a.py", counted=False) for key in (old, moved, new)]
    merged = merge(words, {old: Translation(("打开",), finished=True)}, "zh_CN")
    assert merged[old] == Translation(("打开",), finished=True)
    assert merged[moved] == Translation(("打开",), finished=False)
    assert merged[new] == Translation(("",), finished=False)
    assert unfinished(words, merged, "zh_CN") == [moved, new]
