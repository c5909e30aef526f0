"""QR codes in pictures of all kinds, hostile ones among them."""

import asyncio
import struct
import threading
import zlib
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QImage, QImageWriter, QPainter, QPixmap, QTransform
from PySide6.QtWidgets import QApplication

from sealroom.ui import code_picture
from sealroom.ui.code_picture import MOST_BYTES, PictureRefused, codes_in, read_codes
from sealroom.ui.parts.qr_code import paint_qr, qr_rows
from tests.ui.conftest import Drive

TEXT = f"SEALROOM:VERIFY/1/{'A' * 52}/{'B' * 52}/{'C' * 16}"


def drawn(
    side: int = 228,
    *,
    canvas: tuple[int, int] | None = None,
    ground: QColor | Qt.GlobalColor = Qt.GlobalColor.white,
) -> QImage:
    width, height = canvas or (side, side)
    image = QImage(width, height, QImage.Format.Format_ARGB32)
    image.fill(ground)
    painter = QPainter(image)
    paint_qr(painter, QRectF((width - side) / 2, (height - side) / 2, side, side), qr_rows(TEXT))
    painter.end()
    return image


def saved(image: QImage, kind: str, quality: int = -1) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(kind.encode()))
    writer.setQuality(quality)
    assert writer.write(image)
    return bytes(buffer.data().data())


def png_that_says(width: int, height: int) -> bytes:
    """A PNG whose header promises so many pixels."""
    header = struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(bytes(1_000))), (b"IEND", b""))
    parts = [
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in chunks
    ]
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


@pytest.mark.parametrize("kind", ["png", "jpeg", "webp", "bmp"])
def test_each_format_is_read(qapp: QApplication, tmp_path: Path, kind: str) -> None:
    file = tmp_path / "picture.txt"
    file.write_bytes(saved(drawn().convertToFormat(QImage.Format.Format_RGB32), kind))
    assert codes_in(file) == (TEXT,)


def test_a_photograph_is_read(qapp: QApplication) -> None:
    """Small in it, turned, on grey, and saved badly."""
    image = drawn(456, canvas=(1_200, 900), ground=QColor("#cccccc"))
    turned = image.transformed(QTransform().rotate(17), Qt.TransformationMode.SmoothTransformation)
    assert codes_in(saved(turned.convertToFormat(QImage.Format.Format_RGB32), "jpeg", 40)) == (
        TEXT,
    )


def test_a_picture_with_nothing_behind_the_code_is_read(qapp: QApplication) -> None:
    assert codes_in(saved(drawn(ground=Qt.GlobalColor.transparent), "png")) == (TEXT,)


def test_light_on_dark_is_read(qapp: QApplication) -> None:
    image = drawn()
    image.invertPixels()
    assert codes_in(image) == (TEXT,)


@pytest.mark.slow
def test_a_large_photograph_is_made_smaller_first(qapp: QApplication) -> None:
    large = drawn(2_000, canvas=(8_000, 6_000)).convertToFormat(QImage.Format.Format_RGB32)
    assert codes_in(saved(large, "jpeg")) == (TEXT,)
    assert codes_in(large) == (TEXT,)


def test_two_codes_are_both_told(qapp: QApplication) -> None:
    image = QImage(600, 300, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    paint_qr(painter, QRectF(20, 20, 250, 250), qr_rows("one"))
    paint_qr(painter, QRectF(320, 20, 250, 250), qr_rows("two"))
    painter.end()
    assert sorted(codes_in(image)) == ["one", "two"]


def test_no_code_is_no_error(qapp: QApplication) -> None:
    empty = QImage(300, 200, QImage.Format.Format_RGB32)
    empty.fill(Qt.GlobalColor.white)
    assert codes_in(empty) == ()


@pytest.mark.parametrize(
    "contents",
    [
        b"",
        b"GIF89a" + bytes(100),
        b"<svg xmlns='http://www.w3.org/2000/svg'><image href='file:///etc/passwd'/></svg>",
        b"II*\x00" + bytes(100),
        b"RIFF\x00\x00\x00\x00WAVE",
        b"qoif" + bytes(100),
    ],
    ids=["nothing", "gif", "svg", "tiff", "wave", "qoi"],
)
def test_other_formats_meet_no_decoder(qapp: QApplication, contents: bytes) -> None:
    with pytest.raises(PictureRefused, match="no picture that can be read"):
        codes_in(contents)


@pytest.mark.qt_log_ignore("JPEG")
@pytest.mark.parametrize(
    "contents",
    [
        b"\x89PNG\r\n\x1a\n",
        b"\xff\xd8\xff\xe0" + bytes(100),
        b"BM" + bytes(60),
        b"RIFF\x10\x00\x00\x00WEBPVP8 " + bytes(20),
        png_that_says(40, 40),
        b"\x89PNG\r\n\x1a\n" + b"<svg/>",
    ],
)
def test_damaged_ones_are_refused_in_words(qapp: QApplication, contents: bytes) -> None:
    with pytest.raises(PictureRefused, match="damaged"):
        codes_in(contents)


@pytest.mark.parametrize("size", [(60_000, 60_000), (2**31 - 1, 2**31 - 1), (1, 2**31 - 1)])
def test_a_pixel_bomb_is_refused_before_it_is_decoded(
    qapp: QApplication, size: tuple[int, int]
) -> None:
    with pytest.raises(PictureRefused, match=r"too large|damaged"):
        codes_in(png_that_says(*size))


def test_a_file_without_end_is_read_no_further_than_may_be(tmp_path: Path) -> None:
    file = tmp_path / "large.png"
    with file.open("wb") as large:
        large.write(b"\x89PNG\r\n\x1a\n")
        large.truncate(MOST_BYTES * 10)
    with pytest.raises(PictureRefused, match="too large"):
        codes_in(file)
    with pytest.raises(PictureRefused, match="cannot be read"):
        codes_in(tmp_path)


def full_of_finders(side: int) -> QImage:
    """What takes a reader longest: it looks like the corner of a code everywhere."""
    tile = QImage(8, 8, QImage.Format.Format_Grayscale8)
    tile.fill(Qt.GlobalColor.white)
    for x in range(7):
        for y in range(7):
            edge = x in {0, 6} or y in {0, 6}
            middle = 2 <= x <= 4 and 2 <= y <= 4
            if edge or middle:
                tile.setPixelColor(x, y, Qt.GlobalColor.black)
    image = QImage(side, side, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter.drawTiledPixmap(image.rect(), QPixmap.fromImage(tile))
    painter.end()
    return image


def test_the_window_stays_alive_while_a_bad_picture_is_read(drive: Drive) -> None:
    async def story() -> None:
        beats = 0

        def beat() -> None:
            nonlocal beats
            beats += 1

        timer = QTimer()
        timer.timeout.connect(beat)
        timer.start(10)
        reading = asyncio.create_task(read_codes(full_of_finders(700)))
        await asyncio.wait([reading])
        timer.stop()
        assert reading.result() == ()
        assert beats >= 5

    drive(story())


def test_nobody_waits_for_ever(drive: Drive, monkeypatch: pytest.MonkeyPatch) -> None:
    held = threading.Event()

    def never(_: object) -> tuple[str, ...]:
        held.wait(10)
        return ()

    monkeypatch.setattr(code_picture, "codes_in", never)
    monkeypatch.setattr(code_picture, "PATIENCE_SECONDS", 0.05)

    async def story() -> None:
        with pytest.raises(PictureRefused, match="too long"):
            await read_codes(b"")
        held.set()

    drive(story())


async def test_a_fault_of_ours_is_told_where_it_was_and_never_in_its_words(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fails(_picture: bytes) -> tuple[str, ...]:
        raise ValueError("what stood in the picture")

    monkeypatch.setattr("sealroom.ui.code_picture.codes_in", fails)
    with pytest.raises(PictureRefused):
        await read_codes(b"")

    assert "ValueError at code_picture.py" in caplog.text
    assert "what stood" not in caplog.text
