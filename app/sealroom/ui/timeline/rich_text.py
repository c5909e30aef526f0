"""A message's text with what its marks mean: laid out once, drawn often."""

import unicodedata
from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF, Qt, QTextBoundaryFinder
from PySide6.QtGui import QColor, QPainter, QTextCharFormat, QTextLayout

from sealroom.ui.parts.mirror import is_mirrored, mirrored_rect, upright
from sealroom.ui.parts.rich_document import paint_span, span_format
from sealroom.ui.parts.text_block import TextBlock, line_width
from sealroom.ui.text.markup import Block, BlockKind, Span, Style
from sealroom.ui.text.utf16 import utf16_length, utf16_place
from sealroom.ui.theme import Icon, Theme, Tokens
from sealroom.ui.theme.fonts import Fonts, scaled
from sealroom.ui.theme.tokens import code_ground
from sealroom.ui.timeline.region import Region, Spot
from sealroom.ui.timeline.text_place import TextPlace, TextRange

_GAP = 6
"""Between blocks; items of a list stand close."""
_ITEM_GAP = 2
_INDENT = 16
"""One step of a list or a quote further in."""
_BAR = 3
_CODE_PADDING = 8
_COPY = 14
_COPY_ROOM = _COPY + 8
_CODE_LINE = 18


@dataclass(frozen=True)
class _Placed:
    """A block, where its text begins, and the box that it fills."""

    block: Block
    text: TextBlock
    spans: tuple[tuple[Span, int, int], ...]
    """Each with its place and length in UTF-16 units."""
    at: QPointF
    box: QRectF
    mirrored: bool


class RichText:
    """Blocks one below the other, no wider than `width`, of no more than `most_lines`."""

    def __init__(
        self, blocks: list[Block], theme: Theme, width: float, most_lines: int | None = None
    ) -> None:
        self._fonts = theme.fonts
        self._line = round(theme.fonts.body_line)
        self._code_line = scaled(_CODE_LINE, theme.fonts.body.pixelSize())
        self._width = width
        self._placed: list[_Placed] = []
        self.width = self.last_width = self.height = 0.0
        self.cut = False
        """Whether there is more than was laid out."""
        left = most_lines
        for block in blocks:
            if left is not None and left <= 0:
                self.cut = True
                break
            text = self._place(block, left)
            self.cut = self.cut or text.cut
            if left is not None:
                left -= text.lines
        if len(self._placed) > 1 and self._placed[-1].mirrored is not is_mirrored():
            self.last_width = self.width

    def _origin(self, placed: _Placed, at: QPointF) -> QPointF:
        """What is written from the right stands at the right."""
        return at + QPointF(self.width - placed.box.width() if placed.mirrored else 0, 0)

    def _place(self, block: Block, most_lines: int | None) -> TextBlock:
        is_code = block.kind is BlockKind.CODE
        mirrored = _is_mirrored(block.text)
        before, after = self._sides(block)
        spans = _measured(block)
        text = TextBlock(
            block.text,
            self._fonts.code if is_code else self._fonts.body,
            max(_INDENT, self._width - before - after),
            self._code_line if is_code else self._line,
            most_lines=most_lines,
            formats=_formats(spans, self._fonts),
        )
        padding = _CODE_PADDING if is_code else 0
        top = self.height + self._gap(block)
        x = after if mirrored else before
        width = text.width + before + after
        box = QRectF(0, top, width, text.height + 2 * padding)
        at = QPointF(x, top + padding)
        self._placed.append(_Placed(block, text, spans, at, box, mirrored))
        self.height = box.bottom()
        self.width = max(self.width, width)
        taken = text.last_width_mirrored if is_mirrored() else text.last_width
        self.last_width = self._width if is_code else (width - text.width) + taken
        return text

    def _gap(self, block: Block) -> int:
        if not self._placed:
            return 0
        is_item = block.kind is BlockKind.ITEM is self._placed[-1].block.kind
        return _ITEM_GAP if is_item else _GAP

    def _sides(self, block: Block) -> tuple[float, float]:
        """Room before the text and after it."""
        match block.kind:
            case BlockKind.CODE:
                return _CODE_PADDING, _CODE_PADDING + _COPY_ROOM
            case BlockKind.QUOTE:
                return _INDENT * block.depth - _BAR, 0
            case BlockKind.ITEM:
                number = line_width(self._fonts.body, block.marker + " ")
                return _INDENT * block.depth + max(_INDENT, number), 0
            case BlockKind.TEXT:
                return 0, 0

    def spots(self, at: QPointF) -> list[Spot]:
        """Links, mentions, and the buttons that copy code, with the top left corner at `at`."""
        if not is_mirrored():
            return self._spots(at)
        return [
            replace(spot, rect=mirrored_rect(spot.rect, 2 * at.x() + self.width))
            for spot in self._spots(at)
        ]

    def _spots(self, at: QPointF) -> list[Spot]:
        spots = []
        for placed in self._placed:
            if placed.block.kind is BlockKind.CODE:
                rect = self._copy_rect(placed).adjusted(-4, -4, 4, 4)
                spots.append(Spot(rect.translated(at), Region.COPY_CODE, placed.block.text))
            for span, start, length in placed.spans:
                region = _region(span.style)
                if region is not None:
                    origin = placed.at + self._origin(placed, at)
                    for rect in placed.text.rects(start, length):
                        spots.append(Spot(rect.translated(origin), region, span.value))
        return spots

    def nearest_place(self, point: QPointF) -> TextPlace | None:
        """The place in the text nearest to a point, counted from the top left corner."""
        for number, placed in enumerate(self._placed):
            if point.y() < placed.box.bottom() or number == len(self._placed) - 1:
                inside = point - placed.at - self._origin(placed, QPointF(0, 0))
                return TextPlace(number, placed.text.unit_at(inside))
        return None

    def word_at(self, place: TextPlace) -> TextRange:
        """The word that a place lies in or at."""
        finder = QTextBoundaryFinder(
            QTextBoundaryFinder.BoundaryType.Word, self._placed[place.block].block.text
        )
        finder.setPosition(place.unit)
        start = place.unit if finder.isAtBoundary() else finder.toPreviousBoundary()
        finder.setPosition(start)
        end = finder.toNextBoundary()
        return TextRange(
            TextPlace(place.block, max(0, start)), TextPlace(place.block, max(start, end))
        )

    def text_in(self, chosen: TextRange) -> str:
        """The letters of a part, a line for each block."""
        lines = []
        for number, placed in enumerate(self._placed):
            encoded = placed.block.text.encode("utf-16-le")
            part = chosen.within(number, len(encoded) // 2)
            if part is not None:
                lines.append(encoded[2 * part[0] : 2 * part[1]].decode("utf-16-le", "ignore"))
        return "\n".join(lines)

    def draw(
        self,
        painter: QPainter,
        at: QPointF,
        theme: Theme,
        color: QColor,
        *,
        hovered: Spot | None = None,
        chosen: TextRange | None = None,
    ) -> None:
        """Draw with the top left corner at `at`, text in `color`, what is chosen on a ground."""
        with upright(painter, QRectF(at.x(), at.y(), self.width, self.height)):
            self._draw(painter, at, theme, color, hovered=hovered, chosen=chosen)

    def _draw(
        self,
        painter: QPainter,
        at: QPointF,
        theme: Theme,
        color: QColor,
        *,
        hovered: Spot | None,
        chosen: TextRange | None,
    ) -> None:
        tokens = theme.tokens
        for number, placed in enumerate(self._placed):
            origin = self._origin(placed, at)
            match placed.block.kind:
                case BlockKind.CODE:
                    self._draw_ground(painter, placed, at, theme)
                case BlockKind.QUOTE:
                    _draw_bars(painter, placed, placed.box.translated(origin), tokens)
                case BlockKind.ITEM:
                    self._draw_marker(painter, placed, origin, color)
                case BlockKind.TEXT:
                    pass
            colors = _colors(placed.spans, tokens, hovered)
            if chosen is not None:
                colors += _chosen_range(placed, chosen, number, tokens)
            placed.text.draw(painter, placed.at + origin, color, colors)

    def _code_box(self, placed: _Placed) -> QRectF:
        box = QRectF(placed.box)
        box.setWidth(max(self.width, box.width()))
        return box

    def _copy_rect(self, placed: _Placed) -> QRectF:
        box = self._code_box(placed)
        x = box.left() + _CODE_PADDING if placed.mirrored else box.right() - _CODE_PADDING - _COPY
        return QRectF(x, box.top() + _CODE_PADDING + 2, _COPY, _COPY)

    def _draw_ground(self, painter: QPainter, placed: _Placed, at: QPointF, theme: Theme) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(code_ground(theme.tokens))
        painter.drawRoundedRect(self._code_box(placed).translated(at), 8, 8)
        corner = self._copy_rect(placed).translated(at).topLeft()
        theme.icons.paint(painter, corner, _COPY, Icon.COPY, theme.tokens.muted)

    def _draw_marker(self, painter: QPainter, placed: _Placed, at: QPointF, color: QColor) -> None:
        painter.setFont(self._fonts.body)
        painter.setPen(color)
        indent = _INDENT * placed.block.depth
        line = QRectF(placed.box.left(), placed.box.top(), placed.box.width(), self._line)
        line = line.translated(at).adjusted(indent, 0, 0, 0)
        side = Qt.AlignmentFlag.AlignLeft
        if placed.mirrored:
            line.adjust(-indent, 0, -indent, 0)
            side = Qt.AlignmentFlag.AlignRight
        sides = side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(line, sides, placed.block.marker)


def _draw_bars(painter: QPainter, placed: _Placed, box: QRectF, tokens: Tokens) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(tokens.accent)
    for depth in range(placed.block.depth):
        x = _INDENT * depth
        left = box.right() - x - _BAR if placed.mirrored else box.left() + x
        painter.drawRoundedRect(QRectF(left, box.top(), _BAR, box.height()), 1.5, 1.5)


def _measured(block: Block) -> tuple[tuple[Span, int, int], ...]:
    if not block.spans:
        return ()
    place = utf16_place(block.text)
    return tuple(
        (span, place(span.start), place(span.end) - place(span.start)) for span in block.spans
    )


def _is_mirrored(text: str) -> bool:
    """Whether it is written from the right, by its first letter that has a direction."""
    for letter in text:
        direction = unicodedata.bidirectional(letter)
        if direction in {"L", "R", "AL"}:
            return direction != "L"
    return False


def _formats(
    spans: tuple[tuple[Span, int, int], ...], fonts: Fonts
) -> list[QTextLayout.FormatRange]:
    return [_range(at, length, span_format(span.style, fonts)) for span, at, length in spans]


def _colors(
    spans: tuple[tuple[Span, int, int], ...], tokens: Tokens, hovered: Spot | None
) -> list[QTextLayout.FormatRange]:
    ranges = []
    for span, at, length in spans:
        shape = QTextCharFormat()
        paint_span(shape, span.style, tokens)
        if Style.LINK in span.style:
            lit = hovered is not None and hovered.region is Region.LINK
            shape.setFontUnderline(lit and hovered is not None and hovered.value == span.value)
        ranges.append(_range(at, length, shape))
    return ranges


def _chosen_range(
    placed: _Placed, chosen: TextRange, number: int, tokens: Tokens
) -> list[QTextLayout.FormatRange]:
    part = chosen.within(number, utf16_length(placed.block.text))
    if part is None:
        return []
    shape = QTextCharFormat()
    shape.setBackground(tokens.accent)
    shape.setForeground(tokens.on_accent)
    return [_range(part[0], part[1] - part[0], shape)]


def _range(at: int, length: int, shape: QTextCharFormat) -> QTextLayout.FormatRange:
    found = QTextLayout.FormatRange()
    found.start, found.length, found.format = at, length, shape
    return found


def _region(style: Style) -> Region | None:
    if Style.LINK in style:
        return Region.LINK
    return Region.MENTION if Style.MENTION in style else None
