"""A fingerprint to compare: eight groups of four."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from sealroom.crypto.safety_number import fingerprint_groups
from sealroom.protocol.ids import UserId
from sealroom.ui.theme import Theme

_LINE = 30
_PADDING = 8


class Fingerprint(QWidget):
    """Groups in `columns`, in a box."""

    def __init__(
        self, theme: Theme, user_id: UserId, *, columns: int = 4, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._columns = columns
        self.groups = fingerprint_groups(user_id)
        self._rows = -(-len(self.groups) // columns)
        self.setObjectName("fingerprint")
        self.setAccessibleName(self.tr("Fingerprint {groups}").format(groups=self.text))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(self._rows * _LINE + 2 * _PADDING)
        theme.changed.connect(self.update)

    @property
    def text(self) -> str:
        """The groups, apart."""
        return " ".join(self.groups)

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
