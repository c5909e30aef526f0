"""Writing to one person: finds them, and opens the room for two."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from sealroom.controller.views import PersonView
from sealroom.ui.desk import Desk
from sealroom.ui.dialogs.people_search import PeopleSearch
from sealroom.ui.dialogs.work_sheet import WorkSheet
from sealroom.ui.parts.label import Label


class MessageSomeone(WorkSheet):
    """A search; whoever is chosen is written to."""

    found = Signal(str)
    """The session id of the room, which was there or was made."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, self.tr("Message someone"), name="messageSheet")
        self.search = PeopleSearch(desk, self.tasks, action=self.tr("Message"), hint=self._why_not)
        self.search.chosen.connect(self._open)
        words = self.tr(
            "A sealed room for the two of you. Where there is one already, it opens; else the "
            "other is invited to it."
        )
        self.body.addWidget(Label(words, kind="muted", wrap=True))
        self.body.addWidget(self.search)
        self.add_cancel()

    def first_focus(self) -> QWidget:
        """The field comes first."""
        return self.search.edit

    def _why_not(self, person: PersonView) -> str:
        return self.tr("This is you") if person.is_me else ""

    def _open(self, person: PersonView) -> None:
        self.work(
            self.desk.facade.direct_room(person.user_id),
            name="direct room",
            words=self.tr("One moment…"),
            then=self._opened,
        )

    def _opened(self, session_id: str) -> None:
        self.accept()
        self.found.emit(session_id)
