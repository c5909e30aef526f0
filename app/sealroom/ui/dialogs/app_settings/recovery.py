"""The recovery kit: when it was saved last, what it lacks, saving it again, its code."""

from PySide6.QtWidgets import QHBoxLayout

from sealroom.ui.details.key_list import KeyList
from sealroom.ui.dialogs.app_settings.page import AppPage
from sealroom.ui.dialogs.recovery.save_kit import SaveKit
from sealroom.ui.dialogs.recovery.show_code import ShowCode
from sealroom.ui.dialogs.work_sheet import WorkSheet
from sealroom.ui.models.keys import KeysModel
from sealroom.ui.parts.button import make_button
from sealroom.ui.parts.choice import Choice
from sealroom.ui.parts.label import Label
from sealroom.ui.parts.line import make_line
from sealroom.ui.parts.notice import Notice, NoticeKind
from sealroom.ui.text.recovery_words import lacking_words, saved_words
from sealroom.ui.text.room_words import room_title
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
        self.column.addWidget(make_line())
        self._add_history()
        self.column.addStretch()
        self.desk.bridge.recoveryChanged.connect(self.read)

    @property
    def title(self) -> str:
        """What a lost computer would cost, and what opens what was written."""
        return self.tr("Keys and recovery")

    def read(self) -> None:
        """What the last kit holds and lacks."""
        kit = self.desk.facade.recovery.view()
        self._saved.setText(saved_words(kit, self.desk.clock()))
        self._list_rooms()
        lacking = lacking_words(kit)
        self._lacking.say(lacking)
        self._lacking.setVisible(bool(lacking))
        self._save.setText(
            self.tr("Save the kit…") if kit.saved_at is None else self.tr("Save again…")
        )

    def _add_history(self) -> None:
        """Of one room at a time: rooms are many, and keys more."""
        caption = Label(self.tr("Keys of a room, since you came to it"), kind="caption")
        self._room = Choice(self.desk.theme, self.tr("Room"), name="keysOfRoom")
        caption.setBuddy(self._room)
        self._keys = KeysModel(self.desk.bridge, self.desk.clock, self)
        self._none = Label(kind="muted", wrap=True)
        self._none.setObjectName("noKeys")
        self.column.addWidget(caption)
        self.column.addWidget(self._room)
        self.column.addWidget(self._none)
        self.column.addWidget(KeyList(self.desk, self._keys, inset=0))
        self._room.currentIndexChanged.connect(self._show_keys)

    def _list_rooms(self) -> None:
        chosen = self._room.currentData()
        self._room.blockSignals(True)
        self._room.clear()
        for room in self.desk.facade.rooms():
            self._room.addItem(room_title(room), room.session_id)
        self._room.setCurrentIndex(max(0, self._room.findData(chosen)))
        self._room.blockSignals(False)
        self._room.setVisible(self._room.count() > 0)
        self._show_keys()

    def _show_keys(self) -> None:
        room = self._room.currentData()
        self._keys.open(room)
        nothing = self._keys.rowCount() == 0
        self._none.setVisible(nothing)
        self._none.setText(
            self.tr("You are in no room yet.")
            if room is None
            else self.tr("This room has had no key yet: it was never sealed.")
        )

    def _open_save(self) -> None:
        sheet = SaveKit(self.desk)
        sheet.sheetWanted.connect(self.sheetWanted)
        self.sheetWanted.emit(sheet)
