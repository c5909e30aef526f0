"""Which keys each command has: those it comes with, or those the person chose."""

from collections.abc import Mapping

import msgspec
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeySequence

from sealroom.controller.preference_views import KeyChoice
from sealroom.ui.bridge import Bridge
from sealroom.ui.shortcuts import Key, default_keys


class KeyMap(QObject):
    """Read from the preferences, and kept there."""

    changed = Signal()

    def __init__(self, bridge: Bridge, defaults: Mapping[Key, tuple[str, ...]] | None = None):
        super().__init__()
        self._bridge = bridge
        self._defaults = defaults or default_keys()
        self._keys = self._read()
        bridge.preferencesChanged.connect(self._read_again)

    def of(self, key: Key) -> tuple[str, ...]:
        """In portable words; the first is the one that is shown where there is room for one."""
        return self._keys[key]

    def shown(self, key: Key) -> str:
        """The first keys as the platform writes them; empty where there are none."""
        keys = self._keys[key]
        return native(keys[0]) if keys else ""

    def is_default(self, key: Key) -> bool:
        """Whether a command has the keys it came with."""
        return self._keys[key] == self._defaults[key]

    def holder(self, keys: str) -> Key | None:
        """Which command has these keys."""
        return next((key for key, held in self._keys.items() if keys in held), None)

    def choose(self, key: Key, keys: tuple[str, ...]) -> None:
        """Have a command answer to these keys alone; whoever had them answers to them no more."""
        chosen = {**self._keys, key: keys}
        for other, held in self._keys.items():
            if other is not key:
                chosen[other] = tuple(each for each in held if each not in keys)
        self._keep(chosen)

    def reset(self, key: Key) -> None:
        """As a command came."""
        self.choose(key, self._defaults[key])

    def reset_all(self) -> None:
        """As they all came."""
        self._keep(dict(self._defaults))

    def _keep(self, chosen: Mapping[Key, tuple[str, ...]]) -> None:
        """At once here; the preferences follow."""
        self._become(dict(chosen))
        choices = tuple(
            KeyChoice(key.value, keys)
            for key, keys in chosen.items()
            if keys != self._defaults[key]
        )
        facade = self._bridge.facade
        wanted = msgspec.structs.replace(facade.preferences(), keys=choices)
        self._bridge.start(facade.set_preferences(wanted), name="keep keys", must_finish=True)

    def _read(self) -> dict[Key, tuple[str, ...]]:
        """A choice for a command of another version of the app is passed over."""
        chosen = {each.command: each.keys for each in self._bridge.facade.preferences().keys}
        return {key: chosen.get(key.value, keys) for key, keys in self._defaults.items()}

    def _read_again(self) -> None:
        self._become(self._read())

    def _become(self, keys: dict[Key, tuple[str, ...]]) -> None:
        if keys != self._keys:
            self._keys = keys
            self.changed.emit()


def native(keys: str) -> str:
    """As the platform writes them in its menus."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
