"""Text sizes: body 14, small 12, headings 18 pixels, in the system's font."""

from dataclasses import dataclass

from PySide6.QtGui import QFont, QFontDatabase

BODY = 14
SMALL = 12
TITLE = 18
BODY_LINE = 20
SMALL_LINE = 16


@dataclass(frozen=True)
class Fonts:
    """The fonts that painted parts use; widgets get the same through the style sheet."""

    body: QFont
    strong: QFont
    small: QFont
    small_strong: QFont
    title: QFont
    fixed: QFont


def make_fonts(base: QFont) -> Fonts:
    """The set of sizes and weights in the family of `base`."""
    fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    return Fonts(
        body=_sized(base, BODY),
        strong=_sized(base, BODY, strong=True),
        small=_sized(base, SMALL),
        small_strong=_sized(base, SMALL, strong=True),
        title=_sized(base, TITLE, strong=True),
        fixed=_sized(fixed, BODY, strong=True),
    )


def _sized(base: QFont, pixels: int, *, strong: bool = False) -> QFont:
    font = QFont(base)
    font.setPixelSize(pixels)
    font.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
    return font
