"""A row of the key history: a dot on a line through time, when, who and why."""

from PySide6.QtCore import QLineF, QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from sealroom.controller.views import KeyView
from sealroom.ui.models.keys import KeyRole
from sealroom.ui.parts.mirror import draw_words, flip
from sealroom.ui.parts.text_block import elided
from sealroom.ui.theme import Theme

ROW = 50
_DOT = 8
_DOT_X = 10
_TEXT_X = 24
"""From the inset."""


class KeyDelegate(QStyledItemDelegate):
    """Paints one key."""

    def __init__(self, theme: Theme, inset: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._inset = inset

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """50 pixels high."""
        return QSize(0, ROW)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Dot, line, two lines of words."""
        tokens, fonts = self._theme.tokens, self._theme.fonts
        key: KeyView = index.data(KeyRole.KEY)
        current = key.valid_until is None
        rect = QRectF(option.rect).adjusted(self._inset, 0, -self._inset, 0)
        middle = rect.top() + 14
        painter.save()
        flip(painter, rect.left() + rect.right())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if index.row() + 1 < index.model().rowCount():
            painter.setPen(QPen(tokens.line, 1))
            x = rect.left() + _DOT_X + 0.5
            painter.drawLine(QLineF(x, middle + 12, x, middle + ROW - 12))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.accent if current else tokens.muted)
        painter.drawEllipse(QPointF(rect.left() + _DOT_X + 0.5, middle), _DOT / 2, _DOT / 2)
        width = rect.width() - _TEXT_X
        self._write(painter, rect, current, index, width)
        painter.setFont(fonts.small)
        painter.setPen(tokens.muted)
        reason = elided(fonts.small, index.data(KeyRole.REASON), width)
        line = QRectF(rect.left() + _TEXT_X, rect.top() + 24, width, 16)
        draw_words(painter, line, Qt.AlignmentFlag.AlignVCenter, reason)
        painter.restore()

    def _write(
        self,
        painter: QPainter,
        rect: QRectF,
        current: bool,
        index: QModelIndex | QPersistentModelIndex,
        width: float,
    ) -> None:
        fonts = self._theme.fonts
        font = fonts.strong if current else fonts.body
        painter.setFont(font)
        painter.setPen(self._theme.tokens.text)
        span = elided(font, index.data(Qt.ItemDataRole.DisplayRole), width)
        line = QRectF(rect.left() + _TEXT_X, rect.top() + 4, width, 20)
        draw_words(painter, line, Qt.AlignmentFlag.AlignVCenter, span)
