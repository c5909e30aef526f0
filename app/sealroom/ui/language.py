"""The language of the window: its words, Qt's own, dates and numbers, and the direction of writing.

What was made before keeps its words: `speak` comes before the window is built.
"""

import os

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, Qt, QTranslator
from PySide6.QtGui import QGuiApplication

from sealroom.controller.preference_views import Language
from sealroom.ui.resources import resource_file

DIRECTION = "SEALROOM_DIRECTION"
"""`rtl` in this variable mirrors the window whatever its language: to look at the mirror."""

_LOCALES = {
    Language.ENGLISH: QLocale(QLocale.Language.English),
    Language.CHINESE: QLocale("zh_CN"),
}
_NAME = "words"


def speak(wanted: Language) -> None:
    """What is built from now on is in this language."""
    application = QCoreApplication.instance()
    if not isinstance(application, QGuiApplication):
        return
    language = system_language() if wanted is Language.SYSTEM else wanted
    for before in application.findChildren(QTranslator, _NAME):
        application.removeTranslator(before)
        before.deleteLater()
    for file, folder in (
        ("qtbase", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)),
        ("sealroom", str(resource_file("translations"))),
    ):
        translator = QTranslator(application)
        translator.setObjectName(_NAME)
        if translator.load(f"{file}_{language}", folder):
            application.installTranslator(translator)
    locale = locale_of(language)
    QLocale.setDefault(locale)
    mirrored = os.environ.get(DIRECTION, "") == "rtl"
    application.setLayoutDirection(
        Qt.LayoutDirection.RightToLeft if mirrored else locale.textDirection()
    )


def named(name: str) -> Language:
    """The language that is called so; the system's for any other name."""
    return next((each for each in Language if each.value == name), Language.SYSTEM)


def system_language() -> Language:
    """The first of the languages that the person told the system to use, and Sealroom has."""
    for name in QLocale.system().uiLanguages():
        match QLocale(name).language(), QLocale(name).script():
            case QLocale.Language.Chinese, QLocale.Script.SimplifiedHanScript:
                return Language.CHINESE
            case QLocale.Language.English, _:
                return Language.ENGLISH
    return Language.ENGLISH


def locale_of(language: Language) -> QLocale:
    """Dates and numbers: as the system has them, where it speaks the language; else its country's.

    A German computer with English words has the day before the month, and English months.
    """
    system, words = QLocale.system(), _LOCALES[language]
    if (system.language(), system.script()) == (words.language(), words.script()):
        return system
    there = QLocale(words.language(), words.script(), system.territory())
    return there if there.territory() == system.territory() else words
