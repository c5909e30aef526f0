"""A field that keeps the keys while a list below it is walked through."""

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListView

_PAGE = 8


class ListKeys(QObject):
    """Arrows and Enter in `field` move in `list` and choose from it. Rows that cannot be selected
    are passed over.
    """

    chosen = Signal(QModelIndex)

    def __init__(self, field: QLineEdit, rows: QListView) -> None:
        super().__init__(field)
        self._rows = rows
        rows.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        rows.clicked.connect(self._choose)
        field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys that mean the list."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        steps = {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_PageDown: _PAGE,
            Qt.Key.Key_PageUp: -_PAGE,
        }
        key = Qt.Key(event.key())
        if key in steps and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self.step(steps[key])
            return True
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self._rows.currentIndex().isValid():
            self._choose(self._rows.currentIndex())
            return True
        return False

    def first(self) -> None:
        """Stand on the first row that can be chosen."""
        model = self._rows.model()
        row = self._next(-1, 1)
        self._rows.setCurrentIndex(QModelIndex() if row is None else model.index(row, 0))

    def step(self, rows: int) -> None:
        """Move so many rows, or as far as there are any."""
        at = self._rows.currentIndex().row()
        for _ in range(abs(rows)):
            following = self._next(at, 1 if rows > 0 else -1)
            if following is None:
                break
            at = following
        if at >= 0:
            self._rows.setCurrentIndex(self._rows.model().index(at, 0))

    def _next(self, row: int, step: int) -> int | None:
        model = self._rows.model()
        row += step
        while 0 <= row < model.rowCount():
            if model.flags(model.index(row, 0)) & Qt.ItemFlag.ItemIsSelectable:
                return row
            row += step
        return None

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid() and index.flags() & Qt.ItemFlag.ItemIsSelectable:
            self.chosen.emit(index)
