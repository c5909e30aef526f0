"""The commands that a window offers, bound to their keys."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from sealroom.ui.commands.command import Command
from sealroom.ui.commands.key_map import KeyMap
from sealroom.ui.shortcuts import GROUPS, Key
from sealroom.ui.text.command_words import command_words


def _always() -> bool:
    return True


@dataclass(frozen=True)
class _Offer:
    run: Callable[[], object]
    enabled: Callable[[], bool]
    above_sheets: bool


class Commands(QObject):
    """Silent while a sheet is open, save those that answer above sheets: it has the keys then."""

    def __init__(self, window: QWidget, keys: KeyMap) -> None:
        super().__init__(window)
        self._window = window
        self._keys = keys
        self._offers: dict[Key, _Offer] = {}
        self._shortcuts: dict[Key, list[QShortcut]] = {}
        self._below_sheet = False
        keys.changed.connect(self._bind_all)

    def offer(
        self,
        key: Key,
        run: Callable[[], object],
        enabled: Callable[[], bool] = _always,
        *,
        above_sheets: bool = False,
    ) -> None:
        """Say what a key does, and when it can."""
        self._offers[key] = _Offer(run, enabled, above_sheets)
        self._bind(key)

    def all(self) -> list[Command]:
        """What is offered, in the order in which keys are shown."""
        return [
            Command(key, command_words(key), self._keys.shown(key), offer.enabled, offer.run)
            for group in GROUPS.values()
            for key in group
            if (offer := self._offers.get(key)) is not None
        ]

    def names(self) -> tuple[Key, ...]:
        """What is offered."""
        return tuple(self._offers)

    def set_below_sheet(self, below: bool) -> None:
        """A sheet is open, or none any more."""
        self._below_sheet = below
        for key, shortcuts in self._shortcuts.items():
            for shortcut in shortcuts:
                shortcut.setEnabled(self._answers(key))

    def _answers(self, key: Key) -> bool:
        return self._offers[key].above_sheets or not self._below_sheet

    def _run(self, key: Key) -> None:
        offer = self._offers[key]
        if offer.enabled():
            offer.run()

    def _bind_all(self) -> None:
        for key in self._offers:
            self._bind(key)

    def _bind(self, key: Key) -> None:
        for shortcut in self._shortcuts.pop(key, []):
            shortcut.setEnabled(False)
            shortcut.deleteLater()
        self._shortcuts[key] = [self._shortcut(key, keys) for keys in self._keys.of(key)]

    def _shortcut(self, key: Key, keys: str) -> QShortcut:
        shortcut = QShortcut(QKeySequence(keys), self._window)
        shortcut.setObjectName(key.value)
        shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
        shortcut.setEnabled(self._answers(key))
        shortcut.activated.connect(lambda: self._run(key))
        return shortcut
