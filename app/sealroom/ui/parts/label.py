"""Labels that show plain text only, made inert, whoever wrote it."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from sealroom.ui.parts.mirror import is_mirrored
from sealroom.ui.parts.text_block import elided
from sealroom.ui.text.inert import inert_text, plain_tip


class Label(QLabel):
    """Plain text. `kind` picks its look in the style sheet."""

    def __init__(
        self, text: str = "", *, kind: str = "", wrap: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        if is_mirrored():  # else a name of other letters stands away from whose it is
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute
            self.setAlignment(right | Qt.AlignmentFlag.AlignVCenter)
        if kind:
            self.setProperty("kind", kind)
        self.setText(text)

    def setText(self, text: str) -> None:
        """Nothing in it turns direction around: what a relay refuses with is shown here, too."""
        super().setText(inert_text(text))

    def minimumSizeHint(self) -> QSize:
        """A layout asks what a width needs; the smallest a wrapped text could be means nothing."""
        if self.wordWrap():
            return QSize(0, self.fontMetrics().height())
        return super().minimumSizeHint()


class ElidedLabel(Label):
    """One line, cut with an ellipsis where it does not fit; the whole is its tooltip then."""

    def __init__(self, text: str = "", *, kind: str = "", parent: QWidget | None = None) -> None:
        self._whole = inert_text(text)
        super().__init__(text, kind=kind, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    @property
    def whole(self) -> str:
        """The text that was set."""
        return self._whole

    def set_whole(self, text: str) -> None:
        """Show `text`, as much of it as fits."""
        self._whole = inert_text(text)
        self.setAccessibleName(self._whole)
        self._cut()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """The whole text on one line."""
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self._whole) + 2, metrics.height())

    def minimumSizeHint(self) -> QSize:
        """A letter and an ellipsis."""
        return QSize(24, self.fontMetrics().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut anew."""
        super().resizeEvent(event)
        self._cut()

    def _cut(self) -> None:
        shown = elided(self.font(), self._whole, self.contentsRect().width())
        self.setText(shown)
        self.setToolTip(plain_tip(self._whole) if shown != self._whole else "")
