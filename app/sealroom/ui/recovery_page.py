"""The page to print: what it is for, the code in groups, and the code for a camera. As a PDF.

The file is its owner's alone before anything stands in it, and is there whole or not at all.
"""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import (
    QCoreApplication,
    QFileDevice,
    QIODevice,
    QLocale,
    QMarginsF,
    QRectF,
    QSaveFile,
    Qt,
)
from PySide6.QtGui import QFont, QFontDatabase, QPageLayout, QPageSize, QPainter, QPdfWriter, QPen

from sealroom.crypto import RecoveryCode
from sealroom.ui.parts.qr_code import paint_qr, qr_rows
from sealroom.ui.text.when import exact

translate = QCoreApplication.translate

_DOTS_PER_INCH = 300
_MILLIMETRE = _DOTS_PER_INCH / 25.4
_MARGIN_MM = 22.0
_QR_MM = 55.0
_FILE = (
    QIODevice.OpenModeFlag.WriteOnly,
    QFileDevice.Permission.ReadOwner | QFileDevice.Permission.WriteOwner,
)


class PageNotSaved(Exception):
    """The page could not be written; the words are for the person."""


@dataclass(frozen=True)
class RecoveryPage:
    """Whose code it is, where they are at home, and when the page was made (ms)."""

    name: str
    relay: str
    code: RecoveryCode
    made_at: int

    def save(self, file: Path) -> None:
        """Write the PDF. Raises PageNotSaved; then the place is as it was."""
        out = QSaveFile(str(file))
        mode, owner_alone = _FILE
        if not out.open(mode):
            raise PageNotSaved(_not_saved(file))
        out.setPermissions(owner_alone)
        writer = QPdfWriter(out)
        writer.setTitle(translate("RecoveryPage", "Sealroom recovery page"))
        writer.setResolution(_DOTS_PER_INCH)
        writer.setPageSize(QPageSize(_paper()))
        margins = QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM)
        writer.setPageMargins(margins, QPageLayout.Unit.Millimeter)
        painter = QPainter(writer)
        self.paint(painter, QRectF(0, 0, writer.width(), writer.height()))
        painter.end()
        if not out.commit():
            raise PageNotSaved(_not_saved(file))

    def paint(self, painter: QPainter, page: QRectF) -> None:
        """The page at 300 dots an inch."""
        down = _Column(painter, page)
        down.text(translate("RecoveryPage", "Sealroom recovery page"), 20, bold=True)
        down.gap(2)
        whose = translate("RecoveryPage", "{name}, at the relay {relay}")
        down.text(whose.format(name=self.name, relay=self.relay), 11)
        down.gap(8)
        for words in _explanation():
            down.text(words, 11)
            down.gap(3)
        down.gap(6)
        down.groups(self.code.groups)
        down.gap(6)
        down.qr(self.code.written)
        down.gap(4)
        for words in _how_to():
            down.text(words, 11)
            down.gap(3)
        down.gap(4)
        made = translate("RecoveryPage", "Made on {time}")
        down.text(made.format(time=exact(self.made_at)), 9)


def _explanation() -> tuple[str, ...]:
    return (
        translate(
            "RecoveryPage",
            "If your computer is lost or breaks, this code and the file of your recovery kit make "
            "you yourself again on another one: the same person, with your rooms and what was "
            "written in them.",
        ),
        translate(
            "RecoveryPage",
            "Whoever has both the code and the file can read your messages and write in your name. "
            "Keep this page where you keep papers that matter, and not beside the file.",
        ),
    )


def _how_to() -> tuple[str, ...]:
    return (
        translate("RecoveryPage", "1. Start Sealroom on the new computer."),
        translate("RecoveryPage", "2. Choose “I have a recovery kit”, then the kit’s file."),
        translate(
            "RecoveryPage",
            "3. Type the code. Small or capital letters, spaces and dashes make no difference.",
        ),
    )


def _paper() -> QPageSize.PageSizeId:
    """What printers hold there."""
    system = QLocale.system().measurementSystem()
    american = system == QLocale.MeasurementSystem.ImperialUSSystem
    return QPageSize.PageSizeId.Letter if american else QPageSize.PageSizeId.A4


def _not_saved(file: Path) -> str:
    words = translate("RecoveryPage", "{file} could not be saved. Choose another folder or disk.")
    return words.format(file=file)


class _Column:
    """Paints one thing below the other."""

    def __init__(self, painter: QPainter, page: QRectF) -> None:
        self._painter = painter
        self._page = page
        self._y = page.top()

    def gap(self, millimetres: float) -> None:
        """Leave room."""
        self._y += millimetres * _MILLIMETRE

    def text(self, words: str, points: int, *, bold: bool = False) -> None:
        """A paragraph."""
        font = QFont()
        font.setPixelSize(_pixels(points))
        font.setBold(bold)
        self._painter.setFont(font)
        room = QRectF(self._page.left(), self._y, self._page.width(), self._page.height())
        flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft
        self._y += self._painter.drawText(room, flags, words).height()

    def groups(self, groups: tuple[str, ...]) -> None:
        """The code in two lines of four, large and evenly spaced."""
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPixelSize(_pixels(24))
        self._painter.setFont(font)
        text, frame = self._painter.pen(), QPen(Qt.GlobalColor.gray, 0.3 * _MILLIMETRE)
        width, height = self._page.width() / 4, 14 * _MILLIMETRE
        for number, group in enumerate(groups):
            row, column = divmod(number, 4)
            cell = QRectF(self._page.left() + column * width, self._y + row * height, width, height)
            self._painter.setPen(frame)
            self._painter.drawRect(cell)
            self._painter.setPen(text)
            self._painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, group)
        self._y += 2 * height

    def qr(self, text: str) -> None:
        """The same, for a camera."""
        side = _QR_MM * _MILLIMETRE
        square = QRectF(self._page.center().x() - side / 2, self._y, side, side)
        paint_qr(self._painter, square, qr_rows(text))
        self._y += side


def _pixels(points: int) -> int:
    return round(points * _DOTS_PER_INCH / 72)
