"""One's own devices: where one is signed in, and signing one out."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sealroom.controller.views import DeviceView
from sealroom.ui.desk import Desk
from sealroom.ui.dialogs.app_settings.page import AppPage
from sealroom.ui.dialogs.confirm import Confirm
from sealroom.ui.dialogs.work_sheet import WorkSheet
from sealroom.ui.parts.button import make_button
from sealroom.ui.parts.label import ElidedLabel, Label
from sealroom.ui.text.device_words import device_name, seen_words
from sealroom.ui.text.inert import isolated
from sealroom.ui.theme import Icon


class DevicesPage(AppPage):
    """Asks the relay each time it comes to the front."""

    icon = Icon.DEVICES

    def __init__(self, sheet: WorkSheet) -> None:
        super().__init__(sheet)
        words = self.tr(
            "Everything reaches all of these devices. Another comes to them by restoring your "
            "recovery kit on it; each of the others then says so."
        )
        self._list = QVBoxLayout()
        self._list.setSpacing(12)
        self.column.addWidget(Label(words, kind="muted", wrap=True))
        self.column.addLayout(self._list)
        self.column.addStretch()
        self.lines: list[DeviceLine] = []

    @property
    def title(self) -> str:
        """Where one is signed in."""
        return self.tr("Devices")

    def read(self) -> None:
        """Ask the relay; what was shown stays meanwhile."""
        self.sheet.work(
            self.desk.facade.devices(),
            name="devices",
            words=self.tr("Looking for your devices…"),
            then=self._show,
        )

    def undo(self) -> None:
        """The relay is away: asking it again at once would not help."""

    def _show(self, devices: list[DeviceView]) -> None:
        for line in self.lines:
            self._list.removeWidget(line)
            line.hide()
            line.deleteLater()
        self.lines = [DeviceLine(self.desk, device) for device in devices]
        for line in self.lines:
            line.signOutWanted.connect(partial(self._ask_back, line.device))
            self._list.addWidget(line)
            line.show()
        self.sheet.sizeWanted.emit()

    def _ask_back(self, device: DeviceView) -> None:
        sheet = Confirm(
            self.desk,
            self.tr("Sign out {device}?").format(device=isolated(device_name(device.label))),
            self.tr(
                "It is cut off at once and gets nothing more; to come back it has to be set up "
                "anew with your recovery kit.\n\n"
                "What is on it already stays readable there. Whoever can open your profile on it "
                "still has your keys, and could sign in as a new device: you would be told here. "
                "If it was stolen, begin a new identity, and have the keys of your rooms replaced "
                "once the old one is out of them."
            ),
            self.tr("Sign out"),
            does=lambda: self.desk.facade.revoke_device(device.device_id),
            name="confirmSignOut",
        )
        sheet.accepted.connect(self.read)
        self.sheetWanted.emit(sheet)


class DeviceLine(QWidget):
    """Name, when it was seen and, for all but this one, the way to sign it out."""

    signOutWanted = Signal()

    def __init__(self, desk: Desk, device: DeviceView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.device = device
        self.setObjectName("deviceLine")
        self.name = ElidedLabel(kind="strong")
        self.name.set_whole(device_name(device.label))
        self.seen = ElidedLabel(kind="small")
        self.seen.set_whole(seen_words(device, desk.clock()))
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.name)
        words.addWidget(self.seen)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(12)
        line.addLayout(words, 1)
        if not device.is_this:
            sign_out = make_button(self.tr("Sign out…"), name="signOut")
            sign_out.setAccessibleDescription(self.name.whole)
            sign_out.clicked.connect(self.signOutWanted)
            line.addWidget(sign_out)
