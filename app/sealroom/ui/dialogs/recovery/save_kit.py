"""Save the recovery kit: a sealed file, and the code that opens it."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from sealroom.ui.desk import Desk
from sealroom.ui.dialogs.recovery.page_saving import save_page
from sealroom.ui.dialogs.recovery.show_code import ShowCode
from sealroom.ui.dialogs.sheet import Sheet
from sealroom.ui.dialogs.work_sheet import WorkSheet
from sealroom.ui.file_choice import ask_where_to_save
from sealroom.ui.parts.button import make_button
from sealroom.ui.parts.label import Label
from sealroom.ui.parts.line import make_frame
from sealroom.ui.parts.notice import Notice, NoticeKind
from sealroom.ui.parts.switch import Switch
from sealroom.ui.text.recovery_words import kit_file_name, percent, saved_words


class SaveKit(WorkSheet):
    """Two steps in any order. May be put off: the reminder stays until both are done."""

    sheetWanted = Signal(Sheet)
    """The sheet that shows the code, to open above this one."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "", name="saveKitSheet", width=520)
        self.set_title(self.tr("Save your recovery kit"))
        words = self.tr(
            "If this computer is lost or breaks, the kit makes you yourself again on another one: "
            "the same person, with your rooms and what was written. It is a file and a code. "
            "Keep them apart from each other and from this computer."
        )
        self.body.addWidget(Label(words, kind="muted", wrap=True))
        self._add_file()
        self._add_code()
        self._later = self.add_cancel(self.tr("Later"))
        self._done = self.add_button(self.tr("Done"), "done", "primary")
        self._done.clicked.connect(self.accept)
        desk.bridge.recoveryChanged.connect(self._read)
        self._read()

    def _add_file(self) -> None:
        self.with_messages = Switch(
            self.theme,
            self.tr("With all messages"),
            self.tr("A larger file. What was written stays readable even without a relay."),
            name="withMessages",
        )
        self.with_messages.setChecked(self.desk.facade.recovery.view().with_messages)
        save = make_button(self.tr("Save the file…"), name="saveKit")
        save.clicked.connect(self._ask_where)
        words = self.tr("Sealed: without the code nobody can read it. A stick is a good place.")
        self._file_state = self._add_step(self.tr("The file"), words, [save], self.with_messages)
        self._file_state.setObjectName("fileState")

    def _add_code(self) -> None:
        page = make_button(self.tr("Save a page to print…"), name="savePage")
        page.clicked.connect(lambda: save_page(self, self._page_saved))
        show = make_button(self.tr("Show…"), name="showCodeSheet")
        show.clicked.connect(lambda: self.sheetWanted.emit(ShowCode(self.desk)))
        words = self.tr("32 letters and digits, for paper. The file opens with it alone.")
        self._code_state = self._add_step(self.tr("The code"), words, [page, show])
        self._code_state.setObjectName("codeState")

    def _add_step(
        self, title: str, words: str, buttons: list[QPushButton], choice: QWidget | None = None
    ) -> Notice:
        card = make_frame("card")
        column = QVBoxLayout(card)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(10)
        column.addWidget(Label(title, kind="strong"))
        column.addWidget(Label(words, kind="muted", wrap=True))
        if choice is not None:
            column.addWidget(choice)
        line = QHBoxLayout()
        line.setSpacing(8)
        for button in buttons:
            line.addWidget(button)
        line.addStretch()
        column.addLayout(line)
        state = Notice(self.theme, NoticeKind.CALM)
        column.addWidget(state)
        self.body.addWidget(card)
        return state

    def set_busy(self, busy: bool, words: str = "") -> None:
        """Done stays dim until it is."""
        super().set_busy(busy, words)
        if hasattr(self, "_done") and not busy:
            self._done.setEnabled(self.desk.facade.recovery.view().complete)

    def _read(self) -> None:
        kit = self.desk.facade.recovery.view()
        self._file_state.setVisible(kit.saved_at is not None)
        self._file_state.say(saved_words(kit, self.desk.clock()))
        self._code_state.setVisible(kit.code_kept)
        if not self._code_state.words:
            self._code_state.say(self.tr("You have seen the code."))
        self._later.setVisible(not kit.complete)
        self._done.setEnabled(kit.complete and not self.busy)
        self.sizeWanted.emit()

    def _page_saved(self) -> None:
        self._code_state.say(self.tr("The page is saved. Print it, then delete the file."))

    def _ask_where(self) -> None:
        own = self.desk.facade.own()
        ask_where_to_save(
            self,
            self.tr("Save your recovery kit"),
            file_name=kit_file_name(own.name if own else ""),
            kinds=self.tr("Recovery kit (*.sealroom-kit)"),
            then=self._save,
        )

    def _save(self, file: Path) -> None:
        work = self.desk.facade.recovery.save(
            file, messages=self.with_messages.isChecked(), watch=self._watch
        )
        self.work(work, name="save kit", words=self.tr("Saving…"))

    def _watch(self, done: float) -> None:
        self.say_progress(self.tr("Saving… {percent} %").format(percent=percent(done)))
