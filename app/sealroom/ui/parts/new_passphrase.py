"""Two fields for a new passphrase."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from sealroom.ui.parts.text_field import TextField

LEAST_LENGTH = 8
"""Characters of a new passphrase; the store takes no shorter one."""
MOST_LENGTH = 1_000


class NewPassphrase(QWidget):
    """What was typed, spaces and all; `problem` says why it cannot be taken."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.first = secret_field(self.tr("Passphrase"), "passphrase")
        self.again = secret_field(self.tr("The same again"), "passphraseAgain")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        for field in (self.first, self.again):
            field.edit.textChanged.connect(self.edited)
            column.addWidget(field)
        self.setFocusProxy(self.first)

    @property
    def text(self) -> str:
        """The passphrase."""
        return self.first.edit.text()

    @property
    def problem(self) -> str:
        """Empty where it can be taken."""
        if len(self.text) < LEAST_LENGTH:
            words = self.tr("Take at least {count} characters: a few words are easiest.")
            return words.format(count=LEAST_LENGTH)
        if self.text != self.again.edit.text():
            return self.tr("The two are not the same.")
        return ""


def secret_field(caption: str, name: str) -> TextField:
    """A field that shows dots."""
    field = TextField(caption, name=name, most=MOST_LENGTH)
    field.edit.setEchoMode(QLineEdit.EchoMode.Password)
    return field
