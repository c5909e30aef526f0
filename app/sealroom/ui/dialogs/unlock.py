"""What opens a profile besides the keyring: its passphrase, its recovery code, or either."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from sealroom.ui.dialogs.sheet import Sheet
from sealroom.ui.parts.label import Label
from sealroom.ui.parts.new_passphrase import secret_field
from sealroom.ui.parts.notice import Notice, NoticeKind
from sealroom.ui.text.told import told
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
    again: bool = False
    """It was open, and was locked."""
    lock: bool = False
    """Its passphrase opens it together with the keyring."""
    pause: int = 0
    """Seconds before the next answer is taken."""


FREE_ANSWERS = 2
LONGEST_PAUSE = 60


def pause_after(wrong_answers: int) -> int:
    """Seconds to wait: none at first, then twice as long each time, and never for good.

    It slows down who stands at the keyboard; who has the files is slowed down by Argon2id.
    """
    over = wrong_answers - FREE_ANSWERS
    return 0 if over <= 0 else min(LONGEST_PAUSE, 1 << over)


class UnlockSheet(Sheet):
    """Accepted with `answer`, or with `look_again`: the keyring may help now.

    Escape quits where the app starts; a locked app it leaves as it is.
    """

    def __init__(self, theme: Theme, locked: Locked) -> None:
        super().__init__(theme, "", name="unlockSheet")
        self.answer = ""
        self.look_again = False
        self._locked = locked
        self._pause = locked.pause
        self.set_title(self._heading())
        if locked.keyring:
            why = Notice(theme, NoticeKind.AMBER)
            why.setObjectName("keyringTrouble")
            why.say(told(locked.keyring))
            self.body.addWidget(why)
        self.body.addWidget(Label(self._explanation(), kind="muted", wrap=True))
        self.field = secret_field(self._caption(), "passphrase")
        self.body.addWidget(self.field)
        self._add_buttons()
        self.show_error(told(locked.problem))
        self.field.edit.textChanged.connect(self._check)
        self._seconds = QTimer(self)
        self._seconds.setInterval(1000)
        self._seconds.timeout.connect(self.second_passed)
        if self._pause:
            self._seconds.start()
        self._check()

    def second_passed(self) -> None:
        """A second of the pause is over."""
        self._pause -= 1
        if not self._pause:
            self._seconds.stop()
        self._check()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """No key closes a locked app."""
        if self._locked.again and event.key() == Qt.Key.Key_Escape:
            event.accept()
            return
        super().keyPressEvent(event)

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
        self.go_on = self.add_button(self._go_on_words(), "acceptPassphrase", "primary")
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
        self.go_on.setEnabled(bool(self.field.edit.text()) and not self._pause)
        self.go_on.setText(self._go_on_words())

    def _go_on_words(self) -> str:
        if self._pause:
            return self.tr("Wait {seconds} s").format(seconds=self._pause)
        return self.tr("Unlock") if self._locked.again else self.tr("Open")

    def _heading(self) -> str:
        if self._locked.keyring:
            return self.tr("Your profile needs another key")
        if self._locked.again:
            return self.tr("Sealroom is locked")
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
        if self._locked.keyring and self._locked.lock:
            words = self.tr(
                "Nothing is lost: the code on the page with your recovery kit opens the profile "
                "“{profile}” as well. If the keyring does not come back, set the lock anew then, "
                "in Settings, Privacy."
            )
        elif self._locked.keyring:
            words = self.tr(
                "Nothing is lost: what you enter here opens the profile “{profile}” as well. A "
                "keyring that has lost the key gets it back."
            )
        elif self._locked.again:
            words = self.tr(
                "Messages and keys are closed away. What others write meanwhile waits at the "
                "relay, and comes in when you unlock."
            )
            if self._locked.recovery_code:
                words += "\n\n" + self.tr(
                    "Forgotten the passphrase? The recovery code on the page with your kit opens "
                    "it as well; then choose another one in Settings, Privacy."
                )
        elif self._locked.passphrase:
            words = self.tr("It protects the keys and messages of the profile “{profile}”.")
        else:
            words = self.tr(
                "The profile “{profile}” is opened by the code on the page with your recovery kit."
            )
        return words.format(profile=self._locked.profile)
