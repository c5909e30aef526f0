"""A choice from a short list: Qt's own box, with an arrow in the theme's colour."""

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QWidget

from sealroom.ui.parts.mirror import flip
from sealroom.ui.theme import Icon, Theme

_ARROW = 16


class Choice(QComboBox):
    """`name` is its object name."""

    def __init__(
        self, theme: Theme, words: str, *, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName(name)
        self.setAccessibleName(words)
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The box, and the arrow."""
        super().paintEvent(event)
        painter = QPainter(self)
        flip(painter, self.width())
        at = QPointF(self.width() - _ARROW - 10, (self.height() - _ARROW) / 2)
        color = self._theme.tokens.muted
        self._theme.icons.paint(painter, at, _ARROW, Icon.DOWN, color)
