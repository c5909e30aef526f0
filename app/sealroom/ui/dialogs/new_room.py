"""A new room: its name, sealed or not, and who is invited."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sealroom.controller.views import PersonView
from sealroom.protocol.ids import UserId
from sealroom.protocol.limits import NEW_SESSION_MEMBERS, TITLE_LENGTH
from sealroom.ui.desk import Desk
from sealroom.ui.dialogs.people_search import PeopleSearch
from sealroom.ui.dialogs.work_sheet import WorkSheet
from sealroom.ui.parts.button import IconButton
from sealroom.ui.parts.label import Label
from sealroom.ui.parts.person_line import PersonLine
from sealroom.ui.parts.switch import Switch
from sealroom.ui.parts.text_field import TextField
from sealroom.ui.text.inert import inert_name
from sealroom.ui.theme import Icon


class NewRoom(WorkSheet):
    """Makes a room and invites people to it."""

    made = Signal(str)
    """Its session id."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, self.tr("New room"), name="newRoomSheet")
        self._invited: dict[UserId, PersonView] = {}
        self.name = TextField(self.tr("Name of the room"), name="roomName", most=TITLE_LENGTH)
        self.body.addWidget(self.name)
        self.sealed = Switch(desk.theme, self.tr("Sealed"), name="roomSealed")
        self.sealed.setChecked(True)
        self.body.addWidget(self.sealed)
        self._add_people()
        self.add_cancel()
        self.make = self.add_button(self.tr("Make room"), "makeRoom", "primary")
        self.make.clicked.connect(self._make)
        self.name.edit.textChanged.connect(self._check)
        self.sealed.toggled.connect(self._explain)
        self._explain(True)
        self._check()

    def _add_people(self) -> None:
        self.search = PeopleSearch(self.desk, self.tasks, action=self.tr("Add"), hint=self._why_not)
        self.search.chosen.connect(self._add)
        self._chosen = QVBoxLayout()
        self._chosen.setSpacing(8)
        people = QVBoxLayout()
        people.setContentsMargins(0, 0, 0, 0)
        people.setSpacing(8)
        people.addWidget(Label(self.tr("Invite people (you can do it later, too)"), kind="caption"))
        people.addLayout(self._chosen)
        people.addWidget(self.search)
        group = QWidget()
        group.setLayout(people)
        self.body.addWidget(group)

    def first_focus(self) -> QWidget:
        """The name comes first."""
        return self.name.edit

    @property
    def invited(self) -> list[PersonView]:
        """Who will be invited."""
        return list(self._invited.values())

    def set_busy(self, busy: bool, words: str = "") -> None:
        """The button stays dim until there is a name."""
        super().set_busy(busy, words)
        if hasattr(self, "make") and not busy:
            self._check()

    def _explain(self, sealed: bool) -> None:
        self.sealed.set_words(
            self.tr("Only its people can read its messages, its name and its description.")
            if sealed
            else self.tr("Not sealed: the relay can read everything that is written in it.")
        )

    def _check(self) -> None:
        self.make.setEnabled(bool(self.name.text))

    def _why_not(self, person: PersonView) -> str:
        return self.tr("Is invited") if person.user_id in self._invited else ""

    def _add(self, person: PersonView) -> None:
        if len(self._invited) >= NEW_SESSION_MEMBERS:
            self.show_error(self.tr("More people can be invited once the room is there."))
            return
        self._invited[person.user_id] = person
        row = PersonLine(
            self.theme, person.user_id, person.name, verified=person.verified, picture=24
        )
        words = self.tr("Do not invite {name}").format(name=inert_name(person.name))
        remove = IconButton(self.theme, Icon.CLOSE, words, name="doNotInvite", size=28)
        remove.clicked.connect(lambda: self._drop(row))
        row.aside.addWidget(remove)
        self._chosen.addWidget(row)
        self.search.clear()
        self.search.edit.setFocus()

    def _drop(self, row: PersonLine) -> None:
        del self._invited[row.user_id]
        self._chosen.removeWidget(row)
        row.hide()
        row.deleteLater()
        self.search.edit.setFocus()

    def _make(self) -> None:
        self.work(
            self.desk.facade.new_room(
                self.name.text, sealed=self.sealed.isChecked(), invite=tuple(self._invited)
            ),
            name="new room",
            words=self.tr("Making the room…"),
            then=self._made,
        )

    def _made(self, session_id: str) -> None:
        self.accept()
        self.made.emit(session_id)
