"""Words, dates and direction by what was chosen."""

import pytest
from PySide6.QtCore import QCoreApplication, QDate, QLocale, Qt
from PySide6.QtGui import QGuiApplication

from sealroom.controller.preference_views import Language
from sealroom.ui import language
from sealroom.ui.language import DIRECTION, locale_of, named, speak, system_language
from sealroom.ui.text.when import day_heading, long_date, period

NOON = 1_762_084_800_000
"""2 November 2025."""


class System:
    """What the computer is set to."""

    def __init__(self, name: str, *languages: str) -> None:
        self._locale = QLocale(name)
        self._languages = languages or (name,)

    def uiLanguages(self) -> list[str]:  # noqa: N802 - Qt's
        return list(self._languages)

    def __getattr__(self, name: str) -> object:
        return getattr(self._locale, name)


def computer(monkeypatch: pytest.MonkeyPatch, system: System) -> None:
    class Locale(QLocale):
        @staticmethod
        def system() -> System:  # type: ignore[override]
            return system

    monkeypatch.setattr(language, "QLocale", Locale)


@pytest.mark.parametrize(
    ("languages", "wanted"),
    [
        (("zh-Hans-CN",), Language.CHINESE),
        (("zh-CN",), Language.CHINESE),
        (("zh-SG", "en-SG"), Language.CHINESE),
        (("zh-Hant-TW", "en-US"), Language.ENGLISH),
        (("de-DE", "zh-CN"), Language.CHINESE),
        (("de-DE",), Language.ENGLISH),
        (("en-GB", "zh-CN"), Language.ENGLISH),
        (("C",), Language.ENGLISH),
    ],
)
def test_the_first_language_that_the_person_reads_is_taken(
    monkeypatch: pytest.MonkeyPatch, languages: tuple[str, ...], wanted: Language
) -> None:
    computer(monkeypatch, System("de_DE", *languages))
    assert system_language() is wanted


@pytest.mark.parametrize(
    ("system", "words", "name"),
    [
        ("de_DE", Language.ENGLISH, "en_DE"),
        ("zh_CN", Language.ENGLISH, "en_US"),
        ("en_GB", Language.CHINESE, "zh_CN"),
        ("zh_TW", Language.CHINESE, "zh_CN"),
    ],
)
def test_dates_are_in_the_words_language_with_the_countrys_habits_where_it_has_some(
    monkeypatch: pytest.MonkeyPatch, system: str, words: Language, name: str
) -> None:
    computer(monkeypatch, System(system))
    assert locale_of(words).name() == name


def test_chinese_words_chinese_dates_and_qts_own_words() -> None:
    speak(Language.CHINESE)
    assert QCoreApplication.translate("Room", "Sealed") == "已加密"
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "取消"
    assert long_date(NOON) == "2025年11月2日"
    assert day_heading(QDate(2025, 11, 1), QDate(2025, 11, 5)) == "星期六"
    assert period(86_400 * 30) == "30 天"
    assert QLocale().firstDayOfWeek() is Qt.DayOfWeek.Monday


def test_a_language_is_found_by_its_name_and_any_other_is_the_systems() -> None:
    assert named("zh_CN") is Language.CHINESE
    assert named("") is named("tlh") is Language.SYSTEM


def test_one_is_said_otherwise_than_many_in_english() -> None:
    speak(Language.ENGLISH)
    assert period(60) == "1 minute"
    assert period(120) == "2 minutes"


def test_going_back_to_english_leaves_nothing_of_the_other() -> None:
    speak(Language.CHINESE)
    speak(Language.ENGLISH)
    assert QCoreApplication.translate("Room", "Sealed") == "Sealed"
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Cancel"


def test_the_mirror_is_there_to_look_at(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(DIRECTION, "rtl")
    speak(Language.ENGLISH)
    assert QGuiApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft
    monkeypatch.delenv(DIRECTION)
    speak(Language.ENGLISH)
    assert QGuiApplication.layoutDirection() is Qt.LayoutDirection.LeftToRight
