"""A field with its name above it."""

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from sealroom.ui.parts.label import Label


class TextField(QWidget):
    """One line of text. `name` is the object name of the edit itself."""

    def __init__(
        self,
        caption: str,
        *,
        name: str,
        most: int,
        example: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.edit = QLineEdit()
        self.edit.setObjectName(name)
        self.edit.setMaxLength(most)
        self.edit.setPlaceholderText(example)
        self.edit.setAccessibleName(caption)
        label = Label(caption, kind="caption")
        label.setBuddy(self.edit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(label)
        column.addWidget(self.edit)
        self.setFocusProxy(self.edit)

    @property
    def text(self) -> str:
        """What is written, without spaces around it."""
        return self.edit.text().strip()


class TextArea(QWidget):
    """A few lines of text."""

    def __init__(
        self, caption: str, *, name: str, lines: int = 3, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.edit = QPlainTextEdit()
        self.edit.setObjectName(name)
        self.edit.setAccessibleName(caption)
        self.edit.setTabChangesFocus(True)
        self.edit.setFixedHeight(lines * 20 + 18)
        label = Label(caption, kind="caption")
        label.setBuddy(self.edit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(label)
        column.addWidget(self.edit)
        self.setFocusProxy(self.edit)

    @property
    def text(self) -> str:
        """What is written, without spaces around it."""
        return self.edit.toPlainText().strip()
