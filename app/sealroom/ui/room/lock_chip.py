"""The chip in a room's header that says whether it is sealed, and since when with this key."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from sealroom.controller.timeline_views import Lock
from sealroom.ui.parts.mirror import draw_words, flip
from sealroom.ui.parts.text_block import line_width
from sealroom.ui.text.inert import plain_tip
from sealroom.ui.text.lock_words import LOCK_ICONS
from sealroom.ui.theme import Theme

_HEIGHT = 24
_SIGN = 12
_PADDING = 11
_GAP = 6


class LockChip(QAbstractButton):
    """Icon and words on a wash of the sign's colour; short words where there is little room."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._lock = Lock.SEALED
        self._long = self._short = ""
        self._shortened = False
        self.setObjectName("lockChip")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.changed.connect(self.update)

    def say(self, lock: Lock, words: str, short: str) -> None:
        """Show a sign with its words."""
        self._lock, self._long, self._short = lock, words, short
        self.setAccessibleName(words)
        self.setToolTip(plain_tip(words))
        self._resize()

    def set_shortened(self, shortened: bool) -> None:
        """Short words, or all."""
        self._shortened = shortened
        self._resize()

    @property
    def words(self) -> str:
        """What it says now."""
        return self._short if self._shortened else self._long

    @property
    def long_width(self) -> int:
        """Room that all words need."""
        return self._width(self._long)

    def _width(self, words: str) -> int:
        text = line_width(self._theme.fonts.small_strong, words)
        return int(text + _SIGN + _GAP + 2 * _PADDING)

    def _resize(self) -> None:
        self.setFixedSize(self.sizeHint())
        self.update()

    def sizeHint(self) -> QSize:
        """Just around the words."""
        return QSize(self._width(self.words), _HEIGHT)

    def _colors(self) -> tuple[QColor, QColor]:
        tokens = self._theme.tokens
        match self._lock:
            case Lock.OPEN:
                return tokens.amber_wash, tokens.amber
            case Lock.UNVERIFIED:
                return tokens.red_wash, tokens.red
            case _:
                return tokens.accent_wash, tokens.accent

    def paintEvent(self, event: QPaintEvent) -> None:
        """The chip."""
        painter = QPainter(self)
        flip(painter, self.width())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        wash, color = self._colors()
        rect = QRectF(self.rect())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(wash)
        painter.drawRoundedRect(rect, _HEIGHT / 2, _HEIGHT / 2)
        sign = LOCK_ICONS[self._lock]
        top = (_HEIGHT - _SIGN) / 2
        self._theme.icons.paint(painter, QPointF(_PADDING, top), _SIGN, sign, color)
        painter.setFont(self._theme.fonts.small_strong)
        painter.setPen(color)
        text = rect.adjusted(_PADDING + _SIGN + _GAP, 0, 0, 0)
        draw_words(painter, text, Qt.AlignmentFlag.AlignVCenter, self.words)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(color, 2))
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), 11, 11)
