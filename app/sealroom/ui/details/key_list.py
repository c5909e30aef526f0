"""The key history as a list."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QWidget

from sealroom.ui.desk import Desk
from sealroom.ui.details.key_delegate import ROW, KeyDelegate
from sealroom.ui.models.keys import KeysModel
from sealroom.ui.parts.grown_list import GrownList


class KeyList(GrownList):
    """Shows a `KeysModel`; nothing in it can be chosen."""

    def __init__(
        self, desk: Desk, model: KeysModel, *, inset: int = 16, parent: QWidget | None = None
    ) -> None:
        super().__init__(model, ROW, parent)
        self.setObjectName("keyList")
        self.setAccessibleName(self.tr("Key history"))
        self.setItemDelegate(KeyDelegate(desk.theme, inset, self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        desk.theme.changed.connect(self.viewport().update)
