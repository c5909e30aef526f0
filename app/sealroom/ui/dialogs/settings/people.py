"""Members and roles."""

from PySide6.QtCore import Signal

from sealroom.controller.views import RoomView
from sealroom.ui.desk import Desk
from sealroom.ui.details.people_list import PeopleList
from sealroom.ui.dialogs.settings.page import Act, SettingsPage
from sealroom.ui.models.people import PeopleModel
from sealroom.ui.parts.label import Label


class PeoplePage(SettingsPage):
    """The same list as in the right pane: a click opens a person's menu."""

    actionChosen = Signal(str, object, object)

    def __init__(self, desk: Desk, act: Act) -> None:
        super().__init__(desk, act)
        words = self.tr(
            "Owners run the room; Admins invite, let in, mute and remove; Members write. "
            "Choose a person to change what they may do."
        )
        self.column.addWidget(Label(words, kind="muted", wrap=True))
        self._model = PeopleModel(desk.bridge, self)
        self.people = PeopleList(desk, self._model, inset=0)
        self.people.actionChosen.connect(self.actionChosen)
        self.column.addWidget(self.people)
        self.column.addStretch()
        self._opened = False

    def show_room(self, room: RoomView) -> None:
        """The list follows the room by itself."""
        if not self._opened:
            self._opened = True
            self.people.open(room.session_id)
