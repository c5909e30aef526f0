"""Text sizes: body 14, small 12, headings 18 pixels, in the system's font."""

from dataclasses import dataclass

from PySide6.QtGui import QFont, QFontDatabase

BODY = 14
CODE = 13
SMALL = 12
TITLE = 18
SIZES = (12, 13, 14, 15, 16, 18)
"""What `BODY` can be made; the others go along."""
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
    code: QFont
    body_line: float
    """Height of a line of it, at least."""
    small_line: float


def scaled(size: int, body: int) -> int:
    """What `size` becomes where the body is so large."""
    return round(size * body / BODY)


def make_fonts(base: QFont, body: int = BODY) -> Fonts:
    """The set of sizes and weights in the family of `base`; `body` in pixels."""
    small, title = scaled(SMALL, body), scaled(TITLE, body)
    fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    return Fonts(
        body=_sized(base, body),
        strong=_sized(base, body, strong=True),
        small=_sized(base, small),
        small_strong=_sized(base, small, strong=True),
        title=_sized(base, title, strong=True),
        fixed=_sized(fixed, body, strong=True),
        code=_sized(fixed, scaled(CODE, body)),
        body_line=scaled(BODY_LINE, body),
        small_line=scaled(SMALL_LINE, body),
    )


def _sized(base: QFont, pixels: int, *, strong: bool = False) -> QFont:
    font = QFont(base)
    font.setPixelSize(pixels)
    font.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
    return font
