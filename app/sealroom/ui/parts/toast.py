"""A line of words at the lower edge of the window, for what nobody nearer can show."""

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QWidget

from sealroom.ui.parts.button import IconButton
from sealroom.ui.parts.label import Label
from sealroom.ui.parts.mirror import flip, set_margins
from sealroom.ui.theme import Icon, Theme

_WIDTH = 460
_BOTTOM = 84
_SHOWN_MS = 12_000


class Toast(QWidget):
    """Goes by itself after a while, unless the pointer rests on it."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._grave = False
        self.setObjectName("toast")
        self._label = Label(wrap=True)
        self._label.setObjectName("toastWords")
        close = IconButton(theme, Icon.CLOSE, self.tr("Close"), name="toastClose", size=24)
        close.clicked.connect(self.hide)
        line = QHBoxLayout(self)
        set_margins(line, 44, 10, 10, 10)
        line.addWidget(self._label, 1)
        line.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SHOWN_MS)
        self._timer.timeout.connect(self._leave)
        parent.installEventFilter(self)
        theme.changed.connect(self.update)
        self.hide()

    @property
    def words(self) -> str:
        """What it says."""
        return self._label.text()

    def say(self, words: str, *, grave: bool = False) -> None:
        """Show words; grave ones stay until they are closed."""
        self._grave = grave
        self._label.setText(words)
        self.setAccessibleName(self.words)
        self._place()
        self.show()
        self.raise_()
        self._timer.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the place when the window changes its size."""
        if event.type() == QEvent.Type.Resize:
            self._place()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """The box."""
        tokens = self._theme.tokens
        painter = QPainter(self)
        flip(painter, self.width())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(tokens.red if self._grave else tokens.line, 1))
        painter.setBrush(tokens.background)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 12, 12)
        icon, color = (Icon.FAILED, tokens.red) if self._grave else (Icon.INFO, tokens.accent)
        self._theme.icons.paint(painter, QPointF(16, 14), 16, icon, color)

    def _leave(self) -> None:
        if self._grave or self.underMouse():
            self._timer.start()
        else:
            self.hide()

    def _place(self) -> None:
        parent = self.parentWidget()
        if parent is None:
            return
        width = min(_WIDTH, parent.width() - 32)
        layout = self.layout()
        height = layout.totalHeightForWidth(width) if layout else 44
        self.setGeometry(
            (parent.width() - width) // 2, parent.height() - height - _BOTTOM, width, height
        )
