"""One room: header, timeline, composer, and what happens between them."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from sealroom.controller.errors import UnknownRoom
from sealroom.protocol.ids import MessageId, SessionId
from sealroom.ui.accessible import announce
from sealroom.ui.composer.composer import Composer
from sealroom.ui.composer.written import Written
from sealroom.ui.desk import Desk
from sealroom.ui.models.refresh import Refresh
from sealroom.ui.models.timeline import TimelineModel
from sealroom.ui.parts.line import make_line
from sealroom.ui.parts.mirror import is_mirrored
from sealroom.ui.place import Scroll
from sealroom.ui.room.day_jump import DayJump
from sealroom.ui.room.draft import DraftKeeper
from sealroom.ui.room.file_actions import FileActions
from sealroom.ui.room.find_bar import FindBar
from sealroom.ui.room.header import RoomHeader
from sealroom.ui.room.message_actions import MessageActions
from sealroom.ui.room.outbox_bar import OutboxBar
from sealroom.ui.room.read_mark import ReadMark
from sealroom.ui.room.scheduled_bar import ScheduledBar
from sealroom.ui.room.selection import SelectionBar
from sealroom.ui.room.talk import Talk
from sealroom.ui.room.typing import TypingTeller, WhoTypes
from sealroom.ui.text.item_words import item_spoken
from sealroom.ui.timeline.delegate import TimelineDelegate
from sealroom.ui.timeline.to_end import ToEndButton
from sealroom.ui.timeline.view import TimelineView


class RoomPage(QFrame):
    """Shows one room at a time."""

    draftKept = Signal(str, str)
    discardAllWanted = Signal(str)
    alarmWanted = Signal(str)
    """What stopped this room is to be looked at."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._session_id: SessionId | None = None
        self.setProperty("kind", "background")
        self.setObjectName("roomPage")
        self.header = RoomHeader(desk)
        self.model = TimelineModel(desk.bridge, self)
        delegate = TimelineDelegate(desk.theme, desk.clock, self)
        self.timeline = TimelineView(self.model, delegate)
        self.timeline.setObjectName("timeline")
        self.timeline.setAccessibleName(self.tr("Messages"))
        self.find_bar = FindBar(desk)
        self.outbox = OutboxBar(desk)
        self.scheduled = ScheduledBar(desk)
        self.composer = Composer(desk)
        self._to_end = ToEndButton(desk.theme, self.timeline)
        self._drafts = DraftKeeper(desk, self)
        self.talk = Talk(desk, self.model, self.composer, self)
        self.message_actions = MessageActions(
            desk, self.model, self.timeline, self.composer, self.talk
        )
        self.selection = self.message_actions.selection
        self.chosen = SelectionBar(desk, self.selection)
        self.files = FileActions(desk, self.model, self.timeline, self.composer, self.talk)
        self.message_actions.files = self.files
        delegate.shelf = self.files.shelf
        self._day_jump = DayJump(desk, self.timeline)
        self._teller = TypingTeller(desk)
        self._who_types = WhoTypes(desk, self)
        self._who_types.changed.connect(lambda: self.header.say_typing(self._who_types.words))
        self._read_mark = ReadMark(desk, self.model, self.timeline)
        self._refresh = Refresh(self._show_room, self)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(make_line())
        column.addWidget(self.find_bar)
        column.addWidget(self.timeline, 1)
        column.addWidget(make_line())
        column.addWidget(self.outbox)
        column.addWidget(self.scheduled)
        column.addWidget(self.chosen)
        column.addWidget(self.composer)

    def _connect(self) -> None:
        bridge = self._desk.bridge
        bridge.roomsChanged.connect(self._rooms_changed)
        bridge.peopleChanged.connect(self._people_changed)
        bridge.messageArrived.connect(self._announce)
        self.outbox.retryWanted.connect(self._retry_all)
        self.outbox.discardWanted.connect(self._discard_all)
        self.composer.sendWanted.connect(self._send)
        self.composer.edited.connect(self._edited)
        self.composer.alarmWanted.connect(self._see_alarm)
        self._drafts.kept.connect(self.draftKept)
        self.timeline.moved.connect(self._show_to_end)
        self.selection.changed.connect(self._show_chosen)
        self.message_actions.jumpWanted.connect(self.open_at)
        self.message_actions.dayWanted.connect(self._day_jump.ask)
        self.find_bar.jumpWanted.connect(self.open_at)
        self.find_bar.closed.connect(self.composer.field.setFocus)
        self.header.findWanted.connect(self.find_here)
        self._day_jump.found.connect(self._jump_to_day)
        self._to_end.clicked.connect(self.timeline.to_end)
        self._desk.theme.changed.connect(self.timeline.viewport().update)
        self._desk.theme.resized.connect(self.timeline.lay_out_anew)

    @property
    def session_id(self) -> SessionId | None:
        """The room that is shown."""
        return self._session_id

    def open(self, session_id: SessionId, scroll: Scroll | None = None) -> None:
        """Show a room, where it was left or else where something is new."""
        if session_id == self._session_id:
            return
        self.keep_draft()
        self.find_bar.close_bar()
        self._session_id = session_id
        self._who_types.open(session_id)
        self._show_room()
        self.composer.fill(self._drafts.text_of(session_id))
        self.talk.open(session_id)
        self.selection.clear()
        self.model.open(session_id, scroll.order if scroll else None)
        if scroll is None:
            self.timeline.show_opened()
        else:
            self.timeline.return_to(scroll)
        self._read_mark.opened()

    def open_at(self, session_id: SessionId, order: float, *, lit: bool = True) -> None:
        """Show a room at one of its items and mark it; not `lit`, with the item at the top."""
        if session_id == self._session_id:
            self.model.show_around(order)
        else:
            self.open(session_id, Scroll(order, self.timeline.height() // 3))
        self.timeline.show_at(order, lit=lit)
        self._read_mark.look()

    def find_here(self) -> None:
        """Find in this room."""
        if self._session_id is not None:
            self.find_bar.open(self._session_id)

    def choose_day(self) -> None:
        """Ask for a day to jump to."""
        if self._session_id is not None:
            self._day_jump.ask(self._session_id)

    def _jump_to_day(self, order: int | None) -> None:
        if order is None:
            self.timeline.to_end()
        elif self._session_id is not None:
            self.open_at(self._session_id, order, lit=False)
        self.timeline.setFocus()

    def close_room(self) -> None:
        """Show none."""
        self.keep_draft()
        self._session_id = None
        self.model.open(None)
        self.talk.open(None)

    def keep_draft(self) -> None:
        """Store what stands in the composer."""
        self._drafts.keep()

    def escape(self) -> bool:
        """Close the innermost thing in the room. Whether there was one."""
        if self.selection.active:
            self.selection.clear()
            return True
        if not self.find_bar.isHidden():
            self.find_bar.close_bar()
            return True
        return self.timeline.clear_text() or self.composer.escape()

    def _show_chosen(self) -> None:
        chosen, was = self.selection.active, self.composer.isHidden()
        self.composer.setVisible(not chosen)
        if chosen != was:
            (self.timeline if chosen else self.composer.field).setFocus()

    def _announce(self, session_id: SessionId, message_id: MessageId) -> None:
        """A screen reader says what comes in front of the person; the rest is for notifications."""
        if session_id == self._session_id and self.isVisible() and self.isActiveWindow():
            message = self._desk.facade.message(session_id, message_id)
            announce(self.timeline, item_spoken(message) if message is not None else "")

    def look(self) -> None:
        """The window came to the front: what is seen is read."""
        self._read_mark.look()

    def to_oldest_unread(self) -> None:
        """Stand at the first message that is unread, or was as the room was opened."""
        session_id = self._session_id
        order = self._desk.facade.first_unread(session_id) if session_id is not None else None
        self._stand_at(self.model.new_from if order is None else order)

    def to_start(self) -> None:
        """Stand at the beginning of what is here of the room."""
        self._stand_at(0)

    def _stand_at(self, order: int | None) -> None:
        if order is not None and self._session_id is not None:
            self.open_at(self._session_id, order, lit=False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The button to the end keeps its corner."""
        super().resizeEvent(event)
        self._place_to_end()

    def _place_to_end(self) -> None:
        view, button = self.timeline.viewport().rect(), self._to_end
        x = 12 if is_mirrored() else view.right() - button.width() - 12
        button.move(x, view.bottom() - button.height() - 8)

    def _show_to_end(self) -> None:
        self._place_to_end()
        self._to_end.setVisible(not self.timeline.at_end)

    def _rooms_changed(self, session_ids: frozenset[SessionId]) -> None:
        if self._session_id in session_ids:
            self._refresh.ask()

    def _people_changed(self, session_id: SessionId) -> None:
        if session_id == self._session_id:
            self._refresh.ask()

    def _show_room(self) -> None:
        if self._session_id is None:
            return
        facade = self._desk.facade
        try:
            room = facade.room(self._session_id)
        except UnknownRoom:
            return
        self.header.show_room(room, first_key=len(facade.room_keys(self._session_id)) <= 1)
        self.outbox.show_room(room)
        self.scheduled.show_room(room)
        self.composer.show_room(room)
        self._to_end.show_unread(room.unread)

    def _edited(self, text: str) -> None:
        if self._session_id is not None:
            self._drafts.note(self._session_id, text)
            self._teller.typed(self._session_id, text)

    def _send(self, written: Written) -> None:
        session_id = self._session_id
        if session_id is None:
            return
        self._drafts.end(session_id)
        about = self.talk.take()

        def refused(why: str) -> None:
            if session_id == self._session_id:
                self.composer.put_back(written.text, written.sealed, why)
                self.talk.put_back(about)
            else:
                draft = self._drafts.text_of(session_id)
                self._drafts.note(session_id, "\n".join(filter(None, (written.text, draft))))
                self._drafts.keep()
                self._desk.bridge.trouble.emit(why)

        self._desk.bridge.start(
            self.talk.send(session_id, written, about),
            name="send",
            on_error=refused,
            must_finish=True,
        )
        goes_now = written.due_at is None and (about is None or not about.edits)
        if goes_now:
            self.model.set_new_from(None)
            self.timeline.to_end()

    def take_back_scheduled(self, session_id: SessionId, number: int) -> None:
        """A message that waits for its time comes back into the composer."""
        typed = self.composer.field.toPlainText()

        def taken(draft: str) -> None:
            if session_id == self._session_id:
                self.composer.write(draft)
                self.composer.field.setFocus()

        work = self._desk.facade.scheduling.take_back(session_id, number, typed)
        self._desk.bridge.start(work, name="take back", then=taken, must_finish=True)

    def _retry_all(self) -> None:
        if self._session_id is not None:
            work = self._desk.facade.retry_all(self._session_id)
            self._desk.bridge.start(work, name="retry all", must_finish=True)

    def _discard_all(self) -> None:
        if self._session_id is not None:
            self.discardAllWanted.emit(self._session_id)

    def _see_alarm(self) -> None:
        if self._session_id is not None:
            self.alarmWanted.emit(self._session_id)
