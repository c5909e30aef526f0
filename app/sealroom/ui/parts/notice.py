"""Words in a box of their own: calm, amber for caution, red for what is wrong."""

import enum

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from sealroom.ui.parts.label import Label
from sealroom.ui.parts.mirror import flip, set_margins
from sealroom.ui.theme import Icon, Theme

_ICON = 16


class NoticeKind(enum.StrEnum):
    """How grave; the value is its look in the style sheet."""

    CALM = "field"
    AMBER = "amber"
    RED = "red"


_ICONS = {
    NoticeKind.CALM: Icon.INFO,
    NoticeKind.AMBER: Icon.CAUTION,
    NoticeKind.RED: Icon.FAILED,
}


class Notice(QFrame):
    """An icon and words."""

    def __init__(
        self, theme: Theme, kind: NoticeKind = NoticeKind.AMBER, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._kind = kind
        self._label = Label(wrap=True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._line = QHBoxLayout(self)
        set_margins(self._line, 12 + _ICON + 8, 9, 12, 9)
        self._line.addWidget(self._label, 1, Qt.AlignmentFlag.AlignVCenter)
        self.setProperty("kind", kind.value)
        theme.changed.connect(self.update)

    @property
    def words(self) -> str:
        """What it says."""
        return self._label.text()

    def add(self, button: QWidget) -> None:
        """Something to do about it, after the words."""
        self._line.addWidget(button)

    def say(self, words: str, kind: NoticeKind | None = None) -> None:
        """Show other words."""
        self._label.setText(words)
        self.setAccessibleName(self.words)
        if kind is not None and kind is not self._kind:
            self._kind = kind
            self.setProperty("kind", kind.value)
            for part in (self, self._label):
                part.style().unpolish(part)
                part.style().polish(part)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The box and its icon."""
        super().paintEvent(event)
        painter = QPainter(self)
        flip(painter, self.width())
        at = QPointF(13, self._label.y() + 2)
        self._theme.icons.paint(painter, at, _ICON, _ICONS[self._kind], self._color())

    def _color(self) -> QColor:
        tokens = self._theme.tokens
        return {
            NoticeKind.CALM: tokens.muted,
            NoticeKind.AMBER: tokens.amber,
            NoticeKind.RED: tokens.red,
        }[self._kind]
