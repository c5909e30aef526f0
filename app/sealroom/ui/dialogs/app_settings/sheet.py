"""The app's settings: a tab for each page."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from sealroom.ui.desk import Desk
from sealroom.ui.dialogs.app_settings.appearance import AppearancePage
from sealroom.ui.dialogs.app_settings.devices import DevicesPage
from sealroom.ui.dialogs.app_settings.identity import IdentityPage
from sealroom.ui.dialogs.app_settings.page import AppPage
from sealroom.ui.dialogs.app_settings.privacy import PrivacyPage
from sealroom.ui.dialogs.app_settings.recovery import RecoveryPage
from sealroom.ui.dialogs.app_settings.this_profile import ThisProfilePage
from sealroom.ui.dialogs.sheet import Sheet
from sealroom.ui.dialogs.work_sheet import WorkSheet
from sealroom.ui.parts.tab_bar import TabBar

_WIDTH = 600
_HEIGHT = 300
"""The pages' height: the sheet does not jump from one to the other."""

PAGES: tuple[type[AppPage], ...] = (
    IdentityPage,
    AppearancePage,
    PrivacyPage,
    DevicesPage,
    RecoveryPage,
    ThisProfilePage,
)
"""In the order of their tabs."""


class AppSettings(WorkSheet):
    """Opens at its first page, or at the one that is named by its class."""

    sheetWanted = Signal(Sheet)

    def __init__(self, desk: Desk, first: type[AppPage] = PAGES[0]) -> None:
        super().__init__(desk, "", name="appSettingsSheet", width=_WIDTH)
        self.set_title(self.tr("Settings"))
        self.tabs = TabBar(desk.theme)
        self.tabs.setObjectName("appSettingsTabs")
        self.tabs.setAccessibleName(self.tr("Parts of the settings"))
        self._stack = QStackedWidget()
        self._stack.setMinimumHeight(_HEIGHT)
        self.pages = [kind(self) for kind in PAGES]
        for page in self.pages:
            page.sheetWanted.connect(self.sheetWanted)
            self.tabs.addTab(page.title)
            self._stack.addWidget(page)
        self.body.setSpacing(0)
        self.add_above(self.tabs)
        self.body.addWidget(self._stack)
        done = self.add_button(self.tr("Done"), "cancel", "primary")
        done.clicked.connect(self.accept)
        self.tabs.currentChanged.connect(self._turn_to)
        self._turn_to(0)
        self.tabs.setCurrentIndex(PAGES.index(first))

    def _turn_to(self, number: int) -> None:
        self.show_error("")
        self._stack.setCurrentIndex(number)
        self.pages[number].read()

    def _failed(self, words: str) -> None:
        """What was chosen goes back to what holds."""
        super()._failed(words)
        self.pages[self.tabs.currentIndex()].undo()
