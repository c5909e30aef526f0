"""What pictures tell: all of it goes but what shows them."""

import struct
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sealroom.controller.files.details import (
    DetailsUnclear,
    _exif_of,
    _orientation,
    tells_details,
    without_details,
)

PLACE = b"GPS 53.5511 N 9.9937 E"
EXIF = b"Exif\0\0"


def exif(orientation: int = 1, order: str = ">") -> bytes:
    """Which way is up, and where it was."""
    magic = b"MM\0*" if order == ">" else b"II*\0"
    entry = struct.pack(order + "HHIHH", 0x0112, 3, 1, orientation, 0)
    other = struct.pack(order + "HHII", 0x8825, 4, 1, 64)
    count = struct.pack(order + "IH", 8, 2)
    return magic + count + other + entry + bytes(4) + PLACE


def segment(marker: int, body: bytes) -> bytes:
    return bytes((0xFF, marker)) + struct.pack(">H", len(body) + 2) + body


SCAN = segment(0xDA, bytes(10)) + b"\x12\xff\x00\x34\xff\xd0\x56\xff\xff"
TABLES = segment(0xDB, b"quantisation") + segment(0xC0, b"frame") + segment(0xC4, b"huffman")
ICC = segment(0xE2, b"ICC_PROFILE\0\1\1profile")


def jpeg(*segments: bytes, after: bytes = b"") -> bytes:
    scan = SCAN[:-1]
    more = segment(0xC4, b"more tables") + segment(0xDA, bytes(6)) + b"\x99"
    return b"\xff\xd8" + b"".join(segments) + TABLES + scan[:-1] + more + b"\xff\xd9" + after


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png(*chunks: bytes, after: bytes = b"") -> bytes:
    middle = b"".join(chunks) + chunk(b"IDAT", b"pixels")
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", bytes(13)) + middle + chunk(b"IEND", b"") + after


def riff(*chunks: tuple[bytes, bytes], after: bytes = b"") -> bytes:
    body = b"".join(
        kind + struct.pack("<I", len(data)) + data + bytes(len(data) % 2) for kind, data in chunks
    )
    return b"RIFF" + struct.pack("<I", len(body) + 4) + b"WEBP" + body + after


def gif(*blocks: bytes) -> bytes:
    image = b"\x2c" + bytes(9) + b"\x02" + b"\x03abc\0"
    return b"GIF89a" + bytes(4) + b"\x80\0\0" + bytes(6) + b"".join(blocks) + image + b";"


def test_a_jpeg_keeps_what_shows_it_and_loses_all_else() -> None:
    told = jpeg(
        segment(0xE0, b"JFIF\0\1\1\0\0\1\0\1\1\1" + PLACE),
        segment(0xE0, b"JFXX\0" + PLACE),
        segment(0xE1, EXIF + exif()),
        segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + PLACE),
        ICC,
        segment(0xE2, b"MPF\0" + PLACE),
        segment(0xED, b"Photoshop 3.0\0" + PLACE),
        segment(0xEE, b"Adobe\0\x64\0\0\0\0\1" + PLACE),
        segment(0xFE, PLACE),
        after=jpeg(segment(0xE1, EXIF + exif())),
    )
    clean = jpeg(
        segment(0xE0, b"JFIF\0\1\1\0\0\1\0\1\0\0"),
        ICC,
        segment(0xEE, b"Adobe\0\x64\0\0\0\0\1"),
    )
    assert without_details(told) == clean
    assert without_details(clean) == clean


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_which_way_is_up_stays(orientation: int, order: str) -> None:
    clean = without_details(jpeg(segment(0xE1, EXIF + exif(orientation, order))))
    upright = segment(0xE1, EXIF + _exif_of(orientation)) if orientation != 1 else b""
    assert clean == jpeg(upright)
    assert _orientation(_exif_of(orientation)) == orientation


def test_a_png_keeps_what_shows_it_and_loses_all_else() -> None:
    shown = [chunk(b"gAMA", bytes(4)), chunk(b"tRNS", b"x"), chunk(b"acTL", bytes(8))]
    told = [
        *(chunk(kind, PLACE) for kind in (b"tEXt", b"zTXt", b"iTXt", b"tIME", b"prVt")),
        chunk(b"eXIf", exif()),
    ]
    assert without_details(png(*shown, *told, after=PLACE)) == png(*shown)
    turned = without_details(png(chunk(b"eXIf", exif(6))))
    assert turned == png(chunk(b"eXIf", _exif_of(6)))


def test_a_webp_keeps_what_shows_it_and_loses_all_else() -> None:
    told = riff(
        (b"VP8X", b"\x3c" + bytes(9)),
        (b"ICCP", b"profile"),
        (b"VP8 ", b"pixels!"),
        (b"EXIF", exif()),
        (b"XMP ", PLACE),
        (b"what", PLACE),
        after=PLACE,
    )
    clean = riff((b"VP8X", b"\x30" + bytes(9)), (b"ICCP", b"profile"), (b"VP8 ", b"pixels!"))
    assert without_details(told) == clean
    turned = without_details(
        riff((b"VP8X", b"\x08" + bytes(9)), (b"VP8 ", b"pixels"), (b"EXIF", EXIF + exif(8)))
    )
    assert turned == riff(
        (b"VP8X", b"\x08" + bytes(9)), (b"VP8 ", b"pixels"), (b"EXIF", _exif_of(8))
    )


def test_a_gif_keeps_what_shows_it_and_loses_all_else() -> None:
    loops = b"\x21\xff\x0bNETSCAPE2.0\x03\x01\0\0\0"
    control = b"\x21\xf9\x04\0\0\0\0\0"
    comment = b"\x21\xfe" + bytes((len(PLACE),)) + PLACE + b"\0"
    xmp = b"\x21\xff\x0bXMP DataXMP" + bytes((len(PLACE),)) + PLACE + b"\0"
    assert without_details(gif(loops, comment, xmp, control) + PLACE) == gif(loops, control)


@pytest.mark.parametrize(
    "head", [b"\xff\xd8\xff\xe1", b"\x89PNG\r\n\x1a\n", b"GIF89a", b"II*\0", b"MM\0*"]
)
def test_pictures_are_known_by_their_first_bytes(head: bytes) -> None:
    assert tells_details(head + bytes(12))


def test_other_kinds_of_picture_are_known_and_never_said_to_be_clean() -> None:
    for head in (b"\0\0\0\x18ftypheic", b"\0\0\0\x18ftypavif", b"II*\0"):
        assert tells_details(head)
        with pytest.raises(DetailsUnclear):
            without_details(head + bytes(100))


def test_other_files_are_no_pictures() -> None:
    for head in (b"", b"%PDF-1.7", b"PK\3\4", b"RIFF\0\0\0\0WAVE", b"<svg", b"\0\0\0\x18ftypisom"):
        assert not tells_details(head)


WHOLE = [
    jpeg(segment(0xE1, EXIF + exif(6)), ICC),
    png(chunk(b"tEXt", PLACE)),
    riff((b"VP8X", bytes(10)), (b"EXIF", exif()), (b"VP8 ", b"pixels")),
    gif(b"\x21\xfe\x03abc\0"),
]


@given(picture=st.sampled_from(WHOLE), data=st.data())
def test_what_is_cut_short_is_refused_or_clean(picture: bytes, data: st.DataObject) -> None:
    cut = picture[: data.draw(st.integers(0, len(picture) - 1))]
    check(cut)


@given(picture=st.sampled_from(WHOLE), data=st.data())
def test_what_is_altered_is_refused_or_clean(picture: bytes, data: st.DataObject) -> None:
    altered = bytearray(picture)
    for _ in range(data.draw(st.integers(1, 4))):
        altered[data.draw(st.integers(0, len(altered) - 1))] = data.draw(st.integers(0, 255))
    check(bytes(altered))


@given(
    bodies=st.lists(
        st.tuples(st.integers(0xE0, 0xFE), st.binary(max_size=40).map(lambda b: PLACE + b)),
        max_size=6,
    )
)
def test_no_segment_of_an_application_brings_its_words_through(
    bodies: list[tuple[int, bytes]],
) -> None:
    told = jpeg(
        *(segment(marker, body) for marker, body in bodies if marker not in range(0xF0, 0xFE))
    )
    assert PLACE not in without_details(told)


def check(picture: bytes) -> None:
    try:
        clean = without_details(picture)
    except DetailsUnclear:
        return
    assert without_details(clean) == clean
