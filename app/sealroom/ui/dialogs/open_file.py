"""Asks before a file from others is handed to another program: what could come of it."""

from PySide6.QtCore import Signal

from sealroom.controller.file_views import FilePlace
from sealroom.ui.desk import Desk
from sealroom.ui.dialogs.sheet import Sheet
from sealroom.ui.parts.label import Label
from sealroom.ui.parts.notice import Notice, NoticeKind
from sealroom.ui.text.file_words import clean_name, is_program, name_warning
from sealroom.ui.text.inert import inert_name, isolated


class OpenFile(Sheet):
    """The default is to leave it."""

    openWanted = Signal(object)
    saveWanted = Signal(object)
    """A `FilePlace`."""

    def __init__(self, desk: Desk, place: FilePlace) -> None:
        harmful = is_program(place.file.name)
        title = self.tr("Open this program?") if harmful else self.tr("Open this file?")
        super().__init__(desk.theme, title, name="openFileSheet")
        name = Label(clean_name(place.file.name), wrap=True)
        name.setObjectName("openFileName")
        self.body.addWidget(name)
        self._notice = Notice(desk.theme, NoticeKind.RED if harmful else NoticeKind.AMBER)
        self._notice.setObjectName("openFileWarning")
        who = (
            isolated(inert_name(place.sender_name)) if place.sender_name else self.tr("the sender")
        )
        if harmful:
            words = self.tr(
                "It can do on this computer whatever you can do: read your messages, send files, "
                "delete them. Open it only where you asked {who} for exactly this."
            ).format(who=who)
        else:
            words = self.tr(
                "Another program opens it, on a readable copy that Sealroom removes when it is "
                "locked or closed. Do it only where you expect this from {who}."
            ).format(who=who)
        odd = name_warning(place.file.name)
        self._notice.say(words if harmful or not odd else f"{odd}. {words}")
        self.body.addWidget(self._notice)
        save = self.add_left_button(self.tr("Save…"), "saveInstead")
        cancel = self.add_cancel(self.tr("Leave it"))
        cancel.setDefault(True)
        go_on = self.add_button(self.tr("Open"), "openAnyway")
        go_on.clicked.connect(lambda: self._choose(self.openWanted, place))
        save.clicked.connect(lambda: self._choose(self.saveWanted, place))

    def _choose(self, signal: object, place: FilePlace) -> None:
        self.accept()
        signal.emit(place)  # type: ignore[attr-defined]
