"""What a message answers, above its text: whose it was and how it began, as it is held here."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from sealroom.controller.talk_views import QuoteView
from sealroom.ui.parts.mirror import draw_words
from sealroom.ui.parts.text_block import TextBlock, elided, line_width
from sealroom.ui.text.talk_words import quote_name, quote_words
from sealroom.ui.theme import Theme
from sealroom.ui.timeline.metrics import SMALL_LINE
from sealroom.ui.timeline.region import Region, Spot

_BAR = 3
_PADDING = 8
_MARGIN = 6
_LINES = 2
_RADIUS = 6
_LEAST = 120


class QuoteBlock:
    """Laid out for one width; a click leads to what is quoted, where it is here."""

    def __init__(self, quote: QuoteView, theme: Theme, width: float) -> None:
        self._quote = quote
        inner = width - _BAR - 2 * _PADDING
        self._name = elided(theme.fonts.small_strong, quote_name(quote), inner)
        self._text = TextBlock(
            quote_words(quote),
            theme.fonts.small,
            inner,
            SMALL_LINE,
            most_lines=_LINES,
            italic=not quote.text,
        )
        name = line_width(theme.fonts.small_strong, self._name) if self._name else 0
        self.width = max(_LEAST, self._text.width, name) + _BAR + 2 * _PADDING
        self._name_height = SMALL_LINE if self._name else 0
        self.height = self._name_height + self._text.height + 2 * 4 + _MARGIN
        self._rect = QRectF()

    def place(self, at: QPointF, width: float) -> list[Spot]:
        """Stand with the top left corner at `at`, as wide as what is below."""
        self._rect = QRectF(at.x(), at.y() + 2, width, self.height - _MARGIN)
        return [] if self._quote.order is None else [Spot(self._rect, Region.QUOTE)]

    def paint(self, painter: QPainter, theme: Theme) -> None:
        """Draw a quiet ground, a bar in the person's colour, name and beginning."""
        tokens = theme.tokens
        painter.save()
        ground = QColor(tokens.text)
        ground.setAlphaF(0.06)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(self._rect, _RADIUS, _RADIUS)
        color = tokens.name(self._quote.sender) if self._name else tokens.muted
        painter.setBrush(color)
        painter.setClipRect(QRectF(self._rect.x(), self._rect.y(), _BAR, self._rect.height()))
        painter.drawRoundedRect(self._rect, _RADIUS, _RADIUS)
        painter.restore()
        inside = self._rect.topLeft() + QPointF(_BAR + _PADDING, 4)
        if self._name:
            painter.setFont(theme.fonts.small_strong)
            painter.setPen(color)
            line = QRectF(inside.x(), inside.y(), self._rect.width(), SMALL_LINE)
            draw_words(painter, line, Qt.AlignmentFlag.AlignVCenter, self._name)
        below = inside + QPointF(0, self._name_height)
        self._text.draw(painter, below, tokens.text if self._quote.text else tokens.muted)
