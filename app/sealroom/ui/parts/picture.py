"""The round picture of a person or room: an initial on a colour of its own."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from sealroom.ui.parts.mirror import draw_words
from sealroom.ui.text.inert import initial
from sealroom.ui.theme import Theme

_LETTER = 0.42
"""Height of the letter, of the circle's."""


def paint_picture(
    painter: QPainter, theme: Theme, at: QPointF, size: int, *, identifier: str, name: str
) -> None:
    """Draw the picture of `name` in a circle of `size` logical pixels."""
    circle = QRectF(at.x(), at.y(), size, size)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.tokens.person(identifier))
    painter.drawEllipse(circle)
    font = QFont(theme.fonts.strong)
    font.setPixelSize(max(9, round(size * _LETTER)))
    painter.setFont(font)
    painter.setPen(QColor("#FFFFFF"))
    draw_words(painter, circle, Qt.AlignmentFlag.AlignCenter, initial(name))
    painter.restore()


class Picture(QWidget):
    """A picture as a widget."""

    def __init__(self, theme: Theme, size: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._size = size
        self._identifier = ""
        self._name = ""
        self.setFixedSize(size, size)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """The circle."""
        return QSize(self._size, self._size)

    def show_for(self, identifier: str, name: str) -> None:
        """Show the picture of `identifier`."""
        self._identifier, self._name = identifier, name
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The circle and its letter."""
        painter = QPainter(self)
        paint_picture(
            painter,
            self._theme,
            QPointF(0, 0),
            self._size,
            identifier=self._identifier,
            name=self._name,
        )
