"""A ledger event, or where the history begins, in one quiet, centred sentence."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter

from sealroom.controller.timeline_views import EventKind, EventView, HistoryStart
from sealroom.ui.parts.text_block import TextBlock
from sealroom.ui.text.item_words import item_text
from sealroom.ui.theme import Icon, Theme
from sealroom.ui.timeline import metrics as m
from sealroom.ui.timeline.region import Region, Spot

_ICON = 12
_ICON_GAP = 6
_ASIDE = 40
"""Kept free at either side."""
_ICONS = {
    EventKind.KEY_REPLACED: Icon.KEY,
    EventKind.KEY_ASKED: Icon.KEY,
    EventKind.SEALED_ON: Icon.SEALED,
    EventKind.SEALED_OFF: Icon.OPEN,
}


class SystemLine:
    """Laid out for one width."""

    def __init__(self, event: EventView | HistoryStart, theme: Theme, column: float) -> None:
        self._kind = event.kind if isinstance(event, EventView) else None
        self._icon = _ICONS.get(self._kind) if self._kind else Icon.HISTORY
        taken = _ICON + _ICON_GAP if self._icon else 0
        self._text = TextBlock(
            item_text(event), theme.fonts.small, column - 2 * _ASIDE - taken, m.SMALL_LINE
        )
        self._taken = taken
        self.height = int(self._text.height)

    def place(self, left: float, right: float, top: float) -> list[Spot]:
        """Stand in the middle of the column."""
        width = self._text.width + self._taken
        self.rect = QRectF((left + right - width) / 2, top, width, self.height)
        return [Spot(self.rect, Region.BODY)]

    def paint(self, painter: QPainter, theme: Theme) -> None:
        """Draw sign and sentence."""
        opens = self._kind is EventKind.SEALED_OFF
        color: QColor = theme.tokens.amber if opens else theme.tokens.muted
        if self._icon is not None:
            at = self.rect.topLeft() + QPointF(0, (m.SMALL_LINE - _ICON) / 2)
            theme.icons.paint(painter, at, _ICON, self._icon, color)
        self._text.draw(painter, self.rect.topLeft() + QPointF(self._taken, 0), color)
