"""The composer's square buttons: lock toggle and send."""

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QPainter, QPen
from PySide6.QtWidgets import QWidget

from sealroom.ui.parts.button import IconButton
from sealroom.ui.theme import Icon, Theme

SIZE = 40
RADIUS = 12


class LockToggle(IconButton):
    """Closed on the accent's wash; open on amber, with an edge."""

    radius = RADIUS

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(
            theme, Icon.SEALED, "", name="lockToggle", size=SIZE, icon_size=18, parent=parent
        )
        self._open = False

    @property
    def is_open(self) -> bool:
        """Whether the next message goes unsealed."""
        return self._open

    def show_open(self, is_open: bool) -> None:
        """Show the lock closed or open."""
        self._open = is_open
        self.set_icon(Icon.OPEN if is_open else Icon.SEALED)

    def _ground(self) -> QColor:
        tokens = self._theme.tokens
        return tokens.amber_wash if self._open else tokens.accent_wash

    def _paint_edge(self, painter: QPainter, rect: QRectF) -> None:
        tokens = self._theme.tokens
        if self._open or self.underMouse():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(tokens.amber_line if self._open else tokens.accent, 1))
            painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)

    def _color(self) -> QColor:
        return self._theme.tokens.amber if self._open else self._theme.tokens.accent


class SendButton(IconButton):
    """The accent's colour while there is something to send."""

    radius = RADIUS
    menuWanted = Signal(QPoint)
    """Other ways to send, at a place of the screen."""

    def __init__(self, theme: Theme, words: str, parent: QWidget | None = None) -> None:
        super().__init__(
            theme, Icon.SEND, words, name="send", size=SIZE, icon_size=18, parent=parent
        )

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """By right click or menu key."""
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        self.menuWanted.emit(
            self.mapToGlobal(self.rect().topLeft()) if by_key else event.globalPos()
        )

    def _ground(self) -> QColor:
        tokens = self._theme.tokens
        if not self.isEnabled():
            return tokens.raised
        return tokens.accent_hover if self.underMouse() else tokens.accent

    def _color(self) -> QColor:
        return self._theme.tokens.on_accent
