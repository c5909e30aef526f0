"""How a person keeps a room, in words: sections of the list, muted until when, what is told."""

from PySide6.QtCore import QCoreApplication

from sealroom.store.room_choices import FOR_GOOD, NotificationLevel
from sealroom.ui.models.room_sections import Section
from sealroom.ui.text.when import deadline

translate = QCoreApplication.translate

_HOUR = 3_600_000
_DAY = 24 * _HOUR


def section_words(section: Section) -> str:
    """Above a part of the list of rooms."""
    return {
        Section.PINNED: translate("RoomChoices", "PINNED"),
        Section.ROOMS: translate("RoomChoices", "ROOMS"),
        Section.ARCHIVED: translate("RoomChoices", "ARCHIVED"),
    }[section]


def mute_spans() -> tuple[tuple[str, str, int], ...]:
    """How long a room can be muted for: object name, words, ms; `FOR_GOOD` for ever."""
    return (
        ("muteHour", translate("RoomChoices", "For 1 hour"), _HOUR),
        ("muteHours", translate("RoomChoices", "For 8 hours"), 8 * _HOUR),
        ("muteDay", translate("RoomChoices", "For a day"), _DAY),
        ("muteWeek", translate("RoomChoices", "For a week"), 7 * _DAY),
        ("muteForGood", translate("RoomChoices", "For good"), FOR_GOOD),
    )


def muted_words(until: int, now: int) -> str:
    """Muted until 14:02."""
    if until >= FOR_GOOD:
        return translate("RoomChoices", "Muted")
    return translate("RoomChoices", "Muted until {time}").format(time=deadline(until, now))


def level_words(level: NotificationLevel) -> str:
    """What is worth a notification."""
    return {
        NotificationLevel.ALL: translate("RoomChoices", "Every message"),
        NotificationLevel.MENTIONS: translate("RoomChoices", "Only where I am mentioned"),
        NotificationLevel.NONE: translate("RoomChoices", "Nothing"),
    }[level]


def default_level_words(level: NotificationLevel) -> str:
    """The same, where it is left to the app's settings."""
    return translate("RoomChoices", "As in the settings ({level})").format(level=level_words(level))
