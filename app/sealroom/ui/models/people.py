"""The people of a room: members by rank and name, then who is invited, then who is kept out."""

from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from sealroom.controller.errors import UnknownRoom
from sealroom.controller.views import PersonView
from sealroom.protocol.entry import Role
from sealroom.protocol.ids import SessionId, UserId
from sealroom.ui.bridge import Bridge
from sealroom.ui.models.refresh import Refresh
from sealroom.ui.text.alike import imitators
from sealroom.ui.text.person_words import person_name, person_note, person_spoken

_NOWHERE = QModelIndex()


class PersonRole(IntEnum):
    """What a row answers beside the usual roles."""

    PERSON = Qt.ItemDataRole.UserRole + 1
    NOTE = Qt.ItemDataRole.UserRole + 2
    """What stands beside the name."""
    IMITATES = Qt.ItemDataRole.UserRole + 3
    """The name of whom the person is easily taken for; empty for most."""


class PeopleModel(QAbstractListModel):
    """`open` chooses the room."""

    def __init__(self, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._facade = bridge.facade
        self._session_id: SessionId | None = None
        self._people: list[PersonView] = []
        self._imitators: dict[UserId, str] = {}
        self._refresh = Refresh(self._read, self)
        bridge.peopleChanged.connect(self._note)

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        """People."""
        return 0 if parent.isValid() else len(self._people)

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """Name, the person, and the row in words for a screen reader."""
        if not index.isValid():
            return None
        person = self._people[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return person_name(person)
            case Qt.ItemDataRole.AccessibleTextRole:
                return person_spoken(person, self._imitators.get(person.user_id, ""))
            case PersonRole.PERSON:
                return person
            case PersonRole.NOTE:
                return person_note(person, self._imitators.get(person.user_id, ""))
            case PersonRole.IMITATES:
                return self._imitators.get(person.user_id, "")
            case _:
                return None

    @property
    def members(self) -> int:
        """How many are in the room; the invited and the banned do not count."""
        return sum(1 for each in self._people if not each.invited and not each.banned)

    def person(self, row: int) -> PersonView:
        """The person of a row."""
        return self._people[row]

    def open(self, session_id: SessionId | None) -> None:
        """Show the people of a room."""
        self._session_id = session_id
        self._read()

    def _of(self, session_id: SessionId) -> list[PersonView]:
        """The banned are shown to who can let them in again."""
        people = self._facade.people(session_id)
        if self._facade.room(session_id).my_role in {Role.OWNER, Role.ADMIN}:
            people += self._facade.banned(session_id)
        return people

    def _note(self, session_id: SessionId) -> None:
        if session_id == self._session_id:
            self._refresh.ask()

    def _read(self) -> None:
        try:
            people = self._of(self._session_id) if self._session_id else []
        except UnknownRoom:
            people = []
        if people == self._people:
            return
        self._imitators = imitators(people)
        if [p.user_id for p in people] == [p.user_id for p in self._people]:
            self._people = people
            self.dataChanged.emit(self.index(0), self.index(len(people) - 1))
            return
        self.beginResetModel()
        self._people = people
        self.endResetModel()
