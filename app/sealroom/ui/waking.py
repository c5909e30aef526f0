"""Notices that the computer slept, so that nobody waits for a connection that died meanwhile."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from sealroom.ui.clock import Clock

LOOK_MS = 5_000
SLEPT_MS = 15_000
"""A look that comes so much later than it should: nothing ran in between."""


class Waking(QObject):
    """Calls `wake` after a sleep."""

    def __init__(self, clock: Clock, wake: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._clock = clock
        self._wake = wake
        self._looked_at = clock()
        timer = QTimer(self)
        timer.setInterval(LOOK_MS)
        timer.timeout.connect(self.look)
        timer.start()

    def look(self) -> None:
        """Compare the clock with when it was last looked at."""
        now = self._clock()
        if now - self._looked_at >= LOOK_MS + SLEPT_MS:
            self._wake()
        self._looked_at = now
