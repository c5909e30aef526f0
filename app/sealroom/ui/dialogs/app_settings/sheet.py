"""The app's settings: its pages' names at the side, one page beside them."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from sealroom.ui.desk import Desk
from sealroom.ui.dialogs.app_settings.about import AboutPage
from sealroom.ui.dialogs.app_settings.appearance import AppearancePage
from sealroom.ui.dialogs.app_settings.devices import DevicesPage
from sealroom.ui.dialogs.app_settings.identity import IdentityPage
from sealroom.ui.dialogs.app_settings.notifications import NotificationsPage
from sealroom.ui.dialogs.app_settings.page import AppPage
from sealroom.ui.dialogs.app_settings.privacy import PrivacyPage
from sealroom.ui.dialogs.app_settings.recovery import RecoveryPage
from sealroom.ui.dialogs.app_settings.relay import RelayPage
from sealroom.ui.dialogs.app_settings.shortcuts import ShortcutsPage
from sealroom.ui.dialogs.app_settings.storage import StoragePage
from sealroom.ui.dialogs.app_settings.this_profile import ThisProfilePage
from sealroom.ui.dialogs.app_settings.writing import WritingPage
from sealroom.ui.dialogs.sheet import Sheet
from sealroom.ui.dialogs.work_sheet import WorkSheet
from sealroom.ui.parts.page_bar import PageBar
from sealroom.ui.parts.scroll_body import STRIP, ScrollBody
from sealroom.ui.shortcuts import Key

_WIDTH = 800
_HEIGHT = 480
"""The pages' height: the sheet does not jump from one to the other."""
_NAMES = 184

PAGES: tuple[type[AppPage], ...] = (
    IdentityPage,
    RelayPage,
    NotificationsPage,
    AppearancePage,
    WritingPage,
    PrivacyPage,
    DevicesPage,
    StoragePage,
    RecoveryPage,
    ThisProfilePage,
    ShortcutsPage,
    AboutPage,
)
"""In the order of their names."""


class AppSettings(WorkSheet):
    """Opens at its first page, or at the one that is named by its class."""

    sheetWanted = Signal(Sheet)

    def __init__(
        self, desk: Desk, first: type[AppPage] = PAGES[0], offered: tuple[Key, ...] = ()
    ) -> None:
        super().__init__(desk, "", name="appSettingsSheet", width=_WIDTH)
        self.offered = offered
        """What has keys in the window."""
        self.set_title(self.tr("Settings"))
        self.tabs = PageBar(desk.theme, _NAMES)
        self.tabs.setObjectName("appSettingsTabs")
        self.tabs.setAccessibleName(self.tr("Parts of the settings"))
        self._stack = QStackedWidget()
        self.pages = [kind(self) for kind in PAGES]
        for page in self.pages:
            page.sheetWanted.connect(self.sheetWanted)
            self.tabs.add_page(page.icon, page.title)
            self._stack.addWidget(_scrolling(page))
        self._fill()
        done = self.add_button(self.tr("Done"), "cancel", "primary")
        done.clicked.connect(self.accept)
        self.tabs.currentChanged.connect(self._turn_to)
        self._turn_to(0)
        self.tabs.setCurrentIndex(PAGES.index(first))

    def _fill(self) -> None:
        inside = QWidget()
        inside.setMaximumHeight(_HEIGHT)
        line = QHBoxLayout(inside)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(24 - STRIP)
        names = ScrollBody()
        names.setFixedWidth(_NAMES + STRIP)
        names.body.addWidget(self.tabs, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(names, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._stack, 1)
        self.fill_with(inside)

    def first_focus(self) -> QWidget:
        """Arrows choose a page at once."""
        return self.tabs

    def set_busy(self, busy: bool, words: str = "") -> None:
        """One choice at a time: the next waits until this one is kept."""
        if hasattr(self, "_stack") and not busy:
            self._stack.setEnabled(True)  # before the focus goes back into it
        super().set_busy(busy, words)
        if hasattr(self, "_stack") and busy:
            self._stack.setEnabled(False)

    def _turn_to(self, number: int) -> None:
        self.show_error("")
        self._stack.setCurrentIndex(number)
        self.pages[number].read()

    def _failed(self, words: str) -> None:
        """What was chosen goes back to what holds."""
        super()._failed(words)
        self.pages[self.tabs.currentIndex()].undo()


def _scrolling(page: AppPage) -> ScrollBody:
    body = ScrollBody()
    body.body.addWidget(page)
    body.body.addStretch()
    return body
