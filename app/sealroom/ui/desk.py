"""What the widgets of one window share, handed down by constructor."""

from dataclasses import dataclass
from functools import cached_property

from sealroom.controller.facade import Facade
from sealroom.ui.app_lock import AppLock
from sealroom.ui.bridge import Bridge
from sealroom.ui.clock import Clock
from sealroom.ui.commands.key_map import KeyMap
from sealroom.ui.emoji.recent import UsedEmoji
from sealroom.ui.theme import Theme


@dataclass(frozen=True)
class Desk:
    """The way to the facade, the look, and the time."""

    bridge: Bridge
    theme: Theme
    clock: Clock

    @property
    def facade(self) -> Facade:
        """For reading calls, which return at once."""
        return self.bridge.facade

    @cached_property
    def lock(self) -> AppLock:
        """The app's lock; the window owns it."""
        return AppLock(self.facade)

    @cached_property
    def keys(self) -> KeyMap:
        """Which keys do what; the window owns it."""
        return KeyMap(self.bridge)

    @cached_property
    def emoji(self) -> UsedEmoji:
        """Which emoji the person uses."""
        return UsedEmoji(self.bridge)
