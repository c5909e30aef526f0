"""The field of the left pane: what is typed there is looked for everywhere."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QIcon, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QToolButton

from sealroom.controller.search_query import TYPED_MOST
from sealroom.ui.theme import Icon, Theme

_ICON = 16


class SearchField(QLineEdit):
    """One line with a magnifying glass, and a cross once something is typed."""

    left = Signal()
    """Escape in an empty field, or in any that `keeps_text`."""

    def __init__(self, theme: Theme, words: str, *, name: str, keeps_text: bool = False) -> None:
        super().__init__()
        self._theme = theme
        self._keeps_text = keeps_text
        self.setObjectName(name)
        self.setProperty("kind", "search")
        self.setMaxLength(TYPED_MOST)
        self.setPlaceholderText(words)
        self.setAccessibleName(words)
        self._glass = self.addAction(self._icon(Icon.SEARCH), self.ActionPosition.LeadingPosition)
        self._cross: QAction = self.addAction(
            self._icon(Icon.CLOSE), self.ActionPosition.TrailingPosition
        )
        self._cross.setText(self.tr("Clear"))
        for button, said in zip(
            self.findChildren(QToolButton), (words, self.tr("Clear")), strict=True
        ):
            button.setAccessibleName(said)
        self._cross.setVisible(False)
        self._cross.triggered.connect(self.clear)
        self.textChanged.connect(lambda text: self._cross.setVisible(bool(text)))
        theme.changed.connect(self._draw)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape empties it, and leaves it once it is empty."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.text() and not self._keeps_text:
            self.clear()
        else:
            self.left.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """By key, to be typed over."""
        super().focusInEvent(event)
        if event.reason() in {Qt.FocusReason.ShortcutFocusReason, Qt.FocusReason.TabFocusReason}:
            self.selectAll()

    def _icon(self, icon: Icon) -> QIcon:
        return self._theme.icons.icon(icon, _ICON, self._theme.tokens.muted)

    def _draw(self) -> None:
        self._glass.setIcon(self._icon(Icon.SEARCH))
        self._cross.setIcon(self._icon(Icon.CLOSE))
