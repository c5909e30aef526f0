"""Something that is shown when its words are clicked."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sealroom.ui.parts.button import make_button
from sealroom.ui.theme import Icon, Theme


class Fold(QWidget):
    """`inside` is filled by who made it, and shut at first."""

    toggled = Signal(bool)

    def __init__(
        self, theme: Theme, words: str, *, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName(name)
        self.head = make_button(words, name=f"{name}Head", kind="link")
        self.head.setCheckable(True)
        self.head.toggled.connect(self._toggle)
        self._holder = QWidget()
        self.inside = QVBoxLayout(self._holder)
        self.inside.setContentsMargins(0, 8, 0, 0)
        self.inside.setSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self._holder)
        self._holder.hide()
        theme.changed.connect(self._dress)
        self._dress()

    @property
    def is_open(self) -> bool:
        """Whether what is inside is shown."""
        return self.head.isChecked()

    def _toggle(self, shown: bool) -> None:
        self._holder.setVisible(shown)
        self._dress()
        self.toggled.emit(shown)

    def _dress(self) -> None:
        icon = Icon.DOWN if self.is_open else Icon.SHUT
        self.head.setIcon(self._theme.icons.icon(icon, 16, self._theme.tokens.accent))
