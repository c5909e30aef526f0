"""Where a few letters lead: rooms, people, and what else can be done, the best fit first."""

from collections.abc import Sequence
from typing import Any, TypeAlias

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from sealroom.controller.views import PersonView, RoomView
from sealroom.protocol.ids import SessionId
from sealroom.ui.commands.command import Command
from sealroom.ui.commands.matching import matching
from sealroom.ui.search.results_model import ResultRole
from sealroom.ui.text.fuzzy import fuzzy_fit
from sealroom.ui.text.person_words import person_name, person_spoken
from sealroom.ui.text.room_words import room_spoken, room_title

MOST = 50
COMMANDS_MOST = 3
_NOWHERE = QModelIndex()

Goal: TypeAlias = RoomView | PersonView | Command


class SwitcherModel(QAbstractListModel):
    """`commands` is what another palette lists; it stands below rooms and people."""

    def __init__(
        self,
        rooms: Sequence[RoomView],
        people: Sequence[PersonView],
        commands: Sequence[Command],
        current: SessionId | None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        partners = {room.partner.user_id for room in rooms if room.partner is not None}
        self._rooms = sorted(rooms, key=lambda room: (room.session_id == current, -room.time))
        self._people = sorted(
            (person for person in people if not person.is_me and person.user_id not in partners),
            key=lambda person: person.name.casefold(),
        )
        self._commands = commands
        self._goals: list[Goal] = []

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        """Goals."""
        return 0 if parent.isValid() else len(self._goals)

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """Its name, the goal, and all of it for a screen reader."""
        if not index.isValid():
            return None
        goal = self._goals[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return goal_name(goal)
            case Qt.ItemDataRole.AccessibleTextRole:
                return _spoken(goal)
            case ResultRole.ROW:
                return goal
            case _:
                return None

    def sift(self, typed: str) -> None:
        """Show what fits; all rooms where nothing is typed, those of last time first."""
        self.beginResetModel()
        self._goals = [*self._rooms[:MOST]] if not typed.strip() else self._fitting(typed)
        self.endResetModel()

    def _fitting(self, typed: str) -> list[Goal]:
        named: list[tuple[str, Goal]] = [
            *((room_title(room), room) for room in self._rooms),
            *((person.name, person) for person in self._people),
        ]
        ranked = [
            (fit, at, goal)
            for at, (name, goal) in enumerate(named)
            if (fit := fuzzy_fit(typed, name)) is not None
        ]
        goals = [goal for *_, goal in sorted(ranked, key=lambda each: each[:2])]
        return [*goals[:MOST], *matching(typed, self._commands)[:COMMANDS_MOST]]


def goal_name(goal: Goal) -> str:
    """What it is called."""
    match goal:
        case RoomView():
            return room_title(goal)
        case PersonView():
            return person_name(goal)
        case Command():
            return goal.words


def _spoken(goal: Goal) -> str:
    match goal:
        case RoomView():
            return room_spoken(goal)
        case PersonView():
            return person_spoken(goal)
        case Command():
            return ", ".join(filter(None, (goal.words, goal.shortcut)))
