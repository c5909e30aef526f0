"""A sentence with bold names, wrapped, as a widget."""

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from sealroom.ui.parts.mirror import flip
from sealroom.ui.parts.text_block import TextBlock
from sealroom.ui.text.phrase import Phrase
from sealroom.ui.theme import Theme

_USUAL_WIDTH = 200


class PhraseLabel(QWidget):
    """Draws a `Phrase`; the names in it are text and nothing else."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._phrase = Phrase(())
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self.update)

    @property
    def words(self) -> str:
        """The sentence without weights."""
        return self._phrase.plain()

    def set_phrase(self, phrase: Phrase) -> None:
        """Show a sentence."""
        self._phrase = phrase
        self.setAccessibleName(phrase.plain())
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        """It wraps."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As many lines as it takes."""
        return int(self._block(width).height)

    def sizeHint(self) -> QSize:
        """At a usual width."""
        return QSize(_USUAL_WIDTH, self.heightForWidth(max(self.width(), _USUAL_WIDTH)))

    def minimumSizeHint(self) -> QSize:
        """One line."""
        return QSize(40, round(self._theme.fonts.body_line))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The sentence."""
        painter = QPainter(self)
        flip(painter, self.width())
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        self._block(self.width()).draw(painter, QPointF(0, 0), self._theme.tokens.text)

    def _block(self, width: int) -> TextBlock:
        fonts = self._theme.fonts
        return TextBlock(self._phrase, fonts.body, width, round(fonts.body_line))
