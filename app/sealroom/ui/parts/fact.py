"""One thing that is told in a sheet: a sign, what it is in short, and what that means."""

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sealroom.ui.parts.label import Label
from sealroom.ui.parts.mirror import flip, set_margins
from sealroom.ui.theme import Icon, Theme, Tokens

_SIGN = 18
_GAP = 12


class Fact(QWidget):
    """`below` takes more lines, `aside` what can be done about it."""

    def __init__(
        self, theme: Theme, icon: Icon, title: str, words: str = "", *, name: str, tint: str = ""
    ) -> None:
        super().__init__()
        self._theme = theme
        self._icon = icon
        self._tint = tint
        self.setObjectName(name)
        self.setAccessibleName(". ".join(filter(None, (title, words))))
        self.title = Label(title, kind="strong", wrap=True)
        self.below = QVBoxLayout()
        self.below.setContentsMargins(0, 0, 0, 0)
        self.below.setSpacing(4)
        self.below.addWidget(self.title)
        self.aside = QHBoxLayout()
        row = QHBoxLayout(self)
        set_margins(row, _SIGN + _GAP, 0, 0, 0)
        row.setSpacing(12)
        row.addLayout(self.below, 1)
        row.addLayout(self.aside)
        if words:
            self.say(words)
        theme.changed.connect(self.update)

    def say(self, words: str) -> None:
        """One more line."""
        self.below.addWidget(Label(words, kind="muted", wrap=True))

    @property
    def words(self) -> str:
        """All that it says, below its title."""
        labels = [label.text() for label in self.findChildren(Label) if label is not self.title]
        return "\n".join(filter(None, labels))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The sign, beside the first line."""
        painter = QPainter(self)
        flip(painter, self.width())
        at = QPointF(0, self.title.y() + 1)
        self._theme.icons.paint(painter, at, _SIGN, self._icon, self._color())

    def _color(self) -> QColor:
        tokens: Tokens = self._theme.tokens
        return {"amber": tokens.amber, "red": tokens.red, "accent": tokens.accent}.get(
            self._tint, tokens.muted
        )
