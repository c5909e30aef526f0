"""Writing: what Enter does."""

from sealroom.ui.dialogs.app_settings.page import AppPage
from sealroom.ui.dialogs.work_sheet import WorkSheet
from sealroom.ui.parts.switch import Switch
from sealroom.ui.theme import Icon


class WritingPage(AppPage):
    """A choice is kept, and holds at once."""

    icon = Icon.EDIT

    def __init__(self, sheet: WorkSheet) -> None:
        super().__init__(sheet)
        self._enter = Switch(
            self.desk.theme,
            self.tr("Enter sends"),
            self.tr(
                "Shift+Enter begins a new line. Switched off, Enter does, and Ctrl+Enter sends"
            ),
            name="enterSends",
        )
        self._enter.clicked.connect(lambda on: self.keep(enter_sends=on))
        self.column.addWidget(self._enter)
        self.column.addStretch()

    @property
    def title(self) -> str:
        """The field below the messages."""
        return self.tr("Writing")

    def read(self) -> None:
        """What holds."""
        self._enter.setChecked(self.desk.facade.preferences().enter_sends)
