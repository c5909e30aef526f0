"""One reading for many events: a burst of changes is answered once."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

_PAUSE = 30
"""Milliseconds between two readings."""


class Refresh(QObject):
    """Calls `read` soon after `ask`, and at most every 30 ms."""

    def __init__(self, read: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._read = read
        self._asked = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._turn)

    def ask(self) -> None:
        """Something changed."""
        self._asked = True
        if not self._timer.isActive():
            self._timer.start(0)

    def _turn(self) -> None:
        if self._asked:
            self._asked = False
            self._timer.start(_PAUSE)
            self._read()
