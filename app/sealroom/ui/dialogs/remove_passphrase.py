"""Takes a passphrase away, for who knows it."""

from collections.abc import Callable, Coroutine
from typing import Any

from PySide6.QtWidgets import QWidget

from sealroom.ui.desk import Desk
from sealroom.ui.dialogs.work_sheet import WorkSheet
from sealroom.ui.parts.label import Label
from sealroom.ui.parts.new_passphrase import secret_field


class RemovePassphrase(WorkSheet):
    """Says what follows; accepted once it is done."""

    def __init__(
        self,
        desk: Desk,
        title: str,
        words: str,
        does: Callable[[str], Coroutine[Any, Any, None]],
    ) -> None:
        super().__init__(desk, title, name="removePassphraseSheet", width=440)
        self._does = does
        self.body.addWidget(Label(words, wrap=True))
        self.present = secret_field(
            self.tr("Present passphrase, or recovery code"), "presentPassphrase"
        )
        self.present.edit.textChanged.connect(self._check)
        self.body.addWidget(self.present)
        self.add_cancel()
        self.go_on = self.add_button(self.tr("Remove"), "confirm", "danger")
        self.go_on.clicked.connect(self._remove)
        self._check()

    def first_focus(self) -> QWidget:
        """There is but one field."""
        return self.present.edit

    def set_busy(self, busy: bool, words: str = "") -> None:
        """The button stays dim until something is typed."""
        super().set_busy(busy, words)
        if hasattr(self, "go_on") and not busy:
            self._check()

    def _remove(self) -> None:
        self.work(
            self._does(self.present.edit.text()),
            name="remove passphrase",
            words=self.tr("One moment…"),
            then=lambda _: self.accept(),
        )

    def _check(self) -> None:
        self.go_on.setEnabled(bool(self.present.edit.text()))
