"""The bar above everything while the relay is away, and while what happened meanwhile comes in."""

from PySide6.QtCore import QPointF, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from sealroom.controller.views import ConnectionState, ConnectionView
from sealroom.ui.desk import Desk
from sealroom.ui.parts.button import make_button
from sealroom.ui.parts.label import ElidedLabel, Label
from sealroom.ui.parts.mirror import flip, set_margins
from sealroom.ui.text.connection_words import bar_words, may_try_now, next_try_words
from sealroom.ui.text.told import told
from sealroom.ui.theme import Icon

HEIGHT = 36
"""Of the first line, which is all where the reason is not worth a second."""
GRACE_MS = 1500
"""A connection that comes back within this time is not worth a word."""
_SIGN = 16
_TICK_MS = 1000


class ConnectionBar(QFrame):
    """What is the matter, why, when it is tried again, and "Try now".

    A refusal's reason says what to do, and is told whole on lines of its own.
    """

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._connection = desk.facade.connection()
        self.setObjectName("connectionBar")
        self._words = Label(kind="strong")
        self._words.setObjectName("connectionWords")
        self._reason = ElidedLabel(kind="muted")
        self._reason.setObjectName("connectionReason")
        self._refusal = Label(kind="muted", wrap=True)
        self._refusal.setObjectName("refusalReason")
        self._refusal.setContentsMargins(0, 0, 0, 8)
        self._next = Label(kind="muted")
        self._next.setObjectName("connectionNext")
        self._try_now = make_button(self.tr("Try now"), name="tryNow", kind="link")
        self._try_now.clicked.connect(desk.facade.try_now)
        self._lay_out()
        self._tick = QTimer(self)
        self._tick.setInterval(_TICK_MS)
        self._tick.timeout.connect(self._show_next)
        self._grace = QTimer(self)
        self._grace.setSingleShot(True)
        self._grace.setInterval(GRACE_MS)
        self._grace.timeout.connect(self._show)
        desk.theme.changed.connect(self.update)
        desk.bridge.connectionChanged.connect(self._follow)
        self.hide()
        self._begin()

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(self._words)
        line.addWidget(self._reason, 1)
        line.addWidget(self._next)
        line.addWidget(self._try_now)
        first = QWidget()
        first.setFixedHeight(HEIGHT)
        first.setLayout(line)
        line.setContentsMargins(0, 0, 0, 0)
        lines = QVBoxLayout(self)
        set_margins(lines, 16 + _SIGN + 12, 0, 12, 0)
        lines.setSpacing(0)
        lines.addWidget(first)
        lines.addWidget(self._refusal)

    def _begin(self) -> None:
        if self._connection.state is ConnectionState.WAITING or self._is_refusal:
            self._show()
        else:
            self._follow(self._connection)

    def _follow(self, connection: ConnectionView) -> None:
        self._connection = connection
        if not bar_words(connection):
            self._grace.stop()
            self._tick.stop()
            self.hide()
        elif not self.isHidden() or self._is_refusal:
            self._show()
        elif not self._grace.isActive():
            self._grace.start()

    def _show(self) -> None:
        connection = self._connection
        words = bar_words(connection)
        self._words.setText(words)
        if connection.state is not ConnectionState.CONNECTING:  # while it tries, the reason stays
            self._show_reason(told(connection.detail))
        self._try_now.setVisible(may_try_now(connection))
        self.setProperty("kind", "refusal" if self._is_refusal else "notice")
        for part in (self, self._words, self._reason, self._refusal):
            part.style().unpolish(part)
            part.style().polish(part)
        self.setAccessibleName(". ".join(filter(None, (words, told(connection.detail)))))
        self._show_next()
        if connection.retry_at is not None:
            self._tick.start()
        else:
            self._tick.stop()
        self.show()

    def _show_reason(self, reason: str) -> None:
        refusal = self._is_refusal
        self._reason.set_whole("" if refusal else reason)
        self._refusal.setText(reason if refusal else "")
        self._refusal.setVisible(refusal and bool(reason))

    def _show_next(self) -> None:
        words = next_try_words(self._connection, self._desk.clock())
        self._next.setText(words)
        self._next.setVisible(bool(words))

    @property
    def _is_refusal(self) -> bool:
        """The relay's, or one's own of what answers in its place."""
        return self._connection.state in {ConnectionState.REFUSED, ConnectionState.UNPROVEN}

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground, a line below, and a sign."""
        super().paintEvent(event)
        tokens = self._desk.theme.tokens
        painter = QPainter(self)
        flip(painter, self.width())
        painter.fillRect(0, self.height() - 1, self.width(), 1, tokens.line)
        catching_up = self._connection.state is ConnectionState.CONNECTED
        sign = Icon.RETRY if catching_up else Icon.FAILED if self._is_refusal else Icon.OFFLINE
        color = tokens.red if self._is_refusal else tokens.muted
        at = QPointF(16, (HEIGHT - _SIGN) / 2)
        self._desk.theme.icons.paint(painter, at, _SIGN, sign, color)
