"""Leaving a room: what it means, in one sheet."""

from sealroom.controller.views import LeavingView, RoomView
from sealroom.ui.desk import Desk
from sealroom.ui.dialogs.work_sheet import WorkSheet
from sealroom.ui.parts.fact import Fact
from sealroom.ui.text.inert import inert_name, isolated
from sealroom.ui.text.room_words import room_title
from sealroom.ui.theme import Icon


class Leave(WorkSheet):
    """Says what stays, what ends and who goes on; leaves on the button that names it."""

    def __init__(self, desk: Desk, room: RoomView) -> None:
        super().__init__(desk, "", name="leaveSheet", width=440)
        self._room = room
        self.set_title(self.tr("Leave {room}?").format(room=isolated(room_title(room))))
        for fact in self._facts(desk.facade.leaving(room.session_id)):
            self.body.addWidget(fact)
        self.add_cancel()
        self.leave = self.add_button(self.tr("Leave"), "confirmLeave", "danger")
        self.leave.clicked.connect(self._leave)

    def _facts(self, leaving: LeavingView) -> list[Fact]:
        facts = [
            self._fact(
                Icon.HISTORY,
                self.tr("What was written stays on this computer"),
                self.tr("You can go on reading it here. Nobody is asked to delete anything."),
                "leaveStays",
            )
        ]
        if leaving.alone:
            facts.append(self._alone())
        else:
            facts += [self._way_back(), self._others(leaving)]
        if self._room.waiting or self._room.failed or self._room.scheduled:
            facts.append(
                self._fact(
                    Icon.FAILED,
                    self.tr("What has not gone out will not"),
                    self.tr("Messages that still wait, or failed, are sent to nobody."),
                    "leaveUnsent",
                    tint="amber",
                )
            )
        return facts

    def _alone(self) -> Fact:
        return self._fact(
            Icon.CAUTION,
            self.tr("Nobody else is in it"),
            self.tr("There is no way back: nobody is left who could let you in."),
            "leaveAlone",
            tint="amber",
        )

    def _way_back(self) -> Fact:
        return self._fact(
            Icon.LEAVE,
            self.tr("You get nothing that is written after"),
            self.tr("To come back you have to be invited or let in again."),
            "leaveWayBack",
        )

    def _others(self, leaving: LeavingView) -> Fact:
        words = (
            self.tr("The key is replaced before anyone writes again. Everyone sees that you left.")
            if self._room.sealed
            else self.tr("Everyone sees that you left.")
        )
        if self._room.alarm is not None:
            words = self.tr("The relay may keep it from them: tell them by another way.")
        title = self.tr("The others go on without you")
        if leaving.heir_name:
            name = isolated(inert_name(leaving.heir_name))
            title = self.tr("{name} becomes its Owner").format(name=name)
        return self._fact(Icon.PEOPLE, title, words, "leaveOthers")

    def _fact(self, icon: Icon, title: str, words: str, name: str, *, tint: str = "") -> Fact:
        return Fact(self.theme, icon, title, words, name=name, tint=tint)

    def _leave(self) -> None:
        self.work(
            self.desk.facade.leave(self._room.session_id),
            name="leave",
            words=self.tr("One moment…"),
            then=lambda _: self.accept(),
        )
