"""What is done about messages that are there: answering, changing, reacting."""

from PySide6.QtCore import QCoreApplication, QObject

from sealroom.controller.talk_views import DraftAbout
from sealroom.controller.timeline_views import MessageView
from sealroom.protocol.ids import MessageId, SessionId
from sealroom.ui.composer.composer import Composer
from sealroom.ui.composer.written import Written
from sealroom.ui.desk import Desk
from sealroom.ui.models.timeline import TimelineModel
from sealroom.ui.text.inert import inert_line, inert_name, isolated
from sealroom.ui.text.item_words import reason_words

translate = QCoreApplication.translate


class Talk(QObject):
    """Knows which message the composer is about. One room at a time."""

    def __init__(
        self, desk: Desk, model: TimelineModel, composer: Composer, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._model = model
        self._composer = composer
        self._session_id: SessionId | None = None
        self._typed_before = ""
        self.about: DraftAbout | None = None
        composer.aboutCancelled.connect(self.cancel)
        composer.field.upWhenEmpty.connect(self.edit_last)

    def open(self, session_id: SessionId | None) -> None:
        """Another room: take up what its draft is about."""
        self._session_id, self._typed_before = session_id, ""
        self.about = self._desk.facade.draft_about(session_id) if session_id else None
        self._show()

    def answer(self, message: MessageView) -> None:
        """What is written next answers `message`."""
        if self.about is not None and self.about.edits:
            self.cancel()
        self._become(DraftAbout(message.message_id, edits=False))

    def edit(self, message: MessageView) -> None:
        """Write `message` anew; what stood in the composer comes back afterwards."""
        if not message.may_edit:
            return
        if self.about is None or not self.about.edits:
            self._typed_before = self._composer.field.toPlainText()
        self._become(DraftAbout(message.message_id, edits=True))
        self._composer.write(message.text)

    def edit_last(self) -> None:
        """Write one's last message anew, if it is here and can be."""
        for row in reversed(range(self._model.rowCount())):
            item = self._model.item(row)
            if isinstance(item, MessageView) and item.mine:
                self.edit(item)
                return

    def answer_earlier(self) -> None:
        """Answer the message before the one that is answered, or the last."""
        self._step(-1)

    def answer_later(self) -> None:
        """Answer the one after it; after the last, none."""
        self._step(1)

    def cancel(self) -> None:
        """Let go of it: of an edit, also what was changed."""
        edited = self.about is not None and self.about.edits
        self._become(None)
        if edited:
            self._composer.write(self._typed_before)
            self._typed_before = ""

    def take(self) -> DraftAbout | None:
        """What is being sent is about this; the composer is about nothing after."""
        about, self.about = self.about, None
        self._show()
        if about is not None and about.edits and self._typed_before:
            self._composer.write(self._typed_before)
        self._typed_before = ""
        return about

    def put_back(self, about: DraftAbout | None) -> None:
        """It was not taken: the text is in the composer again."""
        if about is not None:
            self._become(about)

    def react(self, message: MessageView, emoji: str) -> None:
        """Put a sign to a message, or take one's own away again."""
        if self._session_id is None:
            return
        mine = any(each.mine for each in message.reactions if each.emoji == emoji)
        work = self._desk.facade.react(self._session_id, message.message_id, emoji, on=not mine)
        self._desk.bridge.start(work, name="react", must_finish=True)

    async def send(
        self,
        session_id: SessionId,
        written: Written,
        about: DraftAbout | None,
    ) -> None:
        """Send what was written, or keep it until its time, as what it is about makes it."""
        facade, text = self._desk.facade, written.text
        sealed, mentions = written.sealed, written.mentions
        if about is not None and about.edits:
            await facade.edit(session_id, about.message_id, text, sealed=sealed, mentions=mentions)
            return
        reply_to = about.message_id if about else None
        if written.due_at is not None:
            await facade.scheduling.schedule(
                session_id,
                text,
                sealed=sealed,
                due_at=written.due_at,
                reply_to=reply_to,
                mentions=mentions,
                silent=written.silent,
            )
            return
        await facade.send(
            session_id,
            text,
            sealed=sealed,
            ends_draft=True,
            reply_to=reply_to,
            mentions=mentions,
            silent=written.silent,
        )

    def _step(self, step: int) -> None:
        rows = [
            row
            for row in range(self._model.rowCount())
            if isinstance(item := self._model.item(row), MessageView) and item.text
        ]
        at = len(rows)
        if self.about is not None:
            ids = [self._id(row) for row in rows]
            at = ids.index(self.about.message_id) if self.about.message_id in ids else at
        at += step
        if 0 <= at < len(rows):
            item = self._model.item(rows[at])
            if isinstance(item, MessageView):
                self.answer(item)
        elif at >= len(rows) and self.about is not None:
            self.cancel()

    def _id(self, row: int) -> MessageId:
        item = self._model.item(row)
        return item.message_id if isinstance(item, MessageView) else ""

    def _become(self, about: DraftAbout | None) -> None:
        if self._session_id is None or about == self.about:
            self._composer.field.setFocus()
            return
        self.about = about
        self._show()
        work = self._desk.facade.set_draft_about(self._session_id, about)
        self._desk.bridge.start(work, name="keep draft", must_finish=True)
        self._composer.field.setFocus()

    def _show(self) -> None:
        if self.about is None or self._session_id is None:
            self._composer.show_about("", "")
            return
        message = self._desk.facade.message(self._session_id, self.about.message_id)
        if message is None:
            self.about = None
            self._composer.show_about("", "")
            return
        text = inert_line(message.text) or reason_words(message)
        self._composer.show_about(self._title(message), text, edits=self.about.edits)

    def _title(self, message: MessageView) -> str:
        if self.about is not None and self.about.edits:
            return translate("Talk", "Change your message")
        if message.mine:
            return translate("Talk", "Answer yourself")
        name = isolated(inert_name(message.sender_name))
        return translate("Talk", "Answer {name}").format(name=name)
