"""What is pasted or dropped, or chosen, to be sent: files of this computer, and pictures."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QSize
from PySide6.QtGui import QImage

from sealroom.controller.file_views import Outgoing
from sealroom.ui.pictures.decoding import (
    MOST_BYTES,
    PictureRefused,
    decode,
    encoded,
    format_of,
    picture_size,
    thumbnail,
)

_RAW = {"image/png": "png", "image/jpeg": "jpg", "image/webp": "webp", "image/gif": "gif"}
_LOOK = QSize(640, 640)
_HEAD_BYTES = 16

Given = Path | bytes | QImage
"""A file, a picture as another program gave it, or one that the system has decoded."""


def holds_files(mime: QMimeData) -> bool:
    """Whether there is anything to send as a file. A page's text comes with a picture of it."""
    return bool(_local_files(mime)) or (mime.hasImage() and not mime.hasText())


def given_in(mime: QMimeData) -> list[Given]:
    """What there is. Nothing is fetched from elsewhere."""
    files: list[Given] = [*_local_files(mime)]
    if files:
        return files
    for kind in _RAW:
        if mime.hasFormat(kind):
            return [bytes(mime.data(kind).data())]
    image = mime.imageData() if mime.hasImage() else None
    return [image] if isinstance(image, QImage) else []


def outgoing(given: Given, name: str) -> tuple[Outgoing, QImage | None]:
    """What is to be sent, and how it looks where it is a picture. Reads and decodes: not for the
    window's thread. `name` is for what has none."""
    match given:
        case QImage():
            data = encoded(given, b"png")
            return _picture(Outgoing(name=f"{name}.png", media_type="image/png", data=data), data)
        case bytes():
            return _from_memory(given, name)
        case _:
            return _from_file(given)


def _from_memory(data: bytes, name: str) -> tuple[Outgoing, QImage | None]:
    try:
        kind = format_of(data).decode()
    except PictureRefused:
        return Outgoing(name=name, data=data), None
    ending = "jpg" if kind == "jpeg" else kind
    return _picture(Outgoing(name=f"{name}.{ending}", media_type=f"image/{kind}", data=data), data)


def _from_file(path: Path) -> tuple[Outgoing, QImage | None]:
    plain = Outgoing(name=path.name or "file", path=str(path))
    try:
        if not path.is_file() or path.stat().st_size > MOST_BYTES:
            return plain, None
        with path.open("rb") as stream:
            head = stream.read(_HEAD_BYTES)
            kind = format_of(head).decode()
            data = head + stream.read(MOST_BYTES)
    except (OSError, PictureRefused):
        return plain, None
    named = Outgoing(name=plain.name, path=plain.path, media_type=f"image/{kind}")
    return _picture(named, data)


def _picture(file: Outgoing, data: bytes) -> tuple[Outgoing, QImage | None]:
    try:
        size, look = picture_size(data), decode(data, _LOOK)
    except PictureRefused:
        return file, None
    described = Outgoing(
        name=file.name,
        media_type=file.media_type,
        path=file.path,
        data=file.data,
        width=size.width(),
        height=size.height(),
        thumbnail=thumbnail(look),
    )
    return described, look


def _local_files(mime: QMimeData) -> list[Path]:
    return [
        Path(url.toLocalFile())
        for url in mime.urls()
        if url.isLocalFile() and not url.host()  # with one, the system would ask the network
    ]
