"""The field: grows to eight lines; Enter sends and Shift+Enter breaks, or as one likes it."""

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPalette, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from sealroom.ui.pictures.given import holds_files
from sealroom.ui.theme import Theme

MOST_LINES = 8
_MARGIN = 2
_NO_MODIFIERS = {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier}
"""Arrow keys come with the second on macOS."""


class ComposerField(QPlainTextEdit):
    """Plain text only, whatever is pasted."""

    submitted = Signal()
    filesGiven = Signal(object)
    """`QMimeData` with files or a picture, pasted or dropped."""
    upWhenEmpty = Signal()
    """The arrow up, where there is no line above to go to."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.enter_sends = True
        self.not_mine: frozenset[str] = frozenset()
        """Keys that are the window's even where the text would move by them: Ctrl+E on Linux."""
        self.setObjectName("composerField")
        self.setProperty("kind", "bare")
        self.setTabChangesFocus(True)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(_MARGIN)
        self.textChanged.connect(self._grow)
        self._grow()

    def set_amber(self, theme: Theme, amber: bool) -> None:
        """Colour the words in the empty field."""
        palette = self.palette()
        color = theme.tokens.amber if amber else theme.tokens.muted
        palette.setColor(QPalette.ColorRole.PlaceholderText, color)
        self.setPalette(palette)

    def event(self, event: QEvent) -> bool:
        """Some keys, and while it is empty all that would move in its text, are the window's."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            keys = QKeySequence(event.keyCombination())
            portable = keys.toString(QKeySequence.SequenceFormat.PortableText)
            if self.document().isEmpty() or portable in self.not_mine:
                event.ignore()
                return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter sends, with Shift it breaks the line; or it breaks, and with Ctrl it sends."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if self._sends(event.modifiers()):
                self.submitted.emit()
            else:
                self.insertPlainText("\n")
                self.ensureCursorVisible()
            return
        alone = event.modifiers() in _NO_MODIFIERS
        if event.key() == Qt.Key.Key_Up and alone and self.document().isEmpty():
            self.upWhenEmpty.emit()
            return
        super().keyPressEvent(event)

    def _sends(self, modifiers: Qt.KeyboardModifier) -> bool:
        if modifiers & Qt.KeyboardModifier.ControlModifier:
            return True
        return self.enter_sends and not modifiers & Qt.KeyboardModifier.ShiftModifier

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Text, files and pictures."""
        return holds_files(source) or super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste the text and nothing of its look; files and pictures are to be sent."""
        if holds_files(source):
            self.filesGiven.emit(source)
        elif source.hasText():
            self.insertPlainText(source.text())
            self.ensureCursorVisible()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lines wrap anew."""
        super().resizeEvent(event)
        self._grow()

    def _grow(self) -> None:
        lines = max(1, int(self.document().documentLayout().documentSize().height()))
        shown = min(lines, MOST_LINES)
        height = shown * self.fontMetrics().lineSpacing() + 2 * _MARGIN + 2
        scrolls = lines > MOST_LINES
        self.setVerticalScrollBarPolicy(
            Qt.ScrollBarPolicy.ScrollBarAsNeeded
            if scrolls
            else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        )
        if height != self.height():
            self.setFixedHeight(height)
