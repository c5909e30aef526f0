"""The bar that says, calmly, that this computer's clock and the relay's are far apart."""

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from sealroom.controller.views import ConnectionState, ConnectionView
from sealroom.ui.desk import Desk
from sealroom.ui.parts.button import make_button
from sealroom.ui.parts.label import Label
from sealroom.ui.parts.mirror import flip, set_margins
from sealroom.ui.text.clock_words import clock_off_words
from sealroom.ui.theme import Icon

_SIGN = 16


class ClockBar(QFrame):
    """Stays until the clocks agree, or it is hidden; another difference brings it back."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._shown_for = 0
        self.setObjectName("clockBar")
        self.setProperty("kind", "notice")
        self._words = Label(wrap=True)
        self._words.setObjectName("clockWords")
        hide = make_button(self.tr("Hide"), name="hideClockBar", kind="link")
        hide.clicked.connect(self.hide)
        line = QHBoxLayout(self)
        set_margins(line, 16 + _SIGN + 12, 8, 12, 9)
        line.setSpacing(12)
        line.addWidget(self._words, 1)
        line.addWidget(hide)
        desk.theme.changed.connect(self.update)
        desk.bridge.connectionChanged.connect(self._follow)
        self.hide()
        self._follow(desk.facade.connection())

    def _follow(self, connection: ConnectionView) -> None:
        is_connected = connection.state is ConnectionState.CONNECTED
        if not is_connected or connection.clock_off == self._shown_for:
            return
        self._shown_for = connection.clock_off
        words = clock_off_words(connection.clock_off)
        self._words.setText(words)
        self.setAccessibleName(words)
        self.setVisible(bool(words))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground, a line below, and a clock."""
        super().paintEvent(event)
        tokens, painter = self._desk.theme.tokens, QPainter(self)
        flip(painter, self.width())
        painter.fillRect(0, self.height() - 1, self.width(), 1, tokens.line)
        at = QPointF(16, (self.height() - _SIGN) / 2)
        self._desk.theme.icons.paint(painter, at, _SIGN, Icon.WAITING, tokens.muted)
