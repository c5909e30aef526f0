"""The passphrase of a new profile, where the computer has no keyring to keep its key."""

from PySide6.QtWidgets import QWidget

from sealroom.ui.dialogs.sheet import Sheet
from sealroom.ui.parts.label import Label
from sealroom.ui.parts.new_passphrase import NewPassphrase
from sealroom.ui.theme import Theme


class PassphraseSheet(Sheet):
    """Asks for a new passphrase, twice. Accepted with `answer`."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "", name="passphraseSheet")
        self.answer = ""
        self.set_title(self.tr("Choose a passphrase"))
        words = self.tr(
            "This computer has no keyring, so a passphrase protects your keys and messages. "
            "Nobody can bring it back: keep it, or your recovery code, where you find it again."
        )
        self.body.addWidget(Label(words, kind="muted", wrap=True))
        self.chosen = NewPassphrase()
        self.chosen.edited.connect(self._check)
        self.body.addWidget(self.chosen)
        self.add_cancel(self.tr("Quit"))
        self.go_on = self.add_button(self.tr("Protect my profile"), "acceptPassphrase", "primary")
        self.go_on.clicked.connect(self.accept)
        self._check()

    def first_focus(self) -> QWidget:
        """The passphrase."""
        return self.chosen.first.edit

    def accept(self) -> None:
        """Say in place what is wrong with it."""
        if self.chosen.problem:
            self.show_error(self.chosen.problem)
            return
        self.answer = self.chosen.text
        super().accept()

    def _check(self) -> None:
        self.go_on.setEnabled(bool(self.chosen.text))
