"""Keys, painted as the caps they are pressed on."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from sealroom.ui.parts.text_block import line_width
from sealroom.ui.theme import Theme

_HEIGHT = 22
_PADDING = 7
_GAP = 6


def paint_keys(painter: QPainter, rect: QRectF, keys: tuple[str, ...], theme: Theme) -> float:
    """`keys`, as the platform writes them, at the far end of `rect`. The width they take."""
    font, tokens = theme.fonts.small_strong, theme.tokens
    height = max(_HEIGHT, round(theme.fonts.small_line) + 6)
    painter.setFont(font)
    right = rect.right()
    for each in reversed(keys):
        width = line_width(font, each) + 2 * _PADDING
        cap = QRectF(right - width, rect.center().y() - height / 2, width, height)
        painter.setPen(QPen(tokens.line, 1))
        painter.setBrush(tokens.side)
        painter.drawRoundedRect(cap.adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
        painter.setPen(tokens.muted)
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, each)
        right = cap.left() - _GAP
    return rect.right() - right
