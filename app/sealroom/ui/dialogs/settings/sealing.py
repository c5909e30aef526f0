"""Sealed or not and what that changes, open messages, and how often keys are replaced."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sealroom.controller.views import RoomView
from sealroom.ui.desk import Desk
from sealroom.ui.dialogs.settings.page import Act, SettingsPage, changed_policy, is_owner
from sealroom.ui.parts.button import make_button
from sealroom.ui.parts.choice import Choice
from sealroom.ui.parts.label import Label
from sealroom.ui.parts.line import make_line
from sealroom.ui.parts.notice import Notice, NoticeKind
from sealroom.ui.parts.switch import Switch
from sealroom.ui.text.when import period

_PERIODS = (86_400, 7 * 86_400, 30 * 86_400, 90 * 86_400, 0)
"""Seconds; 0 for never."""


class SealingPage(SettingsPage):
    """The Owner decides; others read it."""

    sealWanted = Signal(bool)
    """The switch was touched: what the room shall become."""

    def __init__(self, desk: Desk, act: Act) -> None:
        super().__init__(desk, act)
        self._room: RoomView | None = None
        theme = desk.theme
        self.sealed = Switch(theme, self.tr("Sealed"), name="settingsSealed")
        self.open_allowed = Switch(
            theme,
            self.tr("Single messages may go unsealed"),
            self.tr("People can open the lock for one message, which the relay can then read."),
            name="openAllowed",
        )
        self.on_join = Switch(
            theme,
            self.tr("Replace the key when someone joins"),
            self.tr("It is always replaced when someone leaves."),
            name="replaceOnJoin",
        )
        self.period = Choice(theme, self.tr("Replace the key"), name="rotationPeriod")
        self.replace = make_button(self.tr("Replace the key now"), name="replaceKey")
        self.replace.clicked.connect(self._replace)
        self._note = Notice(theme, NoticeKind.CALM)
        self._note.say(self.tr("Only an Owner can change these."))
        self._overdue = Notice(theme)
        self._overdue.setObjectName("keyOverdue")
        self._lay_out()
        self.sealed.clicked.connect(self._sealed_touched)
        self.open_allowed.clicked.connect(lambda on: self._set(open_allowed=on))
        self.on_join.clicked.connect(lambda on: self._set(replace_on_join=on))
        self.period.activated.connect(self._set_period)

    def _lay_out(self) -> None:
        self._key_part = QWidget()
        keys = QVBoxLayout(self._key_part)
        keys.setContentsMargins(0, 0, 0, 0)
        keys.setSpacing(12)
        row = QHBoxLayout()
        row.addWidget(Label(self.tr("Replace the key")), 1)
        row.addWidget(self.period)
        now = QHBoxLayout()
        words = self.tr("A new key is handed to everyone in the room; old messages stay readable.")
        now.addWidget(Label(words, kind="small", wrap=True), 1)
        now.addWidget(self.replace)
        keys.addWidget(self.open_allowed)
        keys.addWidget(make_line())
        keys.addLayout(row)
        keys.addWidget(self.on_join)
        keys.addWidget(self._overdue)
        keys.addLayout(now)
        self.column.addWidget(self._note)
        self.column.addWidget(self.sealed)
        self.column.addWidget(self._key_part)
        self.column.addStretch()

    def show_room(self, room: RoomView) -> None:
        """What holds now."""
        self._room = room
        owner = is_owner(room)
        self._note.setVisible(not owner)
        self.sealed.setChecked(room.sealed)
        self.sealed.set_words(
            self.tr("Only the people in this room can read its messages, name and description.")
            if room.sealed
            else self.tr("The relay can read everything that is written in this room.")
        )
        self._key_part.setVisible(room.sealed)
        self.open_allowed.setChecked(room.open_allowed)
        self.on_join.setChecked(room.replace_on_join)
        self._show_period(room.rotation_period)
        for part in (self.sealed, self.open_allowed, self.on_join, self.period):
            part.setEnabled(owner)
        self.replace.setVisible(owner)
        self._overdue.setVisible(room.key_overdue)
        over = self.tr(
            "By this computer’s clock the key’s time is over, and it was not replaced although "
            "people went on writing."
        )
        do = self.tr("Replace it now.") if owner else self.tr("An Owner can ask for a new one.")
        self._overdue.say(f"{over} {do}")

    def _show_period(self, seconds: int) -> None:
        choices = sorted({*_PERIODS, seconds}, key=lambda choice: choice or 1 << 62)
        self.period.clear()
        for choice in choices:
            words = self.tr("every {period}").format(period=period(choice))
            self.period.addItem(words if choice else self.tr("only when someone leaves"), choice)
        self.period.setCurrentIndex(choices.index(seconds))

    def _sealed_touched(self, on: bool) -> None:
        """The switch stays as it is until the person confirmed and the room has changed."""
        self.sealed.setChecked(not on)
        self.sealWanted.emit(on)

    def _set(self, **changes: bool) -> None:
        if self._room is not None:
            policy = changed_policy(self._room, **changes)
            work = self.desk.facade.set_policy(self._room.session_id, policy)
            self.act(work, self.tr("Saving…"))

    def _set_period(self, index: int) -> None:
        seconds = self.period.itemData(index)
        if self._room is not None and seconds != self._room.rotation_period:
            policy = changed_policy(self._room, rotation_period=seconds)
            work = self.desk.facade.set_policy(self._room.session_id, policy)
            self.act(work, self.tr("Saving…"))

    def _replace(self) -> None:
        if self._room is not None:
            work = self.desk.facade.replace_key(self._room.session_id)
            self.act(work, self.tr("Replacing the key…"))
