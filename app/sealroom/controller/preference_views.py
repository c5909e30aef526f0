"""What a person prefers, as the window reads and sets it."""

import enum

import msgspec

from sealroom.store.room_choices import NotificationLevel


class Appearance(enum.StrEnum):
    """Which theme the person wants."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Language(enum.StrEnum):
    """Which words the person wants; named as translations are."""

    SYSTEM = "system"
    ENGLISH = "en"
    CHINESE = "zh_CN"


class Density(enum.StrEnum):
    """How close things stand."""

    COMFORTABLE = "comfortable"
    COMPACT = "compact"


class Telling(enum.StrEnum):
    """What a notification says, where others may look on."""

    NOTHING = "nothing"
    """That there is a message, and no more."""
    NAME = "name"
    """Who wrote, and in which room."""
    ALL = "all"
    """What they wrote, too."""


class KeyChoice(msgspec.Struct, frozen=True):
    """The keys that a person chose for a command, in Qt's portable words ("Ctrl+N")."""

    command: str
    keys: tuple[str, ...]
    """None: it has no keys any more."""


class Preferences(msgspec.Struct, frozen=True):
    """How the person likes the app. Kept in the profile: a new field needs a default."""

    appearance: Appearance = Appearance.SYSTEM
    lock_after_minutes: int = 0
    """Without a key or the mouse; 0 for never."""
    copies_remembered: bool = True
    """Copied messages may stand in the system's clipboard history."""
    keys: tuple[KeyChoice, ...] = ()
    """Where other keys are wanted than those a command comes with."""
    typing_told: bool = False
    """Others see that one types, where they tell it themselves; and so does one of them."""
    reading_told: bool = False
    """The same of how far one has read."""
    room_level: NotificationLevel = NotificationLevel.ALL
    """What is worth a notification in rooms for which nothing else was chosen."""
    emoji_used: tuple[str, ...] = ()
    """The last first, without skin tones."""
    skin_tone: int = 0
    """That emoji of people are offered in, from 1 (light) to 5; 0 for none."""
    density: Density = Density.COMFORTABLE
    font_size: int = 14
    """Of what is read, in pixels; the rest goes along."""
    reduced_motion: bool = False
    language: Language = Language.SYSTEM
    enter_sends: bool = True
    """Enter sends and Shift+Enter breaks the line; else Enter breaks it and Ctrl+Enter sends."""
    notifies: bool = True
    telling: Telling = Telling.NAME
    notifies_with_sound: bool = True
    quiet_until: int = 0
    """No notifications before this time."""
    tray: bool = False
    """A picture of the app stands in the tray."""
    closes_to_tray: bool = False
    """Closing the window leaves the app running there."""
    starts_hidden: bool = False
    """Started with the computer, it shows no window."""
    guide_seen: bool = False
    window: str = ""
    """Where the window stood and how large it was, as Qt writes it down, in base64."""
    left_width: int = 0
    """Of the list of rooms, in pixels; 0 for the usual."""
    right_width: int = 0
    """Of the people and keys."""
