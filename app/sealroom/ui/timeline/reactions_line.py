"""The signs under a message: each with how many put it there, one's own marked."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from sealroom.controller.talk_views import ReactionView
from sealroom.ui.parts.mirror import draw_words
from sealroom.ui.parts.text_block import elided, line_width
from sealroom.ui.text.inert import inert_line
from sealroom.ui.theme import Theme
from sealroom.ui.timeline.region import Region, Spot

_HEIGHT = 24
_GAP = 4
_PADDING = 8
_MOST = 96
_SHOWN = 24
"""Different signs shown; the rest are counted in one."""


class ReactionsLine:
    """Chips in as many rows as they need."""

    def __init__(self, reactions: tuple[ReactionView, ...], theme: Theme, width: float) -> None:
        font = theme.fonts.small
        self._reactions = reactions[:_SHOWN]
        self._words = [
            elided(font, f"{inert_line(each.emoji)} {each.count}", _MOST)
            for each in self._reactions
        ]
        rest = sum(each.count for each in reactions[_SHOWN:])
        self._rest = f"+{rest}" if rest else ""
        self._chips: list[QRectF] = []
        x, y, widest = 0.0, 0.0, 0.0
        for words in filter(None, (*self._words, self._rest)):
            chip = line_width(font, words) + 2 * _PADDING
            if x and x + chip > width:
                x, y = 0.0, y + _HEIGHT + _GAP
            self._chips.append(QRectF(x, y, chip, _HEIGHT))
            x += chip + _GAP
            widest = max(widest, x - _GAP)
        self.width = widest
        self.height = y + _HEIGHT + _GAP
        self._spots: list[Spot] = []

    def place(self, at: QPointF) -> list[Spot]:
        """Stand with the top left corner at `at`."""
        self._chips = [chip.translated(at) for chip in self._chips]
        self._spots = [
            Spot(chip, Region.REACTION, reaction.emoji)
            for chip, reaction in zip(self._chips, self._reactions, strict=False)
        ]
        return self._spots

    def paint(self, painter: QPainter, theme: Theme, hovered: Spot | None) -> None:
        """Draw the chips; one's own in the accent's colour, as the edge under the pointer."""
        tokens = theme.tokens
        painter.setFont(theme.fonts.small)
        for number, (chip, words) in enumerate(
            zip(self._chips, filter(None, (*self._words, self._rest)), strict=True)
        ):
            mine = number < len(self._reactions) and self._reactions[number].mine
            lit = hovered is not None and hovered.rect == chip
            edge = tokens.accent if mine or lit else tokens.line
            painter.setPen(QPen(edge, 1))
            painter.setBrush(tokens.accent_wash if mine else tokens.background)
            painter.drawRoundedRect(chip.adjusted(0.5, 0.5, -0.5, -0.5), _HEIGHT / 2, _HEIGHT / 2)
            painter.setPen(tokens.accent if mine else tokens.text)
            draw_words(painter, chip, Qt.AlignmentFlag.AlignCenter, words)
