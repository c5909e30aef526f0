"""Pictures from others are read with limits, in few formats, and never as SVG."""

import struct
import zlib

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage, QImageReader

from sealroom.protocol.limits import THUMBNAIL_BYTES
from sealroom.ui.pictures.decoding import (
    MOST_BYTES,
    PictureRefused,
    decode,
    encoded,
    picture_size,
    thumbnail,
)
from tests.ui.some_files import harbour

SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/passwd"/></svg>'


def bomb(width: int, height: int) -> bytes:
    """A PNG of that size that says no more than it."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return (
            struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        )

    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    pixels = chunk(b"IDAT", zlib.compress(bytes(1_000)))
    return b"\x89PNG\r\n\x1a\n" + header + pixels + chunk(b"IEND", b"")


def formats() -> list[bytes]:
    here = {bytes(each.data()) for each in QImageReader.supportedImageFormats()}
    return [each for each in (b"png", b"jpeg", b"webp") if each in here]


def test_pictures_are_read_and_scaled_down_by_the_decoder(qapp: object) -> None:
    assert formats()
    for kind in formats():
        data = encoded(harbour(400, 200), kind)
        assert picture_size(data) == QSize(400, 200)
        assert decode(data).size() == QSize(400, 200)
        assert decode(data, QSize(100, 100)).size() == QSize(100, 50)


@pytest.mark.parametrize("size", [(100_000, 100_000), (40_000, 10), (9_000, 9_000), (0, 5)])
def test_bombs_are_refused_by_what_their_header_says(qapp: object, size: tuple[int, int]) -> None:
    with pytest.raises(PictureRefused):
        decode(bomb(*size))


@pytest.mark.qt_log_ignore("JPEG", "Huffman", "GIF")
@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"x",
        SVG,
        b"BM" + bytes(200),
        b"\0\0\1\0" + bytes(100),
        b"\x89PNG\r\n\x1a\n",
        b"\xff\xd8\xff" + bytes(100),
        b"GIF89a" + SVG,
        b"RIFF\0\0\0\0WEBP" + bytes(60),
        b"\x89PNG\r\n\x1a\n" + SVG,
    ],
)
def test_what_is_no_such_picture_is_refused(qapp: object, data: bytes) -> None:
    with pytest.raises(PictureRefused):
        decode(data)


def test_more_bytes_than_are_read_are_refused(qapp: object) -> None:
    with pytest.raises(PictureRefused):
        decode(encoded(harbour(10, 10)) + bytes(MOST_BYTES))


@pytest.mark.qt_log_ignore("JPEG", "Huffman")
def test_a_picture_that_is_cut_short_does_no_harm(qapp: object) -> None:
    for kind in formats():
        data = encoded(harbour(300, 200), kind)
        for part in range(0, len(data), max(1, len(data) // 40)):
            try:
                decode(data[:part])
            except PictureRefused:
                continue


def test_a_likeness_is_small_whatever_it_is_of(qapp: object) -> None:
    noise = QImage(600, 500, QImage.Format.Format_ARGB32)
    for y in range(500):
        for x in range(0, 600, 7):
            noise.setPixel(x, y, (x * 2_654_435_761 + y * 40_503) & 0xFFFFFFFF)
    for image in (harbour(), noise, harbour(4_000, 20), harbour(1, 1)):
        likeness = thumbnail(image)
        assert 0 < len(likeness) <= THUMBNAIL_BYTES
        assert max(decode(likeness).width(), decode(likeness).height()) <= 160
