"""What pictures tell beside what they show: place, time, camera, earlier versions. Taken out here.

Byte by byte, so that the picture itself stays exactly as it is. What is known to be needed to show
it is kept and all else goes, also what stands after its end: a list of what to drop would miss what
cameras think of next. Which way is up is kept.

JPEG: ITU-T T.81, Exif 2.32. PNG: third edition. WebP: RFC 9649. GIF: 89a.
"""

import struct
import zlib
from collections.abc import Iterator


class DetailsUnclear(Exception):
    """It cannot be told what a picture tells: malformed, or of a kind that is not known here."""


_JPEG, _PNG, _GIF = b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", (b"GIF87a", b"GIF89a")
_TIFF = (b"II*\0", b"MM\0*")
_BOXES = (b"heic", b"heix", b"hevc", b"mif1", b"msf1", b"avif", b"avis")
SNIFFED_BYTES = 16


def tells_details(head: bytes) -> bool:
    """Whether the first bytes of a file are of a picture that may tell more than it shows."""
    return (
        head.startswith((_JPEG, _PNG, *_GIF, *_TIFF))
        or (head[:4] == b"RIFF" and head[8:12] == b"WEBP")
        or (head[4:8] == b"ftyp" and head[8:12] in _BOXES)
    )


def without_details(picture: bytes) -> bytes:
    """The same picture and nothing else. Raises DetailsUnclear."""
    try:
        if picture.startswith(_JPEG):
            return b"".join(_jpeg(picture))
        if picture.startswith(_PNG):
            return b"".join(_png(picture))
        if picture.startswith(_GIF):
            return b"".join(_gif(picture))
        if picture[:4] == b"RIFF" and picture[8:12] == b"WEBP":
            return _webp(picture)
    except (IndexError, struct.error):
        raise DetailsUnclear from None
    raise DetailsUnclear


# JPEG

_SOI, _EOI, _SOS = 0xD8, 0xD9, 0xDA
_BARE = {0x01, *range(0xD0, 0xD8)}
"""Markers without a segment."""
_APP0, _EXIF, _ICC, _ADOBE = 0xE0, 0xE1, 0xE2, 0xEE
_PICTURE_SEGMENTS = {*range(0xC0, 0xD0), *range(0xDA, 0xE0)}
"""Frames, tables, scans and what they need."""
_ICC_NAME, _EXIF_NAME, _JFIF_NAME = b"ICC_PROFILE\0", b"Exif\0\0", b"JFIF\0"
_JFIF_BYTES = 12


def _jpeg(data: bytes) -> Iterator[bytes]:
    orientation = 1
    kept: list[bytes] = []
    place = 2
    while True:
        marker, place = _marker(data, place)
        if marker == _EOI:
            break
        if marker in _BARE:
            kept.append(bytes((0xFF, marker)))
            continue
        end = place + struct.unpack_from(">H", data, place)[0]
        body = data[place + 2 : end]
        if end > len(data) or end < place + 2:
            raise DetailsUnclear
        if marker == _EXIF and body.startswith(_EXIF_NAME):
            orientation = _orientation(body[len(_EXIF_NAME) :])
        if shown := _shown_segment(marker, body):
            kept.append(_segment(marker, shown))
        place = end
        if marker == _SOS:
            place = _end_of_scan(data, end)
            kept.append(data[end:place])
    yield b"\xff\xd8"
    if orientation != 1:
        yield _segment(_EXIF, _EXIF_NAME + _exif_of(orientation))
    yield from kept
    yield b"\xff\xd9"


def _shown_segment(marker: int, body: bytes) -> bytes:
    """What of a segment is needed to show the picture; empty for nothing."""
    if marker == _APP0:
        return body[:_JFIF_BYTES] + b"\0\0" if body.startswith(_JFIF_NAME) else b""
    if marker == _ICC:
        return body if body.startswith(_ICC_NAME) else b""
    if marker == _ADOBE:
        return body[:12] if body.startswith(b"Adobe") else b""
    return body if marker in _PICTURE_SEGMENTS else b""


def _marker(data: bytes, place: int) -> tuple[int, int]:
    if data[place] != 0xFF:
        raise DetailsUnclear
    while data[place] == 0xFF:
        place += 1
    return data[place], place + 1


def _end_of_scan(data: bytes, place: int) -> int:
    """Where the next marker stands that is no part of the scan."""
    while True:
        place = data.find(b"\xff", place)
        if place < 0 or place + 1 >= len(data):
            raise DetailsUnclear
        if data[place + 1] != 0 and data[place + 1] not in _BARE and data[place + 1] != 0xFF:
            return place
        place += 1 if data[place + 1] == 0xFF else 2


def _segment(marker: int, body: bytes) -> bytes:
    return bytes((0xFF, marker)) + struct.pack(">H", len(body) + 2) + body


# Exif: one tag of it

_ORIENTATION_TAG = 0x0112


def _orientation(exif: bytes) -> int:
    """Which way is up, 1 to 8; 1 where it does not say, or not soundly."""
    order = {b"II*\0": "<", b"MM\0*": ">"}.get(exif[:4])
    if order is None:
        return 1
    try:
        first = struct.unpack_from(order + "I", exif, 4)[0]
        count = struct.unpack_from(order + "H", exif, first)[0]
        for number in range(min(count, 512)):
            tag, kind, _, value = struct.unpack_from(order + "HHIH", exif, first + 2 + number * 12)
            if tag == _ORIENTATION_TAG and kind == 3 and 1 <= value <= 8:
                return int(value)
    except struct.error:
        return 1
    return 1


def _exif_of(orientation: int) -> bytes:
    """Exif that says which way is up, and no more."""
    head = b"MM\0*" + struct.pack(">IH", 8, 1)
    return head + struct.pack(">HHIHHI", _ORIENTATION_TAG, 3, 1, orientation, 0, 0)


# PNG

_SHOWN_CHUNKS = frozenset(
    (
        *(b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP"),
        *(b"sBIT", b"pHYs", b"bKGD", b"hIST", b"cICP", b"mDCV", b"cLLI"),
        *(b"acTL", b"fcTL", b"fdAT"),
    )
)


def _png(data: bytes) -> Iterator[bytes]:
    yield _PNG
    place = len(_PNG)
    while True:
        length, kind = struct.unpack_from(">I4s", data, place)
        end = place + 12 + length
        if end > len(data):
            raise DetailsUnclear
        if kind == b"eXIf":
            orientation = _orientation(data[place + 8 : end - 4])
            if orientation != 1:
                yield _chunk(kind, _exif_of(orientation))
        elif kind in _SHOWN_CHUNKS:
            yield data[place:end]
        if kind == b"IEND":
            return
        place = end


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


# WebP

_SHOWN_RIFF = frozenset((b"VP8X", b"VP8 ", b"VP8L", b"ALPH", b"ANIM", b"ANMF", b"ICCP"))
_EXIF_FLAG, _XMP_FLAG = 0x08, 0x04


def _webp(data: bytes) -> bytes:
    whole = min(len(data), struct.unpack_from("<I", data, 4)[0] + 8)
    orientation, kept = 1, []
    place = 12
    while place + 8 <= whole:
        kind, length = struct.unpack_from("<4sI", data, place)
        end = place + 8 + length
        if end > whole:
            raise DetailsUnclear
        body = data[place + 8 : end]
        if kind == b"EXIF":
            orientation = _orientation(body.removeprefix(_EXIF_NAME))
        elif kind in _SHOWN_RIFF:
            kept.append((kind, body))
        place = end + length % 2
    if not kept:
        raise DetailsUnclear
    kind, body = kept[0]
    if kind == b"VP8X":
        flags = body[0] & ~(_EXIF_FLAG | _XMP_FLAG) & 0xFF
        if orientation != 1:
            flags |= _EXIF_FLAG
            kept.append((b"EXIF", _exif_of(orientation)))
        kept[0] = (kind, bytes((flags,)) + body[1:])
    chunks = b"".join(
        kind + struct.pack("<I", len(body)) + body + bytes(len(body) % 2) for kind, body in kept
    )
    return b"RIFF" + struct.pack("<I", len(chunks) + 4) + b"WEBP" + chunks


# GIF

_IMAGE, _EXTENSION, _TRAILER = 0x2C, 0x21, 0x3B
_SHOWN_EXTENSIONS = frozenset((0xF9, 0x01))
_APPLICATION = 0xFF
_LOOPS = (b"\x0bNETSCAPE2.0", b"\x0bANIMEXTS1.0")


def _gif(data: bytes) -> Iterator[bytes]:
    place = 13 + _table_bytes(data[10])
    yield data[:place]
    while True:
        start, kind = place, data[place]
        if kind == _TRAILER:
            yield bytes((kind,))
            return
        if kind == _IMAGE:
            place = _end_of_blocks(data, place + 11 + _table_bytes(data[place + 9]))
            yield data[start:place]
        elif kind == _EXTENSION:
            place = _end_of_blocks(data, place + 2)
            label = data[start + 1]
            loops = label == _APPLICATION and data[start + 2 : start + 14] in _LOOPS
            if label in _SHOWN_EXTENSIONS or loops:
                yield data[start:place]
        else:
            raise DetailsUnclear


def _table_bytes(flags: int) -> int:
    """Of a colour table; none where the flags say so."""
    return 3 << ((flags & 7) + 1) if flags & 0x80 else 0


def _end_of_blocks(data: bytes, place: int) -> int:
    while length := data[place]:
        place += length + 1
    return place + 1
