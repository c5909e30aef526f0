"""Emoji side by side: arrows move among them, Enter or a click chooses."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from sealroom.ui.emoji.catalogue import Emoji
from sealroom.ui.emoji.model import EmojiModel, EmojiRole
from sealroom.ui.theme import Theme

CELL = 42
COLUMNS = 8
ROWS = 6
_GLYPH = 24
_BAR = 14
"""The scroll bar, and what Qt leaves free before it breaks a row."""


def glyph_font(theme: Theme, pixels: int = _GLYPH) -> QFont:
    """Qt finds the system's colour font for emoji by itself."""
    font = QFont(theme.fonts.body)
    font.setPixelSize(pixels)
    return font


class _Cells(QStyledItemDelegate):
    """Paints one emoji, on a ground where it is current or under the pointer."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._font = glyph_font(theme)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Ground, emoji, ring."""
        tokens = self._theme.tokens
        state = option.state
        rect = QRectF(option.rect).adjusted(2, 2, -2, -2)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focused = bool(state & QStyle.StateFlag.State_HasFocus)
        if focused or state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(QPen(tokens.accent, 2) if focused else Qt.PenStyle.NoPen)
            painter.setBrush(tokens.raised)
            painter.drawRoundedRect(rect, 8, 8)
        painter.setFont(self._font)
        painter.setPen(tokens.text)
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, index.data())
        painter.restore()

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """A square."""
        return QSize(CELL, CELL)


class EmojiGrid(QListView):
    """Eight in a row."""

    chosen = Signal(object)
    """The `Emoji`."""
    looked_at = Signal(object)
    """The one under the keys or the pointer, or None."""
    left_upwards = Signal()
    """Up was pressed in the first row."""

    def __init__(self, theme: Theme, model: EmojiModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("emojiGrid")
        self.setAccessibleName(self.tr("Emoji"))
        self.setModel(model)
        self.setItemDelegate(_Cells(theme, self))
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setFixedSize(COLUMNS * CELL + _BAR, ROWS * CELL)
        self.clicked.connect(self._choose)
        self.entered.connect(lambda index: self.looked_at.emit(index.data(EmojiRole.EMOJI)))
        model.modelReset.connect(self._to_first)

    def choose_current(self) -> None:
        """As Enter does."""
        self._choose(self.currentIndex())

    def currentChanged(
        self,
        current: QModelIndex | QPersistentModelIndex,
        previous: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Tell which it is."""
        super().currentChanged(current, previous)
        self.looked_at.emit(current.data(EmojiRole.EMOJI))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter chooses; Up in the first row leaves. What can be typed is for the search."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.choose_current()
        elif event.key() == Qt.Key.Key_Up and self.currentIndex().row() < COLUMNS:
            self.left_upwards.emit()
        elif event.text().isprintable() and event.text():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _to_first(self) -> None:
        self.setCurrentIndex(self.model().index(0, 0))
        self.looked_at.emit(self.currentIndex().data(EmojiRole.EMOJI))

    def _choose(self, index: QModelIndex) -> None:
        emoji = index.data(EmojiRole.EMOJI)
        if isinstance(emoji, Emoji):
            self.chosen.emit(emoji)
