"""Stands above the field while what is written answers a message, or is to take its place."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from sealroom.ui.parts.button import IconButton
from sealroom.ui.parts.label import ElidedLabel
from sealroom.ui.parts.mirror import set_margins
from sealroom.ui.theme import Icon, Theme

_BAR = 3
_HEIGHT = 44


class AboutBar(QFrame):
    """What it is about, on two lines, and a way to let go of it."""

    cancelled = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName("composerAbout")
        self.setFixedHeight(_HEIGHT)
        self._title = ElidedLabel(kind="strong")
        self._title.setObjectName("composerAboutTitle")
        self._text = ElidedLabel(kind="small")
        self._text.setObjectName("composerAboutText")
        self.cancel = IconButton(
            theme, Icon.CLOSE, self.tr("Let go of it"), name="composerAboutCancel"
        )
        self.cancel.clicked.connect(self.cancelled)
        words = QVBoxLayout()
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._text)
        line = QHBoxLayout(self)
        set_margins(line, _BAR + 10, 2, 0, 2)
        line.setSpacing(8)
        line.addLayout(words, 1)
        line.addWidget(self.cancel, 0, Qt.AlignmentFlag.AlignVCenter)
        theme.changed.connect(self.update)
        self.hide()

    @property
    def title(self) -> str:
        """What it says is being done."""
        return self._title.whole if not self.isHidden() else ""

    @property
    def text(self) -> str:
        """The message it is about, on one line."""
        return self._text.whole

    def say(self, title: str, text: str) -> None:
        """Show it; with no title, hide it."""
        self._title.set_whole(title)
        self._text.set_whole(text)
        self.setVisible(bool(title))

    def paintEvent(self, event: QPaintEvent) -> None:
        """A bar in the accent's colour at the beginning."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.tokens.accent)
        right = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        x = self.width() - _BAR if right else 0
        painter.drawRoundedRect(x, 4, _BAR, self.height() - 8, 1.5, 1.5)
