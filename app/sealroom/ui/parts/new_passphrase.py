"""Two fields for a new passphrase, and how hard it is to guess."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from sealroom.ui.parts.label import Label
from sealroom.ui.parts.text_field import TextField
from sealroom.ui.text.passphrase_words import strength_words

LEAST_LENGTH = 8
"""Characters of a passphrase that opens a profile alone; the store takes no shorter one."""
MOST_LENGTH = 1_000


class NewPassphrase(QWidget):
    """What was typed, spaces and all; `problem` says why it cannot be taken."""

    edited = Signal()

    def __init__(self, least: int = LEAST_LENGTH) -> None:
        super().__init__()
        self._least = least
        self.first = secret_field(self.tr("Passphrase"), "passphrase")
        self.again = secret_field(self.tr("The same again"), "passphraseAgain")
        self._strength = Label(kind="small")
        self._strength.setObjectName("passphraseStrength")
        self._strength.setMinimumHeight(self._strength.fontMetrics().height())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.first)
        column.addWidget(self._strength)
        column.addSpacing(4)
        column.addWidget(self.again)
        for field in (self.first, self.again):
            field.edit.textChanged.connect(self._edited)
        self.setFocusProxy(self.first)

    @property
    def text(self) -> str:
        """The passphrase."""
        return self.first.edit.text()

    @property
    def problem(self) -> str:
        """Empty where it can be taken."""
        if len(self.text) < self._least:
            words = self.tr("Take at least {count} characters: a few words are easiest.")
            return words.format(count=self._least)
        if self.text != self.again.edit.text():
            return self.tr("The two are not the same.")
        return ""

    def _edited(self) -> None:
        self._strength.setText(strength_words(self.text))
        self.edited.emit()


def secret_field(caption: str, name: str) -> TextField:
    """A field that shows dots."""
    field = TextField(caption, name=name, most=MOST_LENGTH)
    field.edit.setEchoMode(QLineEdit.EchoMode.Password)
    return field
