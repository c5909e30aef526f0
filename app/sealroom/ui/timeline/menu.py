"""What can be done with a message, by right click or menu key."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from sealroom.controller.file_views import FileView
from sealroom.controller.timeline_views import MessageView, SendState, TimelineItem
from sealroom.ui.text.file_words import clean_name
from sealroom.ui.text.inert import isolated
from sealroom.ui.text.item_words import links_of
from sealroom.ui.theme import Icon, Theme

translate = QCoreApplication.translate

QUICK_REACTIONS = ("👍", "❤️", "😂", "😮", "😢", "🎉")

_GONE_OUT = {SendState.SENT, SendState.RECEIVED}

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
    answerWanted = Signal()
    changeWanted = Signal()
    reactWanted = Signal(str)
    otherSignWanted = Signal()
    recallWanted = Signal()
    forwardWanted = Signal()
    versionsWanted = Signal()
    selectWanted = Signal()
    openFileWanted = Signal(str)
    saveFileWanted = Signal(str)
    """Of the message's files; this one's id."""

    def __init__(self, item: TimelineItem, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName("messageMenu")
        if isinstance(item, MessageView):
            self._add_message(item)
        else:
            self._add_copy()

    def _add_message(self, message: MessageView) -> None:
        if message.text and message.state in _GONE_OUT:
            self._add_talk(message)
        if message.text:
            self._add_copy()
            self._add(Icon.INFO, self.tr("Show all of it"), "showAll").triggered.connect(
                self.showAllWanted
            )
        for file in message.files:
            self._add_file(file)
        if links_of(message):
            self._add(Icon.ASK, self.tr("Open its links…"), "openLinks").triggered.connect(
                self.linksWanted
            )
        about = self._add(Icon.SEALED, self.tr("About this message…"), "aboutMessage")
        about.setShortcut(QKeySequence(ABOUT_KEYS))
        about.triggered.connect(self.aboutWanted)
        if message.edited_at is not None:
            self._add(Icon.HISTORY, self.tr("What it said before…"), "versions").triggered.connect(
                self.versionsWanted
            )
        self._add(Icon.SELECT, self.tr("Choose several"), "select").triggered.connect(
            self.selectWanted
        )
        if message.wait is not None:
            self._add(
                Icon.KEY, self.tr("Ask for its key again now"), "askForKey"
            ).triggered.connect(self.keyWanted)
        if message.may_take_back:
            self._add_unsent(message)
        if message.may_recall:
            self.addSeparator()
            self._add(Icon.RECALL, self.tr("Recall…"), "recall").triggered.connect(
                self.recallWanted
            )

    def _add_copy(self) -> None:
        self._add(Icon.COPY, self.tr("Copy text"), "copyText").triggered.connect(self.copyWanted)

    def _add_file(self, file: FileView) -> None:
        name = isolated(clean_name(file.name)).replace("&", "&&")
        icon = Icon.IMAGE if file.is_picture else Icon.FILE
        words = self.tr("Look at {name}") if file.is_picture else self.tr("Open {name}…")
        opened = self._add(icon, words.format(name=name), "openFile")
        opened.triggered.connect(lambda: self.openFileWanted.emit(file.file_id))
        saved = self._add(Icon.SAVE, self.tr("Save {name}…").format(name=name), "saveFile")
        saved.triggered.connect(lambda: self.saveFileWanted.emit(file.file_id))

    def _add_talk(self, message: MessageView) -> None:
        self._add(Icon.REPLY, self.tr("Answer"), "answer").triggered.connect(self.answerWanted)
        signs = self.addMenu(self.tr("React"))
        signs.menuAction().setObjectName("react")
        signs.setIcon(self._theme.icons.icon(Icon.REACT, 16, self._theme.tokens.muted))
        mine = {each.emoji for each in message.reactions if each.mine}
        for emoji in QUICK_REACTIONS:
            sign = signs.addAction(emoji)
            sign.setCheckable(True)
            sign.setChecked(emoji in mine)
            sign.triggered.connect(lambda _, chosen=emoji: self.reactWanted.emit(chosen))
        signs.addSeparator()
        other = signs.addAction(self.tr("Another…"))
        other.setObjectName("otherSign")
        other.triggered.connect(self.otherSignWanted)
        if message.may_edit:
            self._add(Icon.EDIT, self.tr("Change"), "change").triggered.connect(self.changeWanted)
        self._add(Icon.FORWARD, self.tr("Forward…"), "forward").triggered.connect(
            self.forwardWanted
        )
        self.addSeparator()

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
