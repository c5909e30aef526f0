"""This profile: what opens it, its passphrase, and where it lies."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from sealroom.controller.protection_facade import Protection, ProtectionView
from sealroom.ui.dialogs.app_settings.page import AppPage
from sealroom.ui.dialogs.remove_passphrase import RemovePassphrase
from sealroom.ui.dialogs.set_passphrase import Purpose, SetPassphrase
from sealroom.ui.dialogs.sheet import Sheet
from sealroom.ui.dialogs.work_sheet import WorkSheet
from sealroom.ui.parts.button import make_button
from sealroom.ui.parts.label import ElidedLabel, Label
from sealroom.ui.parts.line import make_line
from sealroom.ui.theme import Icon


class ThisProfilePage(AppPage):
    """Three ways in, one line each. A demonstration has none of them."""

    icon = Icon.FOLDER

    def __init__(self, sheet: WorkSheet) -> None:
        super().__init__(sheet)
        self.column.setSpacing(10)
        self._protection = self.desk.facade.protection
        self._view: ProtectionView | None = None
        if self._protection is None:
            self.column.addWidget(Label(self.tr("It is gone when it is closed."), kind="muted"))
        else:
            self._add_ways()
            self.column.addWidget(make_line())
            self._add_place(self._protection)
        self.column.addStretch()

    @property
    def title(self) -> str:
        """The profile, not the person."""
        return self.tr("This profile")

    def read(self) -> None:
        """Asked anew each time: keyrings come and go."""
        if self._protection is not None:
            self.sheet.work(
                self._protection.view(),
                name="look at the profile's protection",
                words=self.tr("Looking…"),
                then=self._show,
            )

    def _add_ways(self) -> None:
        self.column.addWidget(Label(self.tr("What opens it on this computer"), kind="caption"))
        self._keyring = self._way(self.tr("Keyring"), "protectionKeyring")
        self._code = self._way(self.tr("Recovery code"), "protectionCode")
        self._passphrase = self._way(self.tr("Passphrase"), "protectionPassphrase")
        self._set = make_button("", name="setPassphrase")
        self._set.clicked.connect(self._set_passphrase)
        self._remove = make_button(self.tr("Remove passphrase"), name="removePassphrase")
        self._remove.clicked.connect(self._remove_passphrase)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self._set)
        buttons.addWidget(self._remove)
        buttons.addStretch()
        self.column.addLayout(buttons)
        for button in (self._set, self._remove):
            button.hide()

    def _way(self, title: str, name: str) -> Label:
        words = Label(kind="muted", wrap=True)
        words.setObjectName(name)
        way = QVBoxLayout()
        way.setSpacing(2)
        way.addWidget(Label(title, kind="strong"))
        way.addWidget(words)
        self.column.addLayout(way)
        return words

    def _add_place(self, protection: Protection) -> None:
        place = ElidedLabel(kind="muted")
        place.setObjectName("profilePlace")
        place.set_whole(str(protection.folder))
        self._copy = make_button(self.tr("Copy"), name="copyPlace")
        self._copy.setAccessibleName(self.tr("Copy where the profile lies"))
        self._copy.clicked.connect(lambda: self._copy_place(str(protection.folder)))
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(place, 1)
        line.addWidget(self._copy)
        self.column.addWidget(Label(self.tr("Where it lies"), kind="caption"))
        self.column.addLayout(line)

    def _copy_place(self, place: str) -> None:
        QGuiApplication.clipboard().setText(place)
        self._copy.setText(self.tr("Copied"))

    def _show(self, view: ProtectionView) -> None:
        self._view = view
        self._keyring.setText(self._keyring_words(view))
        self._code.setText(self._code_words(view))
        self._passphrase.setText(self._passphrase_words(view))
        self._set.setText(
            self.tr("Change passphrase…") if view.passphrase else self.tr("Add a passphrase…")
        )
        self._set.setVisible(not (view.lock and view.keyring))
        self._remove.setVisible(view.passphrase and bool(view.keyring))
        self._copy.setText(self.tr("Copy"))
        self.sheet.sizeWanted.emit()

    def _keyring_words(self, view: ProtectionView) -> str:
        if view.lock and view.keyring:
            words = self.tr("{keyring} opens it together with the passphrase of the lock")
            return words.format(keyring=view.keyring)
        if view.lock:
            return self.tr("Does not hold its part of the lock now")
        if view.keyring:
            return self.tr("{keyring} opens it without asking").format(keyring=view.keyring)
        if view.in_keyring:
            return self.tr("Does not hold the key now")
        return self.tr("Not used")

    def _code_words(self, view: ProtectionView) -> str:
        if view.recovery_code:
            return self.tr("Opens it where the keyring cannot")
        return self.tr("Comes with the recovery kit, and then opens the profile as well")

    def _passphrase_words(self, view: ProtectionView) -> str:
        if view.lock and not view.passphrase:
            return self.tr("The one of the lock, see Privacy")
        if not view.passphrase:
            return self.tr("None. One that you know by heart opens it where the keyring cannot")
        if view.keyring:
            return self.tr("Opens it where the keyring cannot")
        return self.tr("Asked for at each start")

    def _set_passphrase(self) -> None:
        protection, view = self._protection, self._view
        if protection is None or view is None:
            return
        if view.passphrase:
            title = self.tr("Change the passphrase")
            words = self.tr("The one before opens nothing any more.")
        else:
            title = self.tr("Add a passphrase")
            words = self.tr(
                "It opens this profile where the keyring is locked, emptied or gone. Nobody can "
                "bring it back."
            )
        purpose = Purpose(
            title,
            words,
            keep=protection.set_passphrase,
            asks_present=view.passphrase or view.lock,
        )
        self._open_above(SetPassphrase(self.desk, purpose))

    def _remove_passphrase(self) -> None:
        if self._protection is None:
            return
        words = self.tr("From then on only the keyring and the recovery code open this profile.")
        sheet = RemovePassphrase(
            self.desk,
            self.tr("Remove the passphrase?"),
            words,
            does=self._protection.remove_passphrase,
        )
        self._open_above(sheet)

    def _open_above(self, sheet: Sheet) -> None:
        sheet.accepted.connect(self.read)
        self.sheetWanted.emit(sheet)
