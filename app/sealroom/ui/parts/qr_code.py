"""A QR code, dark on light in every theme: cameras expect it so."""

import segno
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

QUIET = 4
"""Light modules around it that the standard (ISO/IEC 18004) asks for."""
_RADIUS = 8


def qr_rows(text: str) -> tuple[tuple[bool, ...], ...]:
    """The modules, dark where true. A quarter of them may be unreadable."""
    code = segno.make(text, error="q", micro=False, boost_error=False)
    return tuple(tuple(bool(module) for module in row) for row in code.matrix)


def paint_qr(painter: QPainter, square: QRectF, rows: tuple[tuple[bool, ...], ...]) -> None:
    """Fill `square`, quiet zone included. Modules meet without seams."""
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(Qt.GlobalColor.black)
    side = square.width() / (len(rows) + 2 * QUIET)
    for y, row in enumerate(rows):
        for x, dark in enumerate(row):
            if dark:
                left, top = square.x() + (x + QUIET) * side, square.y() + (y + QUIET) * side
                painter.drawRect(QRectF(left, top, side, side))
    painter.restore()


class QrCode(QWidget):
    """A square with the code of `text`."""

    def __init__(self, text: str, size: int, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = qr_rows(text)
        self._side = size // (len(self._rows) + 2 * QUIET)
        self.setObjectName("qrCode")
        self.setAccessibleName(words)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFixedSize(self.sizeHint())

    def sizeHint(self) -> QSize:
        """Whole pixels for each module."""
        whole = self._side * (len(self._rows) + 2 * QUIET)
        return QSize(whole, whole)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A light card and the modules."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(Qt.GlobalColor.white)
        painter.drawRoundedRect(QRectF(self.rect()), _RADIUS, _RADIUS)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        paint_qr(painter, QRectF(self.rect()), self._rows)
