"""Reads pictures that others made: only few formats, dimensions first, memory bounded.

Works on any thread. What is refused is shown as a card, like any other file.
"""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageIOHandler, QImageReader, QImageWriter, QPainter

from sealroom.protocol.limits import THUMBNAIL_BYTES

MOST_BYTES = 64 << 20
MOST_PIXELS = 80_000_000
MOST_SIDE = 32_000
MOST_MIB = 384
"""What Qt may allocate for one picture."""
THUMBNAIL_SIDE = 160
_QUALITIES = (70, 55, 40, 25, 10)
_STARTS: dict[bytes, tuple[bytes, ...]] = {
    b"png": (b"\x89PNG\r\n\x1a\n",),
    b"jpeg": (b"\xff\xd8\xff",),
    b"gif": (b"GIF87a", b"GIF89a"),
}


class PictureRefused(Exception):
    """It is none, or of a kind or size that is not read here."""


def format_of(data: bytes) -> bytes:
    """The format by its first bytes, as Qt calls it. Raises PictureRefused."""
    for name, starts in _STARTS.items():
        if data.startswith(starts):
            return name
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return b"webp"
    raise PictureRefused


def picture_size(data: bytes) -> QSize:
    """Its size the right way up, by its header alone. Raises PictureRefused."""
    return _Opened(data).size


def decode(data: bytes, most: QSize | None = None) -> QImage:
    """The picture, the right way up, scaled down to fit `most` pixels. Raises PictureRefused."""
    return _Opened(data).read(most)


def thumbnail(image: QImage) -> bytes:
    """A likeness small enough to travel within a message; empty where none gets so small."""
    small = image.scaled(
        THUMBNAIL_SIDE,
        THUMBNAIL_SIDE,
        Qt.AspectRatioMode.KeepAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )
    if small.hasAlphaChannel():
        opaque = QImage(small.size(), QImage.Format.Format_RGB32)
        opaque.fill(Qt.GlobalColor.white)
        painter = QPainter(opaque)
        painter.drawImage(0, 0, small)
        painter.end()
        small = opaque
    for quality in _QUALITIES:
        data = encoded(small, b"jpeg", quality)
        if 0 < len(data) <= THUMBNAIL_BYTES:
            return data
    return b""


def encoded(image: QImage, kind: bytes = b"png", quality: int = -1) -> bytes:
    """As a file; empty where it cannot be."""
    store = QByteArray()
    buffer = QBuffer(store)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, kind)
    writer.setQuality(quality)
    return bytes(store.data()) if writer.write(image) else b""


class _Opened:
    """A picture of which the header alone was looked at, and found to be within bounds."""

    def __init__(self, data: bytes) -> None:
        if not 0 < len(data) <= MOST_BYTES:
            raise PictureRefused
        kind = format_of(data)
        QImageReader.setAllocationLimit(MOST_MIB)
        self._buffer = QBuffer()
        self._buffer.setData(data)
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._reader = QImageReader(self._buffer, kind)
        self._reader.setDecideFormatFromContent(False)
        self._reader.setAutoDetectImageFormat(False)
        self._reader.setAutoTransform(True)
        size = self._reader.size()
        width, height = size.width(), size.height()
        if min(width, height) < 1 or max(width, height) > MOST_SIDE:
            raise PictureRefused
        if width * height > MOST_PIXELS:
            raise PictureRefused
        turn = QImageIOHandler.Transformation.TransformationRotate90
        self._lies = bool(self._reader.transformation().value & turn.value)
        self.size = size.transposed() if self._lies else size

    def read(self, most: QSize | None) -> QImage:
        """The picture, no larger than `most`."""
        size = self.size
        if most is not None and (size.width() > most.width() or size.height() > most.height()):
            fit = size.scaled(most, Qt.AspectRatioMode.KeepAspectRatio).expandedTo(QSize(1, 1))
            self._reader.setScaledSize(fit.transposed() if self._lies else fit)
        image = self._reader.read()
        if image.isNull():
            raise PictureRefused
        return image
