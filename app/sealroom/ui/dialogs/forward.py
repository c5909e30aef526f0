"""Chooses the room in which a message is said again."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from sealroom.controller.timeline_views import Lock, MessageView
from sealroom.controller.views import RoomView
from sealroom.ui.desk import Desk
from sealroom.ui.dialogs.work_sheet import WorkSheet
from sealroom.ui.parts.label import Label
from sealroom.ui.parts.notice import Notice, NoticeKind
from sealroom.ui.text.inert import isolated
from sealroom.ui.text.item_words import quoted
from sealroom.ui.text.lock_words import LOCK_ICONS, lock_color, room_lock
from sealroom.ui.text.room_words import room_title

_SESSION = Qt.ItemDataRole.UserRole
_HEIGHT = 240


class Forward(WorkSheet):
    """Says before it is done where it would be readable by more than before."""

    forwarded = Signal(str)
    """The room that it went to."""

    def __init__(self, desk: Desk, messages: list[MessageView]) -> None:
        super().__init__(desk, self.tr("Forward"), name="forwardSheet")
        self._desk = desk
        self._messages = messages
        self._rooms = {
            room.session_id: room
            for room in desk.facade.rooms()
            if room.my_role is not None and not room.muted and not room.alarm
        }
        first, more = quoted(messages[0].text), len(messages) - 1
        words = self.tr("{first} and %n more", None, more).format(first=first) if more else first
        what = Label(words, kind="small", wrap=True)
        what.setObjectName("forwardText")
        self._filter = QLineEdit()
        self._filter.setObjectName("forwardFilter")
        self._filter.setPlaceholderText(self.tr("Room"))
        self._filter.setAccessibleName(self.tr("Find a room by name"))
        self._filter.textChanged.connect(self._show)
        self.list = QListWidget()
        self.list.setObjectName("forwardRooms")
        self.list.setAccessibleName(self.tr("Rooms"))
        self.list.setFixedHeight(_HEIGHT)
        self.list.currentItemChanged.connect(lambda *_: self._warn())
        self.list.itemActivated.connect(lambda _: self._send())
        self._caution = Notice(desk.theme, NoticeKind.AMBER)
        self._caution.setObjectName("forwardCaution")
        for widget in (what, self._filter, self.list, self._caution):
            self.body.addWidget(widget)
        self.add_cancel()
        self.go_on = self.add_button(self.tr("Forward"), "forward", "primary")
        self.go_on.clicked.connect(self._send)
        self._show("")

    def first_focus(self) -> QWidget:
        """The field: rooms are found by name."""
        return self._filter

    def _show(self, wanted: str) -> None:
        self.list.clear()
        icons, tokens = self.theme.icons, self.theme.tokens
        for room in self._rooms.values():
            title = room_title(room)
            if wanted.casefold() not in title.casefold():
                continue
            lock = room_lock(sealed=room.sealed)
            icon = icons.icon(LOCK_ICONS[lock], 16, lock_color(lock, tokens))
            item = QListWidgetItem(icon, title)
            item.setData(_SESSION, room.session_id)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self._warn()

    def _chosen(self) -> RoomView | None:
        row = self.list.currentRow()
        return self._rooms.get(self.list.item(row).data(_SESSION)) if row >= 0 else None

    def _warn(self) -> None:
        room = self._chosen()
        self.go_on.setEnabled(room is not None)
        words = ""
        if room is not None and not room.sealed and self._any_sealed():
            words = self.tr(
                "This was sealed, and {room} is not: there the relay can read it."
            ).format(room=isolated(room_title(room)))
        self._caution.say(words)
        self._caution.setVisible(bool(words))
        self.sizeWanted.emit()

    def _any_sealed(self) -> bool:
        return any(message.lock is Lock.SEALED for message in self._messages)

    def _send(self) -> None:
        room = self._chosen()
        if room is None:
            return

        async def send() -> None:
            for message in self._messages:
                await self._desk.facade.send(
                    room.session_id, message.text, sealed=room.sealed, forwarded=True
                )

        def sent(_: object) -> None:
            self.accept()
            self.forwarded.emit(room.session_id)

        self.work(send(), name="forward", words=self.tr("One moment…"), then=sent)
