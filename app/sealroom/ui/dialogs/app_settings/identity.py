"""Who one is here: name and fingerprint."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from sealroom.controller.views import OwnView
from sealroom.ui.dialogs.app_settings.page import AppPage
from sealroom.ui.dialogs.work_sheet import WorkSheet
from sealroom.ui.parts.button import make_button
from sealroom.ui.parts.fingerprint import Fingerprint
from sealroom.ui.parts.label import ElidedLabel, Label
from sealroom.ui.parts.line import make_line
from sealroom.ui.parts.picture import Picture
from sealroom.ui.text.inert import inert_name
from sealroom.ui.theme import Icon

_PICTURE = 48


class IdentityPage(AppPage):
    """Nothing to change; the fingerprint can be copied."""

    icon = Icon.PERSON

    def __init__(self, sheet: WorkSheet) -> None:
        super().__init__(sheet)
        own = self.desk.facade.own()
        if own is not None:
            self._show_person(own)
            self.column.addWidget(make_line())
            self._show_fingerprint(own)
        self.column.addStretch()

    @property
    def title(self) -> str:
        """About oneself."""
        return self.tr("You")

    def _show_person(self, own: OwnView) -> None:
        picture = Picture(self.desk.theme, _PICTURE)
        picture.show_for(own.user_id, own.name)
        name, relay = ElidedLabel(kind="strong"), ElidedLabel(kind="muted")
        name.setObjectName("settingsOwnName")
        name.set_whole(inert_name(own.name))
        relay.set_whole(self.tr("at the relay {address}").format(address=own.relay))
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(name)
        words.addWidget(relay)
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(picture)
        line.addLayout(words, 1)
        self.column.addLayout(line)

    def _show_fingerprint(self, own: OwnView) -> None:
        self._fingerprint = Fingerprint(self.desk.theme, own.user_id)
        self._copy = make_button(self.tr("Copy fingerprint"), name="copyFingerprint")
        self._copy.clicked.connect(self._copy_fingerprint)
        self.column.addWidget(Label(self.tr("Your fingerprint"), kind="caption"))
        self.column.addWidget(self._fingerprint)
        words = self.tr(
            "It stands for your keys and never changes. Others compare it with what their Sealroom "
            "shows for you, to be sure that nobody stands between you."
        )
        self.column.addWidget(Label(words, kind="muted", wrap=True))
        self.column.addWidget(self._copy)

    def _copy_fingerprint(self) -> None:
        QGuiApplication.clipboard().setText(self._fingerprint.text)
        self._copy.setText(self.tr("Copied"))

    def read(self) -> None:
        """Another look: nothing was copied just now."""
        if self.desk.facade.own() is not None:
            self._copy.setText(self.tr("Copy fingerprint"))
