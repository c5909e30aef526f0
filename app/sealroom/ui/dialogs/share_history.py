"""Share earlier messages with someone who is in the room already."""

from sealroom.controller.views import PersonView, RoomView
from sealroom.ui.desk import Desk
from sealroom.ui.dialogs.share_choice import ShareChoice
from sealroom.ui.dialogs.work_sheet import WorkSheet
from sealroom.ui.text.inert import inert_name, isolated


class ShareEarlier(WorkSheet):
    """How far back, and then it is done; nothing that was shared can be taken back."""

    def __init__(self, desk: Desk, room: RoomView, person: PersonView) -> None:
        super().__init__(desk, "", name="shareSheet")
        self._room, self._person = room, person
        name = isolated(inert_name(person.name))
        self.set_title(self.tr("Share earlier messages with {name}?").format(name=name))
        self.choice = ShareChoice(desk.theme, nothing=False)
        self.body.addWidget(self.choice)
        self._cancel = self.add_cancel()
        self._share = self.add_button(self.tr("Share"), "shareConfirm", "primary")
        self._share.clicked.connect(self._go_on)

    def _go_on(self) -> None:
        self.work(
            self.desk.facade.share_history(
                self._room.session_id, self._person.user_id, self.choice.chosen
            ),
            name="share history",
            words=self.tr("Sharing…"),
            then=lambda _: self.accept(),
        )
