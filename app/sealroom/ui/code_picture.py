"""Reads QR codes from pictures that anybody may have made.

Only four formats are tried, each by its own decoder; sizes are looked at before anything is
decoded. It all runs on a thread of its own: both decoders leave the interpreter free meanwhile.
"""

import asyncio
import logging
import threading
from pathlib import Path
from typing import Final

import zxingcpp
from PySide6.QtCore import QBuffer, QCoreApplication, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QPainter

from sealroom.controller.errors import ControllerError
from sealroom.controller.fault import where

MOST_BYTES: Final = 24 << 20
"""Of a file: a photograph has 5 to 15 MB."""
MOST_PIXELS: Final = 64_000_000
"""Before it is decoded: telephones take up to 50 million."""
MOST_MEGABYTES: Final = 256
"""What Qt may take for one picture."""
_READ_PIXELS: Final = 8_300_000
"""What is searched for codes: a 4K screen as it is. Larger pictures are made smaller."""
PATIENCE_SECONDS: Final = 20.0
_BEGINNINGS: Final = {
    b"png": (b"\x89PNG\r\n\x1a\n", b""),
    b"jpeg": (b"\xff\xd8\xff", b""),
    b"bmp": (b"BM", b""),
    b"webp": (b"RIFF", b"WEBP"),
}
_WEBP_AT = 8
_QR: Final = zxingcpp.BarcodeFormats([zxingcpp.BarcodeFormat.QRCode])

translate = QCoreApplication.translate
_log = logging.getLogger(__name__)


class PictureRefused(ControllerError):
    """Why no code was read, in words for the person."""


async def read_codes(picture: bytes | Path | QImage) -> tuple[str, ...]:
    """The texts of all QR codes in a picture, each once. Raises PictureRefused."""
    loop = asyncio.get_running_loop()
    done: asyncio.Future[tuple[str, ...]] = loop.create_future()

    def tell(texts: tuple[str, ...], problem: PictureRefused | None) -> None:
        if done.done():
            return  # nobody waits any more
        if problem is None:
            done.set_result(texts)
        else:
            done.set_exception(problem)

    def work() -> None:
        texts: tuple[str, ...] = ()
        problem = None
        try:
            texts = codes_in(picture)
        except PictureRefused as refused:
            problem = refused
        except Exception as fault:  # noqa: BLE001 - the edge of a thread: somebody waits for its end
            _log.error("a picture could not be searched: %s", where(fault))
            problem = PictureRefused(_unreadable())
        if not loop.is_closed():
            loop.call_soon_threadsafe(tell, texts, problem)

    # Not the loop's own pool: that would hold the app back at its end, until a bad picture is read.
    threading.Thread(target=work, name="code picture", daemon=True).start()
    try:
        async with asyncio.timeout(PATIENCE_SECONDS):
            return await done
    except TimeoutError:
        raise PictureRefused(
            translate("CodePicture", "This picture takes too long to read. Cut out the code alone.")
        ) from None


def codes_in(picture: bytes | Path | QImage) -> tuple[str, ...]:
    """The same, here and now. Raises PictureRefused."""
    if isinstance(picture, Path):
        picture = _contents(picture)
    image = _decoded(picture) if isinstance(picture, bytes) else _checked(picture)
    grey = _on_white(image)
    rows = memoryview(grey.constBits()).cast("B", (grey.height(), grey.bytesPerLine()))
    found = zxingcpp.read_barcodes(rows, formats=_QR)
    return tuple(dict.fromkeys(code.text for code in found))


def _contents(file: Path) -> bytes:
    try:
        with file.open("rb") as opened:
            contents = opened.read(MOST_BYTES + 1)
    except OSError:
        raise PictureRefused(translate("CodePicture", "This file cannot be read.")) from None
    return contents


def _decoded(contents: bytes) -> QImage:
    if len(contents) > MOST_BYTES:
        raise PictureRefused(_too_large())
    buffer = QBuffer()
    buffer.setData(contents)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, _format_of(contents))
    reader.setAutoDetectImageFormat(False)
    reader.setDecideFormatFromContent(False)
    QImageReader.setAllocationLimit(MOST_MEGABYTES)
    size = reader.size()
    if not size.isValid():
        raise PictureRefused(_unreadable())
    _check_size(size)
    reader.setScaledSize(_size_to_read(size))
    image = reader.read()
    if image.isNull():
        raise PictureRefused(_unreadable())
    return image


def _format_of(contents: bytes) -> bytes:
    """By how it begins; the file's name says nothing."""
    for name, (beginning, second) in _BEGINNINGS.items():
        if contents.startswith(beginning) and contents[_WEBP_AT:].startswith(second):
            return name
    raise PictureRefused(
        translate("CodePicture", "This is no picture that can be read: PNG, JPEG, WebP or BMP.")
    )


def _checked(image: QImage) -> QImage:
    """One that the system decoded already, as it stands in the clipboard."""
    if image.isNull():
        raise PictureRefused(_unreadable())
    _check_size(image.size())
    size = _size_to_read(image.size())
    if size == image.size():
        return image
    return image.scaled(size, mode=Qt.TransformationMode.SmoothTransformation)


def _check_size(size: QSize) -> None:
    if size.width() * size.height() > MOST_PIXELS:
        raise PictureRefused(_too_large())


def _size_to_read(size: QSize) -> QSize:
    pixels = size.width() * size.height()
    if pixels <= _READ_PIXELS:
        return size
    share = (_READ_PIXELS / pixels) ** 0.5
    return QSize(max(1, int(size.width() * share)), max(1, int(size.height() * share)))


def _on_white(image: QImage) -> QImage:
    """In grey; what is transparent is white."""
    if image.hasAlphaChannel():
        ground = QImage(image.size(), QImage.Format.Format_RGB32)
        ground.fill(Qt.GlobalColor.white)
        painter = QPainter(ground)
        painter.drawImage(0, 0, image)
        painter.end()
        image = ground
    return image.convertToFormat(QImage.Format.Format_Grayscale8)


def _too_large() -> str:
    return translate("CodePicture", "This picture is too large. Cut out the code alone.")


def _unreadable() -> str:
    return translate("CodePicture", "This picture is damaged, or not what it seems to be.")
