"""The recovery kit: when it was saved last, what it lacks, saving it again, its code."""

from PySide6.QtWidgets import QHBoxLayout

from sealroom.ui.dialogs.app_settings.page import AppPage
from sealroom.ui.dialogs.recovery.save_kit import SaveKit
from sealroom.ui.dialogs.recovery.show_code import ShowCode
from sealroom.ui.dialogs.work_sheet import WorkSheet
from sealroom.ui.parts.button import make_button
from sealroom.ui.parts.label import Label
from sealroom.ui.parts.notice import Notice, NoticeKind
from sealroom.ui.text.recovery_words import lacking_words, saved_words
from sealroom.ui.theme import Icon


class RecoveryPage(AppPage):
    """Both buttons open sheets of their own above the settings."""

    icon = Icon.RECOVERY

    def __init__(self, sheet: WorkSheet) -> None:
        super().__init__(sheet)
        self._saved = Label(kind="strong", wrap=True)
        self._saved.setObjectName("kitSaved")
        words = self.tr(
            "The kit makes you yourself again on another computer, if this one is lost or breaks. "
            "Save it anew from time to time; the code stays the same, and an older kit opens too."
        )
        self._lacking = Notice(self.desk.theme, NoticeKind.AMBER)
        self._lacking.setObjectName("kitLacks")
        self._save = make_button(self.tr("Save the kit…"), name="saveKitSheet")
        self._save.clicked.connect(self._open_save)
        show = make_button(self.tr("Show the code…"), name="showCodeSheet")
        show.clicked.connect(lambda: self.sheetWanted.emit(ShowCode(self.desk)))
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self._save)
        buttons.addWidget(show)
        buttons.addStretch()
        self.column.addWidget(self._saved)
        self.column.addWidget(Label(words, kind="muted", wrap=True))
        self.column.addWidget(self._lacking)
        self.column.addLayout(buttons)
        self.column.addStretch()
        self.desk.bridge.recoveryChanged.connect(self.read)

    @property
    def title(self) -> str:
        """A lost computer."""
        return self.tr("Recovery")

    def read(self) -> None:
        """What the last kit holds and lacks."""
        kit = self.desk.facade.recovery.view()
        self._saved.setText(saved_words(kit, self.desk.clock()))
        lacking = lacking_words(kit)
        self._lacking.say(lacking)
        self._lacking.setVisible(bool(lacking))
        self._save.setText(
            self.tr("Save the kit…") if kit.saved_at is None else self.tr("Save again…")
        )

    def _open_save(self) -> None:
        sheet = SaveKit(self.desk)
        sheet.sheetWanted.connect(self.sheetWanted)
        self.sheetWanted.emit(sheet)
