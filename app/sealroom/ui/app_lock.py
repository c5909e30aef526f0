"""The app's lock at the window: when it is wanted, and whether there is one."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QWindow

from sealroom.controller.clocks import steady_clock
from sealroom.controller.facade import Facade
from sealroom.ui.clock import Clock
from sealroom.ui.idle import Idle

MINUTE_MS = 60_000


class AppLock(QObject):
    """`wanted` asks whoever holds the profile to close it; this only says when."""

    wanted = Signal()
    """Close the profile now."""
    unset = Signal()
    """Locking was asked for, and nothing would keep the next who comes from opening it again."""
    changed = Signal()
    """There is a lock now, or none any more."""

    def __init__(self, facade: Facade, steady: Clock = steady_clock) -> None:
        super().__init__()
        self._facade = facade
        self.idle = Idle(steady, self)
        self.idle.over.connect(self._lock_unasked)

    @property
    def is_set(self) -> bool:
        """Whether opening the profile takes a person."""
        protection = self._facade.protection
        return protection is not None and protection.asks()

    def lock(self) -> None:
        """As somebody asks for it."""
        if self.is_set:
            self.wanted.emit()
        else:
            self.unset.emit()

    def left_alone(self) -> None:
        """The computer sleeps or slept, or its screen is locked: nobody is there."""
        if self._facade.preferences().lock_after_minutes:
            self._lock_unasked()

    def watch(self, window: QWindow | None) -> None:
        """The window that people touch."""
        self.idle.watch(window)

    def refresh(self) -> None:
        """The settings changed."""
        minutes = self._facade.preferences().lock_after_minutes
        self.idle.wait(minutes * MINUTE_MS if self.is_set else 0)
        self.changed.emit()

    def _lock_unasked(self) -> None:
        if self.is_set:
            self.wanted.emit()
