"""Groups of letters to compare or copy by eye, in a box."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from sealroom.ui.theme import Theme

_LINE = 30
_PADDING = 8


class GroupsBox(QWidget):
    """Groups in `columns`. `words` is its accessible name."""

    def __init__(
        self,
        theme: Theme,
        groups: Sequence[str],
        words: str,
        *,
        columns: int = 4,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._columns = columns
        self.groups = tuple(groups)
        self._rows = -(-len(self.groups) // columns)
        self.setAccessibleName(words)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(self._rows * _LINE + 2 * _PADDING)
        theme.changed.connect(self.update)

    @property
    def text(self) -> str:
        """The groups, apart."""
        return " ".join(self.groups)

    def show_groups(self, groups: Sequence[str], words: str) -> None:
        """Show as many others."""
        self.groups = tuple(groups)
        self.setAccessibleName(words)
        self.update()

    def sizeHint(self) -> QSize:
        """A box."""
        return QSize(self._columns * 64, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """The box and the groups."""
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(tokens.line, 1))
        painter.setBrush(tokens.side)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        painter.setFont(self._theme.fonts.fixed)
        painter.setPen(tokens.text)
        width = (self.width() - 2 * _PADDING) / self._columns
        for number, group in enumerate(self.groups):
            row, column = divmod(number, self._columns)
            cell = QRectF(_PADDING + column * width, _PADDING + row * _LINE, width, _LINE)
            painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, group)
