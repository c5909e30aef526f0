"""What the pages of the app's settings share."""

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sealroom.ui.dialogs.sheet import Sheet
from sealroom.ui.dialogs.work_sheet import WorkSheet
from sealroom.ui.theme import Icon


class AppPage(QWidget):
    """One page. Changes are made one by one through `sheet.work`, which shows errors in place."""

    sheetWanted = Signal(Sheet)
    """Another sheet to open above the settings; they come back when it closes."""

    def __init__(self, sheet: WorkSheet) -> None:
        super().__init__()
        self.sheet = sheet
        self.desk = sheet.desk
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 4, 0, 4)
        self.column.setSpacing(12)

    icon = Icon.SETTINGS
    """What stands before its name."""

    @property
    def title(self) -> str:
        """What its tab says."""
        raise NotImplementedError

    def read(self) -> None:
        """Show what holds now: called at first, and whenever the page comes to the front."""

    def keep(self, **chosen: object) -> None:
        """Keep a choice among the preferences; whoever follows them shows it."""
        facade = self.desk.facade
        wanted = msgspec.structs.replace(facade.preferences(), **chosen)
        self.sheet.work(
            facade.set_preferences(wanted), name="set preferences", words=self.tr("Remembering…")
        )

    def undo(self) -> None:
        """What was asked for failed: show again what holds."""
        self.read()
