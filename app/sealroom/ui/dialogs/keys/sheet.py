"""F1: all keys."""

from PySide6.QtWidgets import QWidget

from sealroom.ui.commands.key_map import KeyMap
from sealroom.ui.dialogs.keys.editor import KeysEditor
from sealroom.ui.dialogs.sheet import Sheet
from sealroom.ui.shortcuts import Key
from sealroom.ui.theme import Theme

_WIDTH = 560


class KeysSheet(Sheet):
    """The search has the keys at once."""

    def __init__(self, theme: Theme, keys: KeyMap, offered: tuple[Key, ...]) -> None:
        super().__init__(theme, "", name="keysSheet", width=_WIDTH)
        self.set_title(self.tr("Keys"))
        self.editor = KeysEditor(theme, keys, offered)
        self.editor.grew.connect(self.sizeWanted)
        self.add_above(self.editor.search)
        self.body.addWidget(self.editor)
        done = self.add_button(self.tr("Done"), "cancel", "primary")
        done.setDefault(False)
        done.clicked.connect(self.accept)

    def first_focus(self) -> QWidget:
        """To search is what one comes for."""
        return self.editor.search
