"""Marks the item that somebody jumped to, for a moment. It comes and goes without moving."""

from PySide6.QtCore import QObject, QTimer, Signal

SHOWN_MS = 2_000


class Highlight(QObject):
    """Which item is marked, by its `order`."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.order: float | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SHOWN_MS)
        self._timer.timeout.connect(self.end)

    def show(self, order: float) -> None:
        """Mark an item, and no other."""
        self.order = order
        self._timer.start()
        self.changed.emit()

    def end(self) -> None:
        """Mark none."""
        if self.order is not None:
            self.order = None
            self._timer.stop()
            self.changed.emit()
