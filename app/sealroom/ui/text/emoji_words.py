"""Words of the emoji picker."""

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


def group_words(group: int) -> str:
    """A group of Unicode's charts."""
    return {
        0: translate("Emoji", "Smileys"),
        1: translate("Emoji", "People"),
        3: translate("Emoji", "Animals and nature"),
        4: translate("Emoji", "Food and drink"),
        5: translate("Emoji", "Travel and places"),
        6: translate("Emoji", "Activities"),
        7: translate("Emoji", "Objects"),
        8: translate("Emoji", "Symbols"),
        9: translate("Emoji", "Flags"),
    }[group]


def tone_words(tone: int) -> str:
    """A skin tone, from light to dark; 0 is none."""
    return (
        translate("Emoji", "No skin tone"),
        translate("Emoji", "Light"),
        translate("Emoji", "Medium light"),
        translate("Emoji", "Medium"),
        translate("Emoji", "Medium dark"),
        translate("Emoji", "Dark"),
    )[tone]
