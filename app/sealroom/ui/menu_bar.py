"""The menu bar of macOS, which people look into first there: all that a window offers, by heading.

Elsewhere the same list is the palette. Keys are shown and not bound: the window has bound them.
Built and looked at on Linux; its authors had no macOS to run it on.
"""

import sys

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from sealroom.ui.commands import Commands
from sealroom.ui.commands.key_map import KeyMap
from sealroom.ui.shortcuts import BY_NUMBER, GROUPS, Key
from sealroom.ui.text.command_words import group_words

_ROLES = {
    Key.QUIT: QAction.MenuRole.QuitRole,
    Key.SETTINGS: QAction.MenuRole.PreferencesRole,
}
"""macOS moves these into the application's own menu."""


class MenuBar(QMenuBar):
    """Filled each time a menu is opened: what can be done now is not dim."""

    def __init__(self, commands: Commands, keys: KeyMap, parent: QWidget) -> None:
        super().__init__(parent)
        self._commands = commands
        self._actions: dict[Key, QAction] = {}
        self.setObjectName("menuBar")
        offered = {each.name: each for each in commands.all()}
        for group, members in GROUPS.items():
            shown = [key for key in members if key in offered and key not in BY_NUMBER]
            if not shown:
                continue
            menu: QMenu = self.addMenu(group_words(group))
            menu.setObjectName(f"menu_{group}")
            for key in shown:
                action = menu.addAction(offered[key].words)
                action.setObjectName(f"menu_{key}")
                action.setMenuRole(_ROLES.get(key, QAction.MenuRole.NoRole))
                action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
                action.triggered.connect(lambda _=False, run=offered[key].run: run())
                self._actions[key] = action
            menu.aboutToShow.connect(self._dim)
        keys.changed.connect(lambda: self._show_keys(keys))
        self._show_keys(keys)

    def _show_keys(self, keys: KeyMap) -> None:
        for key, action in self._actions.items():
            action.setShortcut(QKeySequence(next(iter(keys.of(key)), "")))

    def _dim(self) -> None:
        for command in self._commands.all():
            if (action := self._actions.get(command.name)) is not None:
                action.setEnabled(command.enabled())


def has_menu_bar() -> bool:
    """Whether people look for one here."""
    return sys.platform == "darwin"
