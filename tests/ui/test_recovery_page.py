"""The page to print."""

import re
import stat
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from sealroom.ui.recovery_page import PageNotSaved, RecoveryPage
from tests.ui import believable
from tests.ui.scripted_recovery import CODE

PAGE = RecoveryPage("Mira", "wss://relay.example.org", CODE, believable.NOW)
A4_AT_300 = (2480, 3508)
MARGIN = 260


def test_it_is_one_page_for_its_owner_alone(qapp: QApplication, tmp_path: Path) -> None:
    file = tmp_path / "page.pdf"
    PAGE.save(file)
    content = file.read_bytes()
    assert content.startswith(b"%PDF-")
    assert len(re.findall(rb"/Type\s*/Page\b", content)) == 1
    assert [each.name for each in tmp_path.iterdir()] == ["page.pdf"]
    if sys.platform != "win32":
        assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_it_takes_the_place_of_one_before(qapp: QApplication, tmp_path: Path) -> None:
    file = tmp_path / "page.pdf"
    file.write_bytes(b"before")
    file.chmod(0o644)
    PAGE.save(file)
    assert file.read_bytes().startswith(b"%PDF-")
    if sys.platform != "win32":
        assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_place_that_cannot_be_written_is_said(qapp: QApplication, tmp_path: Path) -> None:
    with pytest.raises(PageNotSaved, match=r"page\.pdf could not be saved"):
        PAGE.save(tmp_path / "nowhere" / "page.pdf")


def test_everything_fits_with_the_longest_name(qapp: QApplication) -> None:
    """The lower part stays white; nothing is painted over the edge of the paper."""
    image = QImage(*A4_AT_300, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    width, height = A4_AT_300
    long = RecoveryPage("W" * 64, "wss://" + "w" * 120, CODE, believable.NOW)
    long.paint(painter, QRectF(MARGIN, MARGIN, width - 2 * MARGIN, height - 2 * MARGIN))
    painter.end()
    lower = image.copy(0, height - MARGIN - 100, width, MARGIN + 100)
    assert all(
        lower.pixel(x, y) & 0xFFFFFF == 0xFFFFFF
        for x in range(0, width, 7)
        for y in range(0, lower.height(), 7)
    )
