"""QR codes come out module by module, dark on light, with the quiet zone that readers need."""

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from sealroom.ui.parts.qr_code import QUIET, QrCode, paint_qr, qr_rows
from tests.ui.scripted_recovery import CODE

FINDER = """\
#######
#.....#
#.###.#
#.###.#
#.###.#
#.....#
#######
"""


def seen(image: QImage, count: int, scale: int) -> tuple[tuple[bool, ...], ...]:
    """What a reader sees in the middle of each module."""
    middle = scale // 2
    return tuple(
        tuple(
            image.pixelColor(x * scale + middle, y * scale + middle).lightness() < 128
            for x in range(count)
        )
        for y in range(count)
    )


def quiet(rows: tuple[tuple[bool, ...], ...]) -> tuple[tuple[bool, ...], ...]:
    side = (False,) * QUIET
    whole = (False,) * (len(rows) + 2 * QUIET)
    return (*(whole,) * QUIET, *((*side, *row, *side) for row in rows), *(whole,) * QUIET)


def test_a_recovery_code_fits_a_small_one() -> None:
    """Version 3: capital letters, digits and dashes pack well."""
    rows = qr_rows(CODE.written)
    assert len(rows) == 29
    corner = "".join("".join(".#"[dark] for dark in row[:7]) + "\n" for row in rows[:7])
    assert corner == FINDER


@pytest.mark.parametrize("scale", [3, 4, 20])
def test_what_is_painted_is_what_was_made(qapp: QApplication, scale: int) -> None:
    rows = qr_rows(CODE.written)
    count = len(rows) + 2 * QUIET
    image = QImage(count * scale, count * scale, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    paint_qr(painter, QRectF(image.rect()), rows)
    painter.end()
    assert seen(image, count, scale) == quiet(rows)


def test_the_widget_has_whole_pixels_and_words(qapp: QApplication) -> None:
    widget = QrCode(CODE.written, 160, "For a camera")
    rows = qr_rows(CODE.written)
    count = len(rows) + 2 * QUIET
    assert widget.width() % count == 0
    assert widget.accessibleName() == "For a camera"
    image = widget.grab().toImage()
    assert seen(image, count, widget.width() // count) == quiet(rows)
