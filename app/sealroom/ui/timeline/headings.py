"""Lines above an item: the day that begins, the "new" line, what never arrived."""

import enum

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from sealroom.ui.parts.mirror import draw_words
from sealroom.ui.parts.text_block import elided, line_width
from sealroom.ui.theme import Theme
from sealroom.ui.timeline import metrics as m

HEADING = m.GROUP_GAP + m.SMALL_LINE
"""Height of a heading with the gap above it."""
_WORD_GAP = 25
"""Between the word and the rule."""
_RULE_OPACITY = 0.5


class Heading(enum.Enum):
    """What kinds there are, from top to bottom."""

    DAY = enum.auto()
    NEW = enum.auto()
    MISSING = enum.auto()


def paint_heading(
    painter: QPainter, theme: Theme, heading: Heading, words: str, line: QRectF
) -> None:
    """Draw one heading into its line."""
    tokens, fonts = theme.tokens, theme.fonts
    font = fonts.small if heading is Heading.MISSING else fonts.small_strong
    color = {
        Heading.DAY: tokens.muted,
        Heading.NEW: tokens.accent,
        Heading.MISSING: tokens.amber,
    }[heading]
    if heading is Heading.NEW:
        _paint_rules(painter, color, line, line_width(font, words) / 2 + _WORD_GAP)
    painter.setFont(font)
    painter.setPen(color)
    draw_words(painter, line, Qt.AlignmentFlag.AlignCenter, elided(font, words, line.width()))


def _paint_rules(painter: QPainter, color: QColor, line: QRectF, half: float) -> None:
    rule = QColor(color)
    rule.setAlphaF(_RULE_OPACITY)
    painter.setPen(QPen(rule, 1))
    y, middle = int(line.center().y()) + 0.5, line.center().x()
    painter.drawLine(QLineF(line.left(), y, middle - half, y))
    painter.drawLine(QLineF(middle + half, y, line.right(), y))
