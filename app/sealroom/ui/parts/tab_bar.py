"""Tabs above pages: a quiet row of words, the chosen one underlined."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QTabBar, QWidget

from sealroom.ui.parts.text_block import line_width
from sealroom.ui.theme import Theme

_HEIGHT = 36
_PADDING = 10


class TabBar(QTabBar):
    """Qt's own keys and roles, painted in the theme."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.changed.connect(self.update)

    def tabSizeHint(self, index: int) -> QSize:
        """Just around the words."""
        width = line_width(self._theme.fonts.strong, self.tabText(index))
        return QSize(int(width) + 2 * _PADDING, _HEIGHT)

    def minimumTabSizeHint(self, index: int) -> QSize:
        """No narrower."""
        return self.tabSizeHint(index)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Words, underline, base line."""
        tokens, fonts = self._theme.tokens, self._theme.fonts
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(QRectF(0, _HEIGHT - 1, self.width(), 1), tokens.line)
        for index in range(self.count()):
            rect = QRectF(self.tabRect(index))
            chosen = index == self.currentIndex()
            painter.setFont(fonts.strong)
            painter.setPen(tokens.text if chosen else tokens.muted)
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, self.tabText(index))
            if chosen:
                line = QRectF(rect.left() + _PADDING, _HEIGHT - 2, rect.width() - 2 * _PADDING, 2)
                painter.fillRect(line, tokens.accent)
                if self.hasFocus():
                    painter.setPen(QPen(tokens.accent, 2))
                    painter.drawRoundedRect(rect.adjusted(1, 1, -1, -4), 8, 8)
