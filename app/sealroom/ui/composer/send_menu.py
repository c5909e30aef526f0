"""Other ways to send than now, by right click or menu key on the button."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from sealroom.ui.theme import Icon, Theme


class SendMenu(QMenu):
    """Made anew each time."""

    laterWanted = Signal()
    silentWanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName("sendMenu")
        self._add(Icon.WAITING, self.tr("Send later…"), "sendLater").triggered.connect(
            self.laterWanted
        )
        self._add(
            Icon.QUIET, self.tr("Send without a notification"), "sendSilently"
        ).triggered.connect(self.silentWanted)

    def _add(self, icon: Icon, words: str, name: str) -> QAction:
        action = self.addAction(self._theme.icons.icon(icon, 16, self._theme.tokens.muted), words)
        action.setObjectName(name)
        return action
