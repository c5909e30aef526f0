"""Buttons: primary, plain, dangerous, links, and square ones with an icon alone."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QEnterEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QPushButton, QSizePolicy, QWidget

from sealroom.ui.text.inert import plain_tip
from sealroom.ui.theme import Icon, Theme


def make_button(
    text: str, *, name: str, kind: str = "", parent: QWidget | None = None
) -> QPushButton:
    """A button with words. `name` is its object name, `kind` its look in the style sheet."""
    button = QPushButton(text, parent)
    button.setObjectName(name)
    button.setAutoDefault(False)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    if kind:
        button.setProperty("kind", kind)
    return button


class IconButton(QAbstractButton):
    """A square with an icon. Its words are tooltip and accessible name."""

    def __init__(
        self,
        theme: Theme,
        icon: Icon,
        words: str,
        *,
        name: str,
        size: int = 32,
        icon_size: int = 18,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icon = icon
        self._size = size
        self._icon_size = icon_size
        self.setObjectName(name)
        self.set_words(words)
        self.setFixedSize(size, size)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.changed.connect(self.update)

    def set_icon(self, icon: Icon) -> None:
        """Show another icon."""
        self._icon = icon
        self.update()

    def set_words(self, words: str) -> None:
        """Say what it does."""
        self.setToolTip(plain_tip(words))
        self.setAccessibleName(words)

    def sizeHint(self) -> QSize:
        """The square."""
        return QSize(self._size, self._size)

    def enterEvent(self, event: QEnterEvent) -> None:
        """The pointer is on it."""
        super().enterEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, icon, ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect())
        ground = self._ground()
        if ground is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ground)
            painter.drawRoundedRect(rect, self.radius, self.radius)
        self._paint_edge(painter, rect)
        side = (self._size - self._icon_size) / 2
        color = self._color() if self.isEnabled() else self._theme.tokens.muted
        self._theme.icons.paint(painter, QPointF(side, side), self._icon_size, self._icon, color)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._theme.tokens.accent, 2))
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), self.radius, self.radius)

    radius = 8

    def _ground(self) -> QColor | None:
        if self.isDown() or self.underMouse():
            return self._theme.tokens.raised
        return None

    def _paint_edge(self, painter: QPainter, rect: QRectF) -> None:
        """Nothing around a plain one."""

    def _color(self) -> QColor:
        tokens = self._theme.tokens
        return tokens.accent if self.isChecked() else tokens.muted
