"""An invitation: who invites, who is in the room, whether it is sealed; accept or decline."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout

from sealroom.controller.timeline_views import LinkCheck
from sealroom.controller.views import InvitationCard, InvitationPreview, PersonView
from sealroom.ui.desk import Desk
from sealroom.ui.dialogs.work_sheet import WorkSheet
from sealroom.ui.parts.label import Label
from sealroom.ui.parts.line import make_frame
from sealroom.ui.parts.mirror import set_margins
from sealroom.ui.parts.notice import Notice, NoticeKind
from sealroom.ui.parts.person_line import PersonLine
from sealroom.ui.text.event_words import role_words
from sealroom.ui.text.inert import inert_line, inert_name, isolated
from sealroom.ui.text.when import day

_ROW = 40
_ROWS_SHOWN = 4
_MOST_ROWS = 200
_NAMED = (LinkCheck.GIVER, LinkCheck.ANOTHER)


class Invitation(WorkSheet):
    """Reads the room's history of members before it can be answered."""

    accepted_room = Signal(str)
    """The session id of the room that was joined."""

    def __init__(self, desk: Desk, card: InvitationCard) -> None:
        super().__init__(desk, "", name="invitationSheet")
        self.card = card
        self._name = isolated(inert_name(card.inviter_name))
        self._say_what(card)
        until = self.tr("Invites you until {day}").format(day=day(card.expires_at, desk.clock()))
        self.body.addWidget(
            PersonLine(
                desk.theme,
                card.inviter,
                card.inviter_name,
                below=until,
                verified=card.verified,
                picture=44,
            )
        )
        self._sealed = Label(wrap=True)
        self._sealed.setObjectName("invitationSealed")
        self._sealed.hide()
        self._people = QVBoxLayout()
        self._list = self._make_list()
        self.body.addWidget(self._sealed)
        self.body.addWidget(self._list)
        self._trust = Notice(desk.theme)
        self._trust.setObjectName("invitationTrust")
        self._trust.setVisible(not card.verified)
        words = self.tr("You have not verified {name} yet: make sure that it is really them.")
        self._trust.say(words.format(name=self._name))
        self.body.addWidget(self._trust)
        decline = self.add_button(self.tr("Decline"), "declineInvitation")
        decline.clicked.connect(lambda: self._answer(accept=False))
        self.join = self.add_button(self.tr("Join"), "acceptInvitation", "primary")
        self.join.clicked.connect(lambda: self._answer(accept=True))
        self.join.setEnabled(False)
        self._read()

    def _say_what(self, card: InvitationCard) -> None:
        title = inert_line(card.room_title)
        if card.direct:
            self.set_title(self.tr("Write with {name}?").format(name=self._name))
        elif title:
            self.set_title(self.tr("Join {room}?").format(room=isolated(title)))
        else:
            self.set_title(self.tr("Join this room?"))

    def _make_list(self) -> QScrollArea:
        area = QScrollArea()
        area.setObjectName("invitationPeople")
        area.setWidgetResizable(True)
        inside = make_frame("plain")
        inside.setLayout(self._people)
        set_margins(self._people, 0, 0, 4, 0)
        self._people.setSpacing(0)
        area.setWidget(inside)
        area.hide()
        return area

    def _read(self) -> None:
        self.work(
            self.desk.facade.preview_invitation(self.card.session_id),
            name="preview invitation",
            words=self.tr("Looking who is in the room…"),
            then=self._show,
        )

    def _failed(self, words: str) -> None:
        super()._failed(words)
        self.join.setEnabled(self._sealed.isVisibleTo(self))

    def _show(self, preview: InvitationPreview) -> None:
        if preview.sealed:
            self._sealed.setText(
                self.tr("The room is sealed: only its people can read what is written.")
            )
        else:
            self._sealed.setText(
                self.tr("The room is not sealed: the relay can read what is written.")
            )
            self._sealed.setProperty("kind", "warning")
            self._sealed.style().polish(self._sealed)
        self._sealed.show()
        self._say_link(preview)
        for person in preview.people[:_MOST_ROWS]:
            self._people.addWidget(self._row(person))
        self._list.setFixedHeight(min(len(preview.people), _ROWS_SHOWN) * _ROW)
        self._list.show()
        self.join.setEnabled(True)
        self.join.setFocus()

    def _say_link(self, preview: InvitationPreview) -> None:
        """One asked to join by a link, too: who gave it."""
        if preview.link is LinkCheck.GIVER:
            words = self.tr("{name} is who gave you the link, by the keys it names.")
            self._trust.say(words.format(name=self._name), NoticeKind.CALM)
        elif preview.link is LinkCheck.ANOTHER:
            words = self.tr("Your link was given by {giver}, not by {name}. Both know this room.")
            giver = isolated(inert_name(preview.giver_name))
            self._trust.say(words.format(name=self._name, giver=giver), NoticeKind.AMBER)
        self._trust.setVisible(self._trust.isVisibleTo(self) or preview.link in _NAMED)

    def _row(self, person: PersonView) -> PersonLine:
        row = PersonLine(
            self.theme,
            person.user_id,
            person.name,
            verified=person.verified and not person.is_me,
            picture=28,
        )
        row.setFixedHeight(_ROW)
        words = self.tr("Invited") if person.invited else role_words(person.role)
        row.aside.insertWidget(0, Label(words, kind="small"))
        return row

    def _answer(self, *, accept: bool) -> None:
        self.work(
            self.desk.facade.answer_invitation(self.card.session_id, accept=accept),
            name="answer invitation",
            words=self.tr("Joining…") if accept else self.tr("Declining…"),
            then=lambda _: self._answered(accept=accept),
        )

    def _answered(self, *, accept: bool) -> None:
        self.accept()
        if accept:
            self.accepted_room.emit(self.card.session_id)
