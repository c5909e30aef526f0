"""What opens a profile besides the keyring: its passphrase, its recovery code, or either."""

from dataclasses import dataclass

from PySide6.QtWidgets import QLineEdit, QWidget

from sealroom.ui.dialogs.sheet import Sheet
from sealroom.ui.parts.label import Label
from sealroom.ui.parts.new_passphrase import secret_field
from sealroom.ui.parts.notice import Notice, NoticeKind
from sealroom.ui.theme import Theme


@dataclass(frozen=True)
class Locked:
    """A profile that is to be opened."""

    profile: str
    passphrase: bool
    """It has a passphrase."""
    recovery_code: bool
    """Its recovery code opens it."""
    keyring: str = ""
    """Why the keyring did not open it, in words; empty where it is kept by none."""
    problem: str = ""
    """What was wrong with the last answer."""


class UnlockSheet(Sheet):
    """Accepted with `answer`, or with `look_again`: the keyring may help now."""

    def __init__(self, theme: Theme, locked: Locked) -> None:
        super().__init__(theme, "", name="unlockSheet")
        self.answer = ""
        self.look_again = False
        self._locked = locked
        self.set_title(self._heading())
        if locked.keyring:
            why = Notice(theme, NoticeKind.AMBER)
            why.setObjectName("keyringTrouble")
            why.say(locked.keyring)
            self.body.addWidget(why)
        self.body.addWidget(Label(self._explanation(), kind="muted", wrap=True))
        self.field = secret_field(self._caption(), "passphrase")
        self.body.addWidget(self.field)
        self._add_buttons()
        self.show_error(locked.problem)
        self.field.edit.textChanged.connect(self._check)
        self._check()

    def first_focus(self) -> QWidget:
        """There is but one field."""
        return self.field.edit

    def accept(self) -> None:
        """What was typed, spaces and all."""
        self.answer = self.field.edit.text()
        super().accept()

    def _add_buttons(self) -> None:
        self.show_typed = self.add_left_button(self.tr("Show"), "showTyped", "link")
        self.show_typed.setAccessibleName(self.tr("Show what I type"))
        self.show_typed.setCheckable(True)
        self.show_typed.toggled.connect(self._show_typed)
        self.add_cancel(self.tr("Quit"))
        if self._locked.keyring:
            again = self.add_button(self.tr("Ask the keyring again"), "askKeyring")
            again.clicked.connect(self._look_again)
        self.go_on = self.add_button(self.tr("Open"), "acceptPassphrase", "primary")
        self.go_on.clicked.connect(self.accept)

    def _look_again(self) -> None:
        self.look_again = True
        super().accept()

    def _show_typed(self, shown: bool) -> None:
        mode = QLineEdit.EchoMode
        self.field.edit.setEchoMode(mode.Normal if shown else mode.Password)
        self.show_typed.setText(self.tr("Hide") if shown else self.tr("Show"))
        self.field.edit.setFocus()

    def _check(self) -> None:
        self.go_on.setEnabled(bool(self.field.edit.text().strip()))

    def _heading(self) -> str:
        if self._locked.keyring:
            return self.tr("Your profile needs another key")
        if not self._locked.passphrase:
            return self.tr("Enter your recovery code")
        return self.tr("Enter your passphrase")

    def _caption(self) -> str:
        if self._locked.passphrase and self._locked.recovery_code:
            return self.tr("Passphrase or recovery code")
        if self._locked.recovery_code:
            return self.tr("Recovery code")
        return self.tr("Passphrase")

    def _explanation(self) -> str:
        if self._locked.keyring:
            words = self.tr(
                "Nothing is lost: what you enter here opens the profile “{profile}” as well. A "
                "keyring that has lost the key gets it back."
            )
        elif self._locked.passphrase:
            words = self.tr("It protects the keys and messages of the profile “{profile}”.")
        else:
            words = self.tr(
                "The profile “{profile}” is opened by the code on the page with your recovery kit."
            )
        return words.format(profile=self._locked.profile)
