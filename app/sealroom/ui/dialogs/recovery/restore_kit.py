"""Become oneself again from a kit: its file, the code, and the relay's address where it moved."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sealroom.controller.room_link import LINK_LENGTH
from sealroom.crypto.recovery_code import TYPED_LENGTH
from sealroom.ui.desk import Desk
from sealroom.ui.dialogs.work_sheet import WorkSheet
from sealroom.ui.file_choice import ask_for_file
from sealroom.ui.parts.button import make_button
from sealroom.ui.parts.label import ElidedLabel, Label
from sealroom.ui.parts.text_field import TextField
from sealroom.ui.text.recovery_words import percent


class RestoreKit(WorkSheet):
    """Escape ends what is under way first, and closes after that."""

    restored = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "", name="restoreKitSheet")
        self.set_title(self.tr("Restore from a recovery kit"))
        self._file: Path | None = None
        self._finishing = False
        """All is read and being stored: too late to go back."""
        words = self.tr(
            "You become the same person again, on this computer: with your name, your rooms and "
            "the keys to what was written."
        )
        self.body.addWidget(Label(words, kind="muted", wrap=True))
        self._add_file()
        self.code = TextField(
            self.tr("The code from your paper"),
            name="kitCode",
            most=TYPED_LENGTH,
            example="ABCD-EFGH-IJKL-MNOP-…",
        )
        self.relay = TextField(
            self.tr("The relay’s address, only if it has changed"),
            name="kitRelay",
            most=LINK_LENGTH,
            example=self.tr("as it stands in the kit"),
        )
        self.body.addWidget(self.code)
        self.body.addWidget(self.relay)
        self.add_cancel(self.tr("Back"))
        self.go_on = self.add_button(self.tr("Restore"), "restore", "primary")
        self.go_on.clicked.connect(self._restore)
        self.code.edit.textChanged.connect(self._check)
        self._check()

    def _add_file(self) -> None:
        self._file_name = ElidedLabel(self.tr("No file chosen"), kind="muted")
        self._file_name.setObjectName("kitFile")
        self._choose = make_button(self.tr("Choose the file…"), name="chooseKit")
        self._choose.clicked.connect(self._ask_for_file)
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(self._choose)
        line.addWidget(self._file_name, 1)
        group = QWidget()
        column = QVBoxLayout(group)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(Label(self.tr("The kit’s file"), kind="caption"))
        column.addLayout(line)
        self.body.addWidget(group)

    def first_focus(self) -> QWidget:
        """The file comes first."""
        return self._choose

    def reject(self) -> None:
        """Ends what is under way, while that leaves all as it was; else closes."""
        if not self.busy:
            super().reject()
        elif not self._finishing:
            self.tasks.cancel()
            self.set_busy(False)

    def set_busy(self, busy: bool, words: str = "") -> None:
        """Restore stays dim until everything it needs is there."""
        super().set_busy(busy, words)
        if hasattr(self, "go_on") and not busy:
            self._check()

    def _check(self) -> None:
        self.go_on.setEnabled(self._file is not None and bool(self.code.text) and not self.busy)

    def _ask_for_file(self) -> None:
        ask_for_file(
            self,
            self.tr("Choose your recovery kit"),
            kinds=self.tr("Recovery kits (*.sealroom-kit);;All files (*)"),
            then=self._take_file,
        )

    def _take_file(self, file: Path) -> None:
        self._file = file
        self._file_name.set_whole(file.name)
        self._check()
        self.code.edit.setFocus()

    def _restore(self) -> None:
        if self._file is None:
            return
        self._finishing = False
        work = self.desk.facade.recovery.restore(
            self._file, self.code.text, self._watch, relay=self.relay.text
        )
        self.work(
            work,
            name="restore kit",
            words=self.tr("Restoring…"),
            then=lambda _: self.restored.emit(),
        )

    def _watch(self, done: float) -> None:
        self._finishing = done >= 1
        self.say_progress(self.tr("Restoring… {percent} %").format(percent=percent(done)))
