"""The round button above the composer that leads to the end, with what is unread on it."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from sealroom.ui.parts.text_block import line_width
from sealroom.ui.text.inert import plain_tip
from sealroom.ui.theme import Icon, Theme

SIZE = 40
_TOP = 10
"""Kept above the circle for the badge."""


class ToEndButton(QAbstractButton):
    """Hidden while the end is seen."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._unread = 0
        self.setObjectName("toEnd")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedSize(self.sizeHint())
        self.show_unread(0)
        theme.changed.connect(self.update)

    def show_unread(self, unread: int) -> None:
        """Put a number on it."""
        self._unread = unread
        words = self.tr("To the newest message")
        if unread:
            words = self.tr("To the newest message, %n unread", "", unread)
        self.setAccessibleName(words)
        self.setToolTip(plain_tip(words))
        self.update()

    def sizeHint(self) -> QSize:
        """Circle and badge."""
        return QSize(SIZE + 8, SIZE + _TOP)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Circle, arrow, badge."""
        tokens, fonts = self._theme.tokens, self._theme.fonts
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        circle = QRectF(4.5, _TOP + 0.5, SIZE - 1, SIZE - 1)
        focused = self.hasFocus()
        painter.setPen(QPen(tokens.accent if focused else tokens.line, 2 if focused else 1))
        painter.setBrush(tokens.raised if self.underMouse() else tokens.background)
        painter.drawEllipse(circle)
        side = (SIZE - 18) / 2
        at = QPointF(4 + side, _TOP + side)
        self._theme.icons.paint(painter, at, 18, Icon.TO_END, tokens.muted)
        if not self._unread:
            return
        words = str(min(self._unread, 999))
        width = max(20.0, line_width(fonts.small_strong, words) + 12)
        badge = QRectF((self.width() - width) / 2, 0, width, 20)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.accent)
        painter.drawRoundedRect(badge, 10, 10)
        painter.setFont(fonts.small_strong)
        painter.setPen(tokens.on_accent)
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, words)
