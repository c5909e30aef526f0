"""What can be done with a message, by right click or menu key."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from sealroom.controller.views import MessageView, SendState, TimelineItem
from sealroom.ui.text.item_words import links_of
from sealroom.ui.theme import Icon, Theme

translate = QCoreApplication.translate

ABOUT_KEYS = "Alt+Return"
"""What leads to the same by keys, on the message that is chosen."""


class MessageMenu(QMenu):
    """Made anew for each message; says what was chosen by signals."""

    copyWanted = Signal()
    retryWanted = Signal()
    editWanted = Signal()
    discardWanted = Signal()
    showAllWanted = Signal()
    keyWanted = Signal()
    aboutWanted = Signal()
    linksWanted = Signal()

    def __init__(self, item: TimelineItem, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName("messageMenu")
        message = item if isinstance(item, MessageView) else None
        if message is None or message.text:
            self._add(Icon.COPY, self.tr("Copy text"), "copyText").triggered.connect(
                self.copyWanted
            )
        if message is not None and message.text:
            self._add(Icon.INFO, self.tr("Show all of it"), "showAll").triggered.connect(
                self.showAllWanted
            )
        if message is not None and links_of(message):
            self._add(Icon.ASK, self.tr("Open its links…"), "openLinks").triggered.connect(
                self.linksWanted
            )
        if message is not None:
            about = self._add(Icon.SEALED, self.tr("About this message…"), "aboutMessage")
            about.setShortcut(QKeySequence(ABOUT_KEYS))
            about.triggered.connect(self.aboutWanted)
        if message is not None and message.wait is not None:
            self._add(
                Icon.KEY, self.tr("Ask for its key again now"), "askForKey"
            ).triggered.connect(self.keyWanted)
        if message is not None and message.may_take_back:
            self._add_unsent(message)

    def _add_unsent(self, message: MessageView) -> None:
        self.addSeparator()
        if message.state is SendState.FAILED:
            self._add(Icon.RETRY, self.tr("Try again"), "retry").triggered.connect(self.retryWanted)
        self._add(Icon.EDIT, self.tr("Edit"), "edit").triggered.connect(self.editWanted)
        self._add(Icon.DISCARD, self.tr("Discard…"), "discard").triggered.connect(
            self.discardWanted
        )

    def _add(self, icon: Icon, words: str, name: str) -> QAction:
        color = self._theme.tokens.muted
        action = self.addAction(self._theme.icons.icon(icon, 16, color), words)
        action.setObjectName(name)
        return action
