"""A small turning arc: something is under way."""

from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QPen, QShowEvent
from PySide6.QtWidgets import QWidget

from sealroom.ui.theme import Theme

_SIZE = 16
_STEP_MS = 40
_STEP_DEGREES = 15


class Spinner(QWidget):
    """Turns while it is shown."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._angle = 0
        self.setFixedSize(_SIZE, _SIZE)
        self._timer = QTimer(self)
        self._timer.setInterval(_STEP_MS)
        self._timer.timeout.connect(self._turn)

    def sizeHint(self) -> QSize:
        """16 pixels."""
        return QSize(_SIZE, _SIZE)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin; whoever wants less motion sees it stand."""
        if self._theme.moves:
            self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Rest."""
        self._timer.stop()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The arc."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.tokens.accent, 2, c=Qt.PenCapStyle.RoundCap))
        arc = QRectF(2, 2, _SIZE - 4, _SIZE - 4)
        painter.drawArc(arc, -self._angle * 16, 270 * 16)

    def _turn(self) -> None:
        self._angle = (self._angle + _STEP_DEGREES) % 360
        self.update()
