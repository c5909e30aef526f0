"""Ask to be let into a room, by its link or code."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from sealroom.controller.errors import ControllerError
from sealroom.controller.room_link import LINK_LENGTH, is_link
from sealroom.protocol.limits import WORDS_LENGTH
from sealroom.ui.desk import Desk
from sealroom.ui.dialogs.work_sheet import WorkSheet
from sealroom.ui.parts.label import Label
from sealroom.ui.parts.text_field import TextField
from sealroom.ui.text.link_words import link_words
from sealroom.ui.text.told import told


class Join(WorkSheet):
    """Sends the wish; the answer comes later, as a card and a line of words."""

    asked = Signal(str)
    """The session id."""

    def __init__(self, desk: Desk, link: str = "") -> None:
        super().__init__(desk, self.tr("Ask to join a room"), name="joinSheet")
        self.link = TextField(
            self.tr("Link or code of the room"),
            name="joinLink",
            most=LINK_LENGTH,
            example="sealroom:join/…",
        )
        self.words = TextField(
            self.tr("A few words, so that they know you"), name="joinWords", most=WORDS_LENGTH
        )
        self.body.addWidget(self.link)
        self._says = Label(wrap=True)
        self._says.setObjectName("linkSays")
        self._says.hide()
        self.body.addWidget(self._says)
        self.body.addWidget(self.words)
        explanation = self.tr(
            "Someone in the room lets you in. They see your name, your fingerprint and these "
            "words; the words are not sealed, so the relay can read them."
        )
        self.body.addWidget(Label(explanation, kind="small", wrap=True))
        self.add_cancel()
        self.ask = self.add_button(self.tr("Ask to join"), "askToJoin", "primary")
        self.ask.clicked.connect(self._ask)
        self.link.edit.textChanged.connect(self._check)
        self.link.edit.setText(link)
        self._check()

    def first_focus(self) -> QWidget:
        """The link comes first."""
        return self.link.edit

    def set_busy(self, busy: bool, words: str = "") -> None:
        """The button stays dim until there is a link."""
        super().set_busy(busy, words)
        if hasattr(self, "ask") and not busy:
            self._check()

    def _check(self) -> None:
        self.ask.setEnabled(bool(self.link.text))
        words, grave = self._reading()
        self._says.setText(words)
        self._says.setProperty("kind", "warning" if grave else "small")
        self._says.style().polish(self._says)
        self._says.setVisible(bool(words))
        self.sizeWanted.emit()

    def _reading(self) -> tuple[str, bool]:
        """What the link says, as soon as it is whole; and whether that asks for care."""
        typed = self.link.text
        try:
            link = self.desk.facade.verification.look_at_link(typed)
        except ControllerError as refused:
            return (told(str(refused)), True) if is_link(typed) else ("", False)
        return link_words(link), link.giver is None

    def _ask(self) -> None:
        self.work(
            self.desk.facade.ask_to_join(self.link.text, self.words.text),
            name="ask to join",
            words=self.tr("Asking…"),
            then=self._asked,
        )

    def _asked(self, session_id: str) -> None:
        self.accept()
        self.asked.emit(session_id)
