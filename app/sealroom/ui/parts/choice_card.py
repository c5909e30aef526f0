"""A large choice among few: a title, a line that explains it, a tick when it is chosen."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from sealroom.ui.parts.mirror import draw_words, flip
from sealroom.ui.parts.text_block import elided
from sealroom.ui.theme import Icon, Theme

_HEIGHT = 62
_RADIUS = 12
_TEXT_LEFT = 43


class ChoiceCard(QAbstractButton):
    """One of a group; arrows move between them as between radio buttons."""

    def __init__(
        self, theme: Theme, title: str, words: str, *, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._words = words
        self.setText(title)
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.setAccessibleDescription(words)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Two lines."""
        return QSize(300, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Edge, tick, two lines."""
        tokens, fonts = self._theme.tokens, self._theme.fonts
        painter = QPainter(self)
        flip(painter, self.width())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = tokens.accent if self.isChecked() else tokens.line
        wide = 2 if self.hasFocus() else 1
        painter.setPen(
            QPen(edge if self.isChecked() or not self.hasFocus() else tokens.muted, wide)
        )
        painter.setBrush(tokens.side if self.underMouse() else tokens.background)
        inset = wide / 2
        rect = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(rect, _RADIUS, _RADIUS)
        if self.isChecked():
            at = QPointF(14, 14)
            self._theme.icons.paint(painter, at, 16, Icon.CHECK, tokens.accent)
        width = self.width() - _TEXT_LEFT - 12
        painter.setFont(fonts.strong)
        painter.setPen(tokens.text if self.isEnabled() else tokens.muted)
        title = QRectF(_TEXT_LEFT, 12, width, 20)
        draw_words(painter, title, Qt.AlignmentFlag.AlignVCenter, self.text())
        painter.setFont(fonts.small)
        painter.setPen(tokens.muted)
        words = QRectF(_TEXT_LEFT, 33, width, 16)
        draw_words(
            painter, words, Qt.AlignmentFlag.AlignVCenter, elided(fonts.small, self._words, width)
        )
