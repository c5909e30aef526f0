"""What the profile takes of the disk, room by room, and cleaning up."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sealroom.controller.errors import UnknownRoom
from sealroom.controller.storage_facade import RoomStorage, StorageView
from sealroom.controller.views import RoomView
from sealroom.ui.desk import Desk
from sealroom.ui.dialogs.app_settings.page import AppPage
from sealroom.ui.dialogs.clean_up import CleanUp
from sealroom.ui.dialogs.work_sheet import WorkSheet
from sealroom.ui.parts.button import make_button
from sealroom.ui.parts.label import ElidedLabel, Label
from sealroom.ui.parts.line import make_line
from sealroom.ui.parts.notice import Notice, NoticeKind
from sealroom.ui.text.room_words import room_title
from sealroom.ui.text.size_words import count_words, size_words
from sealroom.ui.theme import Icon

_MOST = 50
"""Rooms that are listed: the largest."""


class StoragePage(AppPage):
    """Measured each time it comes to the front."""

    icon = Icon.STORAGE

    def __init__(self, sheet: WorkSheet) -> None:
        super().__init__(sheet)
        self._whole = Label(kind="strong", wrap=True)
        self._whole.setObjectName("storageWhole")
        self._parts = Label(kind="muted", wrap=True)
        self._parts.setObjectName("storageParts")
        self._cleaned = Notice(self.desk.theme, NoticeKind.CALM)
        self._cleaned.setObjectName("storageCleaned")
        self._cleaned.hide()
        self._list = QVBoxLayout()
        self._list.setSpacing(12)
        for part in (self._whole, self._parts, self._cleaned, make_line()):
            self.column.addWidget(part)
        self.column.addWidget(Label(self.tr("What was written, by room"), kind="caption"))
        self.column.addLayout(self._list)
        self.column.addStretch()
        self.lines: list[RoomLine] = []

    @property
    def title(self) -> str:
        """On this computer."""
        return self.tr("Storage")

    def read(self) -> None:
        """Measure; what was shown stays meanwhile."""
        self.sheet.work(
            self.desk.facade.storage.view(),
            name="storage",
            words=self.tr("Measuring…"),
            then=self._show,
        )

    def undo(self) -> None:
        """Measuring again at once would not help."""

    def _show(self, view: StorageView) -> None:
        whole = size_words(view.database + view.files)
        self._whole.setText(self.tr("{size} on this computer").format(size=whole))
        words = self.tr("{database} of texts and keys, {files} of files; all of it is sealed.")
        shown = words.format(database=size_words(view.database), files=size_words(view.files))
        if view.free:
            more = self.tr("{free} of that is free again, and goes back to the disk by itself.")
            shown = f"{shown} {more.format(free=size_words(view.free))}"
        self._parts.setText(shown)
        for line in self.lines:
            self._list.removeWidget(line)
            line.hide()
            line.deleteLater()
        found = [(self._room(each), each) for each in view.rooms[:_MOST]]
        self.lines = [RoomLine(self.desk, room, each) for room, each in found if room is not None]
        for line in self.lines:
            line.cleanUpWanted.connect(partial(self._clean_up, line.room))
            self._list.addWidget(line)
            line.show()

    def _clean_up(self, room: RoomView) -> None:
        sheet = CleanUp(self.desk, room)
        sheet.cleaned.connect(self._say_cleaned)
        self.sheetWanted.emit(sheet)

    def _say_cleaned(self, count: int) -> None:
        words = self.tr("{count} messages were deleted from this computer.")
        self._cleaned.say(words.format(count=count_words(count)))
        self._cleaned.show()
        self.read()

    def _room(self, storage: RoomStorage) -> RoomView | None:
        try:
            return self.desk.facade.room(storage.session_id)
        except UnknownRoom:
            return None


class RoomLine(QWidget):
    """Title, how much it is, and the way to make it less."""

    cleanUpWanted = Signal()

    def __init__(self, desk: Desk, room: RoomView, storage: RoomStorage) -> None:
        super().__init__()
        self.room = room
        self.setObjectName("storageLine")
        self.name = ElidedLabel(kind="strong")
        self.name.set_whole(room_title(room))
        self.size_label = ElidedLabel(kind="small")
        words = self.tr("{size} in {count} lines")
        self.size_label.set_whole(
            words.format(size=size_words(storage.size), count=count_words(storage.lines))
        )
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(self.name)
        column.addWidget(self.size_label)
        clean = make_button(self.tr("Clean up…"), name="cleanUpRoom")
        clean.setAccessibleDescription(self.name.whole)
        clean.setEnabled(storage.lines > 0)
        clean.clicked.connect(self.cleanUpWanted)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(12)
        line.addLayout(column, 1)
        line.addWidget(clean)
