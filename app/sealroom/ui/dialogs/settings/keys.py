"""The key history."""

from sealroom.controller.views import RoomView
from sealroom.ui.desk import Desk
from sealroom.ui.details.key_list import KeyList
from sealroom.ui.dialogs.settings.page import Act, SettingsPage
from sealroom.ui.models.keys import KeysModel
from sealroom.ui.parts.label import Label


class KeysPage(SettingsPage):
    """When each key was in use, who made it and why."""

    def __init__(self, desk: Desk, act: Act) -> None:
        super().__init__(desk, act)
        self._words = Label(kind="muted", wrap=True)
        self.column.addWidget(self._words)
        self._model = KeysModel(desk.bridge, desk.clock, self)
        self._keys = KeyList(desk, self._model, inset=0)
        self.column.addWidget(self._keys)
        self.column.addStretch()
        self._opened = False

    def show_room(self, room: RoomView) -> None:
        """The list follows the room by itself."""
        if not self._opened:
            self._opened = True
            self._model.open(room.session_id)
        self._words.setText(
            self.tr("Old messages open with the key of their time.")
            if self._model.rowCount()
            else self.tr("This room has had no key yet: it was never sealed.")
        )
