"""What a click or a menu on an item of the timeline leads to."""

from functools import partial

from PySide6.QtCore import QModelIndex, QObject, QPoint, QRect, QSize, Signal, SignalInstance
from PySide6.QtGui import QKeySequence, QShortcut

from sealroom.controller.timeline_views import MessageView, TimelineItem
from sealroom.protocol.ids import SessionId
from sealroom.ui.clipboard import copy_text
from sealroom.ui.composer.composer import Composer
from sealroom.ui.desk import Desk
from sealroom.ui.emoji.picker import pick_emoji
from sealroom.ui.models.timeline import TimelineModel
from sealroom.ui.room.file_actions import FileActions
from sealroom.ui.room.selection import Selection
from sealroom.ui.room.talk import Talk
from sealroom.ui.text.item_words import item_text
from sealroom.ui.timeline.menu import MessageMenu
from sealroom.ui.timeline.region import Region, Spot
from sealroom.ui.timeline.view import TimelineView


class MessageActions(QObject):
    """Does what can be done in place, and asks for the sheets of the rest."""

    wholeWanted = Signal(object)
    """A `MessageView` too long for its bubble."""
    linksWanted = Signal(object)
    """A `MessageView` with links."""
    linkWanted = Signal(object, str)
    """A `MessageView`, and the address of the one that was clicked."""
    aboutWanted = Signal(str, object)
    """Room and `MessageView`; so are all below."""
    discardWanted = Signal(str, object)
    recallWanted = Signal(str, object)
    forwardWanted = Signal(str, object)
    versionsWanted = Signal(str, object)
    dayWanted = Signal(str, int)
    """Room and row of a day's heading."""
    jumpWanted = Signal(str, int)
    """Room and order of a message that was quoted."""

    def __init__(
        self,
        desk: Desk,
        model: TimelineModel,
        timeline: TimelineView,
        composer: Composer,
        talk: Talk,
    ) -> None:
        super().__init__(timeline)
        self._desk = desk
        self._model = model
        self._timeline = timeline
        self._composer = composer
        self._talk = talk
        self.selection = Selection(desk, model, timeline)
        self.files: FileActions | None = None
        timeline.spotClicked.connect(self._spot_clicked)
        timeline.menuWanted.connect(self._show_menu)
        timeline.aboutWanted.connect(self._about_current)
        copy = QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), timeline)
        copy.setContext(copy.context().WidgetShortcut)
        copy.activated.connect(self._copy_current)

    @property
    def _session_id(self) -> SessionId | None:
        return self._model.session_id

    def _spot_clicked(self, index: QModelIndex, spot: Spot) -> None:
        item = self._model.item(index.row())
        if spot.region is Region.DAY and self._session_id is not None:
            self.dayWanted.emit(self._session_id, index.row())
        if not isinstance(item, MessageView):
            return
        does = {
            Region.LOCK: lambda: self._ask(self.aboutWanted, item),
            Region.SHOW_ALL: lambda: self.wholeWanted.emit(item),
            Region.RETRY: lambda: self._retry(item),
            Region.EDIT: lambda: self._take_back(item),
            Region.DISCARD: lambda: self._ask(self.discardWanted, item),
            Region.ASK_KEY: lambda: self._ask_for_key(item),
            Region.LINKS: lambda: self.linksWanted.emit(item),
            Region.LINK: lambda: self.linkWanted.emit(item, spot.value),
            Region.COPY_CODE: lambda: self._copy_code(spot.value),
            Region.QUOTE: lambda: self._jump_to_quoted(item),
            Region.REACTION: lambda: self._talk.react(item, spot.value),
            Region.FILE: lambda: self._on_file(item, spot),
            Region.FILE_SAVE: lambda: self._on_file(item, spot),
            Region.EDITED: lambda: self._ask(self.versionsWanted, item),
        }.get(spot.region)
        if does is not None:
            does()

    def _on_file(self, message: MessageView, spot: Spot) -> None:
        if self.files is None:
            return
        if spot.region is Region.FILE:
            self.files.clicked(message, spot.value)
        else:
            self.files.save_clicked(message, spot.value)

    def _show_menu(self, index: QModelIndex, place: QPoint) -> None:
        item = self._as_it_stands(self._model.item(index.row()))
        menu = MessageMenu(item, self._desk.theme, self._timeline)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.copyWanted.connect(lambda: self._copy(item))
        if isinstance(item, MessageView):
            menu.retryWanted.connect(lambda: self._retry(item))
            menu.editWanted.connect(lambda: self._take_back(item))
            menu.keyWanted.connect(lambda: self._ask_for_key(item))
            menu.linksWanted.connect(lambda: self.linksWanted.emit(item))
            menu.showAllWanted.connect(lambda: self.wholeWanted.emit(item))
            menu.selectWanted.connect(lambda: self.selection.begin(item))
            menu.answerWanted.connect(lambda: self._talk.answer(item))
            menu.changeWanted.connect(lambda: self._talk.edit(item))
            menu.reactWanted.connect(lambda emoji: self._talk.react(item, emoji))
            menu.otherSignWanted.connect(lambda: self._pick_sign(item, place))
            if self.files is not None:
                menu.openFileWanted.connect(partial(self.files.clicked, item))
                menu.saveFileWanted.connect(partial(self.files.save_clicked, item))
            for asked, wanted in (
                (menu.aboutWanted, self.aboutWanted),
                (menu.discardWanted, self.discardWanted),
                (menu.recallWanted, self.recallWanted),
                (menu.forwardWanted, self.forwardWanted),
                (menu.versionsWanted, self.versionsWanted),
            ):
                asked.connect(lambda wanted=wanted: self._ask(wanted, item))
        menu.popup(place)

    def _as_it_stands(self, item: TimelineItem) -> TimelineItem:
        """A message may have been handed to the relay since it was read."""
        if not isinstance(item, MessageView) or self._session_id is None:
            return item
        return self._desk.facade.message(self._session_id, item.message_id) or item

    def _pick_sign(self, message: MessageView, place: QPoint) -> None:
        pick_emoji(
            self._desk,
            self._timeline,
            QRect(place, QSize(1, 1)),
            lambda emoji: self._talk.react(message, emoji),
        )

    def _ask(self, wanted: SignalInstance, message: MessageView) -> None:
        if self._session_id is not None:
            wanted.emit(self._session_id, message)

    def _jump_to_quoted(self, message: MessageView) -> None:
        order = message.reply.order if message.reply else None
        if order is not None and self._session_id is not None:
            self.jumpWanted.emit(self._session_id, order)

    def _retry(self, message: MessageView) -> None:
        if self._session_id is not None:
            work = self._desk.facade.retry(self._session_id, message.message_id)
            self._desk.bridge.start(work, name="retry", must_finish=True)

    def _take_back(self, message: MessageView) -> None:
        """Back into the composer; what is typed there meanwhile stays."""
        session_id, typed = self._session_id, self._composer.field.toPlainText()
        if session_id is None:
            return

        def taken(draft: str) -> None:
            text = draft.removesuffix(typed).removesuffix("\n")
            if text and session_id == self._session_id:
                self._composer.put_before(text)
                self._composer.field.setFocus()

        work = self._desk.facade.take_back(session_id, message.message_id, typed)
        self._desk.bridge.start(work, name="take back", then=taken, must_finish=True)

    def _ask_for_key(self, message: MessageView) -> None:
        if self._session_id is not None and message.wait is not None:
            work = self._desk.facade.ask_for_key(self._session_id, message.wait.key_id)
            self._desk.bridge.start(work, name="ask for a key")

    def _about_current(self, index: QModelIndex) -> None:
        item = self._model.item(index.row()) if index.isValid() else None
        if isinstance(item, MessageView):
            self._ask(self.aboutWanted, item)

    def _copy_current(self) -> None:
        if chosen := self._timeline.chosen_text:
            remembered = self._desk.facade.preferences().copies_remembered
            copy_text(chosen, remembered=remembered)
            return
        index = self._timeline.currentIndex()
        if index.isValid():
            self._copy(self._model.item(index.row()))

    def _copy_code(self, code: str) -> None:
        remembered = self._desk.facade.preferences().copies_remembered
        copy_text(code, remembered=remembered)

    def _copy(self, item: TimelineItem) -> None:
        remembered = self._desk.facade.preferences().copies_remembered
        copy_text(item_text(item), remembered=remembered)
