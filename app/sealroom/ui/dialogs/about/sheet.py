"""About this message: sealed or not, under which key, by whom, when, and who could read it."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from sealroom.controller.about_views import AboutMessage
from sealroom.controller.errors import UnknownRoom
from sealroom.controller.timeline_views import Lock
from sealroom.controller.views import PersonView
from sealroom.protocol.ids import MessageId, SessionId
from sealroom.ui.desk import Desk
from sealroom.ui.dialogs.about.details import AboutDetails
from sealroom.ui.dialogs.about.readers import ReadersPart
from sealroom.ui.dialogs.about.troubles import Troubles
from sealroom.ui.dialogs.work_sheet import WorkSheet
from sealroom.ui.models.refresh import Refresh
from sealroom.ui.parts.button import make_button
from sealroom.ui.parts.fact import Fact
from sealroom.ui.parts.label import Label
from sealroom.ui.parts.line import make_line
from sealroom.ui.text import about_words as words
from sealroom.ui.text.item_words import quoted
from sealroom.ui.text.lock_words import LOCK_ICONS
from sealroom.ui.text.talk_words import recall_words
from sealroom.ui.theme import Icon

translate = QCoreApplication.translate

_WIDTH = 560
_TINTS = {Lock.SEALED: "accent", Lock.OPEN: "amber", Lock.UNVERIFIED: "red", Lock.WAITING: ""}


class AboutSheet(WorkSheet):
    """Follows the message while it is open: it may be opened, sent or verified meanwhile."""

    verifyWanted = Signal(object)
    """A `PersonView`."""
    alarmWanted = Signal(str)
    """What stopped the room is to be looked at."""

    def __init__(self, desk: Desk, session_id: SessionId, about: AboutMessage) -> None:
        title = translate("About", "About this message")
        super().__init__(desk, title, name="aboutSheet", width=_WIDTH)
        self._session_id = session_id
        self._message_id: MessageId = about.message.message_id
        self._about = about
        self._troubles = Troubles(desk.theme, self)
        self._troubles.keyWanted.connect(self._ask_for_key)
        self._troubles.retryWanted.connect(self._retry)
        self._troubles.alarmWanted.connect(lambda: self.alarmWanted.emit(self._session_id))
        desk.bridge.roomsChanged.connect(self._note_rooms)
        self._refresh = Refresh(self._read, self)
        desk.bridge.messagesChanged.connect(self._note)
        desk.bridge.peopleChanged.connect(self._note)
        close = self.add_button(translate("About", "Close"), "cancel", "primary")
        close.clicked.connect(self.accept)
        self._fill()

    def _fill(self) -> None:
        about = self._about
        message = about.message
        shown = quoted(message.text) if message.text else ""
        if message.recall is not None:
            shown = recall_words(message.recall)
        if shown:
            quote = Label(shown, kind="muted", wrap=True)
            quote.setObjectName("aboutQuote")
            self.body.addWidget(quote)
        for notice in self._troubles.notices(about):
            self.body.addWidget(notice)
        self.body.addWidget(self._seal())
        self.body.addWidget(self._author())
        self._readers = ReadersPart(self.theme, about)
        self.body.addWidget(self._readers)
        self.body.addWidget(self._times())
        self.body.addWidget(make_line())
        self._details = AboutDetails(self.theme, about)
        self._details.head.clicked.connect(self._show_details)
        self.body.addWidget(self._details)

    def _seal(self) -> Fact:
        about, now = self._about, self.desk.clock()
        lock = about.message.lock
        fact = Fact(
            self.theme,
            LOCK_ICONS[lock],
            words.seal_title(about),
            words.seal_words(about),
            name="aboutSeal",
            tint=_TINTS[lock],
        )
        if about.key is not None and lock is not Lock.UNVERIFIED:
            title = Label(words.key_title(about.key, now), kind="caption", wrap=True)
            title.setObjectName("aboutKey")
            fact.below.addSpacing(6)
            fact.below.addWidget(title)
            lines = (words.key_why(about.key), words.key_use(about.key, now))
            fact.say(" ".join(filter(None, (*lines, words.origin_words(about, now)))))
        return fact

    def _author(self) -> Fact:
        about = self._about
        author, doubted = about.author, about.message.lock is Lock.UNVERIFIED
        sure = author.is_me or (author.verified and not doubted)
        icon = Icon.UNVERIFIED if doubted else Icon.VERIFIED if sure else Icon.CAUTION
        tint = "red" if doubted else "accent" if sure else "amber"
        title = words.author_title(about)
        fact = Fact(
            self.theme, icon, title, words.author_words(about), name="aboutAuthor", tint=tint
        )
        if not author.is_me and not author.verified:
            verify = make_button(translate("About", "Verify…"), name="aboutVerify")
            verify.clicked.connect(self._verify)
            fact.aside.addWidget(verify)
        return fact

    def _times(self) -> Fact:
        fact = Fact(self.theme, Icon.WAITING, translate("About", "When"), name="aboutTimes")
        table = QWidget()
        grid = QGridLayout(table)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        for row, (caption, time) in enumerate(words.time_rows(self._about)):
            grid.addWidget(Label(caption, kind="muted"), row, 0)
            grid.addWidget(Label(time, wrap=True), row, 1)
        fact.below.addWidget(table)
        return fact

    def _verify(self) -> None:
        author = self._about.author
        self.verifyWanted.emit(
            PersonView(author.user_id, author.name, None, author.is_me, author.verified)
        )

    def _ask_for_key(self) -> None:
        wait = self._about.message.wait
        if wait is not None:
            self.work(
                self.desk.facade.ask_for_key(self._session_id, wait.key_id),
                name="ask for a key",
                words=translate("About", "Asking…"),
                then=lambda _: self._read(),
            )

    def _retry(self) -> None:
        self.work(
            self.desk.facade.retry(self._session_id, self._message_id),
            name="retry",
            words=translate("About", "Sending…"),
            then=lambda _: self._read(),
        )

    def _note(self, session_id: SessionId, _changed: object = None) -> None:
        if session_id == self._session_id:
            self._refresh.ask()

    def _note_rooms(self, session_ids: frozenset[SessionId]) -> None:
        if self._session_id in session_ids and self._about.alarm is not None:
            self._refresh.ask()

    def _read(self) -> None:
        """The message as it stands now; where it is gone, so is its sheet."""
        try:
            about = self.desk.facade.about_message(self._session_id, self._message_id)
        except UnknownRoom:
            about = None
        if about is None:
            self.reject()
        elif about != self._about:
            self._about = about
            self._show_anew()

    def _show_anew(self) -> None:
        """What was opened stays open."""
        opened = self._details.is_open
        whole = {part.list.objectName() for part in self._readers.lists if part.is_whole}
        self._clear()
        self._fill()
        for part in self._readers.lists:
            if part.list.objectName() in whole:
                part.show_all()
        self._details.head.setChecked(opened)
        self.sizeWanted.emit()

    def _show_details(self, shown: bool) -> None:
        self.sizeWanted.emit()
        if shown:
            self._scroll.bring_into_view(self._details)

    def _clear(self) -> None:
        while (item := self.body.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
