"""Every key of the window in one map: what it does, by name, and the keys it comes with.

Whoever builds what a key does offers it (`commands.Commands.offer`); a key that nobody offers is
shown nowhere. Its words stand in `text/command_words.py`. "Ctrl" is the Command key on macOS, as
in all of Qt's portable words.
"""

import enum
import sys
from collections.abc import Mapping


class Key(enum.StrEnum):
    """What can be reached by keys."""

    PALETTE = "palette"
    SWITCHER = "switcher"
    SHOW_KEYS = "showKeys"
    SETTINGS = "settings"
    LOCK = "lock"
    QUIT = "quit"
    NEW_ROOM = "newRoom"
    JOIN = "joinRoom"
    NEXT_ROOM = "nextRoom"
    PREVIOUS_ROOM = "previousRoom"
    NEXT_UNREAD = "nextUnread"
    PREVIOUS_UNREAD = "previousUnread"
    BACK = "back"
    FORWARD = "forward"
    ROOM_1 = "room1"
    ROOM_2 = "room2"
    ROOM_3 = "room3"
    ROOM_4 = "room4"
    ROOM_5 = "room5"
    ROOM_6 = "room6"
    ROOM_7 = "room7"
    ROOM_8 = "room8"
    ROOM_9 = "room9"
    PIN_ROOM = "pinRoom"
    MUTE_ROOM = "muteRoom"
    ARCHIVE_ROOM = "archiveRoom"
    MARK_UNREAD = "markUnread"
    NEXT_PANE = "nextPane"
    PREVIOUS_PANE = "previousPane"
    DETAILS = "details"
    EXPORT = "export"
    OWN_WINDOW = "ownWindow"
    CLOSE_WINDOW = "closeWindow"
    ROOM_SETTINGS = "roomSettings"
    INVITE = "invite"
    FIND = "find"
    SEARCH = "search"
    JUMP_TO_DAY = "jumpToDay"
    OLDEST_UNREAD = "oldestUnread"
    START = "start"
    END = "end"
    TOGGLE_LOCK = "toggleLock"
    ATTACH = "attach"
    EMOJI = "emoji"
    SEND_LATER = "sendLater"
    SEND_SILENTLY = "sendSilently"
    ANSWER_EARLIER = "answerEarlier"
    ANSWER_LATER = "answerLater"
    BOLD = "bold"
    ITALIC = "italic"
    CODE = "code"


class Group(enum.StrEnum):
    """What keys are shown under."""

    APP = "app"
    ROOMS = "rooms"
    ROOM = "room"
    MESSAGE = "message"


BY_NUMBER: tuple[Key, ...] = tuple(Key(f"room{number}") for number in range(1, 10))
"""The first room of the list, the second, and so on."""

GROUPS: Mapping[Group, tuple[Key, ...]] = {
    Group.APP: (
        Key.PALETTE,
        Key.SWITCHER,
        Key.SEARCH,
        Key.SHOW_KEYS,
        Key.SETTINGS,
        Key.LOCK,
        Key.NEXT_PANE,
        Key.PREVIOUS_PANE,
        Key.QUIT,
    ),
    Group.ROOMS: (
        Key.NEW_ROOM,
        Key.JOIN,
        Key.NEXT_ROOM,
        Key.PREVIOUS_ROOM,
        Key.NEXT_UNREAD,
        Key.PREVIOUS_UNREAD,
        Key.BACK,
        Key.FORWARD,
        *BY_NUMBER,
    ),
    Group.ROOM: (
        Key.FIND,
        Key.JUMP_TO_DAY,
        Key.OLDEST_UNREAD,
        Key.START,
        Key.END,
        Key.DETAILS,
        Key.EXPORT,
        Key.OWN_WINDOW,
        Key.CLOSE_WINDOW,
        Key.MARK_UNREAD,
        Key.PIN_ROOM,
        Key.MUTE_ROOM,
        Key.ARCHIVE_ROOM,
        Key.ROOM_SETTINGS,
        Key.INVITE,
    ),
    Group.MESSAGE: (
        Key.TOGGLE_LOCK,
        Key.ATTACH,
        Key.EMOJI,
        Key.SEND_LATER,
        Key.SEND_SILENTLY,
        Key.ANSWER_EARLIER,
        Key.ANSWER_LATER,
        Key.BOLD,
        Key.ITALIC,
        Key.CODE,
    ),
}
"""Every key once."""

_USUAL: Mapping[Key, tuple[str, ...]] = {
    Key.PALETTE: ("Ctrl+Shift+P",),
    Key.SWITCHER: ("Ctrl+K",),
    Key.SHOW_KEYS: ("F1", "Ctrl+/"),
    Key.SETTINGS: ("Ctrl+,",),
    Key.LOCK: ("Ctrl+L",),
    Key.QUIT: ("Ctrl+Q",),
    Key.NEW_ROOM: ("Ctrl+N",),
    Key.NEXT_ROOM: ("Alt+Down", "Ctrl+Tab"),
    Key.PREVIOUS_ROOM: ("Alt+Up", "Ctrl+Shift+Tab"),
    Key.NEXT_UNREAD: ("Alt+Shift+Down",),
    Key.PREVIOUS_UNREAD: ("Alt+Shift+Up",),
    Key.BACK: ("Alt+Left",),
    Key.FORWARD: ("Alt+Right",),
    **{key: (f"Ctrl+{number}",) for number, key in enumerate(BY_NUMBER, 1)},
    Key.PIN_ROOM: ("Ctrl+Shift+I",),
    Key.MUTE_ROOM: ("Ctrl+Shift+M",),
    Key.ARCHIVE_ROOM: ("Ctrl+Shift+A",),
    Key.MARK_UNREAD: ("Ctrl+Shift+R",),
    Key.NEXT_PANE: ("F6",),
    Key.PREVIOUS_PANE: ("Shift+F6",),
    Key.OWN_WINDOW: ("Ctrl+Shift+O",),
    Key.CLOSE_WINDOW: ("Ctrl+W",),
    Key.DETAILS: ("Ctrl+Shift+D",),
    Key.FIND: ("Ctrl+F",),
    Key.SEARCH: ("Ctrl+Shift+F",),
    Key.JUMP_TO_DAY: ("Ctrl+J",),
    Key.OLDEST_UNREAD: ("Shift+PgUp",),
    Key.START: ("Ctrl+Home",),
    Key.END: ("Ctrl+End",),
    Key.TOGGLE_LOCK: ("Ctrl+Shift+L",),
    Key.ATTACH: ("Ctrl+U",),
    Key.EMOJI: ("Ctrl+.",),
    Key.ANSWER_EARLIER: ("Ctrl+Up",),
    Key.ANSWER_LATER: ("Ctrl+Down",),
    Key.BOLD: ("Ctrl+B",),
    Key.ITALIC: ("Ctrl+I",),
    Key.CODE: ("Ctrl+E",),
}

_ON_MACOS: Mapping[Key, tuple[str, ...]] = {
    Key.NEXT_ROOM: ("Alt+Down", "Meta+Tab"),
    Key.PREVIOUS_ROOM: ("Alt+Up", "Meta+Shift+Tab"),
    Key.BACK: ("Ctrl+[",),
    Key.FORWARD: ("Ctrl+]",),
    Key.EMOJI: ("Meta+Ctrl+Space",),
}
"""Alt+arrow moves by a word there, and Command+Tab is the system's ("Meta" is its Control key)."""


def default_keys(platform: str = sys.platform) -> Mapping[Key, tuple[str, ...]]:
    """The keys that each command comes with on a platform; none for those without."""
    differing = _ON_MACOS if platform == "darwin" else {}
    return {key: differing.get(key, _USUAL.get(key, ())) for key in Key}
