"""The names of pages, one below the other, with their icons; the chosen one on a wash."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QTabBar, QWidget

from sealroom.ui.parts.tab_bar import TabBar
from sealroom.ui.parts.text_block import elided
from sealroom.ui.theme import Icon, Theme

_ICON = 16
_PADDING = 10


class PageBar(TabBar):
    """A tab bar that stands upright: arrows up and down move in it."""

    def __init__(self, theme: Theme, width: int, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._icons: list[Icon] = []
        self._width = width
        self.setShape(QTabBar.Shape.RoundedWest)
        self.setElideMode(Qt.TextElideMode.ElideRight)

    def add_page(self, icon: Icon, words: str) -> None:
        """One page more, at the end."""
        self._icons.append(icon)
        self.addTab(words)

    def tabSizeHint(self, index: int) -> QSize:
        """All as wide."""
        return QSize(self._width, round(self._theme.fonts.body_line) + 12)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The page above or below."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.setCurrentIndex(max(0, min(self.count() - 1, self.currentIndex() + step)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Icons and words."""
        tokens, fonts = self._theme.tokens, self._theme.fonts
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for index in range(self.count()):
            rect = QRectF(self.tabRect(index)).adjusted(1, 1, -1, -1)
            chosen = index == self.currentIndex()
            if chosen:
                painter.setPen(QPen(tokens.accent, 2) if self.hasFocus() else Qt.PenStyle.NoPen)
                painter.setBrush(tokens.raised)
                painter.drawRoundedRect(rect, 8, 8)
            self._paint_words(painter, rect, index, chosen=chosen)
        painter.setFont(fonts.body)

    def _paint_words(self, painter: QPainter, rect: QRectF, index: int, *, chosen: bool) -> None:
        tokens, fonts = self._theme.tokens, self._theme.fonts
        inside = rect.adjusted(_PADDING, 0, -_PADDING, 0)
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        x = inside.right() - _ICON if mirrored else inside.left()
        color = tokens.accent if chosen else tokens.muted
        at = QPointF(x, inside.center().y() - _ICON / 2)
        self._theme.icons.paint(painter, at, _ICON, self._icons[index], color)
        gap = _ICON + 10
        words = inside.adjusted(0, 0, -gap, 0) if mirrored else inside.adjusted(gap, 0, 0, 0)
        font = fonts.strong if chosen else fonts.body
        painter.setFont(font)
        painter.setPen(tokens.text)
        side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
        painter.drawText(
            words,
            side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute,
            elided(font, self.tabText(index), words.width()),
        )
