"""Let in who asks to join: who they are, their fingerprint, and what letting in means."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sealroom.controller.errors import UnknownRoom
from sealroom.controller.views import JoinCard, PersonView, Share
from sealroom.ui.desk import Desk
from sealroom.ui.dialogs.share_choice import ShareChoice
from sealroom.ui.dialogs.work_sheet import WorkSheet
from sealroom.ui.parts.fingerprint import Fingerprint
from sealroom.ui.parts.label import Label
from sealroom.ui.parts.notice import Notice, NoticeKind
from sealroom.ui.parts.person_line import PersonLine
from sealroom.ui.text.alike import taken_for
from sealroom.ui.text.inert import inert_line, inert_name, isolated
from sealroom.ui.text.room_words import titled


class LetIn(WorkSheet):
    """Answers a request to join."""

    verifyWanted = Signal(object)
    """A `PersonView`."""

    def __init__(self, desk: Desk, card: JoinCard) -> None:
        super().__init__(desk, "", name="letInSheet")
        self.card = card
        self._name = isolated(inert_name(card.name))
        room = isolated(titled(card.room_title, card.session_id))
        self.set_title(self.tr("Let {name} into {room}?").format(name=self._name, room=room))
        words = inert_line(card.words)
        below = f"“{words}”" if words else self.tr("Left no words")
        self._who = PersonLine(desk.theme, card.user_id, card.name, below=below, picture=44)
        self.body.addWidget(self._who)
        if words:
            self.body.addWidget(self._whole_words(words))
        self._add_look_alike()
        self._add_fingerprint()
        self._means = Notice(desk.theme)
        self._means.setObjectName("letInMeans")
        self.body.addWidget(self._means)
        self.share = ShareChoice(desk.theme)
        self.body.addWidget(self.share)
        self._verify = self.add_left_button(self.tr("Verify…"), "verify")
        self._verify.clicked.connect(self._want_verify)
        refuse = self.add_button(self.tr("Refuse"), "refuseJoin")
        refuse.clicked.connect(lambda: self._answer(accept=False))
        self._let_in = self.add_button(self.tr("Let in"), "letInConfirm", "primary")
        self._let_in.clicked.connect(lambda: self._answer(accept=True))
        desk.bridge.cardsChanged.connect(self._read)
        self._read()

    def _whole_words(self, words: str) -> Label:
        whole = Label(words, kind="small", wrap=True)
        whole.setObjectName("joinWordsWhole")
        whole.setVisible(len(words) > 50)
        return whole

    def _add_look_alike(self) -> None:
        """Somebody of the room whom they could be taken for."""
        try:
            people = self.desk.facade.people(self.card.session_id)
        except UnknownRoom:
            return
        if other := taken_for(self.card.user_id, self.card.name, people):
            words = self.tr(
                "{other} is in this room already, and is somebody else: the names look alike. "
                "Compare keys before you let them in."
            )
            alike = Notice(self.theme, NoticeKind.RED)
            alike.setObjectName("letInAlike")
            alike.say(words.format(other=isolated(other)))
            self.body.addWidget(alike)

    def _add_fingerprint(self) -> None:
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        caption = self.tr("Compare with {name}, by phone or in person:").format(name=self._name)
        column.addWidget(Label(caption, kind="small", wrap=True))
        column.addWidget(Fingerprint(self.theme, self.card.user_id))
        group = QWidget()
        group.setLayout(column)
        self.body.addWidget(group)

    def _read(self) -> None:
        """The request as it stands now: verified meanwhile, or answered by someone else."""
        for card in self.desk.facade.cards():
            if isinstance(card, JoinCard) and _same(card, self.card):
                self.card = card
                self._say_what_it_means()
                return
        if not self.busy:
            self.show_error(self.tr("Someone else has answered this request already."))
            self._let_in.setEnabled(False)

    def _say_what_it_means(self) -> None:
        self._who.show_verified(verified=self.card.verified)
        if self.card.verified:
            words = self.tr("You have verified {name}. Letting in hands over the room’s key.")
            self._means.say(words.format(name=self._name), NoticeKind.CALM)
        else:
            words = self.tr(
                "You have not verified {name} yet. Letting in hands over the room’s key."
            )
            self._means.say(words.format(name=self._name), NoticeKind.AMBER)

    def _want_verify(self) -> None:
        person = PersonView(
            user_id=self.card.user_id,
            name=self.card.name,
            role=None,
            is_me=False,
            verified=self.card.verified,
        )
        self.verifyWanted.emit(person)

    def _answer(self, *, accept: bool) -> None:
        share = self.share.chosen if accept else Share.NOTHING
        self.work(
            self.desk.facade.answer_join_request(
                self.card.session_id, self.card.user_id, accept=accept, share=share
            ),
            name="answer join request",
            words=self.tr("Handing over the key…") if accept else self.tr("Refusing…"),
            then=lambda _: self.accept(),
        )


def _same(one: JoinCard, other: JoinCard) -> bool:
    return one.session_id == other.session_id and one.user_id == other.user_id
