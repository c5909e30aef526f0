"""The edge between two panes: dragged, or moved by arrow keys, it makes one wider."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QAccessible, QEnterEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from sealroom.ui.accessible import tell_role
from sealroom.ui.parts.mirror import is_mirrored
from sealroom.ui.text.inert import plain_tip
from sealroom.ui.theme import Theme

WIDTH = 8
"""Where it can be caught; the line itself is one pixel."""
_STEP = 16


class PaneEdge(QWidget):
    """Says by how much it was moved from where the window begins; a double click puts it back."""

    moved = Signal(int)
    left = Signal()
    """The person let go of it."""
    putBack = Signal()

    def __init__(self, theme: Theme, words: str, *, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._at: float | None = None
        self.setObjectName(name)
        self.setAccessibleName(words)
        tell_role(self, QAccessible.Role.Splitter)
        self.setToolTip(plain_tip(words))
        self.setCursor(Qt.CursorShape.SplitHCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        theme.changed.connect(self.update)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Caught."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._at = event.globalPosition().x()
            self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Dragged."""
        if self._at is not None:
            steps = round(event.globalPosition().x() - self._at)
            self._at += steps
            self.moved.emit(-steps if is_mirrored() else steps)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        if self._at is not None:
            self._at = None
            self.left.emit()
            self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """As wide as usual."""
        self._at = None
        self.putBack.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move it, Home puts it back."""
        steps = {Qt.Key.Key_Left: -_STEP, Qt.Key.Key_Right: _STEP}
        key = Qt.Key(event.key())
        if key in steps:
            self.moved.emit(-steps[key] if is_mirrored() else steps[key])
            self.left.emit()
        elif key == Qt.Key.Key_Home:
            self.putBack.emit()
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """The pointer is on it."""
        super().enterEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Nothing, or a line where it can be moved now."""
        if self._at is None and not self.underMouse() and not self.hasFocus():
            return
        tokens = self._theme.tokens
        caught = self._at is not None or self.hasFocus()
        line = QRectF(WIDTH / 2 - 1, 0, 2, self.height())
        QPainter(self).fillRect(line, tokens.accent if caught else tokens.line)
