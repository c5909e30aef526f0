"""A passphrase for an open profile, new or changed."""

from PySide6.QtWidgets import QWidget

from sealroom.controller.protection_facade import Protection
from sealroom.ui.desk import Desk
from sealroom.ui.dialogs.work_sheet import WorkSheet
from sealroom.ui.parts.label import Label
from sealroom.ui.parts.new_passphrase import NewPassphrase


class SetPassphrase(WorkSheet):
    """Accepted once it opens the profile."""

    def __init__(self, desk: Desk, protection: Protection, *, changing: bool) -> None:
        super().__init__(desk, "", name="setPassphraseSheet")
        self._protection = protection
        self.set_title(
            self.tr("Change the passphrase") if changing else self.tr("Add a passphrase")
        )
        words = (
            self.tr("The one before opens nothing any more.")
            if changing
            else self.tr(
                "It opens this profile where the keyring is locked, emptied or gone. Nobody can "
                "bring it back."
            )
        )
        self.body.addWidget(Label(words, kind="muted", wrap=True))
        self.chosen = NewPassphrase()
        self.chosen.edited.connect(self._check)
        self.body.addWidget(self.chosen)
        self.add_cancel()
        self.go_on = self.add_button(self.tr("Keep it"), "keepPassphrase", "primary")
        self.go_on.clicked.connect(self._keep)
        self._check()

    def first_focus(self) -> QWidget:
        """The passphrase."""
        return self.chosen.first.edit

    def set_busy(self, busy: bool, words: str = "") -> None:
        """The button stays dim until there is something to keep."""
        super().set_busy(busy, words)
        if hasattr(self, "go_on") and not busy:
            self._check()

    def _keep(self) -> None:
        if self.chosen.problem:
            self.show_error(self.chosen.problem)
            return
        self.work(
            self._protection.set_passphrase(self.chosen.text),
            name="set passphrase",
            words=self.tr("Making it hard to guess…"),
            then=lambda _: self.accept(),
        )

    def _check(self) -> None:
        self.go_on.setEnabled(bool(self.chosen.text))
