"""A switch with a title and a line that says what it changes."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from sealroom.ui.parts.mirror import draw_words, flip
from sealroom.ui.parts.text_block import TextBlock
from sealroom.ui.theme import Theme

_TRACK = (36, 20)
_GAP = 12
_FOCUS = 3


class Switch(QAbstractButton):
    """On or off; a click anywhere on the row switches."""

    def __init__(
        self, theme: Theme, title: str, words: str = "", *, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._words = words
        self.setText(title)
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.setAccessibleDescription(words)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self.updateGeometry)
        theme.changed.connect(self.update)

    def set_words(self, words: str) -> None:
        """Say what it changes."""
        self._words = words
        self.setAccessibleDescription(words)
        self.updateGeometry()
        self.update()

    @property
    def words(self) -> str:
        """What it says it changes."""
        return self._words

    def hasHeightForWidth(self) -> bool:
        """Its words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Title and words."""
        words = self._block(width).height if self._words else 0
        return int(self._theme.fonts.body_line + (words + 2 if words else 0)) + 4

    def sizeHint(self) -> QSize:
        """At the width it has."""
        width = max(self.width(), 240)
        return QSize(width, self.heightForWidth(width))

    def _block(self, width: int) -> TextBlock:
        room = width - _TRACK[0] - _GAP
        fonts = self._theme.fonts
        return TextBlock(self._words, fonts.small, room, round(fonts.small_line))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Title, words, track and knob."""
        tokens, fonts = self._theme.tokens, self._theme.fonts
        painter = QPainter(self)
        flip(painter, self.width())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(fonts.body)
        painter.setPen(tokens.text if self.isEnabled() else tokens.muted)
        title = QRectF(0, 2, self.width() - _TRACK[0] - _GAP, fonts.body_line)
        draw_words(painter, title, Qt.AlignmentFlag.AlignVCenter, self.text())
        if self._words:
            self._block(self.width()).draw(painter, QPointF(0, fonts.body_line + 4), tokens.muted)
        self._paint_track(painter)

    def _paint_track(self, painter: QPainter) -> None:
        tokens = self._theme.tokens
        width, height = _TRACK
        track = QRectF(self.width() - width - _FOCUS, _FOCUS, width, height)
        painter.setPen(Qt.PenStyle.NoPen)
        on = tokens.accent if self.isEnabled() else tokens.muted
        painter.setBrush(on if self.isChecked() else tokens.line)
        painter.drawRoundedRect(track, height / 2, height / 2)
        if not self.isChecked():
            painter.setPen(QPen(tokens.muted, 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            edge = track.adjusted(0.5, 0.5, -0.5, -0.5)
            painter.drawRoundedRect(edge, height / 2, height / 2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.on_accent if self.isChecked() else tokens.muted)
        knob = height - 8
        x = track.right() - knob - 4 if self.isChecked() else track.left() + 4
        painter.drawEllipse(QRectF(x, track.top() + 4, knob, knob))
        if self.hasFocus():
            painter.setPen(QPen(tokens.accent, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            ring = track.adjusted(-2, -2, 2, 2)
            painter.drawRoundedRect(ring, height / 2 + 2, height / 2 + 2)
