"""Wrapped plain text, laid out once and drawn often."""

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextLine,
)

from sealroom.ui.parts.mirror import upright
from sealroom.ui.text.phrase import Phrase
from sealroom.ui.text.utf16 import utf16_length

_LINE_SEPARATOR = "\N{LINE SEPARATOR}"


class TextBlock:
    """Lines of `text` no wider than `width`. What is beyond `most_lines` is not laid out.

    `formats` change the font of parts; colours, which themes change, are given as it is drawn.
    """

    def __init__(
        self,
        text: str | Phrase,
        font: QFont,
        width: float,
        line_height: int,
        *,
        most_lines: int | None = None,
        centered: bool = False,
        italic: bool = False,
        formats: list[QTextLayout.FormatRange] | None = None,
    ) -> None:
        plain = text.plain() if isinstance(text, Phrase) else text
        if italic:
            font = QFont(font)
            font.setItalic(True)
        self._layout = QTextLayout(plain.replace("\n", _LINE_SEPARATOR), font)
        self._layout.setCacheEnabled(True)
        option = self._layout.textOption()
        option.setWrapMode(option.WrapMode.WrapAtWordBoundaryOrAnywhere)
        if centered:
            option.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._layout.setTextOption(option)
        if isinstance(text, Phrase):
            self._layout.setFormats(_strong_ranges(text))
        elif formats:
            self._layout.setFormats(formats)
        self._line_height = line_height
        self._most_lines = most_lines
        self._centered = centered
        self.cut = False
        """Whether there is more than was laid out."""
        self._lay_out(width)
        if not centered and self._starts > 0:  # written from the right: fit the box to the text
            self._lay_out(self.width)

    def _lay_out(self, width: float) -> None:
        layout, lines = self._layout, 0
        self._line_width = width
        y = natural = right = last = 0.0
        left = math.inf
        layout.beginLayout()
        while True:
            line = layout.createLine()
            if not line.isValid():
                break
            if self._most_lines is not None and lines == self._most_lines:
                self.cut = True
                line.setNumColumns(0)
                line.setPosition(QPointF(0, -1e6))
                break
            line.setLineWidth(width)
            height = max(self._line_height, math.ceil(line.height()))
            line.setPosition(QPointF(0, y + (height - line.height()) / 2))
            taken = line.naturalTextRect()
            left = min(left, taken.x())
            natural, right = max(natural, taken.width()), taken.right()
            last = taken.left()
            y += height
            lines += 1
        layout.endLayout()
        self._starts = 0.0 if left is math.inf else left
        self.lines = lines
        self.height = y
        self.width = float(math.ceil(natural))
        """Of the widest line."""
        self.last_width = float(math.ceil(right))
        """Where the last line ends, from the left."""
        self.last_width_mirrored = float(math.ceil(self.width - last))
        """The same from the right."""

    def draw(
        self,
        painter: QPainter,
        at: QPointF,
        color: QColor,
        colors: list[QTextLayout.FormatRange] | None = None,
    ) -> None:
        """Draw with the top left corner at `at`; `colors` hold for parts of it."""
        painter.setPen(color)
        box = self._line_width if self._centered else self.width
        with upright(painter, QRectF(at.x(), at.y(), box, self.height)):
            if colors:
                self._layout.draw(painter, at, colors)
            else:
                self._layout.draw(painter, at)

    def unit_at(self, point: QPointF) -> int:
        """The place nearest to a point, in UTF-16 units."""
        for number in range(self.lines):
            line = self._layout.lineAt(number)
            if point.y() < line.y() + line.height() or number == self.lines - 1:
                return line.xToCursor(point.x())
        return 0

    def rects(self, start: int, length: int) -> list[QRectF]:
        """Where a part of the text stands, line by line. Places in UTF-16 units, as Qt's are."""
        rects = []
        for number in range(self.lines):
            line = self._layout.lineAt(number)
            first = max(start, line.textStart())
            last = min(start + length, line.textStart() + line.textLength())
            if first < last:
                left, right = sorted((_x(line, first), _x(line, last)))
                middle = line.y() + line.height() / 2
                top = middle - self._line_height / 2
                rects.append(QRectF(left, top, right - left, self._line_height))
        return rects


def _x(line: QTextLine, place: int) -> float:
    x: tuple[float, int] = line.cursorToX(place)  # type: ignore[assignment]  # not an object
    return x[0]


def _strong_ranges(text: Phrase) -> list[QTextLayout.FormatRange]:
    ranges: list[QTextLayout.FormatRange] = []
    at = 0
    for piece in text.pieces:
        length = utf16_length(piece.text)
        if piece.strong:
            bold = QTextCharFormat()
            bold.setFontWeight(QFont.Weight.DemiBold)
            strong = QTextLayout.FormatRange()
            strong.start, strong.length, strong.format = at, length, bold
            ranges.append(strong)
        at += length
    return ranges


def line_width(font: QFont, text: str) -> float:
    """How wide `text` is on one line."""
    return float(math.ceil(QFontMetricsF(font).horizontalAdvance(text)))


def elided(font: QFont, text: str, width: float) -> str:
    """`text` cut with an ellipsis where it does not fit."""
    return QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, max(0.0, width))
