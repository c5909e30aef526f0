"""The mirror for languages that are written from the right: what is painted by hand, and margins.

Painted parts are laid out for writing from the left. `flip` turns their painter over, shapes and
places with it; words, pictures and icons stand upright in it, each in its own direction.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QPainter
from PySide6.QtWidgets import QLayout

_SIDES = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignRight
_MIDDLE = Qt.AlignmentFlag.AlignHCenter


def is_mirrored() -> bool:
    """Whether the window begins at the right."""
    return QGuiApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft


def flip(painter: QPainter, width: float) -> None:
    """In the mirror: from here on the painter draws that of a part as wide as this."""
    if is_mirrored():
        painter.translate(width, 0)
        painter.scale(-1, 1)


@contextmanager
def upright(painter: QPainter, rect: QRectF) -> Iterator[None]:
    """Inside, what is drawn into `rect` of a flipped painter is not its mirror image."""
    if not _is_flipped(painter):
        yield
        return
    painter.save()
    painter.translate(rect.left() + rect.right(), 0)
    painter.scale(-1, 1)
    painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    yield
    painter.restore()


def draw_words(painter: QPainter, rect: QRectF, sides: Qt.AlignmentFlag, words: str) -> None:
    """As `drawText`; left is where the window begins, whatever the direction of the words."""
    flipped = _is_flipped(painter)
    if not sides & (_SIDES | _MIDDLE):
        sides |= Qt.AlignmentFlag.AlignLeft
    if flipped and sides & _SIDES:
        sides ^= _SIDES
    with upright(painter, rect):
        painter.drawText(rect, sides | Qt.AlignmentFlag.AlignAbsolute, words)


def mirrored_point(point: QPointF, width: float) -> QPointF:
    """Where a point of the window lies in a part that was laid out unmirrored, and back."""
    return QPointF(width - point.x(), point.y()) if is_mirrored() else point


def mirrored_rect(rect: QRectF, width: float) -> QRectF:
    """As `mirrored_point`."""
    if not is_mirrored():
        return rect
    return QRectF(width - rect.right(), rect.top(), rect.width(), rect.height())


def set_margins(layout: QLayout, begin: int, top: int, end: int, bottom: int) -> None:
    """Margins of a layout; `begin` is the left one, or the right one in the mirror."""
    left, right = (end, begin) if is_mirrored() else (begin, end)
    layout.setContentsMargins(left, top, right, bottom)


def _is_flipped(painter: QPainter) -> bool:
    return painter.worldTransform().m11() < 0
