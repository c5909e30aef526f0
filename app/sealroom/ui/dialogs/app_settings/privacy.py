"""The app's lock, when it closes by itself, and what clipboard histories get."""

import msgspec
from PySide6.QtWidgets import QHBoxLayout

from sealroom.controller.preference_views import Preferences
from sealroom.controller.protection_facade import Protection, ProtectionView
from sealroom.ui.clipboard import unremembered
from sealroom.ui.dialogs.app_settings.page import AppPage
from sealroom.ui.dialogs.recovery.save_kit import SaveKit
from sealroom.ui.dialogs.remove_passphrase import RemovePassphrase
from sealroom.ui.dialogs.set_passphrase import Purpose, SetPassphrase
from sealroom.ui.dialogs.sheet import Sheet
from sealroom.ui.dialogs.work_sheet import WorkSheet
from sealroom.ui.parts.button import make_button
from sealroom.ui.parts.choice import Choice
from sealroom.ui.parts.label import Label
from sealroom.ui.parts.line import make_line
from sealroom.ui.parts.notice import Notice, NoticeKind
from sealroom.ui.parts.switch import Switch
from sealroom.ui.theme import Icon

_MINUTES = (0, 1, 5, 15, 60)
_ANY_LENGTH = 1


class PrivacyPage(AppPage):
    """A demonstration has no lock: it is gone when it is closed."""

    icon = Icon.LOCK_APP

    def __init__(self, sheet: WorkSheet) -> None:
        super().__init__(sheet)
        self._protection = self.desk.facade.protection
        self._view: ProtectionView | None = None
        self.column.addWidget(Label(self.tr("Lock"), kind="caption"))
        if self._protection is None:
            self.column.addWidget(Label(self.tr("It is gone when it is closed."), kind="muted"))
        else:
            self._add_lock(self._protection)
            self._add_minutes()
        if unremembered():
            self.column.addWidget(make_line())
        self._add_copies()
        self.column.addWidget(make_line())
        self._add_hints()
        self.column.addStretch()

    @property
    def title(self) -> str:
        """What others at this computer see."""
        return self.tr("Privacy")

    def read(self) -> None:
        """Asked anew each time: keyrings come and go."""
        self._show_preferences()
        if self._protection is not None:
            self.sheet.work(
                self._protection.view(),
                name="look at the lock",
                words=self.tr("Looking…"),
                then=self._show,
            )

    def undo(self) -> None:
        """A choice that could not be kept goes back."""
        self._show_preferences()

    def _add_lock(self, protection: Protection) -> None:
        self._state = Label(kind="strong", wrap=True)
        self._state.setObjectName("lockState")
        self._words = Label(kind="muted", wrap=True)
        self._words.setObjectName("lockWords")
        self._first = Notice(self.desk.theme, NoticeKind.AMBER)
        self._first.setObjectName("lockNeedsKit")
        self._first.say(
            self.tr("First save your recovery kit: its code helps who forgets the passphrase.")
        )
        kit = make_button(self.tr("Save the kit…"), name="lockSaveKit")
        kit.clicked.connect(self._save_kit)
        self._first.add(kit)
        self._set = make_button(self.tr("Set a lock…"), name="setLock")
        self._set.clicked.connect(lambda: self._set_lock(protection))
        self._remove = make_button(self.tr("Remove the lock…"), name="removeLock")
        self._remove.clicked.connect(lambda: self._remove_lock(protection))
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self._set)
        buttons.addWidget(self._remove)
        buttons.addStretch()
        for part in (self._state, self._words, self._first):
            self.column.addWidget(part)
        self.column.addLayout(buttons)
        for hidden in (self._first, self._set, self._remove):
            hidden.hide()

    def _add_minutes(self) -> None:
        self._minutes = Choice(
            self.desk.theme, self.tr("Lock when nobody is there"), name="lockAfter"
        )
        for minutes in _MINUTES:
            self._minutes.addItem(self._after_words(minutes), minutes)
        self._minutes.activated.connect(
            lambda _: self._keep(lock_after_minutes=self._minutes.currentData())
        )
        words = Label(self.tr("Lock when nobody is there"))
        words.setBuddy(self._minutes)
        line = QHBoxLayout()
        line.addWidget(words, 1)
        line.addWidget(self._minutes)
        self.column.addLayout(line)
        hint = self.tr(
            "Without a key or the mouse in Sealroom; also when the computer sleeps, or its screen "
            "is locked where the desktop tells."
        )
        self.column.addWidget(Label(hint, kind="small", wrap=True))

    def _add_copies(self) -> None:
        self._copies = Switch(
            self.desk.theme,
            self.tr("Keep copied messages out of clipboard histories"),
            self.tr("As far as a history heeds the wish. Recovery codes never go there."),
            name="copiesUnremembered",
        )
        self._copies.clicked.connect(lambda on: self._keep(copies_remembered=not on))
        self.column.addWidget(self._copies)
        if not unremembered():
            self._copies.hide()

    def _add_hints(self) -> None:
        self.column.addWidget(Label(self.tr("What others see of you"), kind="caption"))
        self._typing = Switch(
            self.desk.theme,
            self.tr("Show that I am typing, and who else is"),
            self.tr(
                "In sealed rooms, to those who show it, too. It is sealed; the relay sees that "
                "something is passed on."
            ),
            name="typingTold",
        )
        self._typing.clicked.connect(lambda on: self._keep(typing_told=on))
        self._reading = Switch(
            self.desk.theme,
            self.tr("Show what I have read, and what others have"),
            self.tr("As above. It keeps your own devices in step, too."),
            name="readingTold",
        )
        self._reading.clicked.connect(lambda on: self._keep(reading_told=on))
        self.column.addWidget(self._typing)
        self.column.addWidget(self._reading)

    def _after_words(self, minutes: int) -> str:
        if not minutes:
            return self.tr("Never by itself")
        if minutes == 1:
            return self.tr("After 1 minute")
        return self.tr("After {count} minutes").format(count=minutes)

    def _show_preferences(self) -> None:
        preferences = self.desk.facade.preferences()
        self._copies.setChecked(not preferences.copies_remembered)
        self._typing.setChecked(preferences.typing_told)
        self._reading.setChecked(preferences.reading_told)
        if self._protection is not None:
            self._minutes.setCurrentIndex(
                max(0, self._minutes.findData(preferences.lock_after_minutes))
            )

    def _show(self, view: ProtectionView) -> None:
        self._view = view
        asks = view.lock or not view.in_keyring
        can_set = view.recovery_code and (view.lock or view.in_keyring)
        self._state.setText(self.tr("On: Ctrl+L locks Sealroom") if asks else self.tr("Off"))
        self._words.setText(self._explanation(view))
        self._first.setVisible(not asks and not view.recovery_code)
        self._set.setVisible(can_set)
        self._set.setText(self.tr("Change passphrase…") if view.lock else self.tr("Set a lock…"))
        self._remove.setVisible(view.lock)
        self._minutes.setEnabled(asks)
        self.desk.lock.refresh()
        self.sheet.sizeWanted.emit()

    def _explanation(self, view: ProtectionView) -> str:
        words = self.tr(
            "Locking closes the database, drops the keys and takes every text off the screen. "
            "Nothing comes in meanwhile; it waits at the relay."
        )
        if not view.lock and not view.in_keyring:
            words += " " + self.tr(
                "The passphrase that opens this profile unlocks it, too: see This profile."
            )
        return words

    def _set_lock(self, protection: Protection) -> None:
        view = self._view
        if view is None:
            return
        words = self.tr(
            "Any passphrase will do. From then on it is asked for at each start as well: the "
            "keyring alone opens nothing any more. If you forget it, your recovery code still "
            "opens everything."
        )
        if view.passphrase:
            words += " " + self.tr("It takes the place of the passphrase you have.")
        purpose = Purpose(
            self.tr("Change the lock’s passphrase") if view.lock else self.tr("Set a lock"),
            words,
            keep=protection.set_lock,
            asks_present=view.lock or view.passphrase,
            least=_ANY_LENGTH,
        )
        self._open_above(SetPassphrase(self.desk, purpose))

    def _remove_lock(self, protection: Protection) -> None:
        words = self.tr("From then on the keyring opens this profile without asking.")
        sheet = RemovePassphrase(
            self.desk, self.tr("Remove the lock?"), words, does=protection.remove_lock
        )
        self._open_above(sheet)

    def _save_kit(self) -> None:
        sheet = SaveKit(self.desk)
        sheet.sheetWanted.connect(self.sheetWanted)
        sheet.finished.connect(self.read)
        self.sheetWanted.emit(sheet)

    def _open_above(self, sheet: Sheet) -> None:
        sheet.accepted.connect(self.read)
        self.sheetWanted.emit(sheet)

    def _keep(self, **changed: bool | int) -> None:
        facade = self.desk.facade
        wanted: Preferences = msgspec.structs.replace(facade.preferences(), **changed)
        self.sheet.work(
            facade.set_preferences(wanted),
            name="set privacy",
            words=self.tr("Remembering…"),
            then=lambda _: self.desk.lock.refresh(),
        )
