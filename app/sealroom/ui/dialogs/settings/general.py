"""Name, description, who may invite and let in, how long messages are kept, and leaving."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from sealroom.controller.views import RoomView
from sealroom.protocol.entry import Role
from sealroom.protocol.limits import DESCRIPTION_LENGTH, TITLE_LENGTH
from sealroom.ui.desk import Desk
from sealroom.ui.dialogs.settings.page import Act, SettingsPage, changed_policy, is_owner
from sealroom.ui.parts.button import make_button
from sealroom.ui.parts.choice import Choice
from sealroom.ui.parts.label import Label
from sealroom.ui.parts.line import make_line
from sealroom.ui.parts.switch import Switch
from sealroom.ui.parts.text_field import TextArea, TextField
from sealroom.ui.text.inert import inert_line, inert_text
from sealroom.ui.text.when import lasting

LIFETIMES = (0, 300, 3_600, 86_400, 7 * 86_400, 28 * 86_400)
"""Seconds; 0 for ever."""
PAUSES = (0, 10, 30, 60, 300, 900, 3_600)


class GeneralPage(SettingsPage):
    """Owner and Admins rename; the Owner says who may invite and let in."""

    leaveWanted = Signal()

    def __init__(self, desk: Desk, act: Act) -> None:
        super().__init__(desk, act)
        self._room: RoomView | None = None
        self.name = TextField(self.tr("Name"), name="settingsName", most=TITLE_LENGTH)
        self.description = TextArea(self.tr("Description"), name="settingsDescription", lines=2)
        self.save = make_button(self.tr("Save"), name="settingsSave", kind="primary")
        self.save.clicked.connect(self._save)
        self._note = Label(kind="small", wrap=True)
        row = QHBoxLayout()
        row.addWidget(self._note, 1)
        row.addWidget(self.save)
        self.invite = Switch(
            desk.theme,
            self.tr("Members may invite"),
            self.tr("Owners and Admins always may."),
            name="membersInvite",
        )
        self.admit = Switch(
            desk.theme,
            self.tr("Members may let in who asks to join"),
            self.tr("Owners and Admins always may."),
            name="membersAdmit",
        )
        self.lifetime = Choice(desk.theme, self.tr("Messages disappear"), name="lifetime")
        self.slow_mode = Choice(desk.theme, self.tr("Slow mode"), name="slowMode")
        self.leave = make_button(self.tr("Leave room…"), name="leaveRoom", kind="quiet-danger")
        self.leave.clicked.connect(self.leaveWanted)
        self.column.addWidget(self.name)
        self.column.addWidget(self.description)
        self.column.addLayout(row)
        self.column.addWidget(make_line())
        self.column.addWidget(self.invite)
        self.column.addWidget(self.admit)
        self.column.addWidget(make_line())
        self._add_times()
        self.column.addWidget(make_line())
        self.column.addWidget(self.leave)
        self.column.addStretch()
        self.name.edit.textChanged.connect(self._check)
        self.description.edit.textChanged.connect(self._check)
        self.invite.clicked.connect(lambda on: self._set(members_invite=on))
        self.admit.clicked.connect(lambda on: self._set(members_admit=on))
        self.lifetime.activated.connect(self._set_lifetime)
        self.slow_mode.activated.connect(self._set_slow_mode)

    def _add_times(self) -> None:
        for choice, title, words in (
            (
                self.lifetime,
                self.tr("Messages disappear"),
                self.tr(
                    "What is written from now on is deleted at everyone’s after this time. "
                    "Nobody can be kept from keeping a copy."
                ),
            ),
            (
                self.slow_mode,
                self.tr("Slow mode"),
                self.tr("How long a Member waits between two messages. Owners and Admins do not."),
            ),
        ):
            column = QVBoxLayout()
            column.setSpacing(0)
            column.addWidget(Label(title))
            column.addWidget(Label(words, kind="small", wrap=True))
            row = QHBoxLayout()
            row.addLayout(column, 1)
            row.addWidget(choice)
            self.column.addLayout(row)

    def show_room(self, room: RoomView) -> None:
        """What was typed and not saved stays."""
        before, self._room = self._room, room
        if before is None or before.title != room.title:
            self.name.edit.setText(inert_line(room.title))
        if before is None or before.description != room.description:
            self.description.edit.setPlainText(inert_text(room.description))
        for part in (self.name, self.description):
            part.setVisible(room.partner is None)  # a room for two is called after the other
        ranked = room.my_role in {Role.OWNER, Role.ADMIN}
        _fill(self.lifetime, LIFETIMES, room.lifetime, self.tr("never"))
        _fill(self.slow_mode, PAUSES, room.slow_mode, self.tr("off"))
        for choice in (self.lifetime, self.slow_mode):
            choice.setEnabled(ranked)
        may_rename = room.partner is None and room.my_role in {Role.OWNER, Role.ADMIN}
        self.name.edit.setReadOnly(not may_rename)
        self.description.edit.setReadOnly(not may_rename)
        self._note.setText(
            ""
            if may_rename or room.partner is not None
            else self.tr("Only Owners and Admins can change name and description.")
        )
        self.save.setVisible(may_rename)
        for switch in (self.invite, self.admit):
            switch.setVisible(room.partner is None)
        self.invite.setChecked(room.members_invite)
        self.admit.setChecked(room.members_admit)
        for switch in (self.invite, self.admit):
            switch.setEnabled(is_owner(room))
        self._check()

    def _set_lifetime(self, index: int) -> None:
        seconds = self.lifetime.itemData(index)
        if self._room is not None and seconds != self._room.lifetime:
            work = self.desk.facade.set_lifetime(self._room.session_id, seconds)
            self.act(work, self.tr("Saving…"))

    def _set_slow_mode(self, index: int) -> None:
        seconds = self.slow_mode.itemData(index)
        if self._room is not None and seconds != self._room.slow_mode:
            work = self.desk.facade.set_slow_mode(self._room.session_id, seconds)
            self.act(work, self.tr("Saving…"))

    def _check(self) -> None:
        room = self._room
        if room is None:
            return
        fits = len(self.description.text) <= DESCRIPTION_LENGTH
        shown = (inert_line(room.title), inert_text(room.description).strip())
        changed = (self.name.text, self.description.text) != shown
        self.save.setEnabled(changed and fits and bool(self.name.text))
        if not fits:
            words = self.tr("The description is too long: {count} characters at most.")
            self._note.setText(words.format(count=DESCRIPTION_LENGTH))

    def _save(self) -> None:
        if self._room is not None:
            work = self.desk.facade.set_info(
                self._room.session_id, self.name.text, self.description.text
            )
            self.act(work, self.tr("Saving…"))

    def _set(self, **changes: bool) -> None:
        if self._room is not None:
            policy = changed_policy(self._room, **changes)
            work = self.desk.facade.set_policy(self._room.session_id, policy)
            self.act(work, self.tr("Saving…"))


def _fill(choice: Choice, usual: tuple[int, ...], now: int, none: str) -> None:
    """Offer the usual spans, and what holds now."""
    spans = sorted({*usual, now})
    choice.clear()
    for seconds in spans:
        choice.addItem(lasting(seconds) if seconds else none, seconds)
    choice.setCurrentIndex(spans.index(now))
