"""The app's own picture: a lock on its ground, with a badge where something is unread."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QIcon, QPainter, QPixmap

from sealroom.ui.theme.icons import Icon, Icons

_SIZES = (16, 22, 24, 32, 48, 64, 128, 256)
_GROUND, _SIGN = QColor("#0F766E"), QColor("#FFFFFF")
_BADGE, _MUTED = QColor("#B42318"), QColor("#5B6270")
_MOST = 99
_NUMBER_FROM = 22
"""Pixels from which on a number can be read; below, a dot says that there is something."""


def app_icon(unread: int = 0, *, muted: bool = False) -> QIcon:
    """In all sizes that task bars and trays ask for; `muted` where nothing is told of."""
    answer, icons = QIcon(), Icons()
    for size in _SIZES:
        answer.addPixmap(_drawn(icons, size, unread, muted=muted))
    return answer


def _drawn(icons: Icons, size: int, unread: int, *, muted: bool) -> QPixmap:
    pixmap = QPixmap(size, size)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_MUTED if muted else _GROUND)
    painter.drawRoundedRect(QRectF(0, 0, size, size), size * 0.22, size * 0.22)
    sign = round(size * 0.62)
    at = QPointF((size - sign) / 2, (size - sign) / 2)
    icons.paint(painter, at, sign, Icon.SEALED, _SIGN)
    if unread:
        _paint_badge(painter, size, unread)
    painter.end()
    return pixmap


def _paint_badge(painter: QPainter, size: int, unread: int) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_BADGE)
    if size < _NUMBER_FROM:
        small = size * 0.44
        painter.drawEllipse(QRectF(size - small, size - small, small, small))
        return
    side = size * 0.62
    badge = QRectF(size - side, size - side, side, side)
    painter.drawEllipse(badge)
    words = str(min(unread, _MOST))
    font = QFont()
    font.setPixelSize(max(7, round(side * (0.72 if len(words) == 1 else 0.56))))
    font.setBold(True)
    painter.setFont(font)
    painter.setPen(_SIGN)
    painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, words)
