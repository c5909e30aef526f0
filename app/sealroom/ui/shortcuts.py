"""Every key of the window in one map: what it does, by name, and its default keys."""

import enum
from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget


class Key(enum.StrEnum):
    """What can be reached by keys."""

    NEW_ROOM = "newRoom"
    NEXT_ROOM = "nextRoom"
    PREVIOUS_ROOM = "previousRoom"
    NEXT_PANE = "nextPane"
    PREVIOUS_PANE = "previousPane"
    TOGGLE_LOCK = "toggleLock"
    SETTINGS = "settings"
    LOCK = "lock"


DEFAULTS: Mapping[Key, str] = {
    Key.NEW_ROOM: "Ctrl+N",
    Key.NEXT_ROOM: "Alt+Down",
    Key.PREVIOUS_ROOM: "Alt+Up",
    Key.NEXT_PANE: "F6",
    Key.PREVIOUS_PANE: "Shift+F6",
    Key.TOGGLE_LOCK: "Ctrl+Shift+L",
    Key.SETTINGS: "Ctrl+,",
    Key.LOCK: "Ctrl+L",
}


class Shortcuts:
    """Binds keys to a window. Silent while a sheet is open: it has the keys then."""

    def __init__(self, window: QWidget, actions: Mapping[Key, Callable[[], object]]) -> None:
        self._shortcuts: list[QShortcut] = []
        for key, action in actions.items():
            shortcut = QShortcut(QKeySequence(DEFAULTS[key]), window)
            shortcut.setObjectName(key.value)
            shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
            shortcut.activated.connect(action)
            self._shortcuts.append(shortcut)

    def set_enabled(self, enabled: bool) -> None:
        """Answer, or be silent."""
        for shortcut in self._shortcuts:
            shortcut.setEnabled(enabled)
