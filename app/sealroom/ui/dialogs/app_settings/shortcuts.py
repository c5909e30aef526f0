"""All keys, as F1 shows them."""

from sealroom.ui.dialogs.app_settings.page import AppPage
from sealroom.ui.dialogs.keys.editor import KeysEditor
from sealroom.ui.dialogs.work_sheet import WorkSheet
from sealroom.ui.shortcuts import Key
from sealroom.ui.theme import Icon


class ShortcutsPage(AppPage):
    """The same list with the same search."""

    icon = Icon.KEYBOARD

    def __init__(self, sheet: WorkSheet) -> None:
        super().__init__(sheet)
        offered: tuple[Key, ...] = getattr(sheet, "offered", ())
        self.editor = KeysEditor(self.desk.theme, self.desk.keys, offered)
        self.column.addWidget(self.editor.search)
        self.column.addWidget(self.editor, 1)

    @property
    def title(self) -> str:
        """Those of the keyboard, not of rooms."""
        return self.tr("Shortcuts")
