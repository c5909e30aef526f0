"""Delete what is old in a room, from this computer alone."""

from PySide6.QtCore import Signal

from sealroom.controller.views import RoomView
from sealroom.ui.desk import Desk
from sealroom.ui.dialogs.work_sheet import WorkSheet
from sealroom.ui.parts.choice import Choice
from sealroom.ui.parts.label import Label
from sealroom.ui.text.inert import isolated
from sealroom.ui.text.room_words import room_title

_DAY_MS = 86_400_000
_DAYS = (365, 90, 30, 7, 0)


class CleanUp(WorkSheet):
    """Says what goes and what stays; deletes on the button that names it."""

    cleaned = Signal(int)
    """How many messages went."""

    def __init__(self, desk: Desk, room: RoomView) -> None:
        super().__init__(desk, "", name="cleanUpSheet", width=440)
        self._room = room
        self.set_title(self.tr("Clean up {room}").format(room=isolated(room_title(room))))
        self.older = Choice(self.theme, self.tr("What is deleted"), name="cleanUpAge")
        for days in _DAYS:
            self.older.addItem(self._age_words(days), days)
        words = self.tr(
            "It is deleted from this computer, for good, and from search. The others keep theirs, "
            "and so may your other devices, the relay and a recovery kit. Who came and went, the "
            "keys, and what still waits to go out stay."
        )
        self.body.addWidget(self.older)
        self.body.addWidget(Label(words, kind="muted", wrap=True))
        self.add_cancel()
        self.go_on = self.add_button(self.tr("Delete messages"), "cleanUp", "danger")
        self.go_on.clicked.connect(self._go_on)

    def _age_words(self, days: int) -> str:
        match days:
            case 0:
                return self.tr("All messages")
            case 365:
                return self.tr("Messages older than a year")
            case 7:
                return self.tr("Messages older than a week")
            case _:
                return self.tr("Messages older than {days} days").format(days=days)

    def _go_on(self) -> None:
        before = self.desk.clock() - self.older.currentData() * _DAY_MS
        self.work(
            self.desk.facade.storage.delete_older(self._room.session_id, before),
            name="clean up",
            words=self.tr("Deleting…"),
            then=self._done,
        )

    def _done(self, count: int) -> None:
        self.cleaned.emit(count)
        self.accept()
