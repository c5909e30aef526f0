"""A request to answer, as a card: to join, an invitation, a new device, an own wish that waits."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from sealroom.controller.views import AskedView, Card, DeviceNoticeView, InvitationCard, JoinCard
from sealroom.ui.desk import Desk
from sealroom.ui.parts.button import make_button
from sealroom.ui.parts.label import Label
from sealroom.ui.parts.person_line import VerifiedMark
from sealroom.ui.parts.phrase_label import PhraseLabel
from sealroom.ui.parts.picture import Picture
from sealroom.ui.text.device_words import device_name
from sealroom.ui.text.inert import inert_line, inert_name, isolated
from sealroom.ui.text.phrase import Phrase, phrase
from sealroom.ui.text.room_words import titled
from sealroom.ui.text.when import ago, moment

_PICTURE = 32
_WORDS_SHOWN = 120


class RequestCard(QFrame):
    """Picture, a sentence, words of the other, and two buttons."""

    opened = Signal()
    """The person wants to look before answering."""
    refused = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setProperty("kind", "card")
        self._picture = Picture(desk.theme, _PICTURE)
        self._sentence = PhraseLabel(desk.theme)
        self._words = Label(kind="small", wrap=True)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(8)
        self._lay_out()

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._sentence)
        words.addWidget(self._words)
        self._top = top = QHBoxLayout()
        top.setSpacing(10)
        top.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        top.addLayout(words, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        column.addLayout(top)
        column.addLayout(self._buttons)

    @property
    def sentence(self) -> str:
        """What the card says."""
        return self._sentence.words

    def _say(self, sentence: Phrase, words: str) -> None:
        self._sentence.set_phrase(sentence)
        self._words.setText(words)
        self._words.setVisible(bool(words))

    def _mark_verified(self, name: str) -> None:
        """The one who asks has a mark."""
        words = self.tr("You have verified {name}").format(name=name)
        mark = VerifiedMark(self._desk.theme, words)
        mark.setObjectName("cardVerified")
        self._top.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)

    def _add_button(self, text: str, name: str, kind: str = "") -> QPushButton:
        button = make_button(text, name=name, kind=kind)
        button.setAccessibleDescription(self._sentence.words)
        self._buttons.addWidget(button)
        return button


def make_card(desk: Desk, card: Card | DeviceNoticeView) -> RequestCard:
    """The card for a request."""
    if isinstance(card, DeviceNoticeView):
        return DeviceCard(desk, card)
    return JoinRequestCard(desk, card) if isinstance(card, JoinCard) else InviteCard(desk, card)


class JoinRequestCard(RequestCard):
    """Someone asks to be let in."""

    def __init__(self, desk: Desk, card: JoinCard) -> None:
        super().__init__(desk)
        self.card = card
        self.setObjectName("joinRequestCard")
        name, title = inert_name(card.name), titled(card.room_title, card.session_id)
        self._picture.show_for(card.user_id, card.name)
        if card.verified:
            self._mark_verified(isolated(name))
        template = self.tr("{name} asks to join {room}")
        words = inert_line(card.words)[:_WORDS_SHOWN]
        self._say(phrase(template, name=name, room=title), f"“{words}”" if words else "")
        self._add_button(self.tr("Let in…"), "letIn", "primary").clicked.connect(self.opened)
        self._add_button(self.tr("Refuse"), "refuse").clicked.connect(self.refused)
        self._buttons.addStretch()


class InviteCard(RequestCard):
    """An invitation."""

    def __init__(self, desk: Desk, card: InvitationCard) -> None:
        super().__init__(desk)
        self.card = card
        self.setObjectName("invitationCard")
        self._picture.show_for(card.inviter, card.inviter_name)
        name = inert_name(card.inviter_name)
        if card.verified:
            self._mark_verified(isolated(name))
        if card.direct:
            sentence = phrase(self.tr("{name} wants to write with you"), name=name)
        elif card.room_title:
            sentence = phrase(
                self.tr("{name} invites you to {room}"), name=name, room=inert_line(card.room_title)
            )
        else:
            sentence = phrase(self.tr("{name} invites you to a room"), name=name)
        self._say(sentence, "")
        self._add_button(self.tr("Look…"), "look", "primary").clicked.connect(self.opened)
        self._add_button(self.tr("Decline"), "decline").clicked.connect(self.refused)
        self._buttons.addStretch()


class DeviceCard(RequestCard):
    """A device that signed in as oneself for the first time."""

    def __init__(self, desk: Desk, card: DeviceNoticeView) -> None:
        super().__init__(desk)
        self.card = card
        self.setObjectName("deviceCard")
        name = device_name(card.label)
        self._picture.show_for(card.device_id, name)
        when = self.tr("{when}. If that was not you, sign it out.")
        self._say(
            phrase(self.tr("A new device signed in as you: {name}"), name=name),
            when.format(when=moment(card.time, desk.clock())),
        )
        self._add_button(self.tr("Look…"), "lookAtDevice", "primary").clicked.connect(self.opened)
        self._add_button(self.tr("It was me"), "recognise").clicked.connect(self.refused)
        self._buttons.addStretch()


class AskedCard(RequestCard):
    """An own wish to join, waiting or refused."""

    def __init__(self, desk: Desk, asked: AskedView) -> None:
        super().__init__(desk)
        self.asked = asked
        self.setObjectName("askedCard")
        title = titled("", asked.session_id)
        self._picture.show_for(asked.session_id, title)
        if asked.refused:
            self._say(phrase(self.tr("You were not let into {room}"), room=title), "")
        else:
            when = (
                self.tr("Asked {when} by the link of {giver}. Someone in the room lets you in.")
                if asked.giver_name
                else self.tr("Asked {when}. Someone in the room has to let you in.")
            )
            self._say(
                phrase(self.tr("You asked to join {room}"), room=title),
                when.format(
                    when=ago(asked.time, desk.clock()),
                    giver=isolated(inert_name(asked.giver_name)),
                ),
            )
