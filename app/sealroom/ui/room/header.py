"""The header of a room: picture, title, people, lock chip, and the ways to settings and details."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from sealroom.controller.timeline_views import Lock
from sealroom.controller.views import RoomView
from sealroom.ui.desk import Desk
from sealroom.ui.parts.button import IconButton
from sealroom.ui.parts.label import ElidedLabel
from sealroom.ui.parts.mirror import set_margins
from sealroom.ui.parts.person_line import VerifiedMark
from sealroom.ui.parts.picture import Picture
from sealroom.ui.room.lock_chip import LockChip
from sealroom.ui.text.room_words import (
    chip_wait_words,
    chip_words,
    room_picture,
    room_subtitle,
    room_title,
)
from sealroom.ui.theme import Icon

HEIGHT = 56
_PICTURE = 36
_TITLE_NEEDS = 170
"""Pixels that title and people should have before the chip says all it could."""


class RoomHeader(QFrame):
    """Shows a `RoomView`."""

    detailsToggled = Signal(bool)
    titled = Signal(str)
    """What the room is called now."""
    settingsWanted = Signal()
    findWanted = Signal()
    keysWanted = Signal()
    """The chip was clicked: show the key history."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setProperty("kind", "background")
        self.setObjectName("roomHeader")
        self.setFixedHeight(HEIGHT)
        self._about = self._typing = ""
        self._verified = False
        self._picture = Picture(desk.theme, _PICTURE)
        self.title = ElidedLabel(kind="strong")
        self.title.setObjectName("roomTitle")
        self.subtitle = ElidedLabel(kind="small")
        self.subtitle.setObjectName("roomSubtitle")
        self.mark = VerifiedMark(desk.theme, self.tr("Everyone here is verified by you"))
        self.mark.setObjectName("roomVerified")
        self.chip = LockChip(desk.theme)
        self.chip.clicked.connect(self.keysWanted)
        theme = desk.theme
        self.find_button = IconButton(
            theme, Icon.SEARCH, self.tr("Find in this room"), name="findInRoom"
        )
        self.find_button.clicked.connect(self.findWanted)
        self.settings = IconButton(
            theme, Icon.SETTINGS, self.tr("Room settings"), name="roomSettings"
        )
        self.settings.clicked.connect(self.settingsWanted)
        self.details = IconButton(
            theme, Icon.DETAILS, self.tr("People and keys"), name="toggleDetails"
        )
        self.details.setCheckable(True)
        self.details.clicked.connect(self.detailsToggled)
        self._lay_out()

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addStretch()
        words.addWidget(self.title)
        below = QHBoxLayout()
        below.setSpacing(4)
        below.addWidget(self.mark)
        below.addWidget(self.subtitle, 1)
        words.addLayout(below)
        words.addStretch()
        line = QHBoxLayout(self)
        set_margins(line, 16, 0, 9, 0)
        line.setSpacing(4)
        line.addWidget(self._picture)
        line.addSpacing(8)
        line.addLayout(words, 1)
        line.addSpacing(8)
        line.addWidget(self.chip)
        line.addSpacing(4)
        line.addWidget(self.find_button)
        line.addWidget(self.settings)
        line.addWidget(self.details)

    def show_room(self, room: RoomView, *, first_key: bool) -> None:
        """Say what the room is like now."""
        self._picture.show_for(room_picture(room), room_title(room))
        self.title.set_whole(room_title(room))
        self.titled.emit(room_title(room))
        self._about = room_subtitle(room)
        self._verified = room.all_verified and room.my_role is not None
        self._say_about()
        self._say_lock(room, first_key=first_key)
        self.settings.setEnabled(room.my_role is not None)
        self._fit()

    def say_typing(self, words: str) -> None:
        """Who types at the moment, in the place of what else is said of the room."""
        self._typing = words
        self._say_about()

    def _say_about(self) -> None:
        self.subtitle.set_whole(self._typing or self._about)
        self.subtitle.setAccessibleName(self._typing or self._about)
        self.mark.setVisible(self._verified and not self._typing)

    def _say_lock(self, room: RoomView, *, first_key: bool) -> None:
        now = self._desk.clock()
        if room.alarm:
            self.chip.say(Lock.UNVERIFIED, self.tr("Not trusted"), self.tr("Not trusted"))
        elif room.key_wait is not None:
            self.chip.say(
                Lock.WAITING, chip_wait_words(room.key_wait), self.tr("Waits for its key")
            )
        elif room.sealed:
            words = chip_words(room, now, first_key=first_key)
            self.chip.say(Lock.SEALED, words, self.tr("Sealed"))
        else:
            words = chip_words(room, now, first_key=first_key)
            self.chip.say(Lock.OPEN, words, self.tr("Not sealed"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The chip gives way to the title."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        buttons = 2 * self.details.width()
        left = self.width() - _PICTURE - buttons - 60 - self.chip.long_width
        needs = max(self.title.sizeHint().width(), self.subtitle.sizeHint().width())
        self.chip.set_shortened(left < min(needs, _TITLE_NEEDS))
