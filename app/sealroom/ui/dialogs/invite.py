"""Invite people into a room: by name, or by a link they ask to join with."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from sealroom.controller.views import PersonView, RoomView
from sealroom.ui.desk import Desk
from sealroom.ui.dialogs.people_search import PeopleSearch
from sealroom.ui.dialogs.share_choice import ShareChoice
from sealroom.ui.dialogs.work_sheet import WorkSheet
from sealroom.ui.parts.button import make_button
from sealroom.ui.parts.label import Label
from sealroom.ui.text.inert import inert_name
from sealroom.ui.text.room_words import room_title


class Invite(WorkSheet):
    """Stays open: several people can be invited one after another."""

    def __init__(self, desk: Desk, room: RoomView) -> None:
        super().__init__(desk, "", name="inviteSheet")
        self.set_title(self.tr("Invite people to {room}").format(room=room_title(room)))
        self._room = room
        self.search = PeopleSearch(desk, self.tasks, action=self.tr("Invite"), hint=self._why_not)
        self.search.chosen.connect(self._invite)
        self._done = Label(kind="small", wrap=True)
        self._done.setObjectName("inviteDone")
        self._done.hide()
        self.body.addWidget(self.search)
        self.body.addWidget(self._done)
        self.share = ShareChoice(desk.theme)
        self.body.addWidget(self.share)
        self._add_link(desk.facade.link(room.session_id))
        close = self.add_button(self.tr("Done"), "cancel", "primary")
        close.clicked.connect(self.accept)

    def _add_link(self, link: str) -> None:
        self.link = QLineEdit(link)
        self.link.setObjectName("roomLink")
        self.link.setReadOnly(True)
        self.link.setAccessibleName(self.tr("Link to ask to join"))
        self.link.setCursorPosition(0)
        self.copy = make_button(self.tr("Copy link"), name="copyLink")
        self.copy.clicked.connect(self._copy)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.link, 1)
        row.addWidget(self.copy)
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(Label(self.tr("Or give them a link"), kind="caption"))
        column.addLayout(row)
        explanation = self.tr(
            "With it they ask to join, and someone in the room lets them in. It names the room and "
            "you by your keys: nobody can put another in your place."
        )
        column.addWidget(Label(explanation, kind="small", wrap=True))
        group = QWidget()
        group.setLayout(column)
        self.body.addWidget(group)

    def first_focus(self) -> QWidget:
        """The search."""
        return self.search.edit

    def _why_not(self, person: PersonView) -> str:
        for known in self.desk.facade.people(self._room.session_id):
            if known.user_id == person.user_id:
                return self.tr("Is invited") if known.invited else self.tr("Is in this room")
        return ""

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.link.text())
        self.copy.setText(self.tr("Copied"))

    def _invite(self, person: PersonView) -> None:
        self.work(
            self.desk.facade.invite(self._room.session_id, person.user_id, share=self.share.chosen),
            name="invite",
            words=self.tr("Inviting…"),
            then=lambda _: self._invited(person),
        )

    def _invited(self, person: PersonView) -> None:
        words = self.tr("{name} is invited.").format(name=inert_name(person.name))
        self._done.setText(words)
        self._done.show()
        self.search.clear()
        self.search.edit.setFocus()
