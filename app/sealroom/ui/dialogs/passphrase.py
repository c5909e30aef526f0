"""The passphrase of a profile, where the computer has no keyring to keep its key."""

from typing import Protocol

from PySide6.QtWidgets import QLineEdit, QWidget

from sealroom.ui.dialogs.lone_window import ask_alone
from sealroom.ui.dialogs.sheet import Sheet
from sealroom.ui.parts.label import Label
from sealroom.ui.parts.text_field import TextField
from sealroom.ui.theme import Theme

LEAST_LENGTH = 8
"""Characters of a new passphrase; the store takes no shorter one."""
_MOST_LENGTH = 1_000


class Prompt(Protocol):
    """What the store asks for."""

    @property
    def profile(self) -> str:
        """Whose passphrase."""
        ...

    @property
    def choosing(self) -> bool:
        """Whether a new one is to be chosen."""
        ...


class PassphraseSheet(Sheet):
    """Asks for a passphrase; twice where it is a new one."""

    def __init__(self, theme: Theme, prompt: Prompt) -> None:
        super().__init__(theme, "", name="passphraseSheet")
        self._new = new = prompt.choosing
        self._profile = prompt.profile
        self.set_title(self.tr("Choose a passphrase") if new else self.tr("Enter your passphrase"))
        self.body.addWidget(Label(self._explanation(), kind="muted", wrap=True))
        self.first = self._field(self.tr("Passphrase"), "passphrase")
        self.again = self._field(self.tr("The same again"), "passphraseAgain")
        self.again.setVisible(new)
        self.add_cancel(self.tr("Quit"))
        words = self.tr("Protect my profile") if new else self.tr("Open")
        self.go_on = self.add_button(words, "acceptPassphrase", "primary")
        self.go_on.clicked.connect(self.accept)
        self._check()

    def _explanation(self) -> str:
        if self._new:
            return self.tr(
                "This computer has no keyring, so a passphrase protects your keys and messages. "
                "It cannot be recovered: without it they stay closed."
            )
        words = self.tr("It protects the keys and messages of the profile “{profile}”.")
        return words.format(profile=self._profile)

    def _field(self, caption: str, name: str) -> TextField:
        field = TextField(caption, name=name, most=_MOST_LENGTH)
        field.edit.setEchoMode(QLineEdit.EchoMode.Password)
        field.edit.textChanged.connect(self._check)
        self.body.addWidget(field)
        return field

    @property
    def passphrase(self) -> str:
        """What was typed, spaces and all."""
        return self.first.edit.text()

    def first_focus(self) -> QWidget:
        """The passphrase."""
        return self.first.edit

    def accept(self) -> None:
        """Say in place what is wrong with it."""
        if self._new and len(self.passphrase) < LEAST_LENGTH:
            self.show_error(
                self.tr("Take at least {count} characters: a few words are easiest.").format(
                    count=LEAST_LENGTH
                )
            )
        elif self._new and self.passphrase != self.again.edit.text():
            self.show_error(self.tr("The two are not the same."))
        else:
            super().accept()

    def _check(self) -> None:
        if hasattr(self, "go_on"):
            self.go_on.setEnabled(bool(self.passphrase))


def ask_passphrase(prompt: Prompt, *, problem: str = "") -> str | None:
    """Ask in a window of its own; None where the person gave up.

    `problem` says in place what was wrong with the last try.
    """
    theme = Theme()
    sheet = PassphraseSheet(theme, prompt)
    sheet.show_error(problem)
    given: list[str] = []
    sheet.accepted.connect(lambda: given.append(sheet.passphrase))
    ask_alone(theme, sheet)
    return given[0] if given else None
