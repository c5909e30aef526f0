"""Emoji to choose from, as a list model."""

import enum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from sealroom.ui.emoji.catalogue import Emoji, with_tone
from sealroom.ui.text.inert import plain_tip

_ROOT = QModelIndex()


class EmojiRole(enum.IntEnum):
    """Besides Qt's own."""

    EMOJI = Qt.ItemDataRole.UserRole + 1


class EmojiModel(QAbstractListModel):
    """Its rows are shown in one skin tone."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._rows: list[Emoji] = []
        self._tone = 0

    def show(self, rows: list[Emoji], tone: int) -> None:
        """Other rows, or another tone."""
        self.beginResetModel()
        self._rows = rows
        self._tone = tone
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        """A list."""
        return 0 if parent.isValid() else len(self._rows)

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """The emoji; its name for tooltips and screen readers."""
        if not index.isValid():
            return None
        emoji = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return with_tone(emoji, self._tone)
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip(emoji.name)
            case Qt.ItemDataRole.AccessibleTextRole:
                return emoji.name
            case EmojiRole.EMOJI:
                return emoji
            case _:
                return None
