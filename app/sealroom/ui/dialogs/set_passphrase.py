"""A passphrase for an open profile or its lock, new or changed."""

from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from typing import Any

from PySide6.QtWidgets import QWidget

from sealroom.ui.desk import Desk
from sealroom.ui.dialogs.work_sheet import WorkSheet
from sealroom.ui.parts.label import Label
from sealroom.ui.parts.new_passphrase import LEAST_LENGTH, NewPassphrase, secret_field


@dataclass(frozen=True)
class Purpose:
    """What a passphrase is set for, in words, and how that is done."""

    title: str
    words: str
    keep: Callable[[str, str], Coroutine[Any, Any, None]]
    """With the new one and the present one."""
    asks_present: bool
    """There is one already."""
    least: int = LEAST_LENGTH
    """Characters it must have."""


class SetPassphrase(WorkSheet):
    """Accepted once it is kept."""

    def __init__(self, desk: Desk, purpose: Purpose) -> None:
        super().__init__(desk, "", name="setPassphraseSheet")
        self._purpose = purpose
        self.set_title(purpose.title)
        self.body.addWidget(Label(purpose.words, kind="muted", wrap=True))
        self.present = secret_field(
            self.tr("Present passphrase, or recovery code"), "presentPassphrase"
        )
        self.present.edit.textChanged.connect(self._check)
        self.body.addWidget(self.present)
        if not purpose.asks_present:
            self.present.hide()
        self.chosen = NewPassphrase(purpose.least)
        self.chosen.edited.connect(self._check)
        self.body.addWidget(self.chosen)
        self.add_cancel()
        self.go_on = self.add_button(self.tr("Keep it"), "keepPassphrase", "primary")
        self.go_on.clicked.connect(self._keep)
        self._check()

    def first_focus(self) -> QWidget:
        """The first passphrase that is asked for."""
        return self.present.edit if self._purpose.asks_present else self.chosen.first.edit

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
            self._purpose.keep(self.chosen.text, self.present.edit.text()),
            name="set passphrase",
            words=self.tr("Making it hard to guess…"),
            then=lambda _: self.accept(),
        )

    def _check(self) -> None:
        present = bool(self.present.edit.text()) or not self._purpose.asks_present
        self.go_on.setEnabled(bool(self.chosen.text) and present)
